"""How long it lasts: what is there now, divided by what is used in a day, in whole days."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import takewhile

from carehome_desktop.domain.stock.levels import Step, steps
from carehome_desktop.domain.stock.movements import Entry, Kind
from carehome_desktop.domain.stock.use import DailyUse, daily_use
from carehome_desktop.domain.words import LONDON

LONGEST = 3_650
"""Days that are told at most: ten years."""


@dataclass(frozen=True)
class Days:
    """Whole days of cover: likely, and between which least and most."""

    least: int
    likely: int
    most: int


@dataclass(frozen=True)
class Left:
    """Singles that are there now: likely, and if as much (`least`) or as little (`most`) was used since the count as may be."""

    least: int
    likely: int
    most: int


@dataclass(frozen=True)
class Forecast:
    """What is known on a day. `on_record` is the level as written down; `gone` is use since the last count that nobody wrote down.

    `cover` is None where nothing is used.
    """

    today: date
    on_record: int
    gone: int
    counted_on: date | None
    counted: int
    use: DailyUse
    cover: Days | None
    left: Left

    @property
    def now(self) -> int:
        """Return how many singles are likely there now; less than nought means: count again."""
        return self.on_record - self.gone

    def runs_out(self) -> date | None:
        """Return the day on which the last is likely taken."""
        return None if self.cover is None else self.today + timedelta(days=self.cover.likely)


def known_by(entries: Sequence[Entry], now: datetime) -> list[Entry]:
    """Return what had happened by a moment: a forecast never uses what came after it."""
    return [entry for entry in entries if entry.at <= now]


def forecast(entries: Sequence[Entry], now: datetime, opening: int = 0) -> Forecast | None:
    """Return how long one type lasts from a moment on; None while nothing tells how much is used in a day."""
    found, today = steps(known_by(entries, now), opening), now.astimezone(LONDON).date()
    use = daily_use(found, today)
    if use is None:
        return None
    level = found[-1].level
    counted = _last_count(found)
    since = _Since.of(found, counted, today)
    # Use that is written down as it happens is in the level already.
    unwritten = use.written is None or use.lower_written is not None

    def gone(rate: Fraction) -> int:
        return max(0, math.ceil(rate * since.days) - since.used) if unwritten and counted is not None else 0

    left = Left(level - gone(use.most), level - gone(use.likely), level - gone(use.least))
    return Forecast(
        today,
        level,
        gone(use.likely),
        counted.entry.day if counted else None,
        counted.level if counted else 0,
        use,
        cover_of(left, use.least, use.likely, use.most),
        left,
    )


def cover_of(left: Left, least: Fraction, likely: Fraction, most: Fraction) -> Days | None:
    """Return how many days what is left lasts at so many singles a day; None where nothing is used."""
    if not likely:
        return None
    return Days(_lasts(left.least, most), _lasts(left.likely, likely), _lasts(left.most, least))


def _lasts(singles: int, rate: Fraction) -> int:
    return min(LONGEST, math.floor(max(0, singles) / rate)) if rate else LONGEST


@dataclass(frozen=True)
class _Since:
    """Days since the last count, and what was written down as used since."""

    days: int
    used: int

    @classmethod
    def of(cls, found: Sequence[Step], counted: Step | None, today: date) -> _Since:
        if counted is None:
            return cls(0, 0)
        later = takewhile(lambda step: step.entry.kind is not Kind.COUNT, reversed(found))
        used = sum(step.entry.quantity.total for step in later if step.entry.kind is Kind.USE)
        return cls((today - counted.entry.day).days, used)


def _last_count(found: Sequence[Step]) -> Step | None:
    return next((step for step in reversed(found) if step.entry.kind is Kind.COUNT), None)
