"""The days that someone was away, in weeks, as sick pay counts them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise

from carehome_desktop.domain.problems import Problem

DAYS_IN_WEEK = 7
MOST_WEEKS = 60
"""A year and some weeks: nobody isolates longer in one absence."""


@dataclass(frozen=True)
class Absence:
    """The qualifying days away, week by week, and what sick pay has to know of the person.

    A qualifying day is one on which the person usually works. `since` is the first day of the absence, of linked absences
    the first day of the first: it decides which rules hold. `waiting_days` is None where the rule of that day decides;
    `waited` are those served already in a linked absence. `weekly_pence` is the average weekly earnings, None where nobody said.
    """

    since: date
    weeks: tuple[tuple[date, ...], ...]
    qualifying_days: int
    waiting_days: int | None = None
    waited: int = 0
    weekly_pence: int | None = None

    def trouble(self) -> Problem | None:
        """Return the first thing in it that cannot be, in words."""
        if not 1 <= self.qualifying_days <= DAYS_IN_WEEK:
            return Problem("qualifying_days", "A week has from 1 to 7 qualifying days: the days usually worked.")
        if self.waiting_days is not None and not 0 <= self.waiting_days <= DAYS_IN_WEEK:
            return Problem(
                "waiting_days", "Waiting days are from 0 to 7. Leave them out and the rule of the day holds."
            )
        if self.waited < 0:
            return Problem("waiting_days", "The waiting days served before cannot be fewer than none.")
        if self.weekly_pence is not None and self.weekly_pence < 0:
            return Problem("average_earnings", "Average earnings cannot be less than nought.")
        if len(self.weeks) > MOST_WEEKS:
            return Problem("weeks", f"This is more than {MOST_WEEKS} weeks. Record a long absence in parts.")
        days = [day for week in self.weeks for day in week]
        if any(later <= earlier for earlier, later in pairwise(days)):
            return Problem("weeks", "A day is there twice, or the days are out of order.")
        if days and days[0] < self.since:
            return Problem("first_day", "A day away lies before the first day of the absence.")
        return None


def weeks_of(days: Iterable[date]) -> tuple[tuple[date, ...], ...]:
    """Return days in weeks from Sunday to Saturday, as sick pay counts them by default."""
    return tuple(tuple(week) for _, week in groupby(sorted(set(days)), key=_sunday_of))


def usual_days(first_day: date, last_day: date, weekdays: Collection[int]) -> tuple[date, ...]:
    """Return the days from a first to a last that fall on the weekdays usually worked (Monday is 0)."""
    days = (first_day + timedelta(days=at) for at in range((last_day - first_day).days + 1))
    return tuple(day for day in days if day.weekday() in weekdays)


def weeks_from_counts(first_day: date, counts: Sequence[int]) -> tuple[tuple[date, ...], ...]:
    """Return weeks that begin on `first_day` and each 7 days after, with so many days from the start of each.

    Which days of a week they were is not known; it only matters where a rate changes within one.
    """
    return tuple(
        tuple(first_day + timedelta(days=7 * week + at) for at in range(min(count, DAYS_IN_WEEK)))
        for week, count in enumerate(counts)
    )


def _sunday_of(day: date) -> date:
    return day - timedelta(days=(day.weekday() + 1) % DAYS_IN_WEEK)
