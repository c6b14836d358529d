"""Chooses the way a return goes, changes it with a note, and records that a person entered it on the tracker."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from carehome_desktop.domain.answers import Answer
from carehome_desktop.domain.delivery import Delivery, State
from carehome_desktop.domain.people import Person
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.typed import is_one_line
from carehome_desktop.domain.values import Given
from carehome_desktop.domain.ways import Entered, Shown, Way, WayChosen
from carehome_desktop.domain.words import LONDON, full_moment_words
from carehome_desktop.machine import Clock
from carehome_desktop.services.filing import Filing
from carehome_desktop.services.home import Home
from carehome_desktop.services.receipts_first import caution, queued_words
from carehome_desktop.services.replacing import REPLACED, leave_older_behind, newest, why_asked_first
from carehome_desktop.store import outbox, returns, ways
from carehome_desktop.store.database import Store

ENTERED_WORDS = "Entered on the tracker by a person"
TAKEN_BACK_WORDS = "To be entered: the record that it was entered has been taken back"
LONGEST_REFERENCE = 120
LONGEST_NOTE = 500
NOT_COME = Problem("when", "This moment has not come yet. Give the time at which it was entered.")
NOT_HERE = Problem("", "This file holds no return of that name. Nothing was changed.")
SETTLED = {
    State.RECEIVED: Problem(
        "way", "The endpoint has received this return. Change an answer, and the new return can go another way."
    ),
    State.ENTERED: Problem("way", "This return is entered. Change an answer, and the new return can go another way."),
    State.SUPERSEDED: Problem("way", "A newer answer took the place of this return. Open the newer one."),
}
MINUTES_AHEAD = timedelta(minutes=5)
"""So far ahead of this computer's clock a moment may lie: two clocks in one house are never quite the same."""


class WaysOut:
    """The ways of one home."""

    def __init__(self, store: Store, filing: Callable[[], Filing], home: Callable[[], Home], clock: Clock) -> None:
        self._store, self._filing, self._home, self._clock = store, filing, home, clock

    def default(self) -> Way:
        """Return the way that is offered first: the home's own choice, else the endpoint in practice and where an address is set."""
        home = self._home()
        if home.way_out:
            return Way(home.way_out)
        return Way.ENDPOINT if home.practice or home.endpoint_url else Way.HAND

    def chosen(self, return_id: str) -> tuple[WayChosen, ...]:
        """Return every way that was chosen for a return, oldest first, each with why, by whom and when."""
        with self._store.read() as connection:
            return tuple(ways.of_return(connection, return_id))

    def told(self, return_id: str) -> tuple[Entered, ...]:
        """Return every record that a return was entered, oldest first, also what was taken back."""
        with self._store.read() as connection:
            return tuple(ways.entered_of(connection, return_id))

    def caution(self, row: Outgoing) -> str:
        """Return why the tracker may have what is to be entered already, in words; "" if nothing says so."""
        if row.state is not State.BY_HAND:
            return ""
        with self._store.read() as connection:
            return caution(connection, row.section_id, row.period)

    def change(self, return_id: str, way: Way, note: str, by: Person) -> Outgoing | Problem:
        """Send a return another way from now on; the note says why. Not while a send of it is unresolved."""
        if problem := _check_note(note, needed="Say in a few words why it goes another way. It stays with the record."):
            return problem
        with self._store.write() as connection:
            row = outbox.by_id(connection, return_id)
            if row is None:
                return NOT_HERE
            if row.state in SETTLED:
                return SETTLED[row.state]
            if newest(connection, row) != row.return_id:
                return SETTLED[State.SUPERSEDED]
            if row.way is way:
                return Problem("way", "It goes this way already. Nothing was changed.")
            if row.way is Way.ENDPOINT and (problem := why_asked_first(connection, row.section_id, row.period)):
                return problem
            now = self._clock.wall()
            if way is not Way.ENDPOINT:
                leave_older_behind(connection, row, now)
            ways.choose(connection, return_id, WayChosen(way, note.strip(), by.id, now))
            state = State.WAITING if way is Way.ENDPOINT else State.BY_HAND
            delivery = Delivery(state, attempts=row.delivery.attempts, pause=0.0 if way is Way.ENDPOINT else None)
            next_try = now if way is Way.ENDPOINT else None
            outbox.set_delivery(
                connection, return_id, delivery, words=queued_words(connection, way), at=now, next_try=next_try
            )
            changed = _row(connection, return_id)
            return self._filing().render_if_old(connection, changed) if way is Way.ENDPOINT else changed

    def enter(
        self,
        return_id: str,
        who: Person,
        at: datetime,
        shown: Shown,
        by: Person,
        *,
        reference: str = "",
        note: str = "",
    ) -> Outgoing | Problem:
        """Record that `who` typed a return into the tracker's page at a moment; again, it is put right. `by` writes it down."""
        now = self._clock.wall()
        if problem := _check_told(at, now, reference, note):
            return problem
        with self._store.write() as connection:
            row = outbox.by_id(connection, return_id)
            if row is None:
                return NOT_HERE
            if row.state not in (State.BY_HAND, State.ENTERED):
                return Problem(
                    "", "This return does not go by hand, so it cannot be recorded as entered. Change its way first."
                )
            filed = returns.by_id(connection, return_id)
            assert filed is not None  # it is what the row sends
            if problem := too_early(at, row.period) or before_answers(at, filed.answers):
                return problem
            told = Entered(who.id, at, shown, reference.strip(), note.strip(), by.id, now)
            enter(connection, row, told)
            return _row(connection, return_id)

    def why_not_then(self, return_id: str, at: datetime) -> Problem | None:
        """Return why a return cannot have been entered at a moment, if so: it had not come, or the answers were not given yet."""
        if at > self._clock.wall() + MINUTES_AHEAD:
            return NOT_COME
        with self._store.read() as connection:
            filed = returns.by_id(connection, return_id)
        return (too_early(at, filed.period) or before_answers(at, filed.answers)) if filed is not None else NOT_HERE

    def take_back(self, return_id: str, note: str, by: Person) -> Outgoing | Problem:
        """Take back a record that was made by mistake; both stay in the history.

        The return is to be entered again, unless a newer answer is there already: then that one takes its place.
        """
        if problem := _check_note(note, needed="Say in a few words why. It stays with the record."):
            return problem
        with self._store.write() as connection:
            row = outbox.by_id(connection, return_id)
            if row is None or row.state is not State.ENTERED or row.entered is None:
                return Problem("", "This return is not recorded as entered, so there is nothing to take back.")
            now = self._clock.wall()
            ways.add_entered(
                connection,
                return_id,
                replace(row.entered, shown=Shown.TAKEN_BACK, note=note.strip(), recorded_by=by.id, recorded_at=now),
            )
            _stand(connection, row, State.BY_HAND, TAKEN_BACK_WORDS, now)
            if newest(connection, row) != row.return_id:
                _stand(connection, row, State.SUPERSEDED, REPLACED, now)
            return _row(connection, return_id)


def too_early(at: datetime, period: Period) -> Problem | None:
    """Return that nothing can have been entered for a period before it began, if a moment lies there."""
    if at.astimezone(LONDON).date() >= period.first_day():
        return None
    return Problem("when", f"This is before {period.words()} began. Give the time at which it was entered.")


def before_answers(at: datetime, answers: Iterable[Answer]) -> Problem | None:
    """Return that nobody can have typed in answers before they were given here, if a moment lies there.

    When they were made ready to go does not matter: a person may type them in first and record it afterwards.
    """
    given = max((answer.saved_at for answer in answers if isinstance(answer.value, Given)), default=None)
    if given is None or at >= given - MINUTES_AHEAD:
        return None
    return Problem(
        "when",
        f"This is before these answers were given here, the last of them on {full_moment_words(given)}. "
        "Nothing was recorded. Give the time at which they were entered.",
    )


def enter(connection: Connection, row: Outgoing, told: Entered) -> None:
    """Write down in the caller's transaction that a return which goes by hand was entered."""
    ways.add_entered(connection, row.return_id, told)
    _stand(connection, row, State.ENTERED, ENTERED_WORDS, told.recorded_at)


def _stand(connection: Connection, row: Outgoing, state: State, words: str, at: datetime) -> None:
    delivery = replace(row.delivery, state=state, pause=None)
    outbox.set_delivery(connection, row.return_id, delivery, words=words, at=at, next_try=None)


def _row(connection: Connection, return_id: str) -> Outgoing:
    row = outbox.by_id(connection, return_id)
    assert row is not None  # nothing leaves the outbox
    return row


def _check_note(note: str, *, needed: str = "") -> Problem | None:
    if needed and not note.strip():
        return Problem("note", needed)
    if not is_one_line(note.strip()) or len(note) > LONGEST_NOTE:
        return Problem("note", f"Write the note in one line, in {LONGEST_NOTE} characters or fewer.")
    return None


def _check_told(at: datetime, now: datetime, reference: str, note: str) -> Problem | None:
    if at > now + MINUTES_AHEAD:
        return NOT_COME
    if not is_one_line(reference.strip()) or len(reference) > LONGEST_REFERENCE:
        return Problem("reference", f"Write the reference in one line, in {LONGEST_REFERENCE} characters or fewer.")
    return _check_note(note)
