"""Reminders: as a window opens, and last on a day when the helpline can be rung, before the final weekend."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carehome_desktop.catalogue.bank_holidays import load_bank_holidays
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.reminders import CLOSES, OPENS, last_has_come, reminder_now, reminders
from carehome_desktop.domain.windows import window_of
from carehome_desktop.domain.words import LONDON
from carehome_desktop.resources import resources_root

ENGLAND = load_bank_holidays(resources_root())
MONTHS = st.dates(date(2020, 1, 1), date(2045, 11, 30))


def of(month: str) -> list[str]:
    """Return the moments of a month's reminders."""
    given_ = reminders(window_of(Period.read(month), ENGLAND), ENGLAND)
    return [each.at.strftime("%a %d %H:%M") for each in given_]


@pytest.mark.parametrize(
    ("month", "moments"),
    [
        ("2026-12", ["Tue 08 09:00", "Fri 11 10:00"]),  # closes Monday 14
        ("2026-11", ["Mon 09 09:00", "Fri 13 10:00"]),  # opens on a Sunday, closes Monday 16
        ("2026-10", ["Thu 08 09:00", "Fri 09 10:00"]),  # closes Wednesday 14
        ("2026-05", ["Fri 08 10:00"]),  # opens on the very Friday: one reminder, the last
        ("2026-08", ["Mon 10 09:00", "Thu 13 10:00"]),  # its only weekend is its beginning
        ("2028-04", ["Mon 10 09:00", "Thu 13 10:00"]),  # Good Friday to Easter Monday, closes Tuesday 18
        ("2031-04", ["Tue 08 09:00", "Thu 10 10:00"]),  # Good Friday is the 11th, closes Tuesday 15
    ],
)
def test_a_months_reminders_fall_where_they_help(month: str, moments: list[str]) -> None:
    assert of(month) == moments


@given(MONTHS)
def test_the_last_reminder_falls_in_helpline_hours_within_the_window(day: date) -> None:
    window = window_of(Period.read(f"{day:%Y-%m}"), ENGLAND)
    given_ = reminders(window, ENGLAND)
    last = given_[-1].at.astimezone(LONDON)
    assert [each.last for each in given_].count(True) == 1
    assert ENGLAND.is_working_day(last.date())
    assert OPENS <= last.time() < CLOSES
    assert window.is_open(last.date())
    assert last < window.closes_at
    assert sorted(given_, key=lambda each: each.at) == list(given_)


def test_it_is_given_on_its_day_until_the_helpline_closes() -> None:
    december = reminders(window_of(Period.read("2026-12"), ENGLAND), ENGLAND)

    def at(day: int, hour: int) -> str:
        found = reminder_now(december, datetime(2026, 12, day, hour, tzinfo=UTC))
        return found.key if found else ""

    assert [at(8, 8), at(8, 9), at(8, 16), at(8, 17)] == ["", "2026-12 first", "2026-12 first", ""]
    assert [at(11, 9), at(11, 10), at(12, 10), at(14, 10)] == ["", "2026-12 last", "", ""]
    assert not last_has_come(december, datetime(2026, 12, 11, 9, 59, tzinfo=UTC))
    assert last_has_come(december, datetime(2026, 12, 13, tzinfo=UTC))


def test_in_summer_its_hour_is_that_of_the_office_clock() -> None:
    june = reminders(window_of(Period.read("2026-06"), ENGLAND), ENGLAND)
    assert june[0].at.timetz().replace(tzinfo=None) == time(9)
    assert june[0].at == datetime(2026, 6, 8, 8, tzinfo=UTC)


def test_its_words_name_the_return_the_close_and_last_of_all_the_helpline() -> None:
    first, last = reminders(window_of(Period.read("2026-12"), ENGLAND), ENGLAND)
    assert first.words("Monthly return", date(2026, 12, 8)) == (
        "Monthly return: closes Monday 14 December, 11:59pm, in 6 days."
    )
    assert last.words("Monthly return", date(2026, 12, 11)) == (
        "Monthly return: closes Monday 14 December, 11:59pm, in 3 days. "
        "The tracker’s helpline, 0191 691 3729, is open 8am to 5pm on weekdays, but not on bank holidays."
    )
