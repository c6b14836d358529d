"""Rows in columns: those that hold the words of a filter, in the order asked for; a list or a table shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QWidget

from carehome_desktop.ui.parts.state import State

Index = QModelIndex | QPersistentModelIndex
TELLING = 3
"""The first so many columns tell one row from another."""


@dataclass(frozen=True)
class Column:
    """A column's heading, and whether it holds figures (set to the right)."""

    title: str
    figures: bool = False


@dataclass(frozen=True)
class Cell:
    """Words, and what they are sorted by where that is something else, such as a date."""

    words: str
    key: Any = None

    def sort_key(self) -> Any:
        """Return what the cell is sorted by."""
        return self.words.casefold() if self.key is None else self.key


@dataclass(frozen=True)
class RowWords:
    """How a list writes a row: a title, what is said beside it (as a state, with its shape), and lines below it.

    `lines` are in ink, `quiet` lines below them in grey. Nothing of it is ever cut.
    """

    title: str
    said: str = ""
    state: State | None = None
    lines: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()

    def spoken(self) -> str:
        """Return the row in a few sentences, for those who listen."""
        parts = (self.title, self.said, *self.lines, *self.quiet)
        spoken = " ".join(part if part[-1] in ".?!" else f"{part}." for part in parts if part)
        return spoken.replace(" → ", " to ")  # an arrow is read out as a sign, or not at all


class RowsModel(QAbstractTableModel):
    """Keeps all rows, shows those that hold the words of the filter, in the order asked for."""

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: list[tuple[Cell, ...]] = []
        self._written: list[RowWords] = []
        self._hay: list[str] = []  # what the filter looks through; empty until somebody types
        self._shown: list[int] = []
        self._words: tuple[str, ...] = ()
        self._order: tuple[int, bool] | None = None

    def set_rows(self, rows: Sequence[Sequence[Cell | str]], written: Sequence[RowWords] = ()) -> None:
        """Hold other rows, and how a list writes each of them; filter and order stay."""
        self._rows = [tuple(Cell(cell) if isinstance(cell, str) else cell for cell in row) for row in rows]
        self._written = list(written)
        self._hay = []
        self._arrange()

    def written(self, shown: int) -> RowWords:
        """Return how a list writes a shown row."""
        at = self._shown[shown]
        return self._written[at] if self._written else RowWords(self._rows[at][0].words)

    def every_written(self) -> Sequence[RowWords]:
        """Return how a list writes each row, without the filter."""
        return self._written

    def first_words(self, shown: int) -> tuple[str, ...]:
        """Return what tells a shown row from the others: its first cells. What stands in the others may change."""
        return tuple(cell.words for cell in self._rows[self._shown[shown]][:TELLING])

    def row_of(self, first_words: tuple[str, ...]) -> int | None:
        """Return which shown row begins so, or None."""
        return next((row for row in range(len(self._shown)) if self.first_words(row) == first_words), None)

    def filter(self, typed: str) -> None:
        """Show only rows that hold every word typed, in any column and any case."""
        self._words = tuple(typed.casefold().split())
        self._arrange()

    def sort_by(self, column: int, backwards: bool) -> None:
        """Order by a column; rows that are alike there keep their order."""
        self._order = (column, backwards)
        self._arrange()

    def as_given(self) -> None:
        """Order the rows as they were given."""
        self._order = None
        self._arrange()

    def source_row(self, shown: int) -> int:
        """Return which of the rows given a shown row is."""
        return self._shown[shown]

    def total(self) -> int:
        """Return how many rows there are without the filter."""
        return len(self._rows)

    def _arrange(self) -> None:
        self.beginResetModel()
        self._shown = self._found() if self._words else list(range(len(self._rows)))
        if self._order is not None:
            column, backwards = self._order
            self._shown.sort(key=lambda at: self._rows[at][column].sort_key(), reverse=backwards)
        self.endResetModel()

    def _found(self) -> list[int]:
        """Return which rows hold every word of the filter."""
        if not self._hay:
            self._hay = ["\n".join(cell.words for cell in row).casefold() for row in self._rows]
        return [at for at, hay in enumerate(self._hay) if all(word in hay for word in self._words)]

    # Qt's own calls

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's words (as a tip too, for those that are cut), and that figures stand to the right."""
        if role == Qt.ItemDataRole.AccessibleTextRole and self._written:
            return self.written(index.row()).spoken()
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return self._rows[self._shown[index.row()]][index.column()].words
        return self._aligned(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's heading."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return self._aligned(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _aligned(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if self.columns[column].figures else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


def copy_rows(view: QAbstractItemView) -> None:
    """Put the chosen rows on the clipboard, a line each, columns parted by tabs, as a spreadsheet takes them."""
    model = view.model()
    rows = sorted({index.row() for index in view.selectionModel().selectedIndexes()})
    lines = ("\t".join(str(model.index(row, at).data() or "") for at in range(model.columnCount())) for row in rows)
    QGuiApplication.clipboard().setText("\n".join(lines))
