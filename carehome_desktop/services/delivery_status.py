"""What is waiting, why, and what was last received: the one place every page asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from carehome_desktop.domain.delivery import UNRESOLVED, PauseReason, Receipt, State
from carehome_desktop.domain.delivery_words import PAUSE_WORDS
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.words import count_words, moment_words
from carehome_desktop.machine import Clock
from carehome_desktop.store import courier_notes, outbox
from carehome_desktop.store.database import Store
from carehome_desktop.store.newest_receipts import lost_since


@dataclass(frozen=True)
class DeliveryStatus:
    """How delivery stands as a whole."""

    waiting: int
    not_known: int
    refused: int
    last_received: Receipt | None
    offline_since: datetime | None
    pause: PauseReason | None
    asking_first: bool
    clock_off_seconds: float | None
    to_enter: int = 0

    def line(self, now: datetime) -> str:
        """Return the honest line at the bottom of the window."""
        parts = []
        if self.refused:
            parts.append(f"{self.refused} refused – needs you")
        if self.to_enter:
            parts.append(f"{self.to_enter} to be entered by hand")
        if self.waiting:
            why = self._why(now)
            parts.append(f"{self.waiting} waiting" + (f" – {why}" if why else ""))
        if not parts:
            parts.append("Nothing is waiting")
        if self.last_received:
            parts.append(f"last received {moment_words(self.last_received.received_at, now)}")
        return " · ".join(parts)

    @property
    def pause_words(self) -> str:
        """Return why nothing is sent at all and what to do, or ""."""
        return PAUSE_WORDS[self.pause] if self.pause else ""

    @property
    def clock_words(self) -> str:
        """Return a warning when this computer's clock and the endpoint's differ by more than five minutes, or ""."""
        if self.clock_off_seconds is None or abs(self.clock_off_seconds) <= 300:
            return ""
        way = "behind" if self.clock_off_seconds > 0 else "ahead"
        size = _span_words(abs(self.clock_off_seconds))
        return f"This computer's clock is about {size} {way}. Set it right: dates on your returns come from it."

    def _why(self, now: datetime) -> str:
        if self.pause:
            return SHORT_PAUSE[self.pause]
        if self.offline_since:
            return f"no connection since {moment_words(self.offline_since, now)}"
        if self.asking_first:
            return "asking first what the tracker already has"
        if self.not_known:
            return f"{self.not_known} not known yet"
        return ""


SHORT_PAUSE = {
    PauseReason.UNSAFE_LINE: "the line is not safe",
    PauseReason.SIGN_IN: "sign in again",
    PauseReason.PROXY_SIGN_IN: "the proxy wants a password",
    PauseReason.UNKNOWN_HOME: "the endpoint does not know this home",
    PauseReason.MOVED: "the endpoint has moved",
    PauseReason.TOO_OLD: "update this program",
}


class DeliveryRecords:
    """Answers what became of what was queued."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    def status(self) -> DeliveryStatus:
        """Return how delivery stands as a whole."""
        with self._store.read() as connection:
            counts = outbox.counts(connection)
            offline, pause = courier_notes.note(connection, "offline_since"), courier_notes.note(connection, "pause")
            return DeliveryStatus(
                waiting=sum(counts.get(state, 0) for state in UNRESOLVED),
                not_known=counts.get(State.UNKNOWN, 0),
                refused=sum(1 for row in outbox.needing_someone(connection) if row.state is State.REFUSED),
                last_received=outbox.newest_receipt(connection),
                offline_since=datetime.fromisoformat(offline) if offline else None,
                pause=PauseReason(pause) if pause else None,
                asking_first=bool(courier_notes.note(connection, "ask_first")),
                clock_off_seconds=courier_notes.note(connection, "clock_off"),
                to_enter=counts.get(State.BY_HAND, 0),
            )

    def outgoing(self) -> list[Outgoing]:
        """Return everything that was ever queued, newest first."""
        with self._store.read() as connection:
            return outbox.every(connection)

    def unsettled(self) -> list[Outgoing]:
        """Return what waits, and what was refused and not yet answered anew, newest first."""
        with self._store.read() as connection:
            return outbox.needing_someone(connection)

    def to_enter(self) -> list[Outgoing]:
        """Return what goes by hand or as a file and was not entered yet, newest first. It waits for a person, not for a line."""
        with self._store.read() as connection:
            return outbox.to_enter(connection)

    def strays(self) -> list[Receipt]:
        """Return receipts for returns that this file does not hold."""
        with self._store.read() as connection:
            return outbox.strays(connection)

    def lost_since(self, moment: datetime) -> list[Receipt]:
        """Return those of them that were told of since a moment, the newest first."""
        with self._store.read() as connection:
            return lost_since(connection, moment)


def _span_words(seconds: float) -> str:
    for size, word in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds >= size:
            return count_words(round(seconds / size), word)
    return count_words(round(seconds), "second")
