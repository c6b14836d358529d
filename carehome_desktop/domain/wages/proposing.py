"""What isolations say to the tracker's questions on wages and on staff who are away; the person decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from carehome_desktop.domain.proposal import Proposal
from carehome_desktop.domain.values import Counts, YesNo
from carehome_desktop.domain.wages.reasons import Group, Reason
from carehome_desktop.domain.wages.records import Entry
from carehome_desktop.domain.wages.staff_facts import Role
from carehome_desktop.domain.words import count_words, day_words, list_words

WAGES_SECTION, FULL_WAGES = "infection-control", "full-wages"
"""Question 3 of the thirteen."""
WORKFORCE = ("workforce", "workforce-2020")
ABSENT, ABSENT_COVID = "staff-absent", "staff-absent-covid"
LOOK_BACK = timedelta(days=28)
"""Spells of the four weeks up to the last day of a period speak for it: ours, since pay is known after the spell."""


@dataclass(frozen=True)
class Told:
    """One isolation: the code of who isolates, never the name, with their group where it is known."""

    code: str
    role: Role | None
    entry: Entry
    reason: Reason


def speaks_of(section_id: str, question_id: str) -> bool:
    """Return whether isolations can have something to say to a question."""
    if section_id in WORKFORCE:
        return question_id in (ABSENT, ABSENT_COVID)
    return (section_id, question_id) == (WAGES_SECTION, FULL_WAGES)


def speaks_for_wages(told: Told, last_day: date) -> bool:
    """Return whether an isolation is one after a positive test in the four weeks up to a day. Other reasons never count here."""
    begun, entry = last_day - LOOK_BACK, told.entry
    return told.reason.positive and entry.first_day <= last_day and (entry.last_day is None or entry.last_day > begun)


def propose_full_wages(isolations: Sequence[Told], last_day: date) -> Proposal | None:
    """Return yes if all positive-test spells were paid in full, no if any was not, and None if there was none."""
    counted = [each for each in isolations if speaks_for_wages(each, last_day)]
    if not counted:
        return None
    said = f"From your isolations: positive test in the four weeks to {day_words(last_day)}: {_codes(counted)}."
    if short := [each for each in counted if each.entry.paid_in_full() is False]:
        return Proposal(YesNo(False), f"{said} Not paid all of their normal pay: {_codes(short)}.")
    if unknown := [each for each in counted if each.entry.paid_in_full() is None]:
        asked = f"What {_codes(unknown)} would normally be paid, or was paid in all, is not filled in under Wages"
        return Proposal(None, f"{said} {asked}, so neither yes nor no follows.")
    return Proposal(YesNo(True), f"{said} All were paid all of their normal pay.")


def propose_away(isolations: Sequence[Told], question_id: str, day: date, parts: Collection[str]) -> Proposal | None:
    """Return how many of each group are away on a day; None where nobody is. `parts` are the ids of the groups asked for.

    Those away for COVID-19 are counted; of all who are away only those are known who isolate, so no number follows.
    """
    away = [each for each in isolations if each.entry.runs_on(day)]
    if not away:
        return None
    said = f"From your isolations, away on {day_words(day)}: {_codes(away)}."
    if question_id == ABSENT:
        people = count_words(len({each.code for each in away}), "person", "people")
        return Proposal(None, f"{said} That is at least {people}. Add who is away for anything else.")
    counted = [each for each in away if each.reason.group is not Group.NONE]
    other = [each for each in away if each not in counted]
    if other:
        said += f" Left out, since it is not an isolation for COVID-19: {_codes(other)}."
    if groupless := [each for each in counted if each.role is None or each.role.value not in parts]:
        return Proposal(None, f"{said} The group of {_codes(groupless)} is not known: say it under Wages, Staff.")
    if not counted:
        return Proposal(None, said)
    groups = Counter({each.code: each.role for each in counted}.values())
    return Proposal(Counts.of({part: groups[Role(part)] for part in parts if part in list(Role)}), said)


def _codes(isolations: Sequence[Told]) -> str:
    return list_words(sorted({each.code for each in isolations}, key=lambda code: (len(code), code)))
