"""Takes queued returns to the endpoint and brings the receipts home: no thread, no timer, one `step` at a time.

What a try leads to is decided in domain/tries.py; here it is only asked for, carried out and written down. Around each try stand two
durable commits: *sending* before the first byte, and the outcome (with its receipt) before anyone is told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from carehome_desktop import __version__
from carehome_desktop.domain import tries
from carehome_desktop.domain.delivery import UNRESOLVED, Delivery, PauseReason, Receipt, State
from carehome_desktop.domain.delivery_words import outcome_words
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.tries import (
    Accepted,
    NewerThere,
    NoConnection,
    NotTheTracker,
    Outcome,
    Rejected,
    SetRetired,
)
from carehome_desktop.domain.ways import Way, WayChosen
from carehome_desktop.machine import Chance, Clock
from carehome_desktop.store import courier_notes, outbox, ways
from carehome_desktop.store.database import Store
from carehome_desktop.sync.sender import Send
from carehome_desktop.sync.tracker_v1 import ReceiptsPage

NOW = 0.0
"""What `step` returns when there is more to do at once."""

SENT_AFTER_ALL = "The endpoint has a receipt for it: it was sent after this copy of the records was taken"


@dataclass(frozen=True)
class _Situation:
    """What the file says before a step."""

    waiting: list[str]
    offline: bool
    paused: bool
    ask_first: bool


class Courier:
    """One home's courier. Call `start` once, then `step` whenever it said."""

    def __init__(
        self,
        store: Store,
        sender: Callable[[], Send | None],
        home_id: str,
        clock: Clock,
        chance: Chance,
        reconciled: Callable[[], None] = lambda: None,
        *,
        program: str = __version__,
        set_retired: Callable[[], None] = lambda: None,
    ) -> None:
        """Take the file, a function that gives the way out (None while no address is known), whose returns these are, and our version."""
        self._store, self._sender, self._home_id = store, sender, home_id
        self._clock, self._chance, self._reconciled, self._program = clock, chance, reconciled, program
        self._set_retired = set_retired
        self._due: dict[str, float] = {}
        self._quiet_until = 0.0
        self._asks = 0
        self._at_once = False

    def start(self) -> None:
        """Take up where the last run stopped: what was being sent may have arrived, and pauses go on where they were."""
        wall, monotonic = self._clock.wall(), self._clock.monotonic()
        self._quiet_until = monotonic
        with self._store.write() as connection:
            too_old = courier_notes.note(connection, "pause") == PauseReason.TOO_OLD.value
            if too_old and courier_notes.note(connection, "too_old") != self._program:
                courier_notes.set_note(connection, "pause", None)
            for row in outbox.unresolved(connection):
                if row.state is State.SENDING:
                    settled = tries.after_restart(row.delivery)
                    words = outcome_words(tries.Lost(), wall)
                    outbox.set_delivery(connection, row.return_id, settled, words=words, at=wall, next_try=wall)
                    continue
                # Only the pause itself is trusted, never a wall clock that may have been set to another year.
                left = (row.next_try - wall).total_seconds() if row.next_try else 0.0
                self._due[row.return_id] = monotonic + min(row.delivery.pause or 0.0, max(0.0, left))

    def step(self) -> float | None:
        """Do the next thing that is due. Return the seconds until the next: 0 at once, None when only an event can bring it."""
        with self._store.read() as connection:
            noted = courier_notes.notes(connection)
            here = _Situation(
                waiting=outbox.unresolved_ids(connection),
                offline="offline_since" in noted,
                paused="pause" in noted,
                ask_first=bool(noted.get("ask_first")),
            )
        if not here.waiting and not here.ask_first:
            self._at_once = False
            return None
        send = self._sender()
        if send is None or here.paused:
            return None
        if (wait := self._quiet_until - self._clock.monotonic()) > 0:
            return wait
        if here.offline:
            return self._look_for_a_line(send)
        if here.ask_first:
            return self._ask_for_receipts(send)
        return self._send_next(send, here.waiting)

    def send_now(self) -> None:
        """Go at once, as a person wishes: no pause, no spreading, and whatever stopped everything is tried again."""
        self._at_once = True
        self._due.clear()
        self._quiet_until = self._clock.monotonic()
        now = self._clock.wall()
        with self._store.write() as connection:
            courier_notes.set_note(connection, "pause", None)
            for row in outbox.unresolved(connection):
                self._due[row.return_id] = self._quiet_until
                outbox.set_delivery(
                    connection, row.return_id, row.delivery, words=row.words, at=row.changed_at, next_try=now
                )

    def connection_seen(self) -> None:
        """Look again now: the system says that a line came up. What paused because the line was unsafe is tried again too.

        A line that was there all along changes nothing: systems say it several times, and our slot must outlast that.
        """
        with self._store.write() as connection:
            unsafe = courier_notes.note(connection, "pause") == PauseReason.UNSAFE_LINE.value
            if unsafe:
                courier_notes.set_note(connection, "pause", None)
            offline = courier_notes.note(connection, "offline_since") is not None
        if unsafe or offline:
            self._quiet_until = self._clock.monotonic()

    def settings_changed(self, *reasons: PauseReason) -> None:
        """Try again what paused for one of these reasons: what it waited for has just been changed."""
        with self._store.write() as connection:
            if courier_notes.note(connection, "pause") in {reason.value for reason in reasons}:
                courier_notes.set_note(connection, "pause", None)
        self._quiet_until = self._clock.monotonic()

    def _look_for_a_line(self, send: Send) -> float:
        if not send.reach():
            self._at_once = False  # the wish was tried; when the line comes back nobody sits and waits for it
            return self._stay_quiet(tries.LOOK_AGAIN_SECONDS)
        with self._store.write() as connection:
            courier_notes.set_note(connection, "offline_since", None)
        # The whole country's lines may have come back with ours: each home waits for its own slot, a person never does.
        spread = 0.0 if self._at_once else tries.slot(self._home_id, self._clock.local().date())
        return self._stay_quiet(spread)

    def _ask_for_receipts(self, send: Send) -> float | None:
        with self._store.read() as connection:
            cursor = courier_notes.note(connection, "cursor") or ""
        answer = send.receipts(cursor)
        now = self._clock.wall()
        if isinstance(answer, ReceiptsPage) and answer.more and (not answer.receipts or answer.next == cursor):
            answer = NotTheTracker()  # a list that never moves on would be asked for ever
        if isinstance(answer, ReceiptsPage):
            self._asks = 0
            with self._store.write() as connection:
                for receipt in answer.receipts:
                    self._take_in(connection, receipt, now)
                courier_notes.set_note(connection, "cursor", answer.next)
                if not answer.more:
                    courier_notes.set_note(connection, "ask_first", None)
            if not answer.more:
                self._reconciled()
            return NOW
        if isinstance(answer, Rejected) and cursor:
            # The endpoint does not know our place in its list any more: begin at its first receipt.
            with self._store.write() as connection:
                courier_notes.set_note(connection, "cursor", None)
            return self._stay_quiet(tries.SHORTEST_SECONDS)
        with self._store.write() as connection:
            self._note_the_line(connection, answer, now, send.clock_off())
        asked = Delivery(State.WAITING, attempts=self._asks)
        self._asks += 1
        pause = tries.after(asked, answer, self._chance.fraction()).pause
        return None if tries.pause_for_all(answer) else self._stay_quiet(pause or tries.LOOK_AGAIN_SECONDS)

    def _take_in(self, connection: Connection, receipt: Receipt, now: datetime) -> None:
        row = outbox.by_id(connection, receipt.return_id)
        if row is not None and row.digest != receipt.digest:
            return  # for other bytes than ours: kept, it would stand where the true one belongs
        outbox.add_receipt(connection, receipt, now)
        if row is not None and row.state is State.BY_HAND:
            # It was sent after this copy of the records was taken: nobody may be asked to enter it a second time.
            row = self._sent_after_all(connection, row, now)
        if row is None or row.state not in UNRESOLVED:
            return
        settled = tries.after(row.delivery, Accepted(receipt), 0.0)
        words = outcome_words(Accepted(receipt), receipt.received_at)
        outbox.set_delivery(connection, row.return_id, settled, words=words, at=now, next_try=None)

    def _sent_after_all(self, connection: Connection, row: Outgoing, now: datetime) -> Outgoing | None:
        chosen_by = ways.of_return(connection, row.return_id)[-1].person_id
        ways.choose(connection, row.return_id, WayChosen(Way.ENDPOINT, SENT_AFTER_ALL, chosen_by, now))
        waiting = Delivery(State.WAITING, row.delivery.attempts)
        outbox.set_delivery(connection, row.return_id, waiting, words=SENT_AFTER_ALL, at=now, next_try=None)
        return outbox.by_id(connection, row.return_id)

    def _send_next(self, send: Send, waiting: list[str]) -> float | None:
        monotonic = self._clock.monotonic()
        due = {return_id: self._due.get(return_id, monotonic) for return_id in waiting}
        ready = next((return_id for return_id, at in due.items() if at <= monotonic), None)
        if ready is None:
            self._at_once = False
            return min(due.values()) - monotonic
        self._try(send, ready)
        return NOW

    def _try(self, send: Send, return_id: str) -> None:
        began = self._clock.wall()
        with self._store.write() as connection:
            row = outbox.by_id(connection, return_id)
            if row is None or row.state not in UNRESOLVED:
                return  # a newer answer took its place after we looked
            sending = tries.begin(row.delivery)
            outbox.set_delivery(connection, row.return_id, sending, words="Being sent", at=began, next_try=None)
        outcome = send.put(row.return_id, row.digest, row.body)
        ended = self._clock.wall()
        after = tries.after(sending, outcome, self._chance.fraction())
        words = outcome_words(outcome, ended)
        next_try = ended + timedelta(seconds=after.pause) if after.pause is not None else None
        with self._store.write() as connection:
            if isinstance(outcome, Accepted):
                outbox.add_receipt(connection, outcome.receipt, ended)
            if isinstance(outcome, NewerThere) and outcome.newer and outcome.newer.return_id != row.return_id:
                self._take_in(connection, outcome.newer, ended)
            faults = outcome.faults if isinstance(outcome, Rejected) else ()
            outbox.add_try(connection, row.return_id, began, ended, type(outcome).__name__, words, faults)
            outbox.set_delivery(connection, row.return_id, after, words=words, at=ended, next_try=next_try)
            if isinstance(outcome, SetRetired):
                courier_notes.note_retired(connection, row.return_id)
            self._note_the_line(connection, outcome, ended, send.clock_off())
        if isinstance(outcome, SetRetired):
            self._set_retired()
        if isinstance(outcome, NoConnection):
            # It waits for the line, not for a time of its own.
            self._due[row.return_id] = self._clock.monotonic()
            self._at_once = False
            self._stay_quiet(tries.LOOK_AGAIN_SECONDS)
        else:
            self._due[row.return_id] = self._clock.monotonic() + (after.pause or 0.0)

    def _note_the_line(self, connection: Connection, outcome: Outcome, now: datetime, clock_off: float | None) -> None:
        before = courier_notes.notes(connection)
        after = before | {"clock_off": None if clock_off is None else round(clock_off)}
        if (reason := tries.pause_for_all(outcome)) is not None:
            after |= {"pause": reason.value, "too_old": self._program if reason is PauseReason.TOO_OLD else None}
        after["offline_since"] = (
            before.get("offline_since", now.isoformat()) if isinstance(outcome, NoConnection) else None
        )
        for key, value in after.items():
            if value != before.get(key):
                courier_notes.set_note(connection, key, value)

    def _stay_quiet(self, seconds: float) -> float:
        self._quiet_until = self._clock.monotonic() + seconds
        return seconds
