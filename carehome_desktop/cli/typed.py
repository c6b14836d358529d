"""What was typed on the command line once it is read: the value, or the words of what is wrong with it."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from carehome_desktop.domain.lenient_date import read_day_back
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.problems import Problem, Refused

Said = TypeVar("Said")


def said(found: Said | Problem) -> Said:
    """Return what was read; Refused, in the words of the Problem, where it could not be."""
    if isinstance(found, Problem):
        raise Refused(by_command(found))
    return found


def by_command(problem: Problem) -> str:
    """Return what is wrong, without what is said to somebody at a form."""
    return problem.words.replace(" What you typed is still here.", "").replace(" What you typed is kept.", "")


def needed(found: Said | Problem | None, missing: str) -> Said:
    """Return what was read; Refused where it could not be, or with `missing` where nothing was typed."""
    if found is None:
        raise Refused(missing)
    return said(found)


def period_said(text: str, today: date) -> Period:
    """Return the period that is meant: a day in any way it is read in the window, a week `2026-W47`, a month `2026-11`."""
    try:
        return Period.read(text)
    except ValueError as error:
        day = read_day_back(text, "period", today)
        if not isinstance(day, date):
            raise Refused(str(error)) from None
        return Period.of(PeriodKind.DAY, day)
