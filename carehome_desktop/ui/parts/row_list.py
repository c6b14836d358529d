"""Rows as a page writes them: a title, how it stands, and quiet lines below; only what is seen is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nlargest

from PySide6.QtCore import QEvent, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.parts.rows import MOST_FOR_STATE
from carehome_desktop.ui.parts.rows_model import Index, RowsModel, RowWords, copy_rows
from carehome_desktop.ui.theme import icons

_EDGE = 4
"""The bar at the left of the chosen row, in pixels."""
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_LIKELY = 3
"""Of even rows, so many of the longest in each part are measured; all the others are lower."""
_BATCH = 100


@dataclass(frozen=True)
class _Piece:
    """Words in their place inside a row, or the shape of a state."""

    place: QRect
    words: str
    colour: str
    bold: bool = False
    shape: str = ""


@dataclass(frozen=True)
class _Laid:
    """One row laid out for a width."""

    pieces: tuple[_Piece, ...]
    height: int


class _Drawer(QStyledItemDelegate):
    """Lays rows out and draws them."""

    def __init__(self, view: RowList, model: RowsModel, *, opens: bool) -> None:
        super().__init__(view)
        self._view, self._model, self._opens = view, model, opens
        self._even: int | None = None
        model.modelReset.connect(self.forget)

    def forget(self) -> None:
        """Measure anew: the rows, the width or the theme are others."""
        self._even = None

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for every line."""
        width = self._view.viewport().width()
        if not self._view.uniformItemSizes():
            return QSize(width, self._lay(self._model.written(index.row()), width).height)
        if self._even is None:
            self._even = max((self._lay(row, width).height for row in self._longest()), default=theme.tokens.TARGET)
        return QSize(width, self._even)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen or (self._opens and option.state & QStyle.StateFlag.State_MouseOver):
            painter.fillRect(rect, theme.colour("accent_tint"))
        if chosen:
            painter.fillRect(rect.left(), rect.top(), _EDGE, rect.height(), theme.colour("accent"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("grey_line"))
        painter.translate(rect.topLeft())
        for piece in self._lay(self._model.written(index.row()), rect.width(), rect.height()).pieces:
            if piece.shape:
                painter.drawPixmap(piece.place.topLeft(), self._picture(piece.shape, piece.colour))
                continue
            painter.setFont(self._font(bold=piece.bold))
            painter.setPen(theme.colour(piece.colour))
            painter.drawText(piece.place, _WRAP, piece.words)
        painter.restore()

    def _longest(self) -> Iterator[RowWords]:
        """Return the rows that may be the highest."""
        every = self._model.every_written()
        yield from nlargest(_LIKELY, every, key=lambda row: len(row.title) + len(row.said))
        yield from nlargest(_LIKELY, every, key=lambda row: len(row.said))
        yield from nlargest(_LIKELY, every, key=lambda row: sum(map(len, row.lines + row.quiet)))

    def _font(self, *, bold: bool) -> QFont:
        font = self._view.font()
        return theme.heavy(font) if bold else font

    def _size(self) -> int:
        return round(theme.tokens.ICON * theme.current().text_scale)

    def _picture(self, shape: str, colour: str) -> QPixmap:
        now = theme.current()
        key = (shape, str(getattr(now.colours, colour)), self._size(), self._view.devicePixelRatioF())
        return now.drawn.get(key) or now.drawn.setdefault(key, icons.pixmap(*key))

    def _lay(self, row: RowWords, width: int, whole: int = 0) -> _Laid:
        """Lay a row out for a width; what opens has an arrow in the middle of its `whole` height."""
        air, size = theme.space(3), self._size()
        plain, bold = QFontMetrics(self._font(bold=False)), QFontMetrics(self._font(bold=True))
        left, room = _EDGE + air, width - _EDGE - 2 * air - (size + air if self._opens else 0)
        pieces: list[_Piece] = []
        top = air

        def add(words: str, colour: str, metrics: QFontMetrics, wide: int) -> int:
            height = _height(words, metrics, wide)
            pieces.append(_Piece(QRect(left, top, wide, height), words, colour, metrics is bold))
            return height

        colour = row.state.colour if row.state and row.state.colour != "plain" else "ink"
        shape = size + theme.space(2) if row.state and row.state.shape else 0
        said = bold.horizontalAdvance(row.said) + shape + theme.space(1) if row.said else 0  # else Qt may wrap it
        beside = 0 < said <= room * MOST_FOR_STATE
        top += add(row.title, "ink", bold, room - (said + theme.space(4) if beside else 0))
        if row.said:
            at, high = (left + room - said, air) if beside else (left, top + theme.space(1))
            wide = said - shape if beside else room - shape
            height = _height(row.said, bold, wide)
            if shape and row.state:
                middle = high + (bold.lineSpacing() - size) // 2
                pieces.append(_Piece(QRect(at, middle, size, size), "", row.state.colour, shape=row.state.shape))
            pieces.append(_Piece(QRect(at + shape, high, wide, height), row.said, colour, bold=True))
            top = max(top, high + height)
        for words, ink in (*((line, "ink") for line in row.lines), *((line, "grey_text") for line in row.quiet)):
            top += theme.space(1)
            top += add(breakable(words), ink, plain, room)
        height = top + air + 1
        if self._opens:
            arrow = QRect(width - air - size, (max(whole, height) - size) // 2, size, size)
            pieces.append(_Piece(arrow, "", "grey_text", shape="forward"))
        return _Laid(tuple(_said_plainly(piece) for piece in pieces), height)


def _height(words: str, metrics: QFontMetrics, width: int) -> int:
    """Return how high words stand in a width; those that fit in one line need no layout."""
    if "\n" not in words and metrics.horizontalAdvance(words) <= width:
        return metrics.lineSpacing()
    return metrics.boundingRect(0, 0, max(1, width), 1 << 20, _WRAP, words).height()


def _said_plainly(piece: _Piece) -> _Piece:
    """Return a piece in a colour that the theme has: *plain* is the grey of text."""
    if piece.colour != "plain":
        return piece
    return _Piece(piece.place, piece.words, "grey_text", piece.bold, piece.shape)


class RowList(QListView):
    """Arrows choose, Enter opens, letters go to the filter, Ctrl C copies; a click opens too where rows lead on."""

    opened = Signal(int)
    typed = Signal(str)

    def __init__(self, model: RowsModel, *, opens: bool, even: bool, parent: QWidget | None = None) -> None:
        """`opens` says that each row leads on; `even` gives all rows one height, which many thousands need."""
        super().__init__(parent)
        theme.mark(self, "rows")
        self._opens = opens
        self._sought: QPersistentModelIndex | None = None
        self.setUniformItemSizes(even)
        if not even:
            self.setLayoutMode(QListView.LayoutMode.Batched)  # thousands of rows are measured while one reads the first
            self.setBatchSize(_BATCH)
            self.verticalScrollBar().rangeChanged.connect(self._come_to_sought)
        self._drawer = _Drawer(self, model, opens=opens)
        self.setModel(model)
        self.setItemDelegate(self._drawer)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        theme.current().changed.connect(self.lay_anew)
        if opens:
            self.clicked.connect(self._clicked)

    def selectRow(self, row: int) -> None:
        """Choose one row."""
        self.setCurrentIndex(self.model().index(row, 0))

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Come to a row; one that is not measured yet is come to as soon as it is."""
        self._sought = None if self.visualRect(index).isValid() else QPersistentModelIndex(index)
        super().scrollTo(index, hint)

    def _come_to_sought(self) -> None:
        if self._sought is not None and self._sought.isValid() and self.visualRect(self.currentIndex()).isValid():
            self.scrollTo(self.currentIndex())

    def lay_anew(self) -> None:
        """Measure the rows anew."""
        self._drawer.forget()
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Sort out whose key it is; End goes to the last row, also while rows are still measured."""
        last = self.model().rowCount() - 1
        if event.matches(QKeySequence.StandardKey.MoveToEndOfLine) and last >= 0:
            self.selectRow(last)
        elif not keys_of_rows(self, event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the words for the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.lay_anew()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew with another size of text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.lay_anew()

    def _clicked(self, index: Index) -> None:
        self.opened.emit(index.row())


def keys_of_rows(view: QAbstractItemView, event: QKeyEvent) -> bool:
    """Copy with Ctrl C, open with Enter, hand letters to the filter; return whether the key was one of these.

    The view has the signals `opened` (row) and `typed` (text).
    """
    if event.matches(QKeySequence.StandardKey.Copy):
        copy_rows(view)
    elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and view.currentIndex().isValid():
        view.opened.emit(view.currentIndex().row())  # type: ignore[attr-defined]
    elif (
        event.text().isprintable()
        and event.text().strip()
        and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
    ):
        view.typed.emit(event.text())  # type: ignore[attr-defined]
    elif event.key() == Qt.Key.Key_Escape:
        event.ignore()
    else:
        return False
    return True
