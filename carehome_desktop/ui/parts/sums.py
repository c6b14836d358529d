"""Sums in columns that can be added up with the eye: names at the left, figures at the right; in large text a name stands above its figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.parts.panels import FEW_LETTERS
from carehome_desktop.ui.parts.text import Hint, Strong, Text

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
_FEW_FIGURES = 2
"""So many columns of figures leave a name room enough, however large the text is."""


@dataclass(frozen=True)
class SumRow:
    """A name with its figures, one for each column; "" leaves a place empty. A total is bold."""

    name: str
    figures: tuple[str, ...]
    total: bool = False


class SumsTable(QFrame):
    """A few rows that never scroll. `heads` name the columns of figures; without them each speaks for itself."""

    def __init__(self, rows: Sequence[SumRow] = (), heads: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.space(6))
        self._grid.setVerticalSpacing(theme.space(2))
        self._rows: tuple[SumRow, ...] = ()
        self._names: list[QLabel] = []
        self._cells: list[list[QLabel]] = []
        self._heads = tuple(heads)
        self._narrow = False
        self.show_rows(rows)

    def show_rows(self, rows: Sequence[SumRow]) -> None:
        """Show others; the same ones are left alone."""
        if tuple(rows) == self._rows:
            return
        self._rows = tuple(rows)
        for label in self.findChildren(QLabel):
            self._grid.removeWidget(label)
            label.hide()
            label.deleteLater()
        shown = [SumRow("", self._heads), *rows] if self._heads else list(rows)
        self._names = [_name(each) for each in shown]
        self._cells = [[self._cell(each, at) for at in range(len(each.figures))] for each in shown]
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put names above their figures where a line holds few letters."""
        super().resizeEvent(event)
        columns = max((len(each) for each in self._cells), default=0)
        letters = FEW_LETTERS if columns > _FEW_FIGURES else FEW_LETTERS // 2
        narrow = self.width() < self.fontMetrics().averageCharWidth() * letters
        if narrow is not self._narrow:
            self._narrow = narrow
            self._arrange()

    def _cell(self, row: SumRow, at: int) -> QLabel:
        words = row.figures[at]
        label = _figure(words, row, head=bool(self._heads) and row.figures is self._heads)
        of = ", ".join(part for part in (row.name, self._heads[at] if self._heads else "") if part)
        label.setAccessibleName(f"{of}: {words}" if of and words else words)
        return label

    def _arrange(self) -> None:
        columns = max((len(each) for each in self._cells), default=0)
        for at, (name, cells) in enumerate(zip(self._names, self._cells, strict=True)):
            over = self._narrow and bool(name.text())
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(name, 2 * at, 0, 1, columns + 1 if over else 1, top)
            for column, cell in enumerate(cells, start=1):
                self._grid.addWidget(cell, 2 * at + 1 if over else 2 * at, column, _RIGHT)
        self._grid.setColumnStretch(0, 1)


def _name(row: SumRow) -> QLabel:
    name = breakable(row.name)
    return Strong(name) if row.total else Text(name)


def _figure(words: str, row: SumRow, *, head: bool) -> QLabel:
    label: Text = Hint(words) if head else Strong(words) if row.total else Text(words)
    label.setWordWrap(False)
    label.setAlignment(_RIGHT)
    return label
