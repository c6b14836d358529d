"""Use per resident and day over time: a step for each stretch between two counts, or for each week."""

from __future__ import annotations

from carehome_desktop.domain.stock.history_use import UseHistory, UsePoint
from carehome_desktop.domain.stock.why import rate_words
from carehome_desktop.domain.words import day_words
from carehome_desktop.ui.parts.chart import Chart, ChartPoint
from carehome_desktop.ui.ppe.charts.level import short_day
from carehome_desktop.ui.ppe.charts.scale import TENTHS, rate_scale


class UseChart(Chart):
    """Figures to one place after the point; where residents are not known, use of the whole home."""

    def show_use(self, history: UseHistory) -> None:
        """Draw another history."""
        points = [
            ChartPoint(short_day(each.last), use_words(each, history), tenths(each), each.last.toordinal())
            for each in history.points
        ]
        self.show_points(f"{history.kind.name}, {history.unit()}", points)
        self._scale = rate_scale([tenths(each) for each in history.points])
        self.update()


def tenths(point: UsePoint) -> int:
    """Return the figure in tenths, halves up."""
    return int(point.rate() * TENTHS * 2 + 1) // 2


def use_words(point: UsePoint, history: UseHistory) -> str:
    """Return *8.6 gloves per resident and day*."""
    return f"{rate_words(point.rate())} {history.unit()}"


def span_words(point: UsePoint) -> tuple[str, str]:
    """Return from which day to which a figure goes."""
    return day_words(point.first), day_words(point.last)
