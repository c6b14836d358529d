"""Radio buttons of which none is chosen until the person chooses; Y and N choose while one of them has the focus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QGroupBox, QRadioButton, QVBoxLayout, QWidget

from carehome_desktop.ui import theme


class RadioGroup(QGroupBox):
    """Choices under a question, which is the group's name for those who listen.

    Up and down move and choose, as in every radio group; a letter of `keys` chooses its value.
    """

    chosen = Signal(object)

    def __init__(
        self,
        choices: Sequence[tuple[object, str]],
        keys: Mapping[Qt.Key, object] | None = None,
        parent: QWidget | None = None,
        *,
        across: bool = False,
    ) -> None:
        super().__init__(parent)
        self._keys = dict(keys or {})
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose by letter; other keys go their way."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
            key = Qt.Key(event.key())
            if plain and key in self._keys and self.isEnabled():
                button = self.buttons[self._values.index(self._keys[key])]
                button.setFocus(Qt.FocusReason.TabFocusReason)
                button.setChecked(True)
                return True
        return super().eventFilter(watched, event)

    def _toggled(self, at: int, on: bool) -> None:
        if on:
            self.chosen.emit(self._values[at])
