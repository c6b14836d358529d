"""When something was done, as it was given: a day alone is kept as its noon, and told as the day without a time."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from carehome_desktop.domain.words import LONDON, clock_words, day_words, full_moment_words, moment_words

NOON = time(12)


def is_day_alone(at: datetime) -> bool:
    """Return whether only a day was given; noon to the second, which nobody reads off a clock, stands for it."""
    return at.astimezone(LONDON).time() == NOON


def happened_words(at: datetime, now: datetime) -> str:
    """Return a moment as shortly as is clear from `now`, and of a day alone *yesterday* or *Wednesday 9 December 2026*."""
    day, today = at.astimezone(LONDON).date(), now.astimezone(LONDON).date()
    if day == today or not is_day_alone(at):
        return moment_words(at, now)
    return "yesterday" if day == today - timedelta(days=1) else day_words(day, year=day.year != today.year)


def full_happened_words(at: datetime) -> str:
    """Return a moment for paper, and of a day alone its day."""
    return day_words(at.astimezone(LONDON).date()) if is_day_alone(at) else full_moment_words(at)


def time_words(at: datetime) -> str:
    """Return the time of day that was given, "" for a day alone."""
    return "" if is_day_alone(at) else clock_words(at)
