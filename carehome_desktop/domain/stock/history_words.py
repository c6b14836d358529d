"""How the points of a chart of stock are said: for the ear, for the table beside the chart, and by command."""

from __future__ import annotations

from carehome_desktop.domain.stock.history import EARLIEST, LATEST, LIKELY, LevelPoint, Projection
from carehome_desktop.domain.stock.quantities import amount_words
from carehome_desktop.domain.stock.types import PpeType
from carehome_desktop.domain.words import capital, day_words

NOTHING_NEW = "Nothing new"


def happened_words(point: LevelPoint) -> str:
    """Return what happened on a day: *counted, 200 delivered, 40 went out*."""
    parts = ["counted"] if point.counted else []
    parts += [f"{point.delivered:,} delivered"] if point.delivered else []
    parts += [f"{point.came:,} came back"] if point.came else []
    parts += [f"{point.went:,} went out"] if point.went else []
    if point.off:
        parts.append(f"{abs(point.off):,} {'more' if point.off > 0 else 'fewer'} than on record")
    return capital(", ".join(parts) or NOTHING_NEW)


def point_words(point: LevelPoint, kind: PpeType) -> str:
    """Return a point in words: *480 gloves. Counted, 420 fewer than on record*."""
    said = happened_words(point)
    return amount_words(point.level, kind) if said == NOTHING_NEW else f"{amount_words(point.level, kind)}. {said}"


def ahead_words(ahead: Projection | None) -> str:
    """Return when it runs out, in a sentence."""
    if ahead is None:
        return "When it runs out is not known."
    days = {end: day_words(day, year=day.year != ahead.first.year) for end, day in ahead.ends()}
    likely = f"Likely runs out on {days[LIKELY]}"
    if EARLIEST not in days:
        return f"{likely}."
    if LATEST not in days:
        return f"{likely}, on {days[EARLIEST]} at the earliest, and the latest day is not in sight."
    return f"{likely}, between {days[EARLIEST]} and {days[LATEST]}."
