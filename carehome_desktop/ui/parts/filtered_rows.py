"""Rows under a line to filter by and a choice of order; a table or a list of them shows what is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.panels import EmptyState
from carehome_desktop.ui.parts.row_list import RowList
from carehome_desktop.ui.parts.rows_model import Cell, Column, RowsModel, RowWords
from carehome_desktop.ui.parts.still_box import StillBox
from carehome_desktop.ui.parts.table_view import TableView
from carehome_desktop.ui.parts.text import Hint, Strong

MOST_FOR_ORDER = 0.4
LINES_SEEN = 10
"""So many lines of text can be seen of the rows, whatever else stands on the page."""

View = TypeVar("View", TableView, RowList)


class FilteredRows(QWidget, Generic[View]):
    """Rows that one can filter, order, copy and open; `opened` tells which row given was opened."""

    opened = Signal(int)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column],
        empty: EmptyState,
        make_view: Callable[[RowsModel], View],
        parent: QWidget | None = None,
        *,
        look_up: Callable[[str], None] | None = None,
    ) -> None:
        """`look_up` finds the rows for what is typed elsewhere and gives them to `show_found`; else they are all here."""
        super().__init__(parent)
        self._look_up = look_up
        self._found: tuple[int, int] | None = None
        self._typed = ""
        self.model = RowsModel(columns, self)
        self.filter_box, self.order = QLineEdit(), StillBox()
        self.view: View = make_view(self.model)
        self._empty, self._count = empty, Hint()
        self._tools = QWidget()
        self._build(name)
        self.filter_box.installEventFilter(self)
        self.filter_box.textChanged.connect(self._filter)
        self.order.activated.connect(self._sort_chosen)
        self.view.typed.connect(self._type)
        self.view.opened.connect(self._open)
        self._fit_height()
        theme.current().changed.connect(self._fit_height)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave what is typed the greater part of a narrow row."""
        super().resizeEvent(event)
        self.order.setMaximumWidth(max(self.order.minimumWidth(), round(self.width() * MOST_FOR_ORDER)))

    def set_rows(self, rows: Sequence[Sequence[Cell | str]], written: Sequence[RowWords] = ()) -> None:
        """Show other rows, `written` being how a list writes each; filter, order and the chosen row stay."""
        chosen, place = self._chosen(), self.view.verticalScrollBar().value()
        self.model.set_rows(rows, written)
        if chosen and self.filter_box.text() == self._typed:
            self._choose(chosen, place)
        self._typed = self.filter_box.text()
        self._show_count()

    def show_found(
        self, rows: Sequence[Sequence[Cell | str]], found: int, of: int, written: Sequence[RowWords] = ()
    ) -> None:
        """Show the first rows of what was found, of so many in all."""
        self._found = (found, of)
        self.set_rows(rows, written)

    def sort_by(self, column: int, *, backwards: bool = False) -> None:
        """Order by a column, and say so in the choice."""
        self.order.setCurrentIndex(1 + 2 * column + int(backwards))
        self.model.sort_by(column, backwards)

    def as_given(self) -> None:
        """Order the rows as they were given."""
        self.order.setCurrentIndex(0)
        self.model.as_given()

    def _chosen(self) -> tuple[str, ...]:
        """Return what tells the chosen row from the others, () if none is."""
        at = self.view.currentIndex()
        return self.model.first_words(at.row()) if at.isValid() else ()

    def _choose(self, chosen: tuple[str, ...], place: int) -> None:
        """Choose a row again, if it is still there, and scroll to where the rows stood."""
        row = self.model.row_of(chosen)
        if row is not None:
            self.view.selectRow(row)
            self.view.verticalScrollBar().setValue(place)

    def _build(self, name: str) -> None:
        self.filter_box.setPlaceholderText("Type to find")
        self.filter_box.setAccessibleName(f"Find in {name}")
        self.filter_box.setClearButtonEnabled(True)
        self.order.setAccessibleName(f"Order of {name}")
        self.order.setMinimumWidth(theme.space(40))  # else its longest choice widens a page of large text
        self.order.addItem("as listed")
        for column in self.model.columns:
            self.order.addItems([f"{column.title}, first to last", f"{column.title}, last to first"])
        label = Strong("Order")
        label.setWordWrap(False)
        label.setBuddy(self.order)
        self.view.setAccessibleName(name)

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

    def _fit_height(self) -> None:
        """Keep room for a few rows, whatever else stands on the page."""
        self.view.setMinimumHeight(max(theme.tokens.TARGET * 5, self.fontMetrics().lineSpacing() * LINES_SEEN))

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
            self.as_given()

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
