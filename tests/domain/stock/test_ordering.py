"""By when to order: in working days, with the shortest of the range."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.cover import forecast
from carehome_desktop.domain.stock.ordering import OrderBy, Supplier, check_supplier, order_by
from tests.domain.stock.cupboard import at, count

HOLIDAY = date(2026, 12, 25)


def works(day: date) -> bool:
    return day.weekday() < 5 and day != HOLIDAY


def order(level: int, day: int, lead: int) -> OrderBy:
    """100 a day were used in the two weeks before `day`, on which `level` are counted."""
    found = forecast([count(level + 1400, day - 14), count(level + 700, day - 7), count(level, day)], at(day, 20))
    assert found is not None
    made = order_by(found, Supplier("Gompels", lead), works)
    assert made is not None
    return made


def test_friday_looks_ahead_over_the_weekend() -> None:
    """Friday 20 November, three days left: it runs out on Monday, and two working days are gone by Tuesday."""
    made = order(300, 20, 2)
    assert (made.day, made.arrives, made.short) == (date(2026, 11, 19), date(2026, 11, 24), 1)
    assert made.words(date(2026, 11, 20)) == (
        "Order now (Gompels, 2 working days): it comes on Tuesday 24 November, and may run out 1 day before that."
    )


def test_a_working_day_of_the_week_is_counted_back() -> None:
    made = order(700, 20, 2)
    assert made.day == date(2026, 11, 25)
    assert made.words(date(2026, 11, 20)) == "Order by Wednesday 25 November (Gompels, 2 working days)."


def test_a_bank_holiday_is_no_working_day() -> None:
    """Runs out on Friday 25 December: it must come on the 24th, so it is ordered on the 22nd."""
    assert order(2500, 30, 2).day == date(2026, 12, 22)


def test_the_last_day_says_today() -> None:
    assert order(400, 20, 1).day == date(2026, 11, 23)
    assert order(300, 16, 3).words(date(2026, 11, 16)) == "Order today (Gompels, 3 working days)."


@given(level=st.integers(0, 20_000), lead=st.integers(0, 20))
def test_an_order_on_its_day_comes_in_time_or_it_is_said_that_it_does_not(level: int, lead: int) -> None:
    made = order(level, 20, lead)
    assert works(made.day)
    assert (made.short == 0) or (made.day < date(2026, 11, 20))
    assert made.arrives >= date(2026, 11, 20)


@pytest.mark.parametrize(
    ("name", "days"), [("", 2), ("a\nb\u202e", 2), ("x" * 81, 2), ("Gompels", -1), ("Gompels", 61)]
)
def test_a_supplier_that_makes_no_sense_is_refused_in_words(name: str, days: int) -> None:
    assert isinstance(check_supplier(name, days), Problem)
