"""Holds what changes while one slides: the page around it is laid out anew only where that needs more room than it ever had."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Still(QWidget):
    """Has no layout of its own: words in a layout have the whole page laid out and painted at each change of theirs."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside = inside
        inside.setParent(self)
        self._most = (-1, 0)  # a width, and the most height that was ever needed at it
        policy = QSizePolicy(inside.sizePolicy().horizontalPolicy(), QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def forget(self) -> None:
        """Take no more room than is needed now: something was closed, or the text has another size."""
        self._most = (-1, 0)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return what is needed, and never less than was."""
        return self._inside.sizeHint().expandedTo(QSize(0, self._most[1]))

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        return self._inside.minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        """Return that words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        needed = self._needed(width)
        return max(needed, self._most[1]) if width == self._most[0] else needed

    def event(self, event: QEvent) -> bool:
        """Place what is inside when it asks for another room: it does so here, since there is no layout."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the words for the new width."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew with another size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.forget()

    def _needed(self, width: int) -> int:
        inside = self._inside
        return inside.heightForWidth(width) if inside.hasHeightForWidth() else inside.sizeHint().height()

    def _place(self) -> None:
        width, high = self.width(), self._needed(self.width())
        self._inside.setGeometry(0, 0, width, max(high, self.height()))
        if width != self._most[0] or high > self._most[1]:
            self._most = (width, high)
        if high > self.height() or self._inside.minimumSizeHint().width() > width:
            self.updateGeometry()
