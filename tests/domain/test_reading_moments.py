"""When something was done is read as people write it, and never lies ahead."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.reading_moments import AHEAD, UNREADABLE, read_moment

NOW = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", "2026-11-21T18:00"),
        ("10:12am", "2026-11-21T10:12"),
        ("12am", "2026-11-21T00:00"),
        ("today at 4pm", "2026-11-21T16:00"),
        ("yesterday 16.30", "2026-11-20T16:30"),
        ("Friday, 9:05 am", "2026-11-20T09:05"),
        ("9 November 2pm", "2026-11-09T14:00"),
        ("21/11/2026 9:05", "2026-11-21T09:05"),
        ("24 December 9:05", "2025-12-24T09:05"),
    ],
)
def test_a_moment_is_read_as_it_is_written(typed, meant):
    moment = read_moment(typed, NOW)
    assert isinstance(moment, datetime), moment
    assert moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M") == meant


def test_a_moment_in_summer_is_in_summer_time():
    moment = read_moment("14/7/2026 9:00", NOW)
    assert isinstance(moment, datetime)
    assert moment.astimezone(UTC).hour == 8


@pytest.mark.parametrize("typed", ["soon", "4", "25:00", "10:75", "13pm", "99/99/2026 9:00", "٩:٠٥ am"])
def test_what_cannot_be_read_is_said_in_words(typed):
    assert read_moment(typed, NOW) == Problem("when", UNREADABLE)


@pytest.mark.parametrize("typed", ["7pm", "21/11/2026 18:01"])
def test_what_lies_ahead_is_refused(typed):
    assert read_moment(typed, NOW) == Problem("when", AHEAD)
