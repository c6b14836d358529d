"""A batch that is called back: what of it came, and how much may still be there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from carehome_desktop.domain.stock.movements import Entry, Kind, Reason


@dataclass(frozen=True)
class Recalled:
    """One type of a batch, in singles: its deliveries, what was taken out since, and how many may be there still.

    `at_most` is what came of the batch without what was taken out as called back, and never more than what is there of
    the type at all: which box was opened first nobody writes down.
    """

    type_id: str
    deliveries: tuple[Entry, ...]
    came: int
    taken_out: int
    at_most: int


def recalled(type_id: str, entries: Iterable[Entry], there: int | None) -> Recalled | None:
    """Return what is known of one type of a batch, None if none of it came; `there` is what is on record of the type."""
    mine = [entry for entry in entries if entry.type_id == type_id]
    deliveries = tuple(entry for entry in mine if entry.kind is Kind.DELIVERY)
    if not deliveries:
        return None
    came = sum(entry.quantity.total for entry in deliveries)
    out = sum(entry.quantity.total for entry in mine if entry.reason is Reason.RECALLED)
    return Recalled(type_id, deliveries, came, out, max(0, min(came - out, there if there is not None else came - out)))
