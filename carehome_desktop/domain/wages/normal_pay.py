"""Normal wages for the time missed, by one of three ways that a home can defend: the rota, the contract, an average.

No text that we read gives a formula for *normal wages*: neither Annex C of the circular of May 2020 nor the conditions of the later
rounds. Which way was taken stands in the working.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from carehome_desktop.domain.money import money_words, nearest_penny, plain_words, rate_words
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.working import Step, Worked
from carehome_desktop.domain.words import count_words

LEAST_RATE, MOST_RATE = Decimal(1), Decimal(200)
"""Pounds an hour. Outside them the point is in the wrong place; the limits are ours."""
MOST_HOURS, MOST_HOURS_A_WEEK = Decimal(24), Decimal(112)
MOST_SHIFTS = 1000
MOST_WEEKS_BACK = 104
"""Usual are 8 weeks, as sick pay looks back (HMRC's statutory payments manual, SPM170200), and 52 paid ones, as a statutory week's
pay does; 12 were common before April 2020, which was not read again."""


@dataclass(frozen=True)
class Shift:
    """Shifts missed of one length at one rate: hours of each, pounds an hour, and how many."""

    hours: Decimal
    rate: Decimal
    times: int = 1


def rostered(shifts: Sequence[Shift]) -> Worked | Problem:
    """Return the wages of the shifts on the rota that were missed; equal ones stand in one line."""
    if trouble := next((found for shift in shifts if (found := _shift_trouble(shift))), None):
        return trouble
    if sum(shift.times for shift in shifts) > MOST_SHIFTS:
        return Problem("shifts", f"This is more than {MOST_SHIFTS:,} shifts. Check how many were missed.")
    times: dict[tuple[Decimal, Decimal], int] = {}
    for shift in shifts:
        times[shift.rate, shift.hours] = times.get((shift.rate, shift.hours), 0) + shift.times
    steps, exact = [], Fraction(0)
    for (rate, hours), count in sorted(times.items(), reverse=True):
        part = Fraction(hours) * Fraction(rate) * count
        exact += part
        figures = f"{count_words(count, 'shift')} × {plain_words(hours)} hours × {rate_words(rate)}"
        steps.append(Step("Normal wages by the rota", figures, nearest_penny(part)))
    return _total(exact, steps)


def contracted(hours_a_week: Decimal, missed: Sequence[tuple[Decimal, int]], of: int) -> Worked | Problem:
    """Return the wages of the contracted hours; `missed` are the days at each rate, `of` the usual days in a week (7: all days count)."""
    if not 0 < hours_a_week <= MOST_HOURS_A_WEEK:
        words = f"Contracted hours are more than nought and at most {MOST_HOURS_A_WEEK} a week."
        return Problem("hours_a_week", words)
    steps, exact = [], Fraction(0)
    for rate, days in missed:
        if trouble := check_rate(rate) or _days_trouble(days, of):
            return trouble
        part = Fraction(hours_a_week) * Fraction(rate) * days / of
        exact += part
        figures = f"{plain_words(hours_a_week)} hours a week × {rate_words(rate)} × {_of_words(days, of)}"
        steps.append(Step("Normal wages by the contract", figures, nearest_penny(part)))
    return _total(exact, steps)


def average(
    week_pence: Sequence[int], missed: int, of: int, *, weeks: int = 8, only_paid: bool = False
) -> Worked | Problem:
    """Return the average week of the `weeks` before, newest first in `week_pence`, for `missed` days out of `of` in a week.

    With `only_paid`, weeks without pay are passed over and earlier ones taken instead, as a statutory week's pay does.
    """
    if not 1 <= weeks <= MOST_WEEKS_BACK:
        return Problem("weeks", f"An average is of 1 to {MOST_WEEKS_BACK} weeks; usual are 8, 12 or 52.")
    if any(pence < 0 for pence in week_pence):
        return Problem("weeks", "A week's pay cannot be less than nought.")
    if trouble := _days_trouble(missed, of):
        return trouble
    taken = [pence for pence in week_pence if pence or not only_paid][:weeks]
    if not sum(taken):
        return Problem("weeks", "Type what was paid in the weeks before: without it there is no average.")
    doubts: tuple[str, ...] = ()
    if len(taken) < weeks:
        doubts = (f"Pay of {count_words(len(taken), 'week')} is known, not of {weeks}: the average is of those.",)
    exact = Fraction(sum(taken), 100) / len(taken) * missed / of
    kind = "paid week" if only_paid else "week"
    figures = f"{money_words(sum(taken))} ÷ {count_words(len(taken), kind)} × {_of_words(missed, of)}"
    return _total(exact, [Step("Normal wages by the average", figures, nearest_penny(exact))], doubts)


def check_rate(rate: Decimal, field: str = "rate") -> Problem | None:
    """Return what is wrong with pounds an hour, if anything."""
    if LEAST_RATE <= rate <= MOST_RATE:
        return None
    return Problem(
        field,
        f"{rate_words(rate)} an hour cannot be right. Write pounds an hour from {LEAST_RATE} to {MOST_RATE}, as in 9.20.",
    )


def check_hours(hours: Decimal, field: str = "hours") -> Problem | None:
    """Return what is wrong with the hours of one shift, if anything."""
    if 0 < hours <= MOST_HOURS:
        return None
    return Problem(
        field, f"A shift of {plain_words(hours)} hours cannot be. Write from 0.25 to {MOST_HOURS}, as in 7.5."
    )


def _shift_trouble(shift: Shift) -> Problem | None:
    if shift.times < 0:
        return Problem("shifts", "Shifts missed cannot be fewer than none.")
    return check_hours(shift.hours) or check_rate(shift.rate)


def _days_trouble(missed: int, of: int) -> Problem | None:
    if not 1 <= of <= 7:
        return Problem("days_a_week", "A week has from 1 to 7 days.")
    if not 0 <= missed <= 366:
        return Problem("missed", "Days missed are from 0 to 366.")
    return None


def _of_words(missed: int, of: int) -> str:
    return f"{count_words(missed, 'day')} missed ÷ {of} in a week"


def _total(exact: Fraction, steps: list[Step], doubts: tuple[str, ...] = ()) -> Worked:
    """Round once, at the end, to the nearest penny."""
    pence = nearest_penny(exact)
    if len(steps) != 1 or steps[0].pence != pence:
        steps.append(Step("Normal wages in all", "added up and rounded to the penny once", pence))
    return Worked(pence, tuple(steps), doubts)
