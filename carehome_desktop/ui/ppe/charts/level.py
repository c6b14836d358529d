"""The level of a type over time, deliveries marked, and how it runs out; the days to come are drawn anew as fast as one slides."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.stock.history import LevelHistory, Projection
from carehome_desktop.domain.stock.history_words import point_words
from carehome_desktop.domain.words import day_words
from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.chart import DOTS_UP_TO, Chart, ChartPoint
from carehome_desktop.ui.ppe.charts.scale import level_scale

LEGEND = (
    "The line is what the records say; between counts it stands still. A triangle marks a delivery, a dot a count. "
    "The dashed line is how it likely runs out, the grey field between which days."
)
TRIANGLE, THIN = 5.0, 0.6
"""Half of a triangle's side: many of them are only thin strokes, which can still be told apart."""
FEW = 400
"""Points up to which each corner of the line is drawn with soft edges."""
SHADE = 90
"""How dense the field of the range is, of 255."""


class LevelChart(Chart):
    """`show_history` draws once and keeps the picture; `show_projection` only draws the days to come over it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.history: LevelHistory | None = None
        self.projection: Projection | None = None
        self._past: tuple[ChartPoint, ...] = ()
        self._told = ""
        self._kept: tuple[object, QPixmap] | None = None
        self._stepped = True
        theme.current().changed.connect(self._forget)

    def show_history(self, history: LevelHistory, points: tuple[ChartPoint, ...] = ()) -> None:
        """Draw another history with its own projection; its `points` may have been made on another thread."""
        self.history, kind = history, history.kind
        self._past = points or points_of(history)
        levels = [each.level for each in history.points]
        self.show_points(f"{kind.name}, level over time", self._past)
        self._told = self.summary()
        start = [history.projection.level] if history.projection else []
        self._scale, self._stepped = level_scale([*levels, *start]), True
        self._forget()
        self.show_projection(history.projection)

    def show_projection(self, projection: Projection | None) -> None:
        """Show how it runs out, as the records or a *what if* say; this is cheap enough to follow a slider."""
        self.projection = projection
        ends = projection.ends() if projection is not None else ()
        self.points = self._past + tuple(ChartPoint(words, day_words(day), 0, day.toordinal()) for words, day in ends)
        self.at = None
        said = ". ".join(f"{words}: {day_words(day)}" for words, day in ends)
        self.setAccessibleDescription(f"{self._told} {said}".strip())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lay the days to come, and what is marked, over the kept picture of the past."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.history is not None:
            painter.drawPixmap(0, 0, self._picture(self.history))
            field = self._field()
            if self.projection is not None:
                self._draw_projection(painter, field, self.projection)
            if self.at is not None:
                self._draw_marked(painter, field, self.at)
        painter.end()

    def _forget(self) -> None:
        self._kept = None

    def _picture(self, history: LevelHistory) -> QPixmap:
        """Return the past as it was drawn for this size, drawing it where it was not."""
        now = (self.size(), self.devicePixelRatioF(), self.font().key())
        if self._kept is None or self._kept[0] != now:
            picture = QPixmap(self.size() * self.devicePixelRatioF())
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setFont(self.font())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            field = self._field()
            self._draw_scale(painter, field)
            self._draw_days(painter, field, history)
            self._draw_line(painter, field)
            self._draw_marks(painter, field, history)
            painter.end()
            self._kept = (now, picture)
        return self._kept[1]

    def _x(self, field: QRectF, place: int) -> float:
        """Return where a day stands; what lies beyond the last day that is drawn stands at the edge."""
        assert self.history is not None
        first, last = self.history.first.toordinal(), self.history.last.toordinal()
        return field.left() + field.width() * min(1.0, (place - first) / max(1, last - first))

    def _y(self, field: QRectF, level: float) -> float:
        lowest, highest = self._scale.lowest, self._scale.highest
        return field.bottom() - field.height() * (level - lowest) / (highest - lowest)

    def _spot(self, field: QRectF, at: int, level: int) -> QPointF:
        return QPointF(self._x(field, self.points[at].place), self._y(field, level))

    def _runs(self) -> list[list[tuple[int, int]]]:
        return [[(at, point.level) for at, point in enumerate(self._past) if point.level is not None]]

    def _draw_days(self, painter: QPainter, field: QRectF, history: LevelHistory) -> None:
        """Write the first day and today under the line, and the last day that is drawn; today has a line of its own."""
        metrics, x = self._metrics(), self._x(field, history.today.toordinal())
        painter.setPen(QPen(theme.colour("grey_edge"), 1))
        painter.drawLine(QPointF(x, field.top()), QPointF(x, field.bottom()))
        painter.setPen(theme.colour("grey_text"))
        baseline = field.bottom() + theme.space(1) + metrics.ascent()
        width = metrics.horizontalAdvance("Today")
        left = max(field.left(), min(x - width / 2, field.right() - width))
        painter.drawText(QPointF(left, baseline), "Today")
        first, last = short_day(history.first), short_day(history.last)
        air = theme.space(4)
        if field.left() + metrics.horizontalAdvance(first) + air < left:
            painter.drawText(QPointF(field.left(), baseline), first)
        start = field.right() - metrics.horizontalAdvance(last)
        if start > left + width + air:
            painter.drawText(QPointF(start, baseline), last)

    def _draw_line(self, painter: QPainter, field: QRectF) -> None:
        """Draw the level as steps: it stands until something is recorded."""
        painter.setPen(QPen(theme.colour("accent"), 2))
        line: list[QPointF] = []
        for at, level in self._runs()[0]:
            spot = self._spot(field, at, level)
            if line:
                line.append(QPointF(spot.x(), line[-1].y()))
            line.append(spot)
        if len(self._past) <= FEW:
            painter.drawPolyline(QPolygonF(line))
            return
        # Thousands of steps lie closer than the dots of the screen: soft edges and corners would take a second, unseen.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for start, end in pairwise(line):
            painter.drawLine(start, end)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _draw_marks(self, painter: QPainter, field: QRectF, history: LevelHistory) -> None:
        """Mark deliveries by a triangle on the ground, and counts by a dot on the line while they are few."""
        painter.setPen(Qt.PenStyle.NoPen)
        counts = [each for each in history.points if each.counted]
        painter.setBrush(theme.colour("accent"))
        for each in counts if len(counts) <= DOTS_UP_TO else ():
            painter.drawEllipse(QPointF(self._x(field, each.day.toordinal()), self._y(field, each.level)), 3.5, 3.5)
        painter.setBrush(theme.colour("blue"))
        came = [self._x(field, each.day.toordinal()) for each in history.points if each.delivered > 0]
        ground, side = field.bottom(), TRIANGLE if len(came) <= DOTS_UP_TO else THIN
        for x in came:
            corners = [QPointF(x, ground - 2 * TRIANGLE), QPointF(x - side, ground), QPointF(x + side, ground)]
            painter.drawPolygon(QPolygonF(corners))

    def _draw_projection(self, painter: QPainter, field: QRectF, ahead: Projection) -> None:
        assert self.history is not None
        painter.save()
        painter.setClipRect(field.adjusted(0, 0, 1, 1))
        start = QPointF(self._x(field, ahead.first.toordinal()), self._y(field, ahead.level))
        day = field.width() / max(1, (self.history.last - self.history.first).days)
        ground = self._y(field, 0)
        soon = QPointF(start.x() + ahead.least * day, ground)
        late = (
            QPointF(start.x() + ahead.most * day, ground)
            if ahead.most is not None
            else QPointF(field.right() + day, start.y())
        )
        shade = theme.colour("grey_edge")
        shade.setAlpha(SHADE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        corner = [QPointF(late.x(), ground)] if ahead.most is None else []
        painter.drawPolygon(QPolygonF([start, late, *corner, soon]))
        painter.setPen(QPen(theme.colour("ink"), 2, Qt.PenStyle.DashLine))
        painter.drawLine(start, QPointF(start.x() + ahead.likely * day, ground))
        painter.restore()


def points_of(history: LevelHistory) -> tuple[ChartPoint, ...]:
    """Return the points with their words; of ten years there are thousands."""
    return tuple(
        ChartPoint(short_day(each.day), point_words(each, history.kind), each.level, each.day.toordinal())
        for each in history.points
    )


def short_day(day: date) -> str:
    """Return a day as shortly as a chart needs it: *5 Jun 2020*."""
    return f"{day.day} {day:%b} {day.year}"
