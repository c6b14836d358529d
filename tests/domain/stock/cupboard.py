"""Entries for tests of the stock, said as shortly as on a notepad."""

from __future__ import annotations

from datetime import datetime, time

from carehome_desktop.domain.stock.movements import Entry, Kind, Reason
from carehome_desktop.domain.stock.quantities import Quantity
from carehome_desktop.domain.stock.types import PpeType
from carehome_desktop.domain.words import LONDON

GLOVES = PpeType("gloves", "Gloves", "gloves", "glove", "gloves", 100, pairs=True)


def at(day: int, hour: int = 9) -> datetime:
    """Return an hour of a day of November 2026; day 0 and before lie in October."""
    from datetime import date, timedelta

    return datetime.combine(date(2026, 11, 1) + timedelta(days=day - 1), time(hour), LONDON)


def entry(kind: Kind, singles: int, day: int, hour: int = 9, reason: Reason | None = None) -> Entry:
    """Return an entry of gloves."""
    return Entry("gloves", kind, Quantity(singles=singles), at(day, hour), reason=reason)


def count(singles: int, day: int, hour: int = 9, reason: Reason | None = None) -> Entry:
    """Return a count of gloves."""
    return entry(Kind.COUNT, singles, day, hour, reason)


def delivery(singles: int, day: int, hour: int = 14) -> Entry:
    """Return a delivery of gloves."""
    return entry(Kind.DELIVERY, singles, day, hour)


def use(singles: int, day: int, hour: int = 18) -> Entry:
    """Return use of gloves."""
    return entry(Kind.USE, singles, day, hour)
