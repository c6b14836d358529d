"""Lets the isolations answer the tracker: proposed with the reason beside, by code and never by name, and never taken."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection

from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.proposal import Proposal
from carehome_desktop.domain.wages.proposing import (
    FULL_WAGES,
    Told,
    propose_away,
    propose_full_wages,
    speaks_for_wages,
    speaks_of,
)
from carehome_desktop.domain.wages.records import Isolation
from carehome_desktop.domain.wages.staff_facts import StaffFacts
from carehome_desktop.domain.words import list_words
from carehome_desktop.machine import Clock
from carehome_desktop.services.answering import SectionState
from carehome_desktop.services.happenings import Since
from carehome_desktop.services.isolation import Isolations
from carehome_desktop.store import isolation as kept
from carehome_desktop.store import staff as told_of_staff
from carehome_desktop.store.database import Store


class IsolationAnswers:
    """Proposes for any period, since each isolation has its days; a long period that holds today is answered for today."""

    def __init__(self, store: Store, isolations: Isolations, clock: Clock) -> None:
        self._store, self._isolations, self._clock = store, isolations, clock

    def proposal(self, section_id: str, period: Period, question_id: str, parts: tuple[str, ...]) -> Proposal | None:
        """Return what the isolations say to a question, or None. `parts` are the ids of the groups it asks for."""
        if not speaks_of(section_id, question_id):
            return None
        with self._store.read() as connection:
            told = self._told(connection, kept.standing(connection))
        if question_id == FULL_WAGES:
            return propose_full_wages(told, self._day(period))
        return propose_away(told, question_id, self._day(period), parts)

    def since(self, state: SectionState, since: Since) -> Mapping[str, str]:
        """Return by question which isolations were recorded, put right or taken back since it was answered last."""
        asked = {each: moment for each, moment in since.items() if speaks_of(state.section.id, each)}
        if not asked:
            return {}
        found, day = {}, self._day(state.period)
        with self._store.read() as connection:
            newer = kept.told_since(connection, min(asked.values()))
            for question_id, moment in asked.items():
                told = self._told(connection, [each for each in newer if each.recorded_at > moment])
                speaks = speaks_for_wages if question_id == FULL_WAGES else _is_away
                codes = sorted({each.code for each in told if speaks(each, day)}, key=lambda code: (len(code), code))
                if codes:
                    found[question_id] = f"Recorded or put right under Wages since: {list_words(codes)}."
        return found

    def _told(self, connection: Connection, isolations: list[Isolation]) -> list[Told]:
        facts = told_of_staff.facts(connection)
        codes = {each.id: each.code for each in kept.every_staff(connection)}
        return [
            Told(codes[entry.staff_id], facts.get(entry.staff_id, StaffFacts()).role, entry, reason)
            for entry in (each.entry for each in isolations)
            if (reason := self._isolations.reason(entry.reason)) is not None
        ]

    def _day(self, period: Period) -> date:
        return max(period.first_day(), min(period.last_day(), self._clock.local().date()))


def _is_away(told: Told, day: date) -> bool:
    return told.entry.runs_on(day)
