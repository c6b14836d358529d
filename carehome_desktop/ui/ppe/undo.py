"""The button that takes an entry back. It says which, and wraps rather than make the page wider than the window."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.buttons import Button
from carehome_desktop.ui.parts.text import Text


class UndoButton(Button):
    """Looks like a link; *Undo: took 200 aprons, yesterday 4:10pm*."""

    part = "quiet"

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._words = Text("", part="show", selectable=False)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.space(1), theme.space(1), theme.space(1), theme.space(1))
        self._row.addWidget(self._words, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.say(words)

    def say(self, words: str) -> None:
        """Say what is taken back, to the eye and to the ear."""
        self._words.setText(words)
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        """Return room for all its words, and to be pressed."""
        return self._row.sizeHint().expandedTo(QSize(0, theme.tokens.TARGET))

    def minimumSizeHint(self) -> QSize:
        """Return the least room, which lets the words wrap."""
        return self._row.minimumSize().expandedTo(QSize(0, theme.tokens.TARGET))
