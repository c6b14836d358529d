"""A table of plain rows: its header stays, typing filters, the keyboard sorts, Ctrl C copies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.panels import EmptyState
from carehome_desktop.ui.parts.text import Hint, Strong

Index = QModelIndex | QPersistentModelIndex


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


class RowsModel(QAbstractTableModel):
    """Keeps all rows, shows those that hold the words of the filter, in the order asked for."""

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: list[tuple[Cell, ...]] = []
        self._hay: list[str] = []
        self._shown: list[int] = []
        self._words: tuple[str, ...] = ()
        self._order: tuple[int, bool] | None = None

    def set_rows(self, rows: Sequence[Sequence[Cell | str]]) -> None:
        """Hold other rows; filter and order stay."""
        self._rows = [tuple(Cell(cell) if isinstance(cell, str) else cell for cell in row) for row in rows]
        self._hay = ["\n".join(cell.words for cell in row).casefold() for row in self._rows]
        self._arrange()

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
        self._shown = [at for at, hay in enumerate(self._hay) if all(word in hay for word in self._words)]
        if self._order is not None:
            column, backwards = self._order
            self._shown.sort(key=lambda at: self._rows[at][column].sort_key(), reverse=backwards)
        self.endResetModel()

    # Qt's own calls

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's words, and that figures stand to the right."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
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


class _View(QTableView):
    """Hands typing to the filter, opens with Enter, copies with Ctrl C; Tab leaves it."""

    typed = Signal(str)
    opened = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Sort out whose key it is."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        elif (
            event.text().isprintable()
            and event.text().strip()
            and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        ):
            self.typed.emit(event.text())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the chosen rows on the clipboard, a line each, columns parted by tabs, as a spreadsheet takes them."""
        model = self.model()
        rows = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        lines = ("\t".join(str(model.index(row, at).data() or "") for at in range(model.columnCount())) for row in rows)
        QGuiApplication.clipboard().setText("\n".join(lines))


class DataTable(QWidget):
    """A table under a line to filter by and a choice of order; `opened` tells which row given was opened."""

    opened = Signal(int)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column],
        empty: EmptyState,
        parent: QWidget | None = None,
        *,
        look_up: Callable[[str], None] | None = None,
    ) -> None:
        """`look_up` finds the rows for what is typed elsewhere and gives them to `show_found`; else the table has them all."""
        super().__init__(parent)
        self._look_up = look_up
        self._found: tuple[int, int] | None = None
        self.model = RowsModel(columns, self)
        self.filter_box, self.order, self.view = QLineEdit(), QComboBox(), _View()
        self._empty, self._count = empty, Hint()
        self._tools = QWidget()
        self._build(name)
        self.filter_box.installEventFilter(self)
        self.filter_box.textChanged.connect(self._filter)
        self.order.activated.connect(self._sort_chosen)
        self.view.typed.connect(self._type)
        self.view.opened.connect(self._open)
        self.view.doubleClicked.connect(lambda index: self._open(index.row()))
        self.view.horizontalHeader().sectionClicked.connect(self._header_clicked)
        self._show_count()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go by Down from the box to the first of what was found."""
        down = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down
        if down and watched is self.filter_box and self.model.rowCount():
            if not self.view.currentIndex().isValid():
                self.view.selectRow(0)
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)

    def set_rows(self, rows: Sequence[Sequence[Cell | str]]) -> None:
        """Show other rows; filter and order stay."""
        self.model.set_rows(rows)
        self._fit_columns()
        self._show_count()

    def show_found(self, rows: Sequence[Sequence[Cell | str]], found: int, of: int) -> None:
        """Show the first rows of what was found, of so many in all."""
        first = self._found is None
        self._found = (found, of)
        self.model.set_rows(rows)
        if first:
            self._fit_columns()
        self._show_count()

    def sort_by(self, column: int, *, backwards: bool = False) -> None:
        """Order by a column, and say so in the choice and the header."""
        self.order.setCurrentIndex(1 + 2 * column + int(backwards))
        self.model.sort_by(column, backwards)
        down, up = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder
        self.view.horizontalHeader().setSortIndicatorShown(True)
        self.view.horizontalHeader().setSortIndicator(column, down if backwards else up)

    def _build(self, name: str) -> None:
        self.filter_box.setPlaceholderText("Type to find")
        self.filter_box.setAccessibleName(f"Find in {name}")
        self.filter_box.setClearButtonEnabled(True)
        self.order.setAccessibleName(f"Order of {name}")
        self.order.setMinimumWidth(theme.space(40))  # else its longest choice widens a page of large text
        self.order.addItem("as given")
        for column in self.model.columns:
            self.order.addItems([f"{column.title}, first to last", f"{column.title}, last to first"])
        label = Strong("Order")
        label.setWordWrap(False)
        label.setBuddy(self.order)

        self.view.setModel(self.model)
        self.view.setAccessibleName(name)
        self.view.setTabKeyNavigation(False)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setWordWrap(False)
        self.view.setShowGrid(False)
        self.view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.verticalHeader().hide()
        header = self.view.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setStretchLastSection(True)
        # Rows of one height: none has to be measured, however many there are.
        self.view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit_rows()
        theme.current().changed.connect(self._fit_rows)

        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(theme.space(3))
        tools.addWidget(self.filter_box, 1)
        tools.addWidget(label)
        tools.addWidget(self.order)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(theme.space(2))
        for widget in (self._tools, self._empty):
            column_.addWidget(widget)
        column_.addWidget(self.view, 1)
        column_.addWidget(self._count)

    def _fit_rows(self) -> None:
        height = max(theme.tokens.TARGET, self.fontMetrics().height() + theme.space(3))
        self.view.verticalHeader().setDefaultSectionSize(height)
        self.view.setMinimumHeight(height * 5)

    def _fit_columns(self) -> None:
        """Give each column room for its heading and its first rows; measuring all would be felt."""
        self.view.horizontalHeader().setResizeContentsPrecision(50)
        self.view.resizeColumnsToContents()

    def _filter(self, typed: str) -> None:
        if self._look_up is not None:
            self._look_up(typed)
        else:
            self.model.filter(typed)
        self._show_count()
        if typed:
            announce(self, self._count.text())

    def _type(self, text: str) -> None:
        self.filter_box.setFocus()
        self.filter_box.setText(self.filter_box.text() + text)

    def _open(self, shown: int) -> None:
        self.opened.emit(self.model.source_row(shown))

    def _sort_chosen(self, at: int) -> None:
        if at > 0:
            self.sort_by((at - 1) // 2, backwards=at % 2 == 0)
        else:
            self.model.as_given()
            self.view.horizontalHeader().setSortIndicatorShown(False)

    def _header_clicked(self, column: int) -> None:
        self.sort_by(column, backwards=self.order.currentIndex() == 1 + 2 * column)

    def _show_count(self) -> None:
        shown, total = self.model.rowCount(), self.model.total()
        if self._found is None:
            self._count.setText(f"{total:,} in all" if shown == total else f"{shown:,} of {total:,} shown")
        else:
            found, total = self._found
            some = f", the newest {shown:,} shown" if shown < found else ""
            self._count.setText(f"{found:,} of {total:,} found{some}")
        for widget in (self._tools, self.view, self._count):
            widget.setVisible(total > 0)
        self._empty.setVisible(total == 0)
