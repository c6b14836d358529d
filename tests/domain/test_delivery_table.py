"""The table of decisions on delivery, row by row: where a try leads, whether it counts, when the next one is, and the words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from carehome_desktop.domain.delivery import Delivery, FieldFault, PauseReason, State
from carehome_desktop.domain.delivery_words import outcome_words
from carehome_desktop.domain.tries import (
    Accepted,
    Busy,
    InProgress,
    Lost,
    Moved,
    NewerThere,
    NoConnection,
    NotTheTracker,
    Outcome,
    ProgramTooOld,
    Rejected,
    SetRetired,
    SignIn,
    UnknownHome,
    UnsafeLine,
    after,
    after_restart,
    begin,
    pause_for_all,
)
from tests.domain.outcomes import REASON, RECEIPT

AT = datetime(2026, 11, 21, 14, 2, tzinfo=UTC)
SENDING = Delivery(State.SENDING, attempts=2, pause=9.0)
# The third try that counts, half-way: half of 5 s * 2 * 2.
BACKOFF = 10.0


@dataclass(frozen=True)
class Row:
    """A row of the table; `pause` in seconds, None where only an event brings the next try."""

    name: str
    outcome: Outcome
    state: State
    counted: bool
    pause: float | None
    words: str
    all_pause: PauseReason | None = None
    maybe_there: bool = False


FAULT = FieldFault("designated-lead", "the endpoint says “This cannot be.”")
TABLE = [
    Row("accepted", Accepted(RECEIPT), State.RECEIVED, False, None, "Received 2:02pm, receipt CT-7H2K-9QXD"),
    Row("no connection", NoConnection(), State.WAITING, False, 60.0, "No connection"),
    Row(
        "lost",
        Lost(),
        State.UNKNOWN,
        True,
        BACKOFF,
        "We do not know yet whether it arrived. It will be asked again; it cannot count twice",
        maybe_there=True,
    ),
    Row("busy", Busy(), State.WAITING, True, BACKOFF, "The tracker is busy"),
    Row("busy, asks for a time", Busy(30.0), State.WAITING, True, 30.0 + BACKOFF, "The tracker is busy"),
    Row("busy, asks for ten years", Busy(3e8), State.WAITING, True, 6 * 3600.0, "The tracker is busy"),
    Row("not the tracker", NotTheTracker(), State.WAITING, True, BACKOFF, "This Wi-Fi wants you to log in first"),
    Row(
        "unsafe",
        UnsafeLine(REASON),
        State.WAITING,
        False,
        None,
        f"The line is not safe, because {REASON}",
        PauseReason.UNSAFE_LINE,
    ),
    Row(
        "sign in",
        SignIn(),
        State.WAITING,
        False,
        None,
        "Sign in again: the token was not accepted",
        PauseReason.SIGN_IN,
    ),
    Row(
        "proxy sign in",
        SignIn(proxy=True),
        State.WAITING,
        False,
        None,
        "Sign in again: your network's proxy asks for a password",
        PauseReason.PROXY_SIGN_IN,
    ),
    Row(
        "unknown home",
        UnknownHome(),
        State.WAITING,
        False,
        None,
        "The endpoint does not know this home",
        PauseReason.UNKNOWN_HOME,
    ),
    Row("moved", Moved(), State.WAITING, False, None, "The endpoint has moved", PauseReason.MOVED),
    Row("too old", ProgramTooOld(), State.WAITING, False, None, "Please update this program", PauseReason.TOO_OLD),
    Row("in progress", InProgress(7.0), State.WAITING, False, 7.0, "It is being dealt with"),
    Row("in progress, no time told", InProgress(), State.WAITING, False, 5.0, "It is being dealt with"),
    Row("in progress, at once", InProgress(0.0), State.WAITING, False, 1.0, "It is being dealt with"),
    Row(
        "rejected",
        Rejected((FAULT,)),
        State.REFUSED,
        False,
        None,
        "Refused: the endpoint says “This cannot be.” Change it and send again",
    ),
    Row(
        "rejected without a reason",
        Rejected(()),
        State.REFUSED,
        False,
        None,
        "Refused: the endpoint did not say why. Change it and send again",
    ),
    Row(
        "newer there",
        NewerThere(RECEIPT),
        State.REFUSED,
        False,
        None,
        "Refused: a newer one is there already, receipt CT-7H2K-9QXD",
    ),
    Row(
        "set retired",
        SetRetired(),
        State.REFUSED,
        False,
        None,
        "Refused: these questions are not asked any more. Your answers are saved. If the newer questions are not here yet, "
        "install them (Guidance, Sets of questions). Your answers stand in them: look them over and send again",
    ),
    Row("newer there, unnamed", NewerThere(None), State.REFUSED, False, None, "Refused: a newer one is there already"),
]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_a_try_leads_where_the_table_says(row: Row) -> None:
    now = after(SENDING, row.outcome, chance=0.5)

    assert now == Delivery(row.state, SENDING.attempts + row.counted, row.pause, row.maybe_there)
    assert outcome_words(row.outcome, AT) == row.words
    assert pause_for_all(row.outcome) is row.all_pause


def test_the_table_has_every_outcome_there_is() -> None:
    assert {type(row.outcome) for row in TABLE} == set(Outcome.__args__)


def test_the_table_has_every_reason_to_pause() -> None:
    assert {row.all_pause for row in TABLE} == {None, *PauseReason}


def test_what_was_being_sent_when_the_program_ended_may_have_arrived_and_goes_again_at_once() -> None:
    assert after_restart(SENDING) == Delivery(State.UNKNOWN, attempts=2, pause=0.0, maybe_there=True)


@pytest.mark.parametrize("state", [state for state in State if state is not State.SENDING])
def test_a_restart_changes_nothing_else(state: State) -> None:
    delivery = Delivery(state, 3, 12.0)
    assert after_restart(delivery) == delivery


@pytest.mark.parametrize("state", [State.RECEIVED, State.REFUSED, State.SUPERSEDED])
def test_what_is_settled_is_never_sent(state: State) -> None:
    with pytest.raises(ValueError, match="never sent"):
        begin(Delivery(state))


@pytest.mark.parametrize("state", [State.WAITING, State.SENDING, State.UNKNOWN])
def test_beginning_says_sending_and_changes_nothing_else(state: State) -> None:
    assert begin(Delivery(state, 3, 12.0, True)) == Delivery(State.SENDING, 3, 12.0, True)
