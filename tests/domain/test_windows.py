"""The month's window: the 8th to the 14th, its end moved to the next working day, in words and on the clocks of London."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carehome_desktop.catalogue.bank_holidays import load_bank_holidays
from carehome_desktop.domain.bank_holidays import BankHoliday, BankHolidays, Overrides
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.starting_figures import is_starting_figure
from carehome_desktop.domain.windows import (
    closes_words,
    in_days,
    next_words,
    span_words,
    window_of,
    windows_from,
)
from carehome_desktop.resources import resources_root
from tests.domain.holiday_list import table

ENGLAND = load_bank_holidays(resources_root())
DAYS = st.dates(date(2020, 2, 1), date(2044, 11, 30))  # a year beyond the list would load the library


def end(month: str, holidays: BankHolidays = ENGLAND) -> date:
    """Return the last day of a month's window."""
    return window_of(Period.read(month), holidays).last_day


def moved(year: int) -> list[str]:
    """Return the ends of a year that are not the 14th."""
    found = islice(windows_from(date(year, 1, 1), ENGLAND), 12)
    return [window.last_day.isoformat() for window in found if window.last_day.day != 14]


def test_the_ends_that_move_in_2026_and_2027() -> None:
    assert moved(2026) == ["2026-02-16", "2026-03-16", "2026-06-15", "2026-11-16"]
    assert moved(2027) == ["2027-02-15", "2027-03-15", "2027-08-16", "2027-11-15"]


@pytest.mark.parametrize(
    ("month", "last"),
    [
        ("2028-04", "2028-04-18"),  # the 14th is Good Friday
        ("2031-04", "2031-04-15"),  # the 14th is Easter Monday
        ("2036-04", "2036-04-15"),
        ("2024-01", "2024-01-15"),  # four that a council printed
        ("2024-07", "2024-07-15"),
        ("2024-09", "2024-09-16"),
        ("2024-12", "2024-12-16"),
        ("2028-02", "2028-02-14"),  # a leap year
        ("2032-02", "2032-02-16"),  # a leap year whose 14th is a Saturday
    ],
)
def test_an_end_falls_where_it_was_worked_out(month: str, last: str) -> None:
    assert end(month) == date.fromisoformat(last)


def test_it_says_why_it_ends_later() -> None:
    assert window_of(Period.read("2026-11"), ENGLAND).moved.startswith("The 14th is a Saturday, so")
    assert window_of(Period.read("2026-06"), ENGLAND).moved.startswith("The 14th is a Sunday, so")
    assert window_of(Period.read("2028-04"), ENGLAND).moved.startswith("The 14th is a bank holiday (Good Friday), so")
    assert window_of(Period.read("2026-12"), ENGLAND).moved == ""


def test_a_day_that_is_proclaimed_moves_the_end_and_one_taken_away_moves_it_back() -> None:
    jubilee = Overrides((BankHoliday(date(2026, 12, 14), "Bank holiday for the Jubilee"),))
    no_easter = Overrides(taken_away=frozenset({date(2028, 4, 17)}))
    assert end("2026-12", BankHolidays(ENGLAND.list_of_year, (jubilee,))) == date(2026, 12, 15)
    assert end("2028-04", BankHolidays(ENGLAND.list_of_year, (no_easter,))) == date(2028, 4, 17)


@given(DAYS)
def test_it_opens_on_the_8th_and_ends_on_the_first_working_day_from_the_14th_on(day: date) -> None:
    window = window_of(Period.read(f"{day:%Y-%m}"), ENGLAND)
    assert window.opens == day.replace(day=8)
    assert ENGLAND.is_working_day(window.last_day)
    between = [day.replace(day=14) + timedelta(days=n) for n in range((window.last_day - day.replace(day=14)).days)]
    assert not any(map(ENGLAND.is_working_day, between))
    assert bool(window.moved) == bool(between)


@given(DAYS, st.frozensets(DAYS, max_size=20))
def test_more_holidays_never_make_an_end_come_sooner(day: date, more: frozenset[date]) -> None:
    month = f"{day:%Y-%m}"
    added = Overrides(tuple(BankHoliday(each, "One more") for each in more))
    assert end(month, BankHolidays(ENGLAND.list_of_year, (added,))) >= end(month)


@given(DAYS)
def test_the_windows_from_a_day_on_are_one_a_month_and_none_is_over(day: date) -> None:
    found = list(islice(windows_from(day, ENGLAND), 13))
    assert not any(window.closed(day) for window in found)
    first = found[0].period.first_day()
    months = [(first.year * 12 + first.month - 1 + n) for n in range(13)]
    assert [w.period.first_day().year * 12 + w.period.first_day().month - 1 for w in found] == months
    assert found[0].is_open(day) == (found[0].opens <= day)


@pytest.mark.parametrize(
    ("month", "closes"),
    [
        ("2026-06", datetime(2026, 6, 15, 22, 59, tzinfo=UTC)),  # summer time
        ("2026-11", datetime(2026, 11, 16, 23, 59, tzinfo=UTC)),
        ("2026-03", datetime(2026, 3, 16, 23, 59, tzinfo=UTC)),  # summer time begins after it
        ("2026-10", datetime(2026, 10, 14, 22, 59, tzinfo=UTC)),  # summer time ends after it
    ],
)
def test_it_closes_a_minute_before_midnight_on_the_clocks_of_london(month: str, closes: datetime) -> None:
    assert window_of(Period.read(month), ENGLAND).closes_at == closes


def test_the_words_name_the_day_the_minute_and_how_long_is_left() -> None:
    november = window_of(Period.read("2026-11"), ENGLAND)
    assert closes_words(november, date(2026, 11, 13)) == "closes Monday 16 November, 11:59pm, in 3 days"
    assert closes_words(november, date(2026, 11, 15)) == "closes Monday 16 November, 11:59pm, tomorrow"
    assert closes_words(november, date(2026, 11, 16)) == "closes Monday 16 November, 11:59pm, today"
    summer = window_of(Period.read("2026-06"), ENGLAND)
    assert closes_words(summer, date(2026, 6, 9)) == "closes Monday 15 June, 11:59pm, in 6 days"


def test_nothing_due_says_what_is_next() -> None:
    today = date(2026, 11, 21)
    assert next_words(window_of(Period.read("2026-12"), ENGLAND), today) == (
        "Nothing is due. Next: Tuesday 8 to Monday 14 December."
    )
    assert span_words(window_of(Period.read("2027-01"), ENGLAND), today) == "Friday 8 to Thursday 14 January 2027"


def test_an_end_that_was_put_off_into_the_next_month_is_said_with_both_months() -> None:
    all_closed = Overrides(tuple(BankHoliday(date(2026, 12, 14) + timedelta(days=n), "Closed") for n in range(21)))
    window = window_of(Period.read("2026-12"), BankHolidays(table(()), (all_closed,)))
    assert span_words(window, date(2026, 12, 1)) == "Tuesday 8 December to Monday 4 January 2027"


def test_days_left_are_said_as_people_say_them() -> None:
    day = date(2026, 12, 14)
    assert [in_days(day, date(2026, 12, on)) for on in (14, 13, 12)] == ["today", "tomorrow", "in 2 days"]


def test_a_monthly_figure_taken_before_the_8th_is_only_a_start() -> None:
    december = Period.read("2026-12")
    assert is_starting_figure(december, date(2026, 12, 7))
    assert not is_starting_figure(december, date(2026, 12, 8))
    assert not is_starting_figure(Period.read("2026-12-07"), date(2026, 12, 7))


def test_only_a_month_has_a_window() -> None:
    with pytest.raises(ValueError, match="not a month"):
        window_of(Period.read("2026-W47"), ENGLAND)
