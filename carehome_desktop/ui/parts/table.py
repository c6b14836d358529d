"""A table of plain rows: its header stays, typing filters, the keyboard sorts, Ctrl C copies."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from carehome_desktop.ui.parts.filtered_rows import FilteredRows
from carehome_desktop.ui.parts.panels import EmptyState
from carehome_desktop.ui.parts.rows_model import Cell, Column, RowWords
from carehome_desktop.ui.parts.table_view import TableView

__all__ = ["Cell", "Column", "DataTable"]


class DataTable(FilteredRows[TableView]):
    """Rows in columns: for few and short ones, such as a figure for each period."""

    def __init__(
        self,
        name: str,
        columns: Sequence[Column],
        empty: EmptyState,
        parent: QWidget | None = None,
        *,
        look_up: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__(name, columns, empty, TableView, parent, look_up=look_up)
        self.view.horizontalHeader().sectionClicked.connect(self._header_clicked)

    def set_rows(self, rows: Sequence[Sequence[Cell | str]], written: Sequence[RowWords] = ()) -> None:
        """Show other rows; filter and order stay."""
        super().set_rows(rows, written)
        self.view.fit_columns()

    def sort_by(self, column: int, *, backwards: bool = False) -> None:
        """Order by a column, and say so in the choice and the header."""
        super().sort_by(column, backwards=backwards)
        self.view.show_order(column, backwards=backwards)

    def as_given(self) -> None:
        """Order the rows as they were given."""
        super().as_given()
        self.view.horizontalHeader().setSortIndicatorShown(False)

    def _header_clicked(self, column: int) -> None:
        self.sort_by(column, backwards=self.order.currentIndex() == 1 + 2 * column)
