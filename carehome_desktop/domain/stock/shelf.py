"""What lies on the shelf too long, and what belongs to others."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from carehome_desktop.domain.stock.movements import Entry, Kind, Origin
from carehome_desktop.domain.stock.quantities import amount_words
from carehome_desktop.domain.stock.types import PpeType


@dataclass(frozen=True)
class GoesOff:
    """Singles of one use-by day that will likely be there still when it comes; `past` says that it has come already."""

    expires: date
    batch: str
    number: int
    past: bool


@dataclass(frozen=True)
class Loan:
    """Singles of one type between us and another home: `lent` are still there, `borrowed` are still to be given back."""

    type_id: str
    who: str
    lent: int
    borrowed: int


def loan_words(loan: Loan, kind: PpeType) -> tuple[str, ...]:
    """Return what is lent to a home and borrowed from it, and that more came or went back than that."""
    who = loan.who or "another home"
    lent, borrowed = amount_words(abs(loan.lent), kind), amount_words(abs(loan.borrowed), kind)
    said = []
    if loan.lent:
        more = f"{lent} more came back from {who} than was lent by the records. Look through its entries."
        said.append(more if loan.lent < 0 else f"{lent} lent to {who}, not given back yet.")
    if loan.borrowed:
        more = f"{borrowed} more went back to {who} than was borrowed by the records. Look through its entries."
        said.append(more if loan.borrowed < 0 else f"{borrowed} borrowed from {who}, still to be given back.")
    return tuple(f"{kind.name}: {words}" for words in said)


def goes_off(deliveries: Iterable[Entry], level: int, use: Fraction, today: date) -> tuple[GoesOff, ...]:
    """Return what will go out of date unused: what is used first is what goes off first.

    What is there now is taken to be what goes off last. `use` is singles a day; today and the use-by day are used too.
    """
    dated = sorted((each for each in deliveries if each.expires), key=lambda each: each.expires or today)
    left, there = max(0, level), []
    for entry in reversed(dated):
        number = min(left, entry.quantity.total)
        left -= number
        if number:
            there.append((entry, number))
    found, used = [], Fraction(0)
    for entry, number in reversed(there):
        assert entry.expires is not None
        days = (entry.expires - today).days
        can_use = max(Fraction(0), use * (days + 1) - used) if days >= 0 else Fraction(0)
        unused = number - min(Fraction(number), can_use)
        used += number - unused
        if unused >= 1:
            found.append(GoesOff(entry.expires, entry.batch, math.floor(unused), days < 0))
    return tuple(found)


def loans(entries: Iterable[Entry]) -> tuple[Loan, ...]:
    """Return what is lent out or borrowed and not given back yet, by type and home; names are held together in any case."""
    lent: dict[tuple[str, str], int] = {}
    borrowed: dict[tuple[str, str], int] = {}
    names: dict[tuple[str, str], str] = {}
    for entry in entries:
        key = (entry.type_id, entry.who.casefold().strip())
        total = entry.quantity.total
        if entry.kind in (Kind.LENT, Kind.GIVEN_BACK):
            lent[key] = lent.get(key, 0) + (total if entry.kind is Kind.LENT else -total)
        elif entry.kind is Kind.RETURNED or entry.origin is Origin.BORROWED:
            borrowed[key] = borrowed.get(key, 0) + (-total if entry.kind is Kind.RETURNED else total)
        else:
            continue
        names.setdefault(key, entry.who.strip())
    found = (Loan(key[0], names[key], lent.get(key, 0), borrowed.get(key, 0)) for key in names)
    return tuple(loan for loan in found if loan.lent or loan.borrowed)
