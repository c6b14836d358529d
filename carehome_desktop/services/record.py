"""What was sent, when, by whom, on what guidance and with what receipt: looked up and printed for ever."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from carehome_desktop.domain.answers import Answer
from carehome_desktop.domain.copy_sheet import Marked, newest_marks
from carehome_desktop.domain.delivery import Receipt, State
from carehome_desktop.domain.people import Person
from carehome_desktop.domain.questions import Section
from carehome_desktop.domain.returns import FiledReturn, Outgoing
from carehome_desktop.services.kept_sets import KeptSets
from carehome_desktop.store import copy_marks, outbox, people, returns
from carehome_desktop.store.database import Store
from carehome_desktop.store.newest_receipts import lost_before

UNKNOWN_PERSON = Person("", "(not known)", "", active=False)


@dataclass(frozen=True)
class ReturnRecord:
    """One revision with all that belongs to it; `tries` are (began, ended, outcome, words), oldest first.

    `section` is the very text of the questions and guidance of that day.
    """

    filed: FiledReturn
    section: Section
    outgoing: Outgoing
    people: dict[str, Person]
    tries: tuple[tuple[datetime, datetime, str, str], ...]
    later: tuple[FiledReturn, ...]
    counts_instead: Outgoing | None = None
    """A later revision that was received after this one was: that one counts."""
    marks: tuple[Marked, ...] = ()
    """What was said of the lines of its copy sheet, as it stands."""
    lost: tuple[Receipt, ...] = ()
    """Earlier revisions that the endpoint has and this file does not."""

    @property
    def paper_name(self) -> str:
        """Return *Infection control, the week from Monday 16 November 2026, revision 1*, without what no file name may hold."""
        words = f"{self.section.title}, {self.filed.period.words()}, revision {self.filed.revision}"
        return re.sub(r"[^\w ,’()-]", "", words)

    def answer(self, question_id: str) -> Answer:
        """Return the frozen answer to a question; KeyError if there is none."""
        answer = self.given(question_id)
        if answer is None:
            raise KeyError(question_id)
        return answer

    def given(self, question_id: str) -> Answer | None:
        """Return the frozen answer to a question, or None if it was left blank where that was allowed."""
        return next((answer for answer in self.filed.answers if answer.question_id == question_id), None)

    def person(self, person_id: str) -> Person:
        """Return who did something, even when their name was erased."""
        return self.people.get(person_id, UNKNOWN_PERSON)


class ReturnRecords:
    """Looks up what was filed."""

    def __init__(self, store: Store, sets: KeptSets) -> None:
        self._store, self._sets = store, sets

    def record(self, return_id: str) -> ReturnRecord | None:
        """Return one revision as it was frozen, or None if this file holds none of that id."""
        with self._store.read() as connection:
            filed = returns.by_id(connection, return_id)
            if filed is None:
                return None
            revisions = outbox.of_return(connection, filed.section_id, filed.period)
            outgoing = next((each for each in revisions if each.return_id == return_id), None)
            if outgoing is None:
                return None
            later = [each for each in revisions if each.revision > filed.revision]
            self._sets.read(connection, {filed.set_digest})
            section = self._sets.of(filed.set_digest)
            assert section is not None  # the file keeps it beside the return
            return ReturnRecord(
                filed=filed,
                section=section,
                outgoing=outgoing,
                people={person.id: person for person in people.every(connection)},
                tries=tuple(outbox.tries_of(connection, return_id)),
                later=tuple(
                    each
                    for each in (returns.revisions(connection, filed.section_id, filed.period) if later else ())
                    if each.revision > filed.revision
                ),
                counts_instead=_counts_instead(outgoing, later),
                marks=tuple(newest_marks(copy_marks.of_return(connection, return_id)).values()),
                lost=tuple(lost_before(connection, filed.section_id, filed.period, filed.revision)),
            )


def _counts_instead(outgoing: Outgoing, later: list[Outgoing]) -> Outgoing | None:
    received = [each for each in later if each.state is State.RECEIVED]
    return max(received, key=lambda each: each.revision, default=None) if outgoing.state is State.RECEIVED else None
