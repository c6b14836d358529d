"""Checks a section, freezes it and queues it: answers and their outgoing bytes are kept together, or neither is."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection

from carehome_desktop.domain.answers import HOLDS_BACK, Answer, Standing
from carehome_desktop.domain.delivery import State
from carehome_desktop.domain.people import Person
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.problems import Problem, Refused
from carehome_desktop.domain.questions import Question, Section
from carehome_desktop.domain.returns import FiledReturn, Outgoing
from carehome_desktop.domain.soft_checks import Oddity
from carehome_desktop.domain.values import Counts, Given
from carehome_desktop.domain.ways import Way, WayChosen
from carehome_desktop.domain.words import count_words, day_words
from carehome_desktop.machine import Chance, Clock
from carehome_desktop.services.answering import Answering, SectionState, asked_counts, newest_filed, not_begun, state_of
from carehome_desktop.services.odd_answers import looks_at, not_told, odd_answers
from carehome_desktop.services.receipts_first import (
    awaited,
    behind_the_receipts,
    caution,
    queued_words,
    say_what_is_known,
)
from carehome_desktop.services.replacing import let_go, why_asked_first
from carehome_desktop.store import outbox, returns, ways
from carehome_desktop.store.database import Store, meta_value

ALREADY = {
    State.RECEIVED: "already received",
    State.BY_HAND: "already on the copy sheet, to be entered",
    State.ENTERED: "already entered",
}
"""Where answers are that did not change since they were made ready to go."""


@dataclass(frozen=True)
class Rendering:
    """One version of the contract: its name, and how it writes a return as bytes for a home id."""

    contract: str
    write: Callable[[FiledReturn, str], bytes]


@dataclass(frozen=True)
class Check:
    """What *Check your answers* lists; `not_told` are the home's own facts that were needed to look for what is odd, and are not known."""

    state: SectionState
    answered: tuple[Question, ...]
    missing: tuple[Question, ...]
    to_find_out: tuple[Question, ...]
    carried: tuple[Question, ...]
    odd: tuple[Oddity, ...]
    problem: Problem | None
    not_told: tuple[str, ...] = ()
    asking_first: bool = False
    """Whether what is sent waits until the receipts are in: these records were put back from a copy."""
    caution: str = ""
    """Why the tracker may have this return already, which whoever types it in has to know; "" if nothing says so."""


class Filing:
    """Queues returns."""

    def __init__(
        self,
        store: Store,
        answering: Answering,
        rendering: Rendering,
        set_as_data: Callable[[Section], dict[str, Any]],
        home_kinds: Callable[[], frozenset[str]],
        clock: Clock,
        chance: Chance,
    ) -> None:
        self._store, self._answering, self._rendering, self._set_as_data = store, answering, rendering, set_as_data
        self._kinds, self._clock, self._chance = home_kinds, clock, chance

    def check(self, section_id: str, period: Period) -> Check:
        """Return how a section stands before it is queued, and why it cannot be queued yet, if so."""
        state = self._answering.open(section_id, period)
        beside = [found for each in looks_at(state.section) if (found := self._beside(each, period))]
        today = self._clock.local().date()
        with self._store.read() as connection:
            return replace(
                _check(state, odd_answers(connection, state, today, beside), today),
                not_told=not_told(connection, state.section),
                asking_first=awaited(connection),
                caution=caution(connection, section_id, period),
            )

    def not_told(self, section: Section) -> tuple[str, ...]:
        """Return what the check of a section needs to know of the home and does not: the keys of the home's record."""
        with self._store.read() as connection:
            return not_told(connection, section)

    def queue(self, section_id: str, period: Period, by: Person, way: Way = Way.ENDPOINT) -> Outgoing | Problem:
        """Freeze the answers of a section and put them on their way, in one transaction.

        Only what goes to the endpoint is queued to be sent; by hand and as a file a person takes it out.
        """
        section = self._answering.section_for(section_id, period)
        with self._store.write() as connection:
            today = self._clock.local().date()
            before = newest_filed(connection, section_id, period)
            state = state_of(connection, section, period, self._kinds(), today, before)
            if problem := _why_not(state, today):
                return problem
            if way is not Way.ENDPOINT and (problem := why_asked_first(connection, section_id, period)):
                return problem
            replaces = let_go(connection, section_id, period, self._clock.wall(), sending=way is Way.ENDPOINT)
            filed = FiledReturn(
                id=self._chance.new_id(),
                section_id=section_id,
                period=period,
                revision=returns.next_revision(connection, section_id, period),
                replaces=replaces,
                set_version=section.version,
                set_digest=section.digest,
                answers=frozen_answers(state),
                queued_by=by.id,
                queued_at=self._clock.wall(),
            )
            returns.keep_set(connection, section.digest, section.id, section.version, self._set_as_data(section))
            return self.put(connection, filed, way)

    def _beside(self, section_id: str, period: Period) -> SectionState | None:
        """Return another section of the period; None if it is not asked then, or by another kind of period."""
        try:
            return self._answering.open(section_id, period)
        except Refused:
            return None

    def _render_old(self, connection: Connection) -> int:
        old = outbox.untried(connection, other_than=self._rendering.contract)
        for row in old:
            if (filed := returns.by_id(connection, row.return_id)) is not None:
                self._render_anew(connection, filed)
        return len(old)

    def say_what_is_known(self) -> None:
        """Say of what waits that it waits for the receipts, or that it does not any more."""
        with self._store.write() as connection:
            say_what_is_known(connection)

    def after_receipts(self) -> int:
        """Do what the receipts ask for once they are in, and return how many returns were written anew.

        What was queued meanwhile goes as the revision after what the endpoint has; done a second time it changes nothing.
        """
        with self._store.write() as connection:
            say_what_is_known(connection)
            behind = behind_the_receipts(connection)
            for row in behind:
                if (filed := returns.by_id(connection, row.return_id)) is not None:
                    self._render_anew(connection, filed)
            return len(behind) + self._render_old(connection)

    def render_if_old(self, connection: Connection, row: Outgoing) -> Outgoing:
        """Return what is sent for a return that is to go to the endpoint after all: itself, or it written anew if the contract moved on."""
        filed = returns.by_id(connection, row.return_id)
        if filed is None or row.contract == self._rendering.contract or row.first_tried is not None:
            return row
        return self._render_anew(connection, filed)

    def _render_anew(self, connection: Connection, filed: FiledReturn) -> Outgoing:
        replaces = let_go(connection, filed.section_id, filed.period, self._clock.wall(), only=filed.id)
        revision = returns.next_revision(connection, filed.section_id, filed.period)
        anew = replace(filed, id=self._chance.new_id(), revision=revision, replaces=replaces)
        return self.put(connection, anew, Way.ENDPOINT)

    def put(self, connection: Connection, filed: FiledReturn, way: Way) -> Outgoing:
        """Keep a frozen return and its bytes in the caller's transaction; only what goes to the endpoint can be sent."""
        body = self._rendering.write(filed, meta_value(connection, "home_id") or "")
        returns.add(connection, filed)
        ways.choose(connection, filed.id, WayChosen(way, "", filed.queued_by, self._clock.wall()))
        outbox.add(
            connection,
            filed.id,
            self._rendering.contract,
            body,
            hashlib.sha256(body).hexdigest(),
            queued_words(connection, way),
            self._clock.wall(),
            State.WAITING if way is Way.ENDPOINT else State.BY_HAND,
        )
        queued = outbox.by_id(connection, filed.id)
        assert queued is not None
        return queued


def _check(state: SectionState, odd: tuple[Oddity, ...], today: date) -> Check:
    def those(standing: Standing) -> tuple[Question, ...]:
        return tuple(each.question for each in state.questions if each.standing is standing)

    return Check(
        state=state,
        answered=those(Standing.ANSWERED),
        missing=those(Standing.MISSING),
        to_find_out=those(Standing.TO_FIND_OUT),
        carried=those(Standing.CARRIED),
        odd=odd,
        problem=_why_not(state, today),
    )


def _why_not(state: SectionState, today: date) -> Problem | None:
    left = [each.question for each in state.questions if each.standing in HOLDS_BACK]
    if not state.section.complete:
        return Problem(
            "",
            "One of this section's question files cannot be read, so it cannot go out whole. Your answers are saved.",
        )
    if state.opens is not None:
        return Problem(
            "",
            f"{state.period.words()} opens on {day_words(state.opens, year=False)}. What you have entered is kept as a "
            "starting figure. Confirm it and send it from that day on.",
        )
    if problem := not_begun(state.period, today, "Your answers are saved. They can go once it has begun."):
        return problem
    if left:
        numbers = ", ".join(str(question.number) for question in left)
        noun = "question" if len(left) == 1 else "questions"
        return Problem(left[0].id, f"{count_words(len(left), 'answer')} still needed: {noun} {numbers}.")
    if not state.changed_since_queued and state.latest is not None and state.latest.state is not State.REFUSED:
        where = ALREADY.get(state.latest.state, "already waiting to go")
        return Problem("", f"These answers are {where}. Nothing has changed since.")
    if not state.changed_since_queued and state.latest is not None:
        return Problem("", "These same answers were refused. Change what was refused, then send again.")
    return None


def frozen_answers(state: SectionState) -> tuple[Answer, ...]:
    """Return the answers as they go: those that were given, of a table only the lines that are asked."""
    frozen = []
    for each in state.questions:
        if each.answer is None or not isinstance(each.answer.value, Given):
            continue
        value = each.answer.value
        if isinstance(value, Counts):
            value = asked_counts(value, each.parts)
        frozen.append(replace(each.answer, value=value))
    return tuple(frozen)
