"""One ring that shows where the keyboard is, on every control alike."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)
from shiboken6 import isValid

from carehome_desktop.ui.theme import tokens

_REACH = tokens.RING + tokens.RING_GAP
_ON_ITS_EDGE = tokens.RING - 1
_FIELDS = (QLineEdit, QComboBox, QPlainTextEdit)
_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show}
_GOES = {QEvent.Type.Hide}


class FocusRing(QWidget):
    """A ring around the control that has the focus; the mouse and a screen reader pass through it."""

    def __init__(self, window: QWidget, colour: str) -> None:
        super().__init__(window)
        self.setObjectName("focusRing")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.colour = colour
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.hide()

    def surround(self, target: QWidget | None) -> None:
        """Move to a control of this window, or go away."""
        self._forget()
        # A list or a table shows its own focus inside; a field in a compound control speaks for the whole.
        if isinstance(target, QWidget) and isinstance(target.parentWidget(), QAbstractScrollArea):
            target = target.parentWidget()
        self._target = target
        if target is None:
            self.hide()
            return
        step: QWidget | None = target
        while step is not None and step is not self.window():
            step.installEventFilter(self)
            self._watched.append(step)
            step = step.parentWidget()
        target.destroyed.connect(self._target_gone)
        self._place()

    def target(self) -> QWidget | None:
        """Return the control that is surrounded."""
        return self._target

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the control when it, or what it lies in, moves."""
        kind = event.type()
        if kind in _MOVES:
            self._place()
        elif kind in _GOES:
            self.hide()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.colour), tokens.RING))
        half = tokens.RING / 2
        whole = QRectF(self._whole).translated(-self.pos()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(whole, tokens.RADIUS + 2, tokens.RADIUS + 2)

    def _place(self) -> None:
        target = self._target
        if target is None or not target.isVisible():
            self.hide()
            return
        window = self.window()
        corner = target.mapTo(window, QPoint(0, 0))
        across, up = _reach(target)
        self._whole = QRect(corner, target.size()).adjusted(-across, -up, across, up)
        # A control as wide as the window or a column keeps its ring inside what can be seen.
        seen = window.rect()
        step = target.parentWidget()
        while step is not None and step is not window:
            if isinstance(step.parentWidget(), QAbstractScrollArea):
                view = QRect(step.mapTo(window, QPoint(0, 0)), step.size())
                if self._whole.left() < view.left():
                    self._whole.setLeft(view.left())
                if self._whole.right() > view.right():
                    self._whole.setRight(view.right())
                seen &= view
            step = step.parentWidget()
        self._whole.setLeft(max(self._whole.left(), 0))
        self._whole.setRight(min(self._whole.right(), window.width() - 1))
        self._whole.setBottom(min(self._whole.bottom(), window.height() - 1))
        shown = self._whole & seen
        if shown.isEmpty():
            self.hide()
            return
        self.setGeometry(shown)
        self.raise_()
        self.show()
        self.update()

    def _forget(self) -> None:
        # A control that goes while it has the focus loses it in the midst of going, when Python may not touch it any more.
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched.clear()
        if self._target is not None and isValid(self._target):
            self._target.destroyed.disconnect(self._target_gone)
        self._target = None

    def _target_gone(self) -> None:
        self._watched.clear()
        self._target = None
        self.hide()


def _reach(control: QWidget) -> tuple[int, int]:
    """Return how far the ring stands out, across and up and down, in pixels: it lies on no words above or below.

    A row has room for it inside; a field has an edge of its own that the ring takes the place of; a box to tick has words
    close above and below; a link has no edge, so its words get air at both ends.
    """
    if control.property("part") in ("row", "honest"):
        return 0, 0
    if isinstance(control, _FIELDS):
        return _ON_ITS_EDGE, _ON_ITS_EDGE
    if control.property("part") == "quiet":
        return _REACH + tokens.STEP, _REACH - 1
    if isinstance(control, QRadioButton | QCheckBox):
        return _REACH, _ON_ITS_EDGE
    return _REACH, _REACH
