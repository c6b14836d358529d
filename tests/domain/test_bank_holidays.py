"""Bank holidays: a list, and what was put right in it."""

from __future__ import annotations

from datetime import date

from carehome_desktop.domain.bank_holidays import BankHoliday, BankHolidays, Overrides
from tests.domain.holiday_list import table

EASTER_MONDAY, MAY_DAY, CROWNING = date(2026, 4, 6), date(2026, 5, 4), date(2026, 5, 6)
LIST = table((BankHoliday(EASTER_MONDAY, "Easter Monday"), BankHoliday(MAY_DAY, "May Day")))


def test_a_day_of_the_list_is_no_working_day() -> None:
    holidays = BankHolidays(LIST)
    assert holidays.name(EASTER_MONDAY) == "Easter Monday"
    assert not holidays.is_working_day(EASTER_MONDAY)
    assert holidays.is_working_day(date(2026, 4, 7))
    assert not holidays.is_working_day(date(2026, 4, 11)), "a Saturday"


def test_what_was_put_right_last_counts() -> None:
    ours = Overrides((BankHoliday(CROWNING, "Crowning"),), frozenset({MAY_DAY}))
    theirs = Overrides((BankHoliday(MAY_DAY, "May Day after all"),), frozenset({CROWNING}))
    assert BankHolidays(LIST, (ours,)).name(CROWNING) == "Crowning"
    assert BankHolidays(LIST, (ours,)).name(MAY_DAY) is None
    both = BankHolidays(LIST, (ours, theirs))
    assert (both.name(CROWNING), both.name(MAY_DAY)) == (None, "May Day after all")
    assert theirs.over(ours) == theirs


def test_a_day_is_said_once_however_often_it_is_put_right() -> None:
    day = BankHoliday(CROWNING, "Crowning")
    put_right = Overrides().with_day(day).without_day(CROWNING).with_day(day).with_day(BankHoliday(CROWNING, "Again"))
    assert put_right == Overrides((BankHoliday(CROWNING, "Again"),))
    assert put_right.without_word_on(CROWNING) == Overrides()
    assert not Overrides()


def test_a_stretch_of_days_lists_what_counts_in_order() -> None:
    put_right = Overrides((BankHoliday(CROWNING, "Crowning"),), frozenset({MAY_DAY}))
    holidays = BankHolidays(LIST, (put_right,))
    found = holidays.between(date(2026, 4, 1), date(2026, 12, 31))
    assert found == (BankHoliday(EASTER_MONDAY, "Easter Monday"), BankHoliday(CROWNING, "Crowning"))
    assert holidays.between(date(2026, 4, 7), date(2026, 5, 5)) == ()
