"""Charts of PPE over ten years: the first drawing, and each redraw while somebody slides *what if*.

Redraws are of the processor's time, so that what else the machine does is not measured with them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter, process_time

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.stock.cover import Days
from carehome_desktop.domain.stock.history import Projection, Span
from carehome_desktop.domain.stock.movements import Entry, Kind
from carehome_desktop.domain.stock.quantities import Quantity
from carehome_desktop.domain.stock.what_if import Needs
from carehome_desktop.services.stock import TypeStatus
from carehome_desktop.ui.ppe.charts.cover import CoverChart
from carehome_desktop.ui.ppe.charts.level import LevelChart, points_of
from carehome_desktop.ui.ppe.charts.page import ChartsPage
from tests.bench.at_work import UNIT, at_desk
from tests.bench.rows import Row, p99
from tests.bench.stocking import MOVEMENTS, fill
from tests.ui.accessible import settle
from tests.ui.quiet_desk import QuietDesk

SLIDES, WARMING = 400, 20
FRAME = 16
"""Milliseconds between two pictures of a screen that shows sixty in a second."""


def rows(folder: Path) -> Iterator[Row]:
    """Measure on one file of ten years."""
    at = at_desk(folder)
    fill(at.house)
    start = perf_counter()
    history = at.house.stock_charts.level("gloves", Span.ALL)
    took = (perf_counter() - start) * 1000
    assert history is not None
    yield Row(f"ten years of one type, read ({len(history.points):,} days)", took, None, "ms", "no goal", True)
    points, chart = points_of(history), LevelChart()
    chart.resize(1030, 320)
    _show(chart)
    start = perf_counter()
    chart.show_history(history, points)
    chart.repaint()
    took = (perf_counter() - start) * 1000
    yield Row("their level, first drawn", took, None, "ms", "no goal", True)
    ahead = history.projection or Projection(history.today, 400, 4, 5, 6)

    def slide(number: int) -> None:
        days = number % 60
        chart.show_projection(replace(ahead, least=days, likely=days + 3, most=days + 9))

    yield _redraw(f"level of {MOVEMENTS // 5:,} entries redrawn, what if, p99", chart, slide)
    statuses = at.house.stock.status()
    bars = CoverChart()
    bars.resize(1030, 320)
    _show(bars)
    yield _redraw("days of cover redrawn, what if, p99", bars, lambda number: bars.show_cover(_other(statuses, number)))
    for each in (chart, bars):
        each.close()
    yield _page_slid(at)
    at.close()


def _page_slid(at: QuietDesk) -> Row:
    """Return the time of a step of a slider beside the level of ten years, on its page as people see it: words, line and chart."""
    much = Entry("gloves", Kind.DELIVERY, Quantity(90, 100), at.house.machine.clock.wall())
    at.house.stock.record(much, at.house.manager(), sure=True)  # so that each step is another day
    at.house.stock_what_if.set_needs(Needs(40, 0, 20, 10, 40, 50), at.house.manager())
    page = ChartsPage(at.session, at.go, "gloves")
    page.span.choose(Span.ALL)
    page.draw()
    page.resize(1280, 720)
    page.show()
    at.session.background.wait(30_000)
    settle()
    page.level.what_if.set_open(True)
    settle()
    took, drawn = [], set[Projection | None]()
    for number in range(SLIDES + WARMING):
        start = process_time()
        page.level.sliders.isolating.slider.setValue(1 + number % 39)
        settle()
        took.append((process_time() - start) * 1000)
        drawn.add(page.level.drawn.projection)
    page.close()
    assert len(drawn) > WARMING, "hardly anything moved"
    figure = p99(took[WARMING:])
    name = "level of ten years on its page, a step slid to painted, p99"
    return Row(name, figure, None, UNIT, f"at most {FRAME}", figure <= FRAME)


def _show(chart: QWidget) -> None:
    """Show a chart and wait until it is really painted; before that, a repaint does nothing."""
    chart.show()
    while not QTest.qWaitForWindowExposed(chart):
        pass


def _redraw(name: str, chart: QWidget, slide: Callable[[int], None]) -> Row:
    took = []
    for number in range(SLIDES + WARMING):
        start = process_time()
        slide(number)
        chart.repaint()  # at once, and not when the window comes to it
        took.append((process_time() - start) * 1000)
    figure = p99(took[WARMING:])
    return Row(name, figure, None, UNIT, f"at most {FRAME}", figure <= FRAME)


def _other(statuses: tuple[TypeStatus, ...], number: int) -> tuple[TypeStatus, ...]:
    """Return how the types would stand with another need."""
    days = number % 60
    return tuple(
        replace(each, forecast=replace(each.forecast, cover=Days(days, days + 3, days + 9)) if each.forecast else None)
        for each in statuses
    )
