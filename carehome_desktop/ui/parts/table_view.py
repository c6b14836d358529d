"""The table itself: plain rows of one height under a header that stays."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.row_list import keys_of_rows
from carehome_desktop.ui.parts.rows_model import Index, RowsModel


class TableView(QTableView):
    """Hands typing to the filter, opens with Enter, copies with Ctrl C; Tab leaves it."""

    typed = Signal(str)
    opened = Signal(int)

    def __init__(self, model: RowsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_Tips(self))
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setStretchLastSection(True)
        # Rows of one height: none has to be measured, however many there are.
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit_rows()
        theme.current().changed.connect(self._fit_rows)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def fit_columns(self) -> None:
        """Give each column room for its heading and its first rows; measuring all would be felt."""
        self.horizontalHeader().setResizeContentsPrecision(50)
        self.resizeColumnsToContents()

    def show_order(self, column: int, *, backwards: bool) -> None:
        """Say in the header by what the rows are ordered."""
        self.horizontalHeader().setSortIndicatorShown(True)
        down, up = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(column, down if backwards else up)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Sort out whose key it is."""
        if not keys_of_rows(self, event):
            super().keyPressEvent(event)

    def _fit_rows(self) -> None:
        height = max(theme.tokens.TARGET, self.fontMetrics().height() + theme.space(3))
        self.verticalHeader().setDefaultSectionSize(height)


class _Tips(QStyledItemDelegate):
    """Shows the whole words of a cell under the pointer where its column cuts them, and no tip elsewhere."""

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Keep quiet where everything can be read."""
        if self.sizeHint(option, index).width() <= option.rect.width():
            QToolTip.hideText()
            return True
        return super().helpEvent(event, view, option, index)
