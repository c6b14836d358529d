"""Dates, times and counts as a person in England writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from carehome_desktop.domain.words import (
    clock_words,
    count_words,
    day_words,
    full_moment_words,
    list_words,
    moment_words,
)

NOW = datetime(2026, 12, 10, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-12-10T14:02:00+00:00", "2:02pm"),
        ("2026-12-10T00:05:00+00:00", "12:05am"),
        ("2026-12-10T12:00:00+00:00", "12:00pm"),
        ("2026-07-01T13:02:00+00:00", "2:02pm"),
        ("2026-10-25T00:30:00+00:00", "1:30am"),
        ("2026-10-25T01:30:00+00:00", "1:30am"),
    ],
)
def test_a_time_is_the_offices(moment: str, words: str) -> None:
    assert clock_words(datetime.fromisoformat(moment)) == words


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-12-10T08:00:00+00:00", "8:00am"),
        ("2026-12-09T23:59:00+00:00", "yesterday 11:59pm"),
        ("2026-12-01T08:00:00+00:00", "Tuesday 1 December, 8:00am"),
        ("2025-12-09T08:00:00+00:00", "Tuesday 9 December 2025, 8:00am"),
        ("2026-06-30T23:30:00+00:00", "Wednesday 1 July, 12:30am"),
    ],
)
def test_a_moment_is_as_short_as_is_clear(moment: str, words: str) -> None:
    assert moment_words(datetime.fromisoformat(moment), NOW) == words


def test_paper_never_says_yesterday() -> None:
    assert full_moment_words(datetime(2026, 12, 9, 14, 2, tzinfo=UTC)) == "Wednesday 9 December 2026, 2:02pm"


def test_days_counts_and_lists() -> None:
    assert day_words(date(2024, 2, 29)) == "Thursday 29 February 2024"
    assert day_words(date(2024, 2, 29), year=False) == "Thursday 29 February"
    assert [count_words(n, "answer") for n in (0, 1, 2, 1500)] == [
        "0 answers",
        "1 answer",
        "2 answers",
        "1,500 answers",
    ]
    assert count_words(2, "copy", "copies") == "2 copies"
    assert [list_words(["a"]), list_words(["a", "b"]), list_words(["a", "b", "c"])] == ["a", "a and b", "a, b and c"]
