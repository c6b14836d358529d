"""What was sent, when, by whom, on what guidance and with what receipt: looked up and printed for ever."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from carehome_desktop.domain.answers import Answer
from carehome_desktop.domain.people import Person
from carehome_desktop.domain.questions import Section
from carehome_desktop.domain.returns import FiledReturn, Outgoing
from carehome_desktop.store import outbox, people, returns
from carehome_desktop.store.database import Store

UNKNOWN_PERSON = Person("", "(not known)", "", active=False)


@dataclass(frozen=True)
class ReturnRecord:
    """One revision with all that belongs to it; `tries` are (began, ended, outcome, words), oldest first."""

    filed: FiledReturn
    section: Section
    outgoing: Outgoing
    people: dict[str, Person]
    tries: tuple[tuple[datetime, datetime, str, str], ...]
    later: tuple[FiledReturn, ...]

    def answer(self, question_id: str) -> Answer:
        """Return the frozen answer to a question; KeyError if there is none."""
        for answer in self.filed.answers:
            if answer.question_id == question_id:
                return answer
        raise KeyError(question_id)

    def person(self, person_id: str) -> Person:
        """Return who did something, even when their name was erased."""
        return self.people.get(person_id, UNKNOWN_PERSON)


class ReturnRecords:
    """Looks up what was filed."""

    def __init__(self, store: Store, section_from_data: Callable[[dict[str, Any]], Section]) -> None:
        self._store, self._section_from_data = store, section_from_data

    def record(self, return_id: str) -> ReturnRecord | None:
        """Return one revision as it was frozen, or None if this file holds none of that id."""
        with self._store.read() as connection:
            filed = returns.by_id(connection, return_id)
            outgoing = outbox.by_id(connection, return_id)
            if filed is None or outgoing is None:
                return None
            content = returns.set_content(connection, filed.set_digest)
            assert content is not None
            return ReturnRecord(
                filed=filed,
                section=self._section_from_data(content),
                outgoing=outgoing,
                people={person.id: person for person in people.every(connection)},
                tries=tuple(outbox.tries_of(connection, return_id)),
                later=tuple(
                    each
                    for each in returns.revisions(connection, filed.section_id, filed.period)
                    if each.revision > filed.revision
                ),
            )
