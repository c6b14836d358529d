"""A figure over time as a line with its labels. The same numbers stand in a table beside it: the chart only shows their shape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.chart_scale import scale_for

DOTS_UP_TO = 60
"""More points than this are only a line."""
DENSE = 0.5
"""More points than this for each pixel are drawn as a thin line without smooth edges: smooth ones would be felt."""


@dataclass(frozen=True)
class ChartPoint:
    """One value with where it stands (a short label), both in words; no `level` is a gap.

    `place` is how far along it stands, such as the number of its day: what is missing between two shows as room.
    """

    label: str
    words: str
    level: int | None
    place: int


class Chart(QLabel):
    """Left and Right go from point to point and tell each; Home and End go to the first and last.

    It is a label with a picture (of one clear pixel), because Qt tells a screen reader of that as a graphic.
    """

    pointed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.points: tuple[ChartPoint, ...] = ()
        self.at: int | None = None
        self._scale = scale_for((), ())
        self._stepped = False
        self._drawn_in, self._lines = QRectF(), list[QPolygonF]()  # kept while the points and their room are the same
        clear = QPixmap(1, 1)
        clear.fill(Qt.GlobalColor.transparent)
        self.setPixmap(clear)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        theme.current().changed.connect(self.updateGeometry)
        theme.current().changed.connect(self.update)

    def show_points(self, name: str, points: Sequence[ChartPoint], levels: Sequence[str] = ()) -> None:
        """Draw other points, the oldest first; `levels` names each level of what is no number, the lowest first."""
        self.points, self.at = tuple(points), None
        self._drawn_in = QRectF()
        self._scale, self._stepped = (
            scale_for([each.level for each in points if each.level is not None], levels),
            bool(levels),
        )
        self.setAccessibleName(f"Chart of {name}")
        self.setAccessibleDescription(self.summary())
        self.update()

    def summary(self) -> str:
        """Return in words what the eye sees: from when to when, the lowest, the highest and the last."""
        given = [each for each in self.points if each.level is not None]
        if not given:
            return "There is nothing to draw."
        low = min(given, key=lambda each: each.level or 0)
        high = max(given, key=lambda each: each.level or 0)
        span = f"From {given[0].label} to {given[-1].label}"
        if low.level == high.level:
            return f"{span}: always {low.words}."
        return (
            f"{span}: lowest {low.words} ({low.label}), highest {high.words} ({high.label}), "
            f"last {given[-1].words}. Left and Right tell each."
        )

    def point_at(self, at: int) -> None:
        """Mark one point and tell it."""
        self.at = max(0, min(len(self.points) - 1, at))
        point = self.points[self.at]
        announce(self, f"{point.label}: {point.words}")
        self.pointed.emit(self.at)
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the line and its labels in the text size in use."""
        return QSize(theme.space(120), self.fontMetrics().lineSpacing() * 9 + theme.space(8))

    def minimumSizeHint(self) -> QSize:
        """Return the least room; the chart never widens a page."""
        return QSize(theme.space(40), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from point to point."""
        now = -1 if self.at is None else self.at
        to = {
            Qt.Key.Key_Left: now - 1 if self.at is not None else len(self.points) - 1,
            Qt.Key.Key_Right: now + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self.points) - 1,
        }.get(Qt.Key(event.key()))
        if to is None or not self.points:
            super().keyPressEvent(event)
        else:
            self.point_at(to)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the point under the pointer, without telling it aloud."""
        field = self._field()
        if self.points and field.width() > 0:
            x = event.position().x()
            self.at = min(range(len(self.points)), key=lambda at: abs(self._spot(field, at, 0).x() - x))
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines of the scale, the points, and what is marked."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        field = self._field()
        self._draw_scale(painter, field)
        if self.points:
            self._draw_ends(painter, field)
            self._draw_line(painter, field)
            if self.at is not None:
                self._draw_marked(painter, field, self.at)
        painter.end()

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self.font())

    def _field(self) -> QRectF:
        """Return where the line is drawn: what is left beside and between the labels."""
        metrics, air = self._metrics(), theme.space(2)
        left = max((metrics.horizontalAdvance(words) for _, words in self._scale.ticks), default=0.0) + 2 * air
        high = metrics.height()
        return QRectF(left, high + air, self.width() - left - 2 * air, self.height() - 2 * high - 3 * air)

    def _spot(self, field: QRectF, at: int, level: int) -> QPointF:
        first, last = self.points[0].place, self.points[-1].place
        x = field.left() + field.width() * ((self.points[at].place - first) / (last - first) if last > first else 0.5)
        return QPointF(x, field.bottom() - field.height() * self._scale.share(level))

    def _draw_scale(self, painter: QPainter, field: QRectF) -> None:
        metrics = self._metrics()
        for level, words in self._scale.ticks:
            y = field.bottom() - field.height() * self._scale.share(level)
            painter.setPen(QPen(theme.colour("grey_line"), 1))
            painter.drawLine(QPointF(field.left(), y), QPointF(field.right(), y))
            painter.setPen(theme.colour("grey_text"))
            box = QRectF(0, y - metrics.height() / 2, field.left() - theme.space(2), metrics.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)

    def _draw_ends(self, painter: QPainter, field: QRectF) -> None:
        """Write the first and the last label under the line; where both do not fit, only the last."""
        metrics = self._metrics()
        painter.setPen(theme.colour("grey_text"))
        box = QRectF(field.left(), field.bottom() + theme.space(1), field.width(), metrics.height())
        first, last = self.points[0].label, self.points[-1].label
        painter.drawText(box, Qt.AlignmentFlag.AlignRight, last)
        if len(self.points) > 1 and metrics.horizontalAdvance(first + last) + theme.space(4) < field.width():
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft, first)

    def _draw_line(self, painter: QPainter, field: QRectF) -> None:
        colour = theme.colour("accent")
        dense = len(self.points) > field.width() * DENSE
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, not dense)
        painter.setPen(QPen(colour, 1 if dense else 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._drawn_in != field:
            self._drawn_in, self._lines = field, [self._line(field, run) for run in self._runs()]
        for line, run in zip(self._lines, self._runs(), strict=True):
            painter.drawPolyline(line)
            if len(self.points) <= DOTS_UP_TO or len(run) == 1:
                painter.setBrush(colour)
                for at, level in run:
                    painter.drawEllipse(self._spot(field, at, level), 3, 3)
                painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _line(self, field: QRectF, run: Sequence[tuple[int, int]]) -> QPolygonF:
        """Return the line through a run of points: straight from one to the next, or in steps where a level is held."""
        line = QPolygonF()
        for at, level in run:
            spot = self._spot(field, at, level)
            if self._stepped and line.size():
                line.append(QPointF(spot.x(), line.last().y()))
            line.append(spot)
        return line

    def _runs(self) -> list[list[tuple[int, int]]]:
        """Return the points in runs without a gap."""
        runs: list[list[tuple[int, int]]] = [[]]
        for at, point in enumerate(self.points):
            if point.level is None:
                runs.append([])
            else:
                runs[-1].append((at, point.level))
        return [run for run in runs if run]

    def _draw_marked(self, painter: QPainter, field: QRectF, at: int) -> None:
        metrics, point = self._metrics(), self.points[at]
        spot = self._spot(field, at, self._scale.lowest if point.level is None else point.level)
        painter.setPen(QPen(theme.colour("grey_edge"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(spot.x(), field.top()), QPointF(spot.x(), field.bottom()))
        if point.level is not None:
            painter.setPen(QPen(theme.colour("surface"), 2))
            painter.setBrush(theme.colour("accent_strong"))
            painter.drawEllipse(spot, 6, 6)
        words = f"{point.label}: {point.words}"
        width = metrics.horizontalAdvance(words)
        left = max(field.left(), min(spot.x() - width / 2, field.right() - width))
        painter.setPen(theme.colour("ink"))
        painter.drawText(QPointF(left, metrics.ascent()), words)
