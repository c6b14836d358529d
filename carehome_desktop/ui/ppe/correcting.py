"""An entry brought back into the form it was typed in: what is saved then takes its place, in one act, and both stay to be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from carehome_desktop.domain.stock.happened import is_day_alone
from carehome_desktop.domain.stock.movements import Entry, Kind
from carehome_desktop.domain.stock.quantities import Quantity
from carehome_desktop.domain.words import LONDON, count_words

CORRECT = "Correct it"
SAVE = "Save the correction"
LEAVE = "Leave it as it was"
IN_A_FUND = "It is a cost of a fund, which stays as it is: put that right there too."
ABOUT = "You correct: {}. What you save takes its place. Both stay to be read."


def page_of(entry: Entry) -> str:
    """Return which form an entry is typed in: *delivery*, *count* or *out*."""
    return str(entry.kind.value) if entry.kind in (Kind.DELIVERY, Kind.COUNT) else "out"


def lines_of(entry: Entry) -> dict[str, str]:
    """Return what is typed for an entry, by the names of the form's lines."""
    return {
        "quantity": _quantity(entry.quantity),
        "when": _when(entry.at),
        "who": entry.who,
        "reference": entry.reference,
        "price": f"{entry.pence // 100}.{entry.pence % 100:02}" if entry.pence is not None else "",
        "batch": entry.batch,
        "expires": f"{entry.expires.day} {entry.expires:%B} {entry.expires.year}" if entry.expires else "",
        "note": entry.note,
    }


def unchanged_kept(before: Entry, typed: Entry, when: str) -> Entry:
    """Return an entry with what its form cannot say as it was: the seconds of its moment, and that a batch was called back."""
    at = before.at if when == _when(before.at) else typed.at
    keeps_reason = typed.kind is before.kind and typed.kind is not Kind.COUNT
    return replace(typed, at=at, reason=before.reason if keeps_reason else typed.reason)


def _quantity(quantity: Quantity) -> str:
    if not quantity.boxes:
        return str(quantity.singles)
    loose = f" + {quantity.singles}" if quantity.singles else ""
    return f"{count_words(quantity.boxes, 'box', 'boxes')} of {quantity.per_box}{loose}"


def _when(at: datetime) -> str:
    local = at.astimezone(LONDON)
    return f"{local:%d/%m/%Y}" if is_day_alone(at) else f"{local:%d/%m/%Y %H:%M}"
