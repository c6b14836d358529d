"""Ways of laying things out that Qt has no layout for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QLayoutItem, QWidget

from carehome_desktop.ui import theme

_LONGEST_WORD = 30
_LONG_WORD, _PIECE = re.compile(rf"\S{{{_LONGEST_WORD},}}"), re.compile(rf".{{1,{_LONGEST_WORD // 2}}}")


def measured(column: QWidget) -> QHBoxLayout:
    """Return a row that holds a column no wider than a line that can be read with ease, with what is left free beside it.

    Laid straight into a box from top to bottom, Qt would reckon the column's height for the width of the whole page.
    """
    theme.mark(column, "column")
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(column, 1)
    row.addStretch(0)
    return row


def breakable(words: str) -> str:
    """Return words with places to break in those too long for a line, which would else make the page wider than the window.

    The sign put in has no width (U+200B); words that people write stay as they are.
    """
    return _LONG_WORD.sub(lambda found: "\u200b".join(_PIECE.findall(found[0])), words)


@runtime_checkable
class Headed(Protocol):
    """A thing with a label and a hint above its box."""

    def head(self, width: int) -> tuple[int, int]:
        """Return how high its label and its hint are in a width."""
        ...

    def level(self, label: int, hint: int) -> None:
        """Give label and hint such heights at least."""
        ...


class Spread(QWidget):
    """Things side by side, as many in a row as there is room for, in the order they are read."""

    def __init__(
        self,
        things: Sequence[QWidget],
        *,
        most: int,
        least_width: int = 0,
        across: int = 4,
        down: int = 4,
        fill: bool = True,
        top: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`most` in a row; each gets at least the width it asks for or `least_width` pixels; gaps count in steps of 4.

        Things end at one height, as fields do whose boxes stand in a line, with their labels in a line too; `top` lets them begin at
        one, as cards do.
        """
        super().__init__(parent)
        self._things, self._most, self._least, self._fill = tuple(things), most, least_width, fill
        self._align = Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignBottom
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.space(across))
        self._grid.setVerticalSpacing(theme.space(down))
        self._across = 0
        self._arrange(most)

    def across(self) -> int:
        """Return how many stand in a row now."""
        return self._across

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew for the new width."""
        super().resizeEvent(event)
        gap = self._grid.horizontalSpacing()
        widest = self._least or max((thing.sizeHint().width() for thing in self._things), default=1)
        self._arrange(max(1, min(self._most, (self.width() + gap) // (widest + gap))))
        self._level()

    def event(self, event: QEvent) -> bool:
        """Put the labels in a line anew where words or their size changed."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._level()
        return done

    def _level(self) -> None:
        """Let the labels of a row begin at one height, also where the hint of one wraps or is missing."""
        if self._align == Qt.AlignmentFlag.AlignTop or not self._across:
            return
        wide = (self.width() - (self._across - 1) * self._grid.horizontalSpacing()) // self._across
        for first in range(0, len(self._things), self._across):
            row = [each for each in self._things[first : first + self._across] if isinstance(each, Headed)]
            heads = [each.head(wide) for each in row]
            for each in row:
                each.level(max(label for label, _ in heads), max(hint for _, hint in heads))

    def minimumSizeHint(self) -> QSize:
        """Return the least room: one in a row, so that a narrow page is never widened."""
        widest = max((thing.minimumSizeHint().width() for thing in self._things), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def _arrange(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for at, thing in enumerate(self._things):
            self._grid.addWidget(thing, at // across, at % across, self._align)
        for column in range(self._most + 1):
            used = column < across
            self._grid.setColumnStretch(
                column, 1 if (used and self._fill) or (column == across and not self._fill) else 0
            )


class Flow(QWidget):
    """Things that follow one another like the words of a line, each as wide as it asks to be; what has no room begins the next line."""

    def __init__(
        self,
        things: Sequence[QWidget],
        *,
        across: int = 4,
        down: int = 1,
        last_at_end: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Gaps count in steps of 4; `last_at_end` puts the last thing at the right, if others stand before it in its line."""
        super().__init__(parent)
        self._flow = _FlowLayout(self, theme.space(across), theme.space(down), last_at_end=last_at_end)
        for thing in things:
            self.add(thing)

    def add(self, thing: QWidget) -> None:
        """Add one more at the end."""
        self._flow.addWidget(thing)


class _FlowLayout(QLayout):
    def __init__(self, parent: QWidget, across: int, down: int, *, last_at_end: bool) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self._across, self._down, self._last_at_end = across, down, last_at_end
        self._items: list[QLayoutItem] = []

    # Qt's own calls

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay(rect, place=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the least room: the widest thing alone in a line, so that a narrow page is never widened."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _lay(self, room: QRect, *, place: bool) -> int:
        """Lay the things line by line, each line as high as the highest of it; return how high all of it is."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(room.width(), item.sizeHint().height()))
            if not lines or size.width() > left:
                lines.append([])
                left = room.width()
            lines[-1].append((item, size))
            left -= size.width() + self._across
        top = room.top()
        for line in lines:
            high, x = max(size.height() for _, size in line), room.left()
            for item, size in line:
                if self._last_at_end and item is self._items[-1] and len(line) > 1:
                    x = room.left() + room.width() - size.width()
                if place:
                    item.setGeometry(QRect(QPoint(x, top + (high - size.height()) // 2), size))
                x += size.width() + self._across
            top += high + self._down
        return max(0, top - self._down - room.top()) if lines else 0
