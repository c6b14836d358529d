"""Days of cover of every type as bars, each with its range and the home's own days for red and amber."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from carehome_desktop.services.stock import TypeStatus
from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.chart import Chart, ChartPoint
from carehome_desktop.ui.parts.chart_scale import scale_for
from carehome_desktop.ui.ppe.words import shown

LEGEND = (
    "A bar is the likely number of days, the thin line on it goes from the least to the most. "
    "The upright marks are your own days: fewer than the whole line is low, fewer than the broken line is getting low."
)
MOST_DAYS = 90
"""A bar is drawn no longer than this, so that a short one is still seen beside it; the words say how long it lasts."""
_COLOURS = {"red": "red", "amber": "amber", "green": "accent", "count-again": "red"}


@dataclass(frozen=True)
class _Bar:
    name: str
    least: int
    likely: int
    most: int
    words: str
    colour: str
    lines: tuple[tuple[int, str, Qt.PenStyle], ...]


class CoverChart(Chart):
    """Up and Down go from type to type, as Left and Right do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[_Bar, ...] = ()

    def show_cover(self, statuses: Sequence[TypeStatus]) -> None:
        """Draw the days of every type; one whose days are not known has its words alone."""
        before, self._bars = len(self._bars), tuple(_bar(each) for each in statuses)
        points = [
            ChartPoint(each.kind.name, cover_words_of(each), bar.likely, at)
            for at, (each, bar) in enumerate(zip(statuses, self._bars, strict=True))
        ]
        self.show_points("days of cover by type", points)
        ends = [bar.most for bar in self._bars] + [days for bar in self._bars for days, _, _ in bar.lines]
        self._scale = scale_for([min(MOST_DAYS, end) for end in ends], ())
        if len(self._bars) != before:  # while one slides, only the bars move
            self.updateGeometry()

    def summary(self) -> str:
        """Return every type with its days; there are few."""
        told = ". ".join(f"{each.label}: {each.words}" for each in self.points)
        return f"{told}. Up and Down tell each." if told else "There is nothing to draw."

    def sizeHint(self) -> QSize:
        """Return room for a bar of two lines for each type, and the scale."""
        line = self.fontMetrics().lineSpacing()
        return QSize(theme.space(120), round(line * 1.7 * max(1, len(self._bars))) + 3 * line + theme.space(4))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from type to type."""
        turned = {Qt.Key.Key_Up: Qt.Key.Key_Left, Qt.Key.Key_Down: Qt.Key.Key_Right}.get(Qt.Key(event.key()))
        if turned is None:
            super().keyPressEvent(event)
        elif self.points:
            step = -1 if turned == Qt.Key.Key_Left else 1
            self.point_at(step + self.at if self.at is not None else (0 if step > 0 else len(self.points) - 1))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the bar under the pointer, without telling it aloud."""
        field = self._field()
        if self._bars and field.height() > 0:
            at = int((event.position().y() - field.top()) / (field.height() / len(self._bars)))
            self.at = max(0, min(len(self._bars) - 1, at))
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the scale, the bars, and what is marked."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        field = self._field()
        for days, words in self._scale.ticks:
            x = field.left() + field.width() * self._scale.share(days)
            painter.setPen(QPen(theme.colour("grey_line"), 1))
            painter.drawLine(QPointF(x, field.top()), QPointF(x, field.bottom()))
            painter.setPen(theme.colour("grey_text"))
            box = QRectF(x - 60, field.bottom() + theme.space(1), 120, self._metrics().height())
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, words)
        for at, bar in enumerate(self._bars):
            self._draw_bar(painter, field, at, bar)
        if self.at is not None and self.points:
            point = self.points[self.at]
            painter.setPen(theme.colour("ink"))
            words = self._metrics().elidedText(
                f"{point.label}: {point.words}", Qt.TextElideMode.ElideRight, self.width()
            )
            painter.drawText(QPointF(theme.space(2), self._metrics().ascent()), words)
        painter.end()

    def _field(self) -> QRectF:
        metrics, air = self._metrics(), theme.space(2)
        names = max((metrics.horizontalAdvance(bar.name) for bar in self._bars), default=0.0)
        left = min(names, self.width() / 3) + 2 * air
        high = metrics.height()
        # To the right of the longest bar there is room for its words, but the bars keep half of the width.
        told = max((metrics.horizontalAdvance(bar.words) for bar in self._bars), default=0.0)
        right = min(told + 2 * air, (self.width() - left) / 2)
        return QRectF(left, high + air, self.width() - left - right, self.height() - 2 * high - 3 * air)

    def _draw_bar(self, painter: QPainter, field: QRectF, at: int, bar: _Bar) -> None:
        metrics, row = self._metrics(), field.height() / len(self._bars)
        middle, thick = field.top() + row * (at + 0.5), row * 0.42
        painter.setPen(theme.colour("ink"))
        room = field.left() - theme.space(2)
        name = metrics.elidedText(bar.name, Qt.TextElideMode.ElideRight, room)
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, middle - row / 2, room, row), align, name)
        if at == self.at:
            painter.setPen(QPen(theme.colour("accent_strong"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(field.left(), middle - row * 0.46, field.width(), row * 0.92))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(bar.colour))
        painter.drawRect(QRectF(field.left(), middle - thick / 2, self._x(field, bar.likely) - field.left(), thick))
        if bar.most > bar.least:
            low, high = self._x(field, bar.least), self._x(field, bar.most)
            # A light edge parts the line from the bar below it.
            for colour, width in (("surface", 5), ("ink", 2)):
                painter.setPen(QPen(theme.colour(colour), width))
                painter.drawLine(QPointF(low, middle), QPointF(high, middle))
                for x in (low, high):
                    painter.drawLine(QPointF(x, middle - thick / 4), QPointF(x, middle + thick / 4))
        for days, colour, style in bar.lines:
            x = self._x(field, days)
            painter.setPen(QPen(theme.colour(colour), 2, style))
            painter.drawLine(QPointF(x, middle - row * 0.46), QPointF(x, middle + row * 0.46))
        start = field.right() + theme.space(2)  # all in one column: beside the marks they would read as belonging there
        words = metrics.elidedText(bar.words, Qt.TextElideMode.ElideRight, self.width() - start)
        painter.setPen(theme.colour("ink"))
        painter.drawText(QPointF(start, middle + metrics.ascent() / 2 - metrics.descent() / 2), words)

    def _x(self, field: QRectF, days: int) -> float:
        return field.left() + field.width() * min(1.0, self._scale.share(days))


def cover_words_of(status: TypeStatus) -> str:
    """Return *Low: 4 days (4 to 5)*, or why no days are known."""
    state, words = shown(status)
    return words or state.word or "Days not known yet"


def _bar(status: TypeStatus) -> _Bar:
    found, lines = status.forecast, status.lines
    cover = found.cover if found is not None and found.now > 0 else None
    whole, broken = Qt.PenStyle.SolidLine, Qt.PenStyle.DotLine
    marks = ((lines.red, "red", whole), (lines.amber, "amber", broken)) if lines else ()
    colour = _COLOURS.get(status.standing.value, "grey_edge")
    if cover is None:
        return _Bar(status.kind.name, 0, 0, 0, cover_words_of(status), colour, marks)
    return _Bar(status.kind.name, cover.least, cover.likely, cover.most, cover_words_of(status), colour, marks)
