"""How a queued return stands on its way out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from carehome_desktop.domain.periods import Period


class State(StrEnum):
    """Where a queued return stands. *unknown* is a kind of waiting: it may have arrived."""

    WAITING = "waiting"
    SENDING = "sending"  # durable before the first byte leaves: from here on the row's bytes and id never change
    UNKNOWN = "unknown"  # sent, no answer read: it is asked again under the same id and cannot count twice
    RECEIVED = "received"  # only a receipt that names our id and digest gets here; nothing leaves it
    REFUSED = "refused"  # the far end will never take these bytes: a person changes the answer
    SUPERSEDED = "superseded"  # replaced by a newer answer before the first try
    BY_HAND = "by-hand"  # a person takes it out, from the copy sheet or as a file: nothing ever sends it
    ENTERED = "entered"  # a person typed it into the tracker's page: a full success, and never called received


UNRESOLVED = frozenset({State.WAITING, State.SENDING, State.UNKNOWN})


class PauseReason(StrEnum):
    """Why nothing at all is sent for now."""

    UNSAFE_LINE = "unsafe-line"
    SIGN_IN = "sign-in"
    PROXY_SIGN_IN = "proxy-sign-in"
    UNKNOWN_HOME = "unknown-home"
    MOVED = "moved"
    TOO_OLD = "too-old"


@dataclass(frozen=True)
class Receipt:
    """What the endpoint gave: its id, our id and digest in it, what it is for, and when it says it took the return."""

    receipt_id: str
    return_id: str
    digest: str
    section_id: str
    period: Period
    revision: int
    received_at: datetime


@dataclass(frozen=True)
class FieldFault:
    """What the endpoint says is wrong with one answer (question id, "" for the whole return)."""

    question_id: str
    words: str


@dataclass(frozen=True)
class Delivery:
    """A queued return as the rule sees it.

    `attempts` counts the tries that count; `pause` is how many seconds to leave it alone (None: no timer, something else
    must happen first); `maybe_there` says a try broke off after its first byte and nothing has settled it since.
    """

    state: State
    attempts: int = 0
    pause: float | None = 0.0
    maybe_there: bool = False
