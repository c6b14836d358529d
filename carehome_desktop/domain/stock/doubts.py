"""Numbers that look wrong are asked about once, and never refused: a home may well have had such a delivery."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from carehome_desktop.domain.stock.movements import Entry, Kind
from carehome_desktop.domain.stock.quantities import amount_words
from carehome_desktop.domain.stock.types import PpeType
from carehome_desktop.domain.words import count_words

MANY_BOXES = 100
"""Boxes at once that a small home hardly ever takes in."""
MANY_SINGLES = 20_000
TIMES = 10
"""So many times the most before is asked about."""


@dataclass(frozen=True)
class Doubt:
    """A question about what was typed; recording it once more says yes."""

    words: str


def doubt(entry: Entry, before: Sequence[Entry], level: int | None, kind: PpeType) -> Doubt | None:
    """Return what is to be asked about an entry, in the light of what was recorded before and is there now."""
    words = _asked(entry, before, level, kind)
    return Doubt(f"{entry.quantity.words(kind)}: {words}") if words else None


def _asked(entry: Entry, before: Sequence[Entry], level: int | None, kind: PpeType) -> str:
    quantity = entry.quantity
    other = next((each.quantity.per_box for each in reversed(before) if each.quantity.per_box), 0)
    if quantity.per_box and other and quantity.per_box != other:
        return f"boxes held {other:,} until now, and these hold {quantity.per_box:,}. Is that so?"
    if quantity.boxes >= MANY_BOXES:
        boxes = count_words(quantity.boxes, "box", "boxes")
        return f"are these really {boxes}, and not {amount_words(quantity.boxes, kind)}?"
    most = max((each.quantity.total for each in before if each.kind in (Kind.DELIVERY, Kind.COUNT)), default=0)
    if most and quantity.total >= TIMES * most:
        return f"that is {TIMES} times as much as ever before, or more. Is that so?"
    if quantity.total >= MANY_SINGLES and quantity.total > most:
        return "that is a great deal for one home. Is that so?"
    if level is not None and entry.change < 0 and quantity.total > max(0, level):
        return f"only {amount_words(level, kind)} should be there. Is that so?"
    return ""
