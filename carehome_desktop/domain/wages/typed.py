"""Reads hours, rates and counts of shifts as a person types them; what cannot be is a problem in plain words."""

from __future__ import annotations

import re
from decimal import Decimal

from carehome_desktop.domain.money import cut, read_exact
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.typed import is_number
from carehome_desktop.domain.wages.absence import MOST_WEEKS
from carehome_desktop.domain.wages.normal_pay import check_hours, check_rate

MOST_IN_A_WEEK = 14
"""Two shifts on each day of a week."""


def read_hours(typed: str, field: str = "hours") -> Decimal | Problem | None:
    """Return the hours of one shift, such as 7.5; None if nothing was typed."""
    hours = read_exact(typed, field, "Write the hours of one shift with a point, as in 7.5 for seven and a half.")
    if not isinstance(hours, Decimal):
        return hours
    if hours != cut(hours, 4):
        return Problem(field, "Write the hours with at most four figures after the point, as in 7.5.")
    return check_hours(hours, field) or hours


def read_rate(typed: str, field: str = "rate") -> Decimal | Problem | None:
    """Return pounds an hour, such as 9.20; None if nothing was typed. A rate may have parts of a penny, as 10.4375."""
    rate = read_exact(typed, field, "Write the pounds an hour, as in 9.20.")
    if not isinstance(rate, Decimal):
        return rate
    if rate != cut(rate, 4):
        return Problem(field, "Write the rate with at most four figures after the point, as in 9.20 or 10.4375.")
    return check_rate(rate, field) or rate


def read_counts(typed: str, field: str = "shifts") -> tuple[int, ...] | Problem | None:
    """Return the shifts missed in each week, such as 4,2; None if nothing was typed."""
    text = typed.strip()
    if not text:
        return None
    parts = re.split(r"\s*[,;]\s*|\s+", text)
    if not all(is_number(part, 3) for part in parts):
        return Problem(field, "Write the shifts missed week by week with a comma between, as in 4,2.")
    counts = tuple(map(int, parts))
    if any(count > MOST_IN_A_WEEK for count in counts):
        return Problem(
            field, f"More than {MOST_IN_A_WEEK} shifts in a week cannot be. Write each week's own, as in 4,2."
        )
    if len(counts) > MOST_WEEKS:
        return Problem(field, f"This is more than {MOST_WEEKS} weeks. Record a long absence in parts.")
    if not any(counts):
        return Problem(field, "No shift was missed, so nothing is to be paid. Write at least one, as in 4,2.")
    return counts
