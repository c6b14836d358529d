"""A day that has been is read as people write it."""

from __future__ import annotations

from datetime import date

import pytest

from carehome_desktop.domain.problems import Problem
from carehome_desktop.ui.returns.any_day import AHEAD, NOTHING, UNREADABLE, read_past_day

SATURDAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("today", "2026-11-21"),
        ("Yesterday", "2026-11-20"),
        ("Friday", "2026-11-20"),
        ("sat", "2026-11-21"),
        ("Monday 16 November", "2026-11-16"),
        ("14 November", "2026-11-14"),
        ("14/11", "2026-11-14"),
        ("22 November", "2025-11-22"),
        ("29 February", "2024-02-29"),
        ("1 Jan", "2026-01-01"),
        ("24.4.2020", "2020-04-24"),
        ("24/4/20", "2020-04-24"),
        ("2020-06-01", "2020-06-01"),
    ],
)
def test_the_last_such_day_is_meant(typed: str, meant: str) -> None:
    assert read_past_day(typed, SATURDAY) == date.fromisoformat(meant)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", NOTHING),
        ("  ", NOTHING),
        ("soon", UNREADABLE),
        ("31/2/2020", UNREADABLE),
        ("tomorrow", AHEAD),
        ("22/11/2026", AHEAD),
        ("1 January 2027", AHEAD),
    ],
)
def test_what_is_no_such_day_gets_a_sentence(typed: str, words: str) -> None:
    assert read_past_day(typed, SATURDAY) == Problem("day", words)
