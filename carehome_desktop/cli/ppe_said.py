"""What the PPE commands share: reading what was typed, and saying entries and types for a person and for a script."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from carehome_desktop.app.house import House
from carehome_desktop.cli.typed import said
from carehome_desktop.domain.problems import Refused
from carehome_desktop.domain.stock.happened import happened_words
from carehome_desktop.domain.stock.movements import Movement
from carehome_desktop.domain.stock.quantities import Quantity, amount_words, read_quantity
from carehome_desktop.domain.stock.standing import STANDING_WORDS
from carehome_desktop.domain.stock.types import PpeType
from carehome_desktop.domain.stock.why import rate_words
from carehome_desktop.domain.words import moment_words
from carehome_desktop.services.stock import TypeStatus

HOW_MANY = "such as “3 boxes of 100 + 40”, 3x100+40, or 340 for singles"


def find_type(house: House, typed: str) -> PpeType:
    """Return the type that a person names, by its id or its name."""
    known = house.stock.types()
    found = next((kind for kind in known if typed.casefold() in (kind.id.casefold(), kind.name.casefold())), None)
    if found is None:
        names = ", ".join(kind.name if kind.own else kind.id for kind in known)
        raise Refused(f"There is no type of PPE “{typed}”. This home has: {names}.")
    return found


def quantity_of(house: House, kind: PpeType, typed: str) -> Quantity:
    """Return how many were typed."""
    quantity = said(read_quantity(typed, kind, house.stock.usual_box(kind.id)))
    if quantity is None:
        raise Refused(f"Type how many {kind.many}, {HOW_MANY}.")
    return quantity


def iso(day: date | None) -> str | None:
    """Return a day for a script."""
    return day.isoformat() if day else None


def movement_words(movement: Movement, kind: PpeType, now: datetime) -> str:
    """Return one entry for a person."""
    told = f"{movement.id}: {happened_words(movement.entry.at, now)}, {kind.name}: {movement.entry.did_words(kind)}"
    if movement.undone is None:
        return told
    reason = f" ({movement.undone.reason})" if movement.undone.reason else ""
    return f"{told} – taken back {moment_words(movement.undone.at, now)}{reason}"


def movement_as_data(movement: Movement, kind: PpeType) -> dict[str, Any]:
    """Return one entry for a script; amounts are singles, but for `boxes` and what lies in each."""
    entry = movement.entry
    return {
        "entry": movement.id,
        "type": kind.id,
        "kind": entry.kind.value,
        "boxes": entry.quantity.boxes,
        "per_box": entry.quantity.per_box,
        "loose": entry.quantity.singles,
        "singles": entry.quantity.total,
        "at": entry.at.isoformat(),
        "origin": entry.origin.value if entry.origin else None,
        "reason": entry.reason.value if entry.reason else None,
        "who": entry.who,
        "reference": entry.reference,
        "pence": entry.pence,
        "batch": entry.batch,
        "expires": iso(entry.expires),
        "note": entry.note,
        "taken_back": movement.undone.at.isoformat() if movement.undone else None,
    }


def status_as_data(status: TypeStatus) -> dict[str, Any]:
    """Return how a type stands for a script; amounts are singles, cover is whole days."""
    found = status.forecast
    cover = found.cover if found else None
    return {
        "type": status.kind.id,
        "name": status.kind.name,
        "family": status.kind.family,
        "own": status.kind.own,
        "on_record": status.level,
        "now": found.now if found else status.level,
        "counted_at": status.counted_at.isoformat() if status.counted_at else None,
        "use_a_day": [rate_words(rate) for rate in (found.use.least, found.use.likely, found.use.most)]
        if found
        else None,
        "days": {"least": cover.least, "likely": cover.likely, "most": cover.most} if cover else None,
        "runs_out": iso(found.runs_out()) if found else None,
        "standing": status.standing.value,
        "own_lines": {"red": status.lines.red, "amber": status.lines.amber} if status.lines else None,
        "why": list(status.why()),
    }


def level_words(status: TypeStatus, now: datetime) -> str:
    """Return how a type stands and how much of it there is, in a line."""
    if status.level is None:
        return f"{status.kind.name}: {STANDING_WORDS[status.standing]}."
    counted = f", counted {happened_words(status.counted_at, now)}" if status.counted_at else ", never counted"
    found = status.forecast
    amount = amount_words(status.level, status.kind)
    if found and found.gone and found.now > 0:
        amount = f"about {amount_words(found.now, status.kind)}"
    return f"{status.kind.name}: {STANDING_WORDS[status.standing]}. {amount}{counted}."
