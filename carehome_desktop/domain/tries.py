"""What a try to deliver can end in, and the rule from one state to the next.

No clock, database or network in here: `after` is the delivery contract as a pure function (docs/delivery.md has it as a table).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date

from carehome_desktop.domain.delivery import UNRESOLVED, Delivery, FieldFault, PauseReason, Receipt, State

BASE_SECONDS = 5.0
CAP_SECONDS = 900.0
SHORTEST_SECONDS = 1.0
LONGEST_SECONDS = 6 * 3600.0
LOOK_AGAIN_SECONDS = 60.0
SPREAD_SECONDS = 300


@dataclass(frozen=True)
class Accepted:
    """2xx, JSON, our id and digest in it."""

    receipt: Receipt


@dataclass(frozen=True)
class NoConnection:
    """Nothing left this machine: no address, refused, unreachable."""


@dataclass(frozen=True)
class Lost:
    """The line went, or the time was up, after the first byte: we do not know."""


@dataclass(frozen=True)
class Busy:
    """408, 425, 429 or 5xx; seconds the endpoint asks us to leave it alone, if it says."""

    retry_after: float | None = None


@dataclass(frozen=True)
class NotTheTracker:
    """An answer without our receipt: a Wi-Fi log-in page, a redirect, someone else's words."""


@dataclass(frozen=True)
class UnsafeLine:
    """The certificate or the protocol cannot be trusted; the reason in words."""

    reason: str


@dataclass(frozen=True)
class SignIn:
    """401, or 407 from a proxy."""

    proxy: bool = False


@dataclass(frozen=True)
class UnknownHome:
    """403."""


@dataclass(frozen=True)
class Moved:
    """404 or 410 on the address itself."""


@dataclass(frozen=True)
class ProgramTooOld:
    """426, or the problem type `contract-too-old`."""


@dataclass(frozen=True)
class InProgress:
    """409 `in-progress`: the same id is being dealt with."""

    retry_after: float | None = None


@dataclass(frozen=True)
class Rejected:
    """400, 413, 415, 422 or 409 `conflicting-body`: these bytes will never be taken."""

    faults: tuple[FieldFault, ...]


@dataclass(frozen=True)
class SetRetired:
    """422 `set-retired`: the endpoint takes no answers under these questions any more."""


@dataclass(frozen=True)
class NewerThere:
    """412: the endpoint holds a newer revision, and says which."""

    newer: Receipt | None


Outcome = (
    Accepted
    | NoConnection
    | Lost
    | Busy
    | NotTheTracker
    | UnsafeLine
    | SignIn
    | UnknownHome
    | Moved
    | ProgramTooOld
    | InProgress
    | Rejected
    | SetRetired
    | NewerThere
)


def begin(delivery: Delivery) -> Delivery:
    """Return the delivery as it is committed before the first byte leaves."""
    if delivery.state not in UNRESOLVED:
        raise ValueError(f"a {delivery.state} return is never sent")
    return replace(delivery, state=State.SENDING)


def after_restart(delivery: Delivery) -> Delivery:
    """Return the delivery at start-up: one that was being sent may have arrived, and goes again at once."""
    if delivery.state is not State.SENDING:
        return delivery
    return replace(delivery, state=State.UNKNOWN, maybe_there=True, pause=0.0)


def after(delivery: Delivery, outcome: Outcome, chance: float) -> Delivery:
    """Return the delivery once a try has ended; `chance` is a random fraction of 1, for the jitter.

    A settled delivery stays settled: a late answer changes nothing but its own unsettled row.
    """
    if delivery.state not in UNRESOLVED:
        return delivery
    waiting = replace(delivery, state=State.WAITING)
    match outcome:
        case Accepted():
            return replace(delivery, state=State.RECEIVED, pause=None, maybe_there=False)
        case NoConnection():
            return replace(waiting, pause=LOOK_AGAIN_SECONDS)
        case Lost():
            tried = _counted(delivery, None, chance)
            return replace(tried, state=State.UNKNOWN, maybe_there=True)
        case Busy(retry_after):
            return _counted(waiting, retry_after, chance)
        case NotTheTracker():
            return _counted(waiting, None, chance)
        case InProgress(retry_after):
            return replace(waiting, pause=_within(retry_after if retry_after is not None else BASE_SECONDS))
        case UnsafeLine() | SignIn() | UnknownHome() | Moved() | ProgramTooOld():
            return replace(waiting, pause=None)
        case Rejected() | SetRetired() | NewerThere():
            return replace(delivery, state=State.REFUSED, pause=None, maybe_there=False)


def pause_for_all(outcome: Outcome) -> PauseReason | None:
    """Return why everything pauses after this outcome, if it does."""
    match outcome:
        case UnsafeLine():
            return PauseReason.UNSAFE_LINE
        case SignIn(proxy):
            return PauseReason.PROXY_SIGN_IN if proxy else PauseReason.SIGN_IN
        case UnknownHome():
            return PauseReason.UNKNOWN_HOME
        case Moved():
            return PauseReason.MOVED
        case ProgramTooOld():
            return PauseReason.TOO_OLD
        case _:
            return None


def slot(home_id: str, day: date) -> float:
    """Return how many seconds this home waits before its first send after an outage, 0 to 300.

    Every home has the same closing minute; spread by home, 15,500 of them arrive as 70 a second, not all at once.
    """
    digest = hashlib.sha256(f"{home_id} {day.isoformat()}".encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**32 * SPREAD_SECONDS


def _counted(delivery: Delivery, retry_after: float | None, chance: float) -> Delivery:
    """Count a try and choose its pause: full jitter, at least what the endpoint asks, never for ever."""
    jitter = min(CAP_SECONDS, BASE_SECONDS * 2 ** min(delivery.attempts, 20)) * chance
    return replace(delivery, attempts=delivery.attempts + 1, pause=_within((retry_after or 0.0) + jitter))


def _within(seconds: float) -> float:
    return min(LONGEST_SECONDS, max(SHORTEST_SECONDS, seconds))
