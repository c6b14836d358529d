"""The level of one type over time, a point for each day on which something happened, and the days to come until it runs out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from carehome_desktop.domain.stock.cover import LONGEST, Forecast
from carehome_desktop.domain.stock.levels import Step
from carehome_desktop.domain.stock.movements import Kind
from carehome_desktop.domain.stock.types import PpeType


class Span(StrEnum):
    """How far a chart looks back."""

    WEEKS = "4-weeks"
    MONTHS = "3-months"
    YEAR = "year"
    ALL = "all"


SPAN_WORDS = {
    Span.WEEKS: "The last 4 weeks",
    Span.MONTHS: "The last 3 months",
    Span.YEAR: "The last year",
    Span.ALL: "Everything",
}
_DAYS = {Span.WEEKS: 28, Span.MONTHS: 91, Span.YEAR: 365}
LIKELY, EARLIEST, LATEST = "Runs out, likely", "Runs out at the earliest", "Runs out at the latest"
LEAST_AHEAD = 7
"""Days to come that are drawn at least."""


def first_day_of(span: Span, today: date, oldest: date) -> date:
    """Return the first day that a span shows; `oldest` is the first on which anything was recorded."""
    return oldest if span is Span.ALL else today - timedelta(days=_DAYS[span])


@dataclass(frozen=True)
class LevelPoint:
    """A day's end: the level on record in singles, what deliveries brought, what else came, and what went out that day.

    `counted` says that somebody looked; `off` is by how much the counts of the day differed from the records.
    """

    day: date
    level: int
    delivered: int = 0
    came: int = 0
    went: int = 0
    off: int = 0
    counted: bool = False


@dataclass(frozen=True)
class Projection:
    """From `level` singles on the day `first`, down to nought after `least`, `likely` or `most` days; `most` None: not in sight."""

    first: date
    level: int
    least: int
    likely: int
    most: int | None

    @staticmethod
    def of(found: Forecast | None) -> Projection | None:
        """Return what a forecast comes to; None where nothing is known or used, or nothing is there."""
        if found is None or found.cover is None or found.now <= 0:
            return None
        cover = found.cover
        most = cover.most if cover.most < LONGEST else None
        return Projection(found.today, found.now, cover.least, cover.likely, most)

    def ends(self) -> tuple[tuple[str, date], ...]:
        """Return the days on which it runs out, each with what kind of day that is."""
        likely = (LIKELY, self.first + timedelta(days=self.likely))
        if self.least == self.likely == self.most:
            return (likely,)
        ends = [(EARLIEST, self.first + timedelta(days=self.least)), likely]
        if self.most is not None:
            ends.append((LATEST, self.first + timedelta(days=self.most)))
        return tuple(ends)


@dataclass(frozen=True)
class LevelHistory:
    """What a chart of one type shows: points from the oldest on, and the days from `first` to `today` and ahead to `last`."""

    kind: PpeType
    first: date
    today: date
    last: date
    points: tuple[LevelPoint, ...]
    projection: Projection | None
    ahead: Forecast | None = None
    """What the projection was made of, None where nothing is known of the days to come."""


def level_history(
    kind: PpeType,
    found: Sequence[Step],
    opening: int,
    first: date,
    today: date,
    ahead: Forecast | None,
    *,
    begins: bool = False,
) -> LevelHistory:
    """Return the history from a day on. `found` are the steps since then, `opening` is the level before the first of them.

    `begins` says that nothing was ever recorded before them: then a first count differs from nothing.
    """
    if begins and found and found[0].entry.kind is Kind.COUNT:
        found = (replace(found[0], off=0), *found[1:])
    by_day: dict[date, list[Step]] = {}
    for step in found:
        by_day.setdefault(step.entry.day, []).append(step)
    points = [_point(day, steps) for day, steps in by_day.items() if day >= first]
    if not points or points[0].day > first:
        before = [steps[-1].level for day, steps in by_day.items() if day < first]
        points.insert(0, LevelPoint(first, before[-1] if before else opening))
    if points[-1].day < today:
        points.append(LevelPoint(today, points[-1].level))
    projection = Projection.of(ahead)
    wanted = (projection.most or projection.likely) + 2 if projection else 0
    # As many days ahead as behind are room enough: what lies further off is said in words.
    room = max(LEAST_AHEAD, min(wanted, (today - first).days))
    return LevelHistory(kind, first, today, today + timedelta(days=room), tuple(points), projection, ahead)


def _point(day: date, steps: Sequence[Step]) -> LevelPoint:
    entries = [step.entry for step in steps]
    delivered = sum(each.change for each in entries if each.kind is Kind.DELIVERY)
    came = sum(each.change for each in entries if each.change > 0) - delivered
    went = -sum(each.change for each in entries if each.change < 0)
    counted = any(each.kind is Kind.COUNT for each in entries)
    return LevelPoint(day, steps[-1].level, delivered, came, went, sum(step.off for step in steps), counted)
