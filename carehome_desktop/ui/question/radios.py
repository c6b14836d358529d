"""Radio buttons of which none is chosen until the person chooses; arrows and letters choose while one has the focus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QButtonGroup, QGroupBox, QRadioButton, QVBoxLayout, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.text import Hint
from carehome_desktop.ui.question.typing_beside import is_letter, is_one_word

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}
_NOT_YET = object()


class RadioGroup(QGroupBox):
    """Choices under a question, which is the group's name for those who listen.

    With `arrows_choose` the arrows choose, from no choice the first or the last; a letter of `keys` chooses its value,
    unless it is part of typing: another letter makes the group deaf to letters and to the space bar until an arrow, the
    mouse or a coming back of the focus shows that an answer is meant. `meanings` stand below the choices, in their order.
    """

    chosen = Signal(object)
    """A value; None when a letter had answered and turned out to begin a word."""
    typed_beside = Signal(bool)
    """Whether the person seems to be typing a text."""

    def __init__(
        self,
        choices: Sequence[tuple[object, str]],
        keys: Mapping[Qt.Key, object] | None = None,
        parent: QWidget | None = None,
        *,
        across: bool = False,
        arrows_choose: bool = False,
        meanings: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        self._keys, self._arrows_choose = dict(keys or {}), arrows_choose
        self._typing = False
        self._before_letter: object = _NOT_YET
        self._letter_at = 0
        self._values = [value for value, _ in choices]
        self._group = QButtonGroup(self)
        self.buttons: list[QRadioButton] = []
        layout: QBoxLayout = QVBoxLayout(self)
        if across:
            layout.setDirection(QBoxLayout.Direction.LeftToRight)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(6 if across else 1))
        for at, (_, words) in enumerate(choices):
            button = QRadioButton(words)
            button.setAccessibleName(words)
            button.installEventFilter(self)
            self._group.addButton(button, at)
            self.buttons.append(button)
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            if at < len(meanings) and meanings[at]:
                layout.addLayout(_below(meanings[at]))
        if across:
            layout.addStretch(1)
        self._group.idToggled.connect(self._toggled)

    def set_question(self, words: str) -> None:
        """Name the group by its question, and let each button repeat it as its description."""
        self.setAccessibleName(words)
        for button in self.buttons:
            button.setAccessibleDescription(words)

    def choose(self, value: object) -> None:
        """Show a value as chosen, or none with None, without telling of it."""
        self._group.blockSignals(True)
        self._group.setExclusive(False)
        for at, button in enumerate(self.buttons):
            button.setChecked(self._values[at] is value or (isinstance(value, str) and self._values[at] == value))
        self._group.setExclusive(True)
        self._group.blockSignals(False)

    def value(self) -> object:
        """Return what is chosen, None if nothing is."""
        at = self._group.checkedId()
        return self._values[at] if at >= 0 else None

    def take_focus(self) -> None:
        """Put the focus on the chosen button, or the first."""
        button = self._group.checkedButton() or self.buttons[0]
        button.setFocus(Qt.FocusReason.TabFocusReason)

    def last_by_tab(self) -> QRadioButton:
        """Return the last button that Tab reaches: the chosen one, or of an open choice the last."""
        return self.buttons[self._group.checkedId()]  # an id of -1, for none, is the last too

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose by letter and arrow; other keys go their way."""
        kind = event.type()
        left = kind == QEvent.Type.FocusOut and self._keys and QApplication.focusWidget() not in self.buttons
        if left or kind == QEvent.Type.MouseButtonPress:
            self._set_typing(False)
        elif isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress and self.isEnabled():
            return self._pressed(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        """Return whether a key is dealt with here."""
        key = Qt.Key(event.key())
        if self._arrows_choose and key in _STEPS and self._plain(event):
            self._set_typing(False)
            self._step(_STEPS[key])
            return True
        if not self._keys:
            return False
        if self._typing and (is_letter(event) or key == Qt.Key.Key_Space):
            return True
        if is_letter(event):
            if key in self._keys:
                self._choose_by_letter(key, event)
            else:
                self._take_letter_back(event)
                self._set_typing(True)
            return True
        self._before_letter = _NOT_YET
        return False

    def _choose_by_letter(self, key: Qt.Key, event: QKeyEvent) -> None:
        if self._before_letter is _NOT_YET or not is_one_word(self._letter_at, event.timestamp()):
            self._before_letter = self.value()
        self._letter_at = event.timestamp()
        self._choose_at(self._values.index(self._keys[key]))

    def _take_letter_back(self, event: QKeyEvent) -> None:
        """Put back what was chosen before the letter with which a word began, such as the N of *Nurse*."""
        before, self._before_letter = self._before_letter, _NOT_YET
        if before is not _NOT_YET and is_one_word(self._letter_at, event.timestamp()) and before != self.value():
            self.choose(before)
            self.chosen.emit(before)

    def _set_typing(self, typing: bool) -> None:
        self._before_letter = _NOT_YET
        if typing is not self._typing:
            self._typing = typing
            self.typed_beside.emit(typing)

    def _step(self, way: int) -> None:
        at, last = self._group.checkedId(), len(self.buttons) - 1
        if at < 0:
            self._choose_at(0 if way > 0 else last)
        else:
            self._choose_at((at + way) % (last + 1))

    def _choose_at(self, at: int) -> None:
        self.buttons[at].setFocus(Qt.FocusReason.TabFocusReason)
        self.buttons[at].setChecked(True)

    @staticmethod
    def _plain(event: QKeyEvent) -> bool:
        return event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)

    def _toggled(self, at: int, on: bool) -> None:
        if on:
            self.chosen.emit(self._values[at])


def _below(meaning: str) -> QBoxLayout:
    """Return the line that says what a choice means, in line with its words."""
    line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    line.setContentsMargins(theme.space(9), 0, 0, theme.space(1))
    line.addWidget(Hint(meaning))
    return line
