"""The line at the bottom that never claims more than is known; pressing it shows what is on the way."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import Button
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.parts.text import Text


class HonestLine(Button):
    """What is waiting, since when and why, and what was last received: a word, a shape and a colour."""

    part = "honest"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._line = StateLabel(State.PLAIN, "", wrap=True)
        show = Text("Show", part="show", wrap=False, selectable=False)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(4), theme.space(2), theme.space(4), theme.space(2))
        row.setSpacing(theme.space(4))
        row.addWidget(self._line, 1)
        row.addWidget(show)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.tell("Nothing is waiting.", State.PLAIN)

    def tell(self, words: str, state: State) -> None:
        """Say how things stand; a change is also spoken."""
        if words == self._line.words() and state is self._line.state:
            return
        self._line.set_state(state, words)
        self.setAccessibleName(f"{words} Show")
        self.updateGeometry()
        if self.isVisible():
            announce(self, words)

    def words(self) -> str:
        """Return what is said."""
        return self._line.words()

    def sizeHint(self) -> QSize:
        """Return room for all its words."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least room, which lets the words wrap."""
        return self._row.minimumSize()
