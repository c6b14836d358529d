"""By when to order, so that a delivery comes before the last is taken. A supplier's time is in working days, as the home says it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.cover import LONGEST, Forecast
from carehome_desktop.domain.typed import is_one_line
from carehome_desktop.domain.words import count_words, day_words

MOST_WORKING_DAYS = 60
LONGEST_NAME = 80

WorksOn = Callable[[date], bool]
"""Whether a day is a working day, on which suppliers take orders and deliver."""


@dataclass(frozen=True)
class Supplier:
    """A supplier, and how many working days lie between an order and its delivery, as the home says."""

    name: str
    days: int


@dataclass(frozen=True)
class OrderBy:
    """The last day to order on; `arrives` is when an order of today comes, `short` how many days it would be missed until then."""

    day: date
    supplier: Supplier
    arrives: date
    short: int

    def words(self, today: date) -> str:
        """Return it as a sentence."""
        said = f"{self.supplier.name}, {count_words(self.supplier.days, 'working day')}"
        if self.short:
            comes = day_words(self.arrives, year=self.arrives.year != today.year)
            return f"Order now ({said}): it comes on {comes}, and may run out {count_words(self.short, 'day')} before that."
        if self.day <= today:
            return f"Order today ({said})."
        return f"Order by {day_words(self.day, year=self.day.year != today.year)} ({said})."


def check_supplier(name: str, days: int) -> Supplier | Problem:
    """Return a supplier as the home tells of it, or what is wrong."""
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME or not is_one_line(name):
        return Problem("supplier", f"Write the supplier’s name in {LONGEST_NAME} characters or fewer.")
    if not 0 <= days <= MOST_WORKING_DAYS:
        return Problem("days", f"Write a whole number of working days from 0 to {MOST_WORKING_DAYS}.")
    return Supplier(name, days)


def order_by(found: Forecast, supplier: Supplier, works: WorksOn) -> OrderBy | None:
    """Return by when to order, reckoned with the shortest of the range; None where nothing runs out in ten years."""
    if found.cover is None or found.cover.least >= LONGEST:
        return None
    out = found.today + timedelta(days=found.cover.least)
    day = _back(_on_or_before(out, works), supplier.days, works)
    arrives = _on(_on_or_after(found.today, works), supplier.days, works)
    return OrderBy(day, supplier, arrives, max(0, (arrives - out).days))


def _on_or_before(day: date, works: WorksOn) -> date:
    while not works(day):
        day -= timedelta(days=1)
    return day


def _on_or_after(day: date, works: WorksOn) -> date:
    while not works(day):
        day += timedelta(days=1)
    return day


def _back(day: date, number: int, works: WorksOn) -> date:
    for _ in range(number):
        day = _on_or_before(day - timedelta(days=1), works)
    return day


def _on(day: date, number: int, works: WorksOn) -> date:
    for _ in range(number):
        day = _on_or_after(day + timedelta(days=1), works)
    return day
