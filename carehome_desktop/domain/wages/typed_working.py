"""Reads what the working goes by as a person types it; what cannot be is a problem at its field."""

from __future__ import annotations

import re
from decimal import Decimal

from carehome_desktop.domain.money import cut, read_exact, read_money
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.typed import is_number
from carehome_desktop.domain.wages.normal_pay import MOST_HOURS_A_WEEK, MOST_WEEKS_BACK

_BETWEEN = re.compile(r"[;\s]+|,\s+")


def read_weekly_hours(typed: str, field: str = "hours_a_week") -> Decimal | Problem | None:
    """Return the contracted hours of a week, such as 37.5; None if nothing was typed."""
    hours = read_exact(typed, field, "Write the hours of a week with a point, as in 37.5.")
    if not isinstance(hours, Decimal):
        return hours
    if hours != cut(hours, 4) or not 0 < hours <= MOST_HOURS_A_WEEK:
        return Problem(
            field, f"Contracted hours are more than nought and at most {MOST_HOURS_A_WEEK} a week, as in 37.5."
        )
    return hours


def read_weeks_pay(typed: str, field: str = "week_pence") -> tuple[int, ...] | Problem:
    """Return the pence of each week, typed as *310.50; 295; 0*; none if nothing was typed."""
    found = []
    for part in filter(None, _BETWEEN.split(typed.strip())):
        pence = read_money(part, field)
        if isinstance(pence, Problem):
            return pence
        found.append(pence or 0)
    if len(found) > MOST_WEEKS_BACK:
        return Problem(field, f"This is more than {MOST_WEEKS_BACK} weeks. Type the newest only.")
    return tuple(found)


def read_days(typed: str, most: int, field: str, words: str) -> int | Problem | None:
    """Return a count of days or weeks up to `most`; `words` are said of what is none."""
    text = typed.strip()
    if not text:
        return None
    if not (is_number(text, 4) and int(text) <= most):
        return Problem(field, words)
    return int(text)
