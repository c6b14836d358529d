"""How much is there: a count says it, and what came and went since is added and taken away.

The order is that of the moments at which things were done, not of the entries: a delivery that is written down late counts
in its own place. A level below nought is told as it is, never clamped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from carehome_desktop.domain.stock.movements import Entry, Kind


@dataclass(frozen=True)
class Step:
    """An entry with the level that it leaves; of a count, `off` is by how much it differed from the records before it."""

    entry: Entry
    level: int
    off: int = 0


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Return entries as they happened; a count comes after what was done at the same moment."""
    return sorted(entries, key=lambda each: (each.at, each.kind is Kind.COUNT, each.kind, each.quantity.total))


def steps(entries: Iterable[Entry], opening: int = 0) -> list[Step]:
    """Return each entry of one type, in order, with the level it leaves; `opening` is the level before the first."""
    level, found = opening, []
    for entry in in_order(entries):
        if entry.kind is Kind.COUNT:
            found.append(Step(entry, entry.quantity.total, entry.quantity.total - level))
            level = entry.quantity.total
        else:
            level += entry.change
            found.append(Step(entry, level))
    return found


def level_after(entries: Sequence[Entry], opening: int = 0) -> int:
    """Return the level after all entries of one type."""
    found = steps(entries, opening)
    return found[-1].level if found else opening
