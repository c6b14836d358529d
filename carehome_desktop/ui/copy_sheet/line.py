"""One line of the copy sheet: what is asked, the value to type, and what was said of it; with keys for all that is done to it."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from carehome_desktop.domain.copy_sheet import MARK_WORDS, ON_THE_ONE_BEFORE, Mark, Marked, SheetLine
from carehome_desktop.ui import theme
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.parts.buttons import Button
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.parts.text import Text


class Wish(StrEnum):
    """What is done to a line."""

    COPY = "copy"
    TYPED = "typed"
    NOT_THERE = "not-there"
    ASKS_ELSE = "asks-else"
    UNDO = "undo"
    UP = "up"
    DOWN = "down"
    BEFORE = "before"
    AFTER = "after"
    FIRST = "first"
    LAST = "last"


KEYS = "C copy · Enter typed · N not on the page · A asks something else · U undo · ↑ ↓ line · Alt ↑ ↓ move"
_KEYS = {
    Qt.Key.Key_C: Wish.COPY,
    Qt.Key.Key_Return: Wish.TYPED,
    Qt.Key.Key_Enter: Wish.TYPED,
    Qt.Key.Key_T: Wish.TYPED,
    Qt.Key.Key_N: Wish.NOT_THERE,
    Qt.Key.Key_A: Wish.ASKS_ELSE,
    Qt.Key.Key_U: Wish.UNDO,
    Qt.Key.Key_Up: Wish.BEFORE,
    Qt.Key.Key_Down: Wish.AFTER,
    Qt.Key.Key_Home: Wish.FIRST,
    Qt.Key.Key_End: Wish.LAST,
}
_WITH_ALT = {Qt.Key.Key_Up: Wish.UP, Qt.Key.Key_Down: Wish.DOWN}
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_SHOWN = {
    Mark.NONE: State.PLAIN,
    Mark.TYPED: State.ANSWERED,
    Mark.NOT_THERE: State.ODD,
    Mark.ASKS_ELSE: State.ODD,
}


class LineRow(Button):
    """The whole line can be pressed, which copies its value; a screen reader hears it all in one sentence, then the keys.

    Of all lines Tab comes to one, so that what stands below them is near; the arrows go from line to line.
    """

    part = "row"
    wished = Signal(str)
    """What the person wants done to this line."""
    came = Signal()
    """The focus is here now."""

    def __init__(self, line: SheetLine, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.line = line
        self._name = Text("", selectable=False)
        self._part = Text(line.label, selectable=False)
        self._note = Text("", part="hint", selectable=False)
        self._value = Text(breakable(line.words), part="strong" if line.value else "hint", selectable=False)
        self._unit = Text(line.unit, part="hint", selectable=False)
        self._state = StateLabel(State.PLAIN, wrap=True)
        asked = QVBoxLayout()
        asked.setSpacing(theme.space(1) // 2)
        for words in (self._name, self._part, self._note):
            asked.addWidget(words)
        given = QVBoxLayout()
        given.setSpacing(0)
        for words in (self._value, self._unit):
            given.addWidget(words)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(*[theme.space(3)] * 4)
        row.setSpacing(theme.space(6))
        row.addLayout(asked, 6)
        row.addLayout(given, 2)
        row.addWidget(self._state, 3)
        self._state.setMinimumWidth(1)  # its words wrap, so that values stand below one another
        kept = self._state.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # as they do where nothing is said of a line
        self._state.setSizePolicy(kept)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._part.setVisible(bool(line.label))
        self._unit.setVisible(bool(line.unit and line.value))
        self.setToolTip(KEYS)
        self.setAccessibleDescription(KEYS)
        self.show_mark(None)
        self.clicked.connect(lambda: self.wished.emit(Wish.COPY))

    def take_tab(self, *, comes_here: bool) -> None:
        """Let Tab come to this line, or pass it; a click reaches it either way."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if comes_here else Qt.FocusPolicy.ClickFocus)

    def show_line(self, line: SheetLine) -> None:
        """Show the line with its number as it stands now; the caller shows its mark after that."""
        self.line = line

    def show_mark(self, marked: Marked | None, *, to_type: bool = True, carried: bool = False) -> None:
        """Show what was said of the line; of one that is still `to_type`, that it is."""
        self._name.setText(f"{self.line.number}. {self.line.heading}")
        mark = marked.mark if marked else Mark.NONE
        words = MARK_WORDS[mark] if marked or (self.line.asked and self.line.value and to_type) else ""
        words += f", {ON_THE_ONE_BEFORE}" if marked and carried else ""
        self._state.set_state(_SHOWN[mark], words)
        self._state.setVisible(bool(words))
        self._note.setText(breakable(marked.note) if marked else "")
        self._note.setVisible(bool(marked and marked.note))
        value = f"{self.line.words} {self.line.unit}" if self.line.value else self.line.words
        said = (f"{self.line.number}. {self.line.name}", value, words, marked.note if marked else "")
        self.setAccessibleName(". ".join(part.strip().rstrip(".") for part in said if part))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key asks for; the others go their way."""
        key, held = Qt.Key(event.key()), event.modifiers()
        wish = _KEYS.get(key) if held in _PLAIN else None
        if held & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier:
            wish = _WITH_ALT.get(key)
        if event.matches(QKeySequence.StandardKey.Copy):
            wish = Wish.COPY
        elif event.matches(QKeySequence.StandardKey.Undo):
            wish = Wish.UNDO
        if wish is None:
            super().keyPressEvent(event)
        else:
            self.wished.emit(wish)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the page, which shows what can be done below this line."""
        super().focusInEvent(event)
        self.came.emit()

    def sizeHint(self) -> QSize:
        """Return room for all its words."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least room, which lets the words wrap."""
        return self._row.minimumSize()
