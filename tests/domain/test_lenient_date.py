"""A day is read as people write it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carehome_desktop.domain.lenient_date import PAST, UNREADABLE, read_day
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


@pytest.mark.parametrize("typed", ["soon", "31 June", "32/1", "ma 4", "when I can", "24", ",", "99999999"])
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
