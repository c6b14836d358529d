"""What an auditor would ask for and is not there yet, and what looks as if it were paid twice. For the home, never for the council."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from carehome_desktop.domain.fund.entries import Cost, Stage
from carehome_desktop.domain.fund.wage_guards import wage_doubts
from carehome_desktop.domain.money import money_words
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.records import Entry
from carehome_desktop.domain.words import day_words

NOT_SEEN = "No evidence was seen yet."
NO_FILE = "No file is attached that proves it."


def missing(costs: Iterable[Cost], wages: Iterable[Entry], codes: Mapping[str, str]) -> tuple[str, ...]:
    """Return a sentence for each thing; staff are named by their codes."""
    said = []
    before: dict[str, list[Entry]] = {}
    for entry in sorted(wages, key=lambda each: each.first_day):
        who = f"{codes.get(entry.staff_id, 'A member of staff')}, isolating from {day_words(entry.first_day)}"
        own = before.setdefault(entry.staff_id, [])
        said += [f"{who}: {_begun_small(doubt.words)}" for doubt in wage_doubts(entry, own)]
        own.append(entry)
    for cost in costs:
        if cost.stage is not Stage.ACTUAL:
            continue
        owed = [
            name
            for name, there in (
                ("the supplier", cost.supplier),
                ("the invoice’s number", cost.invoice),
                ("the day it was paid", cost.paid_on),
            )
            if not there
        ]
        if owed:
            said.append(f"{cost.what}, {money_words(cost.charged)}: {', '.join(owed)} not filled in.")
    return tuple(said)


def without_file(named: str) -> str:
    """Return that no file proves a thing; `named` is its reference and what it is."""
    return f"{named}: {_begun_small(NO_FILE)}"


def spell_owed(named: str, entry: Entry, reimbursed: int, *, proved: bool) -> list[str]:
    """Return in one sentence, if any, what an isolation lacks before its charge can be worked out and proved; `proved` is by a file."""
    charged = entry.charged(reimbursed)
    lacks = [charged.words] if isinstance(charged, Problem) else []
    if untold := not_told(entry):
        lacks.append(f"not filled in: {', '.join(untold)}")
    if entry.evidence_on is None:
        lacks.append(NOT_SEEN)
    if not proved:
        lacks.append(NO_FILE)
    return [f"{named}: {'; '.join(_begun_small(words).rstrip('.') for words in lacks)}."] if lacks else []


def not_told(entry: Entry) -> list[str]:
    """Return what of an isolation is not filled in."""
    told = (("the last day", entry.last_day), ("normal pay", entry.normal), ("sick pay", entry.sick_pay))
    return [name for name, there in told if there is None]


def _begun_small(words: str) -> str:
    return words[0].lower() + words[1:]
