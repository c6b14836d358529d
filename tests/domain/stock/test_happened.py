"""A day alone is told as the day, everywhere; a time that somebody gave is told with it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from carehome_desktop.domain.stock.happened import full_happened_words, happened_words
from carehome_desktop.domain.stock.when import read_when, when_words
from carehome_desktop.domain.words import LONDON

NOW = datetime(2026, 11, 21, 15, 30, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("typed", "short", "full"),
    [
        ("20/11/2026", "yesterday", "Friday 20 November 2026"),
        ("14/11/2026", "Saturday 14 November", "Saturday 14 November 2026"),
        ("12/10/2020", "Monday 12 October 2020", "Monday 12 October 2020"),
        ("yesterday 4pm", "yesterday 4:00pm", "Friday 20 November 2026, 4:00pm"),
        ("14/6/2026 12:01", "Sunday 14 June, 12:01pm", "Sunday 14 June 2026, 12:01pm"),
        ("14/6/2026", "Sunday 14 June", "Sunday 14 June 2026"),
        ("12pm", "12:00pm", "Saturday 21 November 2026"),
    ],
)
def test_a_day_that_was_given_without_a_time_is_told_without_one(typed: str, short: str, full: str) -> None:
    at = read_when(typed, NOW)
    assert isinstance(at, datetime)
    assert (happened_words(at, NOW), full_happened_words(at), when_words(typed, NOW)) == (short, full, full)


def test_a_moment_of_the_clock_is_never_taken_for_a_day() -> None:
    at = NOW.replace(hour=12, minute=0) - timedelta(days=2, microseconds=1)
    assert happened_words(at, NOW) == "Thursday 19 November, 11:59am"
