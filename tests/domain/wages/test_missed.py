"""Which part of what was missed lies before a day: by the shifts of its weeks, by the days usually worked, or by the calendar."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from carehome_desktop.domain.wages.missed import missed_days

MONDAY = date(2020, 6, 15)
END = MONDAY + timedelta(days=13)
WEEKDAYS = (0, 1, 2, 3)


def after(days: int) -> date:
    return MONDAY + timedelta(days=days - 1)


def test_the_shifts_of_whole_weeks_are_known_and_within_a_week_they_are_an_estimate() -> None:
    by_rota = missed_days(MONDAY, END, (4, 2))
    assert by_rota.part_until(after(7)) == (Fraction(4, 6), True)
    assert by_rota.part_until(after(3)) == (Fraction(4 * 3, 7 * 6), False)
    usual = missed_days(MONDAY, END, (4, 2), WEEKDAYS)
    assert usual.part_until(after(3)) == (Fraction(3, 6), True), "four usual days, four shifts: one on each"
    assert usual.part_until(after(8)) == (Fraction(4 * 4 + 2, 4 * 6), False), "two shifts on four usual days"


def test_days_usually_worked_are_known_and_the_bare_calendar_is_an_estimate() -> None:
    assert missed_days(MONDAY, END, (), WEEKDAYS).part_until(after(10)) == (Fraction(7, 8), True)
    assert missed_days(MONDAY, END, (), WEEKDAYS, missed=6).part_until(after(10)) == (Fraction(7, 8), False)
    assert missed_days(MONDAY, END).part_until(after(7)) == (Fraction(1, 2), False)
    assert missed_days(MONDAY, END, (4, 2, 3)).part_until(END) == (Fraction(1), True), (
        "a week too many is taken to the last day"
    )


@given(
    st.integers(0, 40),
    st.lists(st.integers(0, 14), max_size=8),
    st.sets(st.integers(0, 6)),
    st.none() | st.integers(1, 30),
    st.integers(-3, 50),
)
def test_the_part_grows_with_the_days_from_nothing_to_all_of_it(
    length: int, shifts: list[int], weekdays: set[int], missed: int | None, at: int
) -> None:
    last, day = MONDAY + timedelta(days=length), MONDAY + timedelta(days=at)
    told = missed_days(MONDAY, last, shifts, sorted(weekdays), missed)
    part, _ = told.part_until(day)
    assert 0 <= part <= told.part_until(day + timedelta(days=1))[0] <= 1
    assert told.part_until(MONDAY - timedelta(days=1)) == (0, True)
    if any(each.missed for each in told.stretches):
        assert told.part_until(last) == (1, True)
