"""A year of one type, month by month: what was there, what came, what went and why, and what it cost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date

from carehome_desktop.domain.stock.levels import Step
from carehome_desktop.domain.stock.movements import Entry, Kind, Origin, Reason

_KINDS = {
    Kind.GIVEN_BACK: "got_back",
    Kind.USE: "used",
    Kind.WASTE: "wasted",
    Kind.EXPIRED: "expired",
    Kind.LENT: "lent",
    Kind.RETURNED: "returned",
}
_ORIGINS = {
    Origin.BOUGHT: "bought",
    Origin.FREE: "free",
    Origin.DONATED: "donated",
    Origin.BORROWED: "borrowed",
    None: "origin_not_said",
}


@dataclass(frozen=True)
class Tally:
    """What was done in some stretch of time, in singles; `pence` is what the `priced` of the `deliveries` cost.

    `used_by_count` was missing when somebody counted, and `lost` was too, with the reason that it was lost. `put_right` is
    what counts found over and above the records (below nought: less, because an earlier count was wrong).
    """

    opening: int
    closing: int
    bought: int = 0
    free: int = 0
    donated: int = 0
    borrowed: int = 0
    origin_not_said: int = 0
    got_back: int = 0
    used: int = 0
    used_by_count: int = 0
    wasted: int = 0
    expired: int = 0
    lost: int = 0
    lent: int = 0
    returned: int = 0
    put_right: int = 0
    pence: int = 0
    priced: int = 0
    deliveries: int = 0

    @property
    def delivered(self) -> int:
        """Return all that deliveries brought."""
        return self.bought + self.free + self.donated + self.borrowed + self.origin_not_said

    @property
    def all_used(self) -> int:
        """Return what was used, written down or found missing by a count."""
        return self.used + self.used_by_count

    @property
    def all_wasted(self) -> int:
        """Return what was spoiled, out of date or lost."""
        return self.wasted + self.expired + self.lost

    @property
    def away(self) -> int:
        """Return what went to other homes, less what came back from them; what was borrowed came by a delivery."""
        return self.lent + self.returned - self.got_back

    def anything(self) -> bool:
        """Return whether anything was there or happened."""
        return any(getattr(self, field.name) for field in fields(self))


FIRST_YEAR = 1900
"""No day before it can be typed or imported."""


def months_of(year: int, today: date) -> tuple[date, ...]:
    """Return the first day of every month of a year that has begun; none for a year before anything can be recorded."""
    if not FIRST_YEAR <= year <= today.year:
        return ()
    firsts = (date(year, month, 1) for month in range(1, 13))
    return tuple(first for first in firsts if first <= today)


def tallies(found: Sequence[Step], opening: int, firsts: Sequence[date]) -> tuple[Tally, ...]:
    """Return a tally for each month; `found` are the steps from the first of them on, `opening` the level before."""
    made, level = [], opening
    for first in firsts:
        inside = [step for step in found if (step.entry.day.year, step.entry.day.month) == (first.year, first.month)]
        closing = inside[-1].level if inside else level
        made.append(_tally(inside, level, closing))
        level = closing
    return tuple(made)


def together(months: Sequence[Tally]) -> Tally:
    """Return months that follow one another as one tally."""
    names = [field.name for field in fields(Tally) if field.name not in ("opening", "closing")]
    sums = {name: sum(getattr(month, name) for month in months) for name in names}
    return Tally(months[0].opening, months[-1].closing, **sums)


def _tally(inside: Iterable[Step], opening: int, closing: int) -> Tally:
    sums: dict[str, int] = {}

    def add(name: str, number: int) -> None:
        sums[name] = sums.get(name, 0) + number

    for step in inside:
        entry = step.entry
        if entry.kind is Kind.COUNT:
            add(*_by_count(entry, step.off))
        elif entry.kind is Kind.DELIVERY:
            add(_ORIGINS[entry.origin], entry.quantity.total)
            add("deliveries", 1)
            if entry.pence is not None:
                add("priced", 1)
                add("pence", entry.pence)
        else:
            add(_KINDS[entry.kind], entry.quantity.total)
    return Tally(opening, closing, **sums)


def _by_count(entry: Entry, off: int) -> tuple[str, int]:
    """Return what a count that differed from the records stands for."""
    if off >= 0 or entry.reason in (Reason.FOUND, Reason.MISCOUNTED):
        return "put_right", off
    return ("lost" if entry.reason is Reason.LOST else "used_by_count"), -off
