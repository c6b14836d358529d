"""A day is read as people write it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carehome_desktop.domain.lenient_date import (
    ODD_YEAR,
    PAST,
    UNREADABLE,
    read_date,
    read_day,
    read_day_back,
    read_use_by,
)
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.words import day_words
from tests.ui.question.samples import SATURDAY


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("Friday", date(2026, 11, 27)),
        ("by fri", date(2026, 11, 27)),
        ("Saturday", date(2026, 11, 28)),
        ("today", SATURDAY),
        ("Tomorrow", date(2026, 11, 22)),
        ("24 November", date(2026, 11, 24)),
        ("24th nov", date(2026, 11, 24)),
        ("November 24", date(2026, 11, 24)),
        ("Tuesday, 24 November 2026", date(2026, 11, 24)),
        ("the 24th of November", date(2026, 11, 24)),
        ("24/11", date(2026, 11, 24)),
        ("24.11.26", date(2026, 11, 24)),
        ("2026-11-24", date(2026, 11, 24)),
        ("3 February", date(2027, 2, 3)),
        ("29 Feb", date(2028, 2, 29)),
        ("1 Sept", date(2027, 9, 1)),
    ],
)
def test_a_day_is_understood(typed: str, day: date) -> None:
    assert read_day(typed, SATURDAY) == day


@pytest.mark.parametrize(
    "typed", ["soon", "31 June", "32/1", "ma 4", "when I can", "24", ",", "99999999", "१/८/२०२०", "٢٤ November"]
)
def test_what_cannot_be_read_is_told_with_an_example(typed: str) -> None:
    assert read_day(typed, SATURDAY) == Problem("by", UNREADABLE)


def test_a_day_that_has_gone_is_told_so() -> None:
    assert read_day("20 November 2026", SATURDAY) == Problem("by", PAST)


def test_nothing_typed_is_no_day_and_no_problem() -> None:
    assert read_day("  ", SATURDAY) is None


@given(st.text(max_size=40))
def test_nothing_that_can_be_typed_breaks_it(typed: str) -> None:
    found = read_day(typed, SATURDAY)
    assert found is None or isinstance(found, Problem) or found >= SATURDAY


@given(st.integers(0, 3000))
def test_a_day_as_we_write_it_is_read_back(ahead: int) -> None:
    day = SATURDAY + timedelta(days=ahead)
    assert read_day(day_words(day), SATURDAY) == day


@pytest.mark.parametrize(
    ("typed", "back", "ahead"),
    [
        ("6 June", date(2026, 6, 6), date(2027, 6, 6)),
        ("21/11", SATURDAY, SATURDAY),
        ("Saturday", SATURDAY, date(2026, 11, 28)),
        ("last Friday", date(2026, 11, 20), date(2026, 11, 27)),
        ("29 Feb", date(2024, 2, 29), date(2028, 2, 29)),
        ("yesterday", date(2026, 11, 20), date(2026, 11, 20)),
        ("7/6/20", date(2020, 6, 7), date(2020, 6, 7)),
        ("1.4.20", date(2020, 4, 1), date(2020, 4, 1)),
        ("6 June 20", date(2020, 6, 6), date(2020, 6, 6)),
        ("5 December 2026", date(2026, 12, 5), date(2026, 12, 5)),
    ],
)
def test_a_day_that_was_is_the_last_such_day_and_a_year_is_taken_at_its_word(
    typed: str, back: date, ahead: date
) -> None:
    assert read_day_back(typed, "when", SATURDAY) == back
    assert read_date(typed, "when", SATURDAY) == ahead


@pytest.mark.parametrize("typed", ["12/6/1020", "12 June 0020", "2620-06-12"])
def test_a_year_that_is_a_slip_is_told_as_that(typed: str) -> None:
    assert read_day_back(typed, "when", SATURDAY) == Problem("when", ODD_YEAR)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("03/2027", date(2027, 3, 31)),
        ("Feb 2028", date(2028, 2, 29)),
        ("12.2026", date(2026, 12, 31)),
        ("1/3/27", date(2027, 3, 1)),
    ],
)
def test_a_use_by_may_be_a_month_as_boxes_have_it(typed: str, day: date) -> None:
    assert read_use_by(typed, "expires", SATURDAY) == day


def test_a_month_that_is_none_is_no_use_by_and_a_year_that_is_a_slip_is_told_as_that() -> None:
    assert read_use_by("13/2027", "expires", SATURDAY) == Problem("expires", UNREADABLE)
    for typed in ("03/0000", "feb 0000", "12/9999", "03/1207"):
        assert read_use_by(typed, "expires", SATURDAY) == Problem("expires", ODD_YEAR)


@given(st.text(max_size=40))
def test_no_other_way_of_reading_breaks_either(typed: str) -> None:
    for read in (read_date, read_day_back, read_use_by):
        found = read(typed, "when", SATURDAY)
        assert found is None or isinstance(found, Problem | date)
