"""Charts of PPE with nothing but the keyboard, and with the same numbers in the table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.history import LevelHistory, LevelPoint, Projection, Span
from carehome_desktop.domain.stock.movements import Entry, Kind
from carehome_desktop.domain.stock.quantities import Quantity
from carehome_desktop.domain.stock.standing import Standing
from carehome_desktop.domain.stock.what_if import Needs
from carehome_desktop.domain.values import Counts
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.parts.table import DataTable
from carehome_desktop.ui.ppe.charts.level import LevelChart
from carehome_desktop.ui.ppe.charts.page import ChartsPage, What
from carehome_desktop.ui.ppe.charts.scale import level_scale
from carehome_desktop.ui.ppe.what_if import WhatIfPage
from tests.domain.stock.cupboard import GLOVES
from tests.ui.accessible import nameless
from tests.ui.desk import Desk, button, press, settle, wait_until, words

TODAY = date(2026, 11, 21)


def record(at: Desk, kind: Kind, singles: int, ago: float, type_id: str = "gloves") -> None:
    moment = at.hands.now - timedelta(days=ago)
    made = at.house.stock.record(Entry(type_id, kind, Quantity(singles=singles), moment), at.house.manager(), sure=True)
    assert not hasattr(made, "words")


def charts(at: Desk, what: What = What.LEVEL) -> ChartsPage:
    at.go.to_ppe_charts("gloves")
    settle()
    page = at.page
    assert isinstance(page, ChartsPage)
    page.what.choose(what)
    page.draw()
    ready(page, what)
    return page


def ready(page: ChartsPage, what: What) -> None:
    panel = {What.LEVEL: page.level, What.COVER: page.cover, What.USE: page.use}[what]
    wait_until(panel.isVisible)


def cells(table: DataTable) -> list[list[str]]:
    model = table.model
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_with_the_clock_set_back_every_place_says_that_entries_lie_ahead_and_none_says_nought(at: Desk) -> None:
    record(at, Kind.COUNT, 900, 0)
    at.hands.now -= timedelta(days=400)
    ahead = "Something is recorded for Saturday 21 November 2026, which lies ahead of this computer’s clock."
    status = at.house.stock.status_of("gloves")
    assert status is not None
    assert (status.level, status.standing) == (None, Standing.NOT_COUNTED)
    assert at.house.stock.ahead("gloves").startswith(ahead)
    assert at.house.stock.ahead("aprons") == ""
    year = at.house.stock_sheets.year(2025)
    assert isinstance(year, Problem)
    assert year.words.startswith(f"Nothing of PPE was recorded for 2025. {ahead}")
    at.go.to_ppe_type("gloves")
    settle()
    assert ahead in words(at.page)
    page = charts(at)
    assert ahead in words(page)
    assert not page.level.begin.isVisible()
    at.hands.now += timedelta(days=400)
    assert at.house.stock.ahead() == ""


def test_from_the_types_page_to_its_chart_and_the_same_numbers_below(at: Desk) -> None:
    record(at, Kind.COUNT, 900, 7)
    record(at, Kind.DELIVERY, 200, 5)
    record(at, Kind.COUNT, 480, 0)
    at.go.to_ppe_type("gloves")
    settle()
    button(at.page, "Draw it over time").click()
    settle()
    page = at.page
    assert isinstance(page, ChartsPage)
    ready(page, What.LEVEL)
    assert page.type.value() == "gloves"
    assert cells(page.level.table) == [
        ["Thursday 26 November 2026", "0 gloves", "", "", "Runs out, likely"],
        ["Saturday 21 November 2026", "480 gloves", "", "", "Counted, 620 fewer than on record"],
        ["Monday 16 November 2026", "1,100 gloves", "200", "", "200 delivered"],
        ["Saturday 14 November 2026", "900 gloves", "", "", "Counted"],
    ]
    assert nameless(page) == []
    page.level.chart.setFocus()
    told = []
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_End):
        press(key)
        point = page.level.chart.points[page.level.chart.at or 0]
        told.append(f"{point.label}: {point.words}")
    assert told == [
        "14 Nov 2026: 900 gloves. Counted",
        "16 Nov 2026: 1,100 gloves. 200 delivered",
        "Runs out, likely: Thursday 26 November 2026",
    ]


def test_sliding_what_if_beside_the_level_moves_its_end_at_once_and_the_table_follows(at: Desk) -> None:
    record(at, Kind.COUNT, 900, 7)
    record(at, Kind.COUNT, 480, 0)
    page = charts(at)
    level = page.level
    level.what_if.set_open(True)
    settle()
    assert "Say first how a day is in your home now" in words(page)
    button(page, "Say how a day is now").click()
    settle()
    assert isinstance(at.page, WhatIfPage)
    at.house.stock_what_if.set_needs(Needs(20, 0, 10, 6, 4, 50), at.house.manager())
    at.go.back()
    at.tell(Change.STOCK)
    wait_until(lambda: level.sliders.isolating.isVisible())
    assert not level.sliders.staff.isVisible(), "gloves do not go with the staff on shift"
    assert nameless(page) == []
    before = level.drawn.grab().toImage()
    level.sliders.isolating.slider.setFocus()
    press(*[Qt.Key.Key_Right] * 10)
    assert level.projection() == Projection(TODAY, 480, 5, 6, 6)
    assert level.drawn.projection == level.projection()
    assert level.drawn.grab().toImage() != before
    assert (
        "What if: Likely runs out on Friday 27 November, between Thursday 26 November and Friday 27 November."
        in words(page)
    )
    assert "Likely runs out on Sunday 29 November," in level.said.text(), "how it is now stays beside it"
    wait_until(lambda: cells(level.table)[0][0] == "Friday 27 November 2026")
    assert cells(level.table)[0][4] == "Runs out at the latest, if it were as you slid it"
    button(page, "Put back to today").click()
    wait_until(lambda: cells(level.table)[0][0] == "Sunday 29 November 2026")
    assert not level.then.text()


def test_a_type_without_entries_says_how_to_begin(at: Desk) -> None:
    page = charts(at)
    assert "Record a count or a delivery of this type to begin." in words(page)
    assert not page.level.chart.isVisible()


def test_the_days_of_every_type_stand_beside_the_homes_own(at: Desk) -> None:
    record(at, Kind.COUNT, 900, 7)
    record(at, Kind.COUNT, 480, 0)
    at.house.stock.set_lines(3, 10, at.house.manager())
    page = charts(at, What.COVER)
    assert cells(page.cover.table)[2] == [
        "Gloves",
        "8 days (7 to 8)",
        "Getting low",
        "Sunday 29 November",
        "",
        "low 3, getting low 10",
    ]
    page.cover.chart.setFocus()
    press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert page.cover.chart.at == 2
    assert page.cover.chart.points[2].words == "Getting low: 8 days (7 to 8)"


def test_use_per_resident_says_where_the_residents_number_is_from(at: Desk) -> None:
    record(at, Kind.COUNT, 900, 7)
    record(at, Kind.COUNT, 480, 0)
    page = charts(at, What.USE)
    assert "How many residents there were is not known" in words(page)

    month = Period(PeriodKind.MONTH, "2026-11")
    value = Counts.of({"general-residential": 20})
    at.house.answering.answer("beds", month, "beds-occupied", value, at.house.manager())
    at.tell(Change.ANSWERS)
    wait_until(lambda: "20, return for November 2026" in words(page))
    assert cells(page.use.table) == [
        ["Saturday 14 November 2026", "Saturday 21 November 2026", "3", "420 gloves", "7", "140"]
    ]


def test_only_what_was_asked_for_last_is_shown(at: Desk) -> None:
    record(at, Kind.COUNT, 900, 7)
    page = charts(at)
    page.what.choose(What.USE)
    page.draw()
    page.what.choose(What.COVER)
    page.draw()
    ready(page, What.COVER)
    at.session.background.wait()
    settle()
    assert page.cover.isVisible()
    assert not page.use.isVisible()


def history(*points: LevelPoint, ahead: Projection | None = None) -> LevelHistory:
    return LevelHistory(GLOVES, points[0].day, TODAY, TODAY + timedelta(days=14), points, ahead)


def test_a_level_below_nought_is_drawn_below_nought() -> None:
    scale = level_scale([400, -40])
    assert scale.lowest < -40
    assert scale.share(-40) > 0
    assert any(words.startswith("−") for _, words in scale.ticks)


def test_sliding_draws_only_the_days_to_come_and_keeps_the_picture_of_the_past(qapp: QApplication) -> None:
    chart = LevelChart()
    chart.resize(800, 240)
    past = history(
        LevelPoint(TODAY - timedelta(days=7), 900, counted=True),
        LevelPoint(TODAY, 480),
        ahead=Projection(TODAY, 480, 4, 5, 6),
    )
    chart.show_history(past)
    before = chart.grab().toImage()
    kept = chart._kept
    chart.show_projection(Projection(TODAY, 480, 10, 11, 12))
    after = chart.grab().toImage()
    assert chart._kept is kept
    assert before != after
    assert "Runs out, likely: Wednesday 2 December 2026" in chart.accessibleDescription()
    theme.apply(qapp, theme.Scheme.DARK)
    assert chart._kept is None


def test_a_dashed_line_runs_from_what_is_there_now_to_nought_on_its_day() -> None:
    chart = LevelChart()
    chart.resize(800, 240)
    past = history(LevelPoint(TODAY - timedelta(days=7), 900), LevelPoint(TODAY, 480))
    chart.show_history(replace(past, projection=Projection(TODAY, 480, 7, 7, 7)))
    field = chart._field()
    end = chart._spot(field, len(chart.points) - 1, 0)
    assert end == QPointF(field.left() + field.width() * 14 / 21, field.bottom())
    chart.show_projection(Projection(TODAY, 480, 7, 7, None))
    chart.grab()
    assert [each[0] for each in Projection(TODAY, 480, 7, 9, None).ends()] == [
        "Runs out at the earliest",
        "Runs out, likely",
    ]


@pytest.mark.parametrize("what", list(What))
def test_at_twice_the_size_nothing_is_wider_than_a_small_window(at: Desk, qapp: QApplication, what: What) -> None:
    record(at, Kind.COUNT, 900, 7)
    record(at, Kind.COUNT, 480, 0)
    theme.apply(qapp, theme.Scheme.LIGHT, 2.0)
    at.frame.resize(1024, 700)
    page = charts(at, what)
    page.span.choose(Span.ALL)
    for _ in range(5):
        settle()
    assert page.area.widget().width() <= page.area.viewport().width()


def test_tab_leads_from_the_choices_over_the_chart_to_the_same_numbers(at: Desk) -> None:
    record(at, Kind.COUNT, 900, 7)
    record(at, Kind.COUNT, 480, 0)
    page = charts(at)
    page.what.box.setFocus()
    names = []
    for _ in range(8):
        focus = QApplication.focusWidget()
        assert focus is not None
        names.append(focus.accessibleName())
        press(Qt.Key.Key_Tab)
    assert names == [
        "Chart",
        "Type",
        "How far back",
        "What if?, closed",
        "Chart of Gloves, level over time",
        "Find in Level over time",
        "Order of Level over time",
        "Level over time",
    ]
    assert page.level.chart.accessibleDescription().startswith("From 14 Nov 2026 to 21 Nov 2026: lowest 480 gloves")


def test_a_period_is_chosen_with_the_arrows_and_drawn_at_once(at: Desk) -> None:
    record(at, Kind.COUNT, 900, 60)
    record(at, Kind.COUNT, 480, 0)
    page = charts(at)
    assert len(page.level.chart.points) > 2
    page.span.box.setFocus()
    press(Qt.Key.Key_Up)
    wait_until(lambda: page.level.chart.points[0].label == "24 Oct 2026")
    assert page.span.value() == Span.WEEKS
