"""Use per resident and day: what was used between two counts, shared among those who lived in the home.

Source: our own rule, set out in docs/ppe.md. How many lived there is read from the beds in use of the home's own returns.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from carehome_desktop.domain.stock.levels import Step
from carehome_desktop.domain.stock.movements import Kind
from carehome_desktop.domain.stock.types import PpeType
from carehome_desktop.domain.stock.use import all_stretches
from carehome_desktop.domain.words import count_words

ONE_DAY, WEEK = timedelta(days=1), timedelta(days=7)
MOST_NAMED = 3
"""So many returns are named as a source; of more, how many there are."""
UNKNOWN = (
    "How many residents there were is not known, so this is the use of the whole home in a day. "
    "Answer “How many beds are in use now?” under Returns, Beds; from then on it is shared among the residents."
)


@dataclass(frozen=True)
class Residents:
    """How many beds were in use from a day on, and the return that says so, in words."""

    since: date
    number: int
    source: str


@dataclass(frozen=True)
class UsePoint:
    """Singles used from one day up to another, and in how many resident-days; None where nobody knows how many lived there.

    `written` says that it was written down as it was used; else it follows from two counts.
    """

    first: date
    last: date
    used: int
    resident_days: int | None
    sources: tuple[str, ...] = ()
    written: bool = False

    @property
    def days(self) -> int:
        """Return how many days it spans."""
        return (self.last - self.first).days

    def rate(self) -> Fraction:
        """Return singles a day: for each resident where they are known, else for the whole home."""
        return Fraction(self.used, self.resident_days or self.days)


@dataclass(frozen=True)
class UseHistory:
    """Use of one type over time; `per_resident` says whether every point is shared among residents."""

    kind: PpeType
    points: tuple[UsePoint, ...]
    per_resident: bool

    @property
    def written(self) -> bool:
        """Return whether it was written down as it was used."""
        return any(point.written for point in self.points)

    def unit(self) -> str:
        """Return what the figures count: *gloves per resident and day*."""
        return f"{self.kind.many} per resident and day" if self.per_resident else f"{self.kind.many} a day, whole home"

    def source_words(self) -> str:
        """Return where the number of residents was read, or what to do for it to be known."""
        if not self.per_resident:
            return UNKNOWN
        sources = list(dict.fromkeys(source for point in reversed(self.points) for source in reversed(point.sources)))
        more = len(sources) - MOST_NAMED
        rest = f"; and {count_words(more, 'return')} before" if more > 0 else ""
        return f"Residents are the beds in use that you answered: {'; '.join(sources[:MOST_NAMED])}{rest}."


def use_history(
    kind: PpeType, found: Sequence[Step], residents: Sequence[Residents], first: date, today: date
) -> UseHistory:
    """Return the use since a day. `found` are all steps that are known; `residents` are in any order.

    Where there are counts, use is what lies between them; else it is what was written down, by the week.
    """
    spans = [(each.first, each.last, each.used) for each in all_stretches(found) if each.last > first and each.days]
    written = not spans
    if written:
        spans = _by_week(found, first, today)
    known = sorted(residents, key=lambda each: each.since)
    points = [UsePoint(start, end, used, *_resident_days(start, end, known), written) for start, end, used in spans]
    shared = bool(points) and all(point.resident_days for point in points)
    if not shared:
        points = [UsePoint(point.first, point.last, point.used, None, (), point.written) for point in points]
    return UseHistory(kind, tuple(points), shared)


def _by_week(found: Iterable[Step], first: date, today: date) -> list[tuple[date, date, int]]:
    """Return whole weeks up to yesterday with what was written down as used; before a week is over, the days there are."""
    uses = [step.entry for step in found if step.entry.kind is Kind.USE and step.entry.day >= first]
    if not uses:
        return []
    oldest = min(each.day for each in uses)
    weeks = (today - oldest).days // WEEK.days
    if not weeks:
        return [(oldest, today + ONE_DAY, sum(each.quantity.total for each in uses))]
    start = today - weeks * WEEK
    totals = [0] * weeks
    for each in uses:
        if start <= each.day < today:
            totals[(each.day - start).days // WEEK.days] += each.quantity.total
    return [(start + at * WEEK, start + (at + 1) * WEEK, used) for at, used in enumerate(totals)]


def _resident_days(start: date, end: date, known: Sequence[Residents]) -> tuple[int | None, tuple[str, ...]]:
    """Return residents times days, each day with the newest number told up to it, or the first one told at all."""
    if not known:
        return None, ()
    total, sources, day = 0, [], start
    while day < end:
        said = [each for each in known if each.since <= day]
        one = said[-1] if said else known[0]
        total += one.number
        sources.append(one.source)
        day += ONE_DAY
    return total or None, tuple(dict.fromkeys(sources))
