"""A period has one text, and every day lies in exactly one period of each kind: leap days, week 53 and changes of the clock too."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.machine import LONDON, Clock

days = st.dates(min_value=date(2020, 1, 1), max_value=date(2060, 12, 31))
kinds = st.sampled_from(list(PeriodKind))


@given(kinds, days)
def test_the_text_of_a_period_reads_back_as_the_same_period(kind: PeriodKind, day: date) -> None:
    period = Period.of(kind, day)
    assert Period.read(period.text) == period


@given(kinds, days)
def test_a_day_lies_within_its_period(kind: PeriodKind, day: date) -> None:
    period = Period.of(kind, day)
    assert period.first_day() <= day <= period.last_day()


@given(kinds, days)
def test_periods_of_a_kind_meet_without_a_gap(kind: PeriodKind, day: date) -> None:
    period = Period.of(kind, day)
    following = Period.of(kind, period.last_day() + timedelta(days=1))
    assert following != period
    assert following.first_day() == period.last_day() + timedelta(days=1)


@given(kinds, days, days)
def test_texts_of_a_kind_sort_by_time(kind: PeriodKind, one: date, other: date) -> None:
    first, second = Period.of(kind, one), Period.of(kind, other)
    assert (first.text < second.text) == (first.first_day() < second.first_day())


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2020, 12, 31), "2020-W53"),
        (date(2021, 1, 3), "2020-W53"),
        (date(2021, 1, 4), "2021-W01"),
        (date(2024, 12, 30), "2025-W01"),
        (date(2026, 12, 31), "2026-W53"),
        (date(2027, 1, 1), "2026-W53"),
    ],
)
def test_the_turn_of_the_year_falls_into_the_right_week(day: date, week: str) -> None:
    assert Period.of(PeriodKind.WEEK, day).text == week


@pytest.mark.parametrize(("text", "last"), [("2024-02", 29), ("2023-02", 28), ("2100-02", 28), ("2026-12", 31)])
def test_a_month_ends_on_its_last_day(text: str, last: int) -> None:
    assert Period.read(text).last_day().day == last


def test_a_leap_day_is_a_day() -> None:
    assert Period.read("2024-02-29").words() == "Thursday 29 February 2024"


@pytest.mark.parametrize(
    "text",
    [
        "9999-12",
        "٢٠٢٦-11-21",
        "",
        "2023-02-29",
        "2026-13",
        "2026-00-10",
        "2025-W53",
        "2026-W00",
        "2026-W54",
        "26-11-21",
        "2026-11-21 ",
        "soon",
    ],
)
def test_what_is_no_period_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match="is not a day"):
        Period.read(text)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-03-29T00:59:00+00:00", "2026-03-29"),  # a minute before the clocks go forward
        ("2026-03-29T01:00:00+00:00", "2026-03-29"),
        ("2026-06-30T23:30:00+00:00", "2026-07-01"),  # half past midnight in summer
        ("2026-10-24T23:30:00+00:00", "2026-10-25"),
        ("2026-10-25T00:30:00+00:00", "2026-10-25"),  # half past one the first time
        ("2026-10-25T01:30:00+00:00", "2026-10-25"),  # half past one the second time
        ("2026-10-25T23:30:00+00:00", "2026-10-25"),
    ],
)
def test_today_is_the_offices_day_when_the_clocks_change(moment: str, day: str) -> None:
    clock = Clock(wall=lambda: datetime.fromisoformat(moment), monotonic=lambda: 0.0)
    assert clock.local().tzinfo is LONDON
    assert Period.of(PeriodKind.DAY, clock.local().date()).text == day
