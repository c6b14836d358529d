"""What was found, one under another, with the words in bold; only what is seen is drawn, so that typing stays quick."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from carehome_desktop.services.guidance_search import Findings, Found
from carehome_desktop.ui import theme
from carehome_desktop.ui.guidance.marked import Marked, MarkedLayout

Index = QModelIndex | QPersistentModelIndex

_EDGE = 4
"""The bar at the left of the chosen row, in pixels."""


class FoundModel(QAbstractListModel):
    """Holds what was found."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.findings = Findings()

    def show(self, findings: Findings) -> None:
        """Hold something else."""
        self.beginResetModel()
        self.findings = findings
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.findings.found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row says, to the eye and to the ear."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(self.findings.found[index.row()])
        return None


def spoken(found: Found) -> str:
    """Return a row in a few sentences."""
    excerpt = f"{found.excerpt_title}: {found.excerpt}" if found.excerpt else ""
    return " ".join(
        part if part[-1] in ".?!" else f"{part}." for part in (found.place.heading, found.place.under, excerpt) if part
    )


@dataclass(frozen=True)
class _Row:
    """One row laid out: the pieces from top to bottom, and the height of all."""

    pieces: tuple[MarkedLayout, ...]
    height: int


class _Drawer(QStyledItemDelegate):
    """Draws rows; each is laid out once for what is found, the width and the theme."""

    def __init__(self, view: QListView, model: FoundModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._rows: dict[tuple[int, int], _Row] = {}
        model.modelReset.connect(self.forget)

    def forget(self) -> None:
        """Lay out anew: something else was found, or the theme has changed."""
        self._rows.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for every line."""
        width = self._view.viewport().width()
        return QSize(width, self._row(option.font, index.row(), width).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent_tint"))
            painter.fillRect(rect.left(), rect.top(), _EDGE, rect.height(), theme.colour("accent"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("grey_line"))
        top = rect.top() + theme.space(3)
        for piece in self._row(option.font, index.row(), rect.width()).pieces:
            piece.draw(painter, rect.left() + theme.space(3) + _EDGE, top)
            top += piece.height + theme.space(1)
        painter.restore()

    def _row(self, font: QFont, number: int, width: int) -> _Row:
        if (number, width) not in self._rows:
            self._rows[number, width] = self._lay(font, number, width)
        return self._rows[number, width]

    def _lay(self, font: QFont, number: int, width: int) -> _Row:
        findings = self._model.findings
        found = findings.found[number]
        room = width - 2 * theme.space(3) - _EDGE
        large = theme.large(font)
        heading = Marked(found.place.heading, findings.marks(found.place.heading))
        pieces = [
            MarkedLayout(heading, large, theme.colour("ink"), room),
            MarkedLayout(Marked(found.place.under), font, theme.colour("grey_text"), room),
        ]
        if found.excerpt:
            title = f"{found.excerpt_title}: "
            spans = [(begin + len(title), end + len(title)) for begin, end in findings.marks(found.excerpt)]
            pieces.append(MarkedLayout(Marked(title + found.excerpt, spans), font, theme.colour("ink"), room))
        return _Row(tuple(pieces), sum(each.height + theme.space(1) for each in pieces) + 2 * theme.space(3))


class FoundList(QListView):
    """Arrows choose, Enter or a click opens; Up from the first row, and letters, go back to the box."""

    opened = Signal(int)
    left_upwards = Signal()
    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.mark(self, "found")
        self.setAccessibleName("What was found")
        self.model_of_found = FoundModel(self)
        self.setModel(self.model_of_found)
        self._drawer = _Drawer(self, self.model_of_found)
        self.setItemDelegate(self._drawer)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(theme.space(50))
        self.clicked.connect(lambda index: self.opened.emit(index.row()))
        theme.current().changed.connect(self._lay_anew)

    def show_found(self, findings: Findings) -> None:
        """Show what was found, with the best one chosen."""
        self.model_of_found.show(findings)
        if findings.found:
            self.setCurrentIndex(self.model_of_found.index(0))
            self.scrollToTop()

    def open_current(self) -> None:
        """Open the row that is chosen."""
        if self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, open, or go back to the box."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        elif (
            event.text().isprintable() and event.text() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the words for the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _lay_anew(self) -> None:
        self._drawer.forget()
        self.scheduleDelayedItemsLayout()
