"""On which days work was missed, as far as that is known: so that a report counts an isolation up to its day, and each day has its rate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from carehome_desktop.domain.wages.absence import DAYS_IN_WEEK, usual_days


@dataclass(frozen=True)
class Stretch:
    """So many shifts or days of work missed on some of these days; `sure` where it was one on each of them."""

    days: tuple[date, ...]
    missed: int
    sure: bool

    def until(self, day: date) -> Fraction:
        """Return how many of them lie on a day or before it; where that is not known, as if they lay evenly."""
        return Fraction(self.missed * sum(each <= day for each in self.days), len(self.days))

    def is_cut_by(self, day: date) -> bool:
        """Return whether some of the days lie after a day and some not."""
        return self.days[0] <= day < self.days[-1]


@dataclass(frozen=True)
class Missed:
    """All that was missed of one isolation, in the order of its days."""

    stretches: tuple[Stretch, ...]

    def part_until(self, day: date) -> tuple[Fraction, bool]:
        """Return which part of it lies on a day or before it, and whether that is known and no estimate."""
        whole = sum(each.missed for each in self.stretches)
        if not whole:
            return Fraction(0), True
        done = sum((each.until(day) for each in self.stretches), Fraction(0))
        sure = all(each.sure or not each.is_cut_by(day) for each in self.stretches)
        return done / whole, sure


def missed_days(
    first: date, last: date, shifts: Sequence[int] = (), weekdays: Sequence[int] = (), missed: int | None = None
) -> Missed:
    """Return what was missed from a first to a last day.

    By `shifts` in each week from the first day if they are known; else by the days usually worked (Monday is 0), of which `missed`
    may be fewer or more than the calendar has; else by the calendar alone, which is an estimate.
    """
    last = max(first, last)
    if shifts:
        weeks = [(first + timedelta(days=DAYS_IN_WEEK * at), count) for at, count in enumerate(shifts) if count]
        return Missed(tuple(_week(begin, last, count, weekdays) for begin, count in weeks))
    usual = usual_days(first, last, weekdays)
    if usual:
        count = len(usual) if missed is None else missed
        return Missed((Stretch(usual, count, count == len(usual)),))
    every = usual_days(first, last, range(DAYS_IN_WEEK))
    return Missed((Stretch(every, len(every), sure=False),))


def _week(begin: date, last: date, count: int, weekdays: Sequence[int]) -> Stretch:
    """Return the shifts of one week; those of a week that begins after the last day are taken to that day."""
    begin = min(begin, last)
    end = min(begin + timedelta(days=DAYS_IN_WEEK - 1), last)
    usual = usual_days(begin, end, weekdays)
    if len(usual) >= count:
        return Stretch(usual, count, len(usual) == count)
    return Stretch(usual_days(begin, end, range(DAYS_IN_WEEK)), count, sure=False)
