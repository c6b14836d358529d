"""An entry brought back into the form it was typed in: what is saved then takes its place, in one act, and both stay to be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from carehome_desktop.domain.pounds import pounds_words
from carehome_desktop.domain.stock.happened import full_happened_words, is_day_alone
from carehome_desktop.domain.stock.movements import KIND_WORDS, ORIGIN_WORDS, REASON_WORDS, Entry, Kind
from carehome_desktop.domain.stock.quantities import Quantity
from carehome_desktop.domain.stock.types import PpeType
from carehome_desktop.domain.words import LONDON, capital, count_words, day_words, sentence

CORRECT = "Correct it"
SAVE = "Save the correction"
LEAVE = "Leave it as it was"
IN_A_FUND = "It is a cost of a fund, which stays as it is: put that right there too."
NOTHING_ELSE = "Nothing is another than it was"
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


def saved_words(entry: Entry, before: Entry | None, type_of: Callable[[str], PpeType | None]) -> str:
    """Return that an entry is saved, and of a correction what is another now than it was `before`."""
    kind, was = type_of(entry.type_id), type_of(before.type_id if before is not None else "")
    assert kind is not None  # a type is never taken out
    if before is None or was is None:
        return f"Saved on this computer: {entry.did_words(kind)}, {kind.name}."
    old, new = _told_of(before, was), _told_of(entry, kind)
    changed = [_changed(name, old[name], new[name]) for name in new if new[name] != old[name]]
    return (
        f"Saved on this computer, corrected. {sentence('. '.join(capital(each) for each in changed) or NOTHING_ELSE)}"
    )


def _changed(name: str, before: str, now: str) -> str:
    return f"{name}: {now or 'nothing'}, not {before}" if before else f"{name}: {now}"


def _told_of(entry: Entry, kind: PpeType) -> dict[str, str]:
    """Return all that is said of an entry, by what a correction calls it."""
    return {
        "type": kind.name,
        "what happened": KIND_WORDS[entry.kind].lower(),
        "how many": entry.quantity.words(kind),
        "when": full_happened_words(entry.at),
        "come by": ORIGIN_WORDS[entry.origin] if entry.origin else "",
        "why": REASON_WORDS[entry.reason] if entry.reason else "",
        "whom": entry.who or "",
        "the order’s number": entry.reference or "",
        "cost": pounds_words(entry.pence) if entry.pence is not None else "",
        "batch": entry.batch or "",
        "use by": day_words(entry.expires) if entry.expires else "",
        "note": entry.note or "",
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
