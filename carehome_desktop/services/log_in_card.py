"""The log-in card: kept as facts that name people by their ids, so that a name can still be erased for good."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from carehome_desktop.domain.log_in_card import LogIn, LogInCard, hints_for
from carehome_desktop.domain.people import Person
from carehome_desktop.domain.support import Contact, HelpLine, SupportData
from carehome_desktop.domain.words import full_moment_words
from carehome_desktop.machine import Clock
from carehome_desktop.services.home import Home
from carehome_desktop.store import facts
from carehome_desktop.store.database import Store

HELPLINE = "tracker-helpline"


class Mark(StrEnum):
    """What can be marked of a person; the value is the name of the fact that lists their ids."""

    SIGNS_IN = "login_users"
    APPROVES = "login_approvers"
    REPORTED = "login_reported"


class LogInCards:
    """Shows the card and keeps what is marked on it. There is no place for a password, on purpose."""

    def __init__(
        self,
        store: Store,
        home: Callable[[], Home],
        data: Callable[[], SupportData],
        help_line: Callable[[str], HelpLine | None],
        clock: Clock,
    ) -> None:
        self._store, self._home, self._data, self._help_line, self._clock = store, home, data, help_line, clock

    def card(self) -> LogInCard:
        """Return the card as it stands."""
        home = self._home()
        marks = {mark: self._marked(mark) for mark in Mark}
        people = tuple(
            LogIn(
                person=person,
                can_sign_in=person.id in marks[Mark.SIGNS_IN],
                approves=person.id in marks[Mark.APPROVES],
                reported=person.id in marks[Mark.REPORTED],
            )
            for person in home.people
        )
        return LogInCard(
            home=home.name,
            codes=home.codes,
            practice=home.practice,
            people=people,
            helpline=self._help_line(HELPLINE),
            sources=_sources(self._data().contact(HELPLINE)),
            hints=hints_for(people),
            printed=f"Printed {full_moment_words(self._clock.wall())}",
        )

    def mark(self, person: Person, mark: Mark, yes: bool, by: Person) -> None:
        """Keep whether something is so of a person; what was so before stays on record."""
        with self._store.write() as connection:
            now = list(facts.now(connection).get(mark.value) or [])
            if (person.id in now) is yes:
                return
            ids = [*now, person.id] if yes else [each for each in now if each != person.id]
            facts.say(connection, {mark.value: ids}, by.id, self._clock.wall())

    def _marked(self, mark: Mark) -> frozenset[str]:
        with self._store.read() as connection:
            return frozenset(facts.now(connection).get(mark.value) or [])


def log_in_card_pdf(card: LogInCard) -> bytes:
    """Return the card as a PDF; the same card gives the same bytes."""
    from carehome_desktop.reports.log_in_card import as_pdf

    return as_pdf(card)


LOG_IN_CARD_FILE = "log-in card.pdf"


def _sources(contact: Contact | None) -> tuple[str, ...]:
    if contact is None:
        return ()
    return tuple(f"{source.title}, {source.publisher}, {source.date}" for source in contact.sources)
