"""Things that hold other things: cards, banners, lists of facts, and what an empty place says."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.buttons import Button
from carehome_desktop.ui.parts.text import Hint, Strong, Subheading, Text

_SHAPES = {"amber": "check", "blue": "information", "red": "refused", "green": "received"}


class Card(QFrame):
    """A quiet sheet with room around what lies on it; put things into `body`."""

    def __init__(self, parent: QWidget | None = None, *, title: str = "") -> None:
        super().__init__(parent)
        theme.mark(self, "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(*[theme.space(6)] * 4)
        self.body.setSpacing(theme.space(3))
        if title:
            self.body.addWidget(Subheading(title))


class Banner(QFrame):
    """A sentence that should not be missed: `state` is amber for a warning, blue for advice, red or green."""

    def __init__(self, words: str, state: str = "amber", parent: QWidget | None = None, *, title: str = "") -> None:
        super().__init__(parent)
        theme.mark(self, "banner", state=state)
        shape = QLabel()
        theme.icon(shape, _SHAPES[state], state)
        self._words = Text(words)
        side = QVBoxLayout()
        side.setSpacing(theme.space(1))
        if title:
            side.addWidget(Strong(title))
        side.addWidget(self._words)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(3), theme.space(3), theme.space(4), theme.space(3))
        row.setSpacing(theme.space(3))
        row.addWidget(shape, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(side, 1)
        self.side = side
        self.setAccessibleName(f"{title}. {words}" if title else words)

    def set_words(self, words: str) -> None:
        """Say something else."""
        self._words.setText(words)
        self.setAccessibleName(words)


FEW_LETTERS = 80
"""In a list that is no wider than these, names and facts share it evenly."""


class DefinitionList(QFrame):
    """Facts by name: *Home – Rosewood House*; each row may end in a button such as *Change*."""

    def __init__(self, rows: Iterable[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.space(6))
        self._grid.setVerticalSpacing(theme.space(2))
        self._share(narrow=False)
        self._rows = 0
        for name, value in rows:
            self.add(name, value)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names half where a line holds few letters, as with large text: they would stand in many short lines."""
        super().resizeEvent(event)
        self._share(narrow=self.width() < self.fontMetrics().averageCharWidth() * FEW_LETTERS)

    def _share(self, *, narrow: bool) -> None:
        for column, stretch in enumerate((1, 1) if narrow else (2, 5)):
            self._grid.setColumnStretch(column, stretch)

    def add(self, name: str, value: str, button: Button | None = None) -> None:
        """Add a fact at the end."""
        # Beside a button the words stand at its middle, where its own word stands.
        at = Qt.AlignmentFlag.AlignTop if button is None else Qt.AlignmentFlag.AlignVCenter
        term, told = Strong(name), Text(value)
        told.setAccessibleName(f"{name}: {value}")
        self._grid.addWidget(term, self._rows, 0, at)
        self._grid.addWidget(told, self._rows, 1, at)
        if button is not None:
            button.setAccessibleName(f"{button.text()} {name}")
            self._grid.addWidget(button, self._rows, 2, at)
        self._rows += 1


class EmptyState(QFrame):
    """What an empty place says: that it is empty, and how to begin."""

    def __init__(
        self, words: str, begin: str = "", button: Button | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(f"{words} {begin}".strip())
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.space(6)] * 4)
        column.setSpacing(theme.space(2))
        column.addWidget(Subheading(words))
        if begin:
            column.addWidget(Hint(begin))
        if button is not None:
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
