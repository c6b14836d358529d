"""A button that looks like a link and whose words wrap, rather than make the page wider than the window."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.buttons import Button
from carehome_desktop.ui.parts.text import Text


class WrappingButton(Button):
    """The button itself has no words: they stand on a label in its row, and its spoken name is set beside them."""

    part = "quiet"

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._words = Text(words, part="show", selectable=False)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.space(1), theme.space(1), theme.space(1), theme.space(1))
        self._row.addWidget(self._words, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Return room for all its words, and to be pressed."""
        return self._row.sizeHint().expandedTo(QSize(0, theme.tokens.TARGET))

    def minimumSizeHint(self) -> QSize:
        """Return the least room, which lets the words wrap."""
        return self._row.minimumSize().expandedTo(QSize(0, theme.tokens.TARGET))
