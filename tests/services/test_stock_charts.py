"""What the charts read from a real file: as far back as asked, and the residents from the home's own returns."""

from __future__ import annotations

from datetime import date, timedelta

from carehome_desktop.app.house import House
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.stock.history import LevelHistory, Span
from carehome_desktop.domain.stock.history_use import UseHistory
from carehome_desktop.domain.stock.movements import Entry, Kind, Movement
from carehome_desktop.domain.stock.quantities import Quantity
from carehome_desktop.domain.stock.types import PpeType
from carehome_desktop.domain.values import Counts, FindOut, Value
from tests.homes import Hands


def record(house: House, kind: Kind, singles: int, ago: float, type_id: str = "gloves") -> Movement:
    moment = house.machine.clock.wall() - timedelta(days=ago)
    made = house.stock.record(Entry(type_id, kind, Quantity(singles=singles), moment), house.manager(), sure=True)
    assert isinstance(made, Movement)
    return made


def level(house: House, span: Span, type_id: str = "gloves") -> LevelHistory:
    found = house.stock_charts.level(type_id, span)
    assert found is not None
    return found


def use(house: House) -> UseHistory:
    found = house.stock_charts.use("gloves", Span.ALL)
    assert found is not None
    return found


def beds(house: House, section: str, period: Period, value: Value) -> None:
    house.answering.answer(section, period, "beds-occupied", value, house.manager())


def month(text: str) -> Period:
    return Period(PeriodKind.MONTH, text)


def test_a_span_begins_with_the_level_that_was_there(house: House) -> None:
    record(house, Kind.COUNT, 900, 200)
    record(house, Kind.USE, 100, 10)
    year, weeks = level(house, Span.YEAR), level(house, Span.WEEKS)
    assert [(point.day, point.level) for point in weeks.points] == [
        (date(2026, 10, 24), 900),
        (date(2026, 11, 11), 800),
        (date(2026, 11, 21), 800),
    ]
    assert year.points[-2:] == weeks.points[-2:]
    assert level(house, Span.ALL).first == date(2026, 5, 5)


def test_before_the_first_entry_nothing_is_claimed(house: House) -> None:
    record(house, Kind.COUNT, 900, 5)
    assert level(house, Span.YEAR).first == date(2026, 11, 16)
    assert [point.level for point in level(house, Span.YEAR).points] == [900, 900]


def test_the_drawn_level_is_that_of_the_page_and_what_was_taken_back_is_not_there(house: House) -> None:
    record(house, Kind.COUNT, 900, 7)
    wrong = record(house, Kind.DELIVERY, 5000, 3)
    house.stock.undo(wrong.id, house.manager())
    record(house, Kind.USE, 950, 1)
    found, status = level(house, Span.MONTHS), house.stock.status_of("gloves")
    assert status is not None
    assert found.points[-1].level == status.level == -50
    assert all(point.delivered == 0 for point in found.points)


def test_a_type_without_entries_has_no_chart_and_one_used_no_more_keeps_its_own(house: House) -> None:
    assert house.stock_charts.level("gloves", Span.ALL) is None
    assert house.stock_charts.level("none", Span.ALL) is None
    made = house.stock_types.add("masks", "FFP3", "mask", "masks", house.manager())
    assert isinstance(made, PpeType)
    record(house, Kind.COUNT, 90, 14, made.id)
    record(house, Kind.COUNT, 50, 7, made.id)
    assert level(house, Span.ALL, made.id).projection is not None
    house.stock_types.retire(made.id, house.manager())
    kept = level(house, Span.ALL, made.id)
    assert kept.points[-1].level == 50
    assert kept.projection is None


def test_residents_are_the_beds_in_use_of_monthly_and_daily_returns(house: House, hands: Hands) -> None:
    record(house, Kind.COUNT, 900, 7)
    record(house, Kind.COUNT, 480, 0)
    assert not use(house).per_resident
    beds(house, "beds", month("2026-10"), Counts.of({"general-residential": 15, "dementia-residential": 5}))
    beds(house, "beds", month("2026-11"), FindOut("Mrs. Shaw"))
    found = use(house)
    assert found.per_resident
    assert found.points[0].resident_days == 140
    assert "20, return for October 2026" in found.source_words()

    beds(house, "beds", month("2026-11"), Counts.of({"general-residential": 30}))
    found = use(house)
    assert found.points[0].resident_days == 210
    assert found.source_words().endswith("30, return for November 2026.")
