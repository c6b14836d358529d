"""What becomes of earlier revisions when a newer answer goes out, and when the endpoint must be asked before anything else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from carehome_desktop.domain.delivery import UNRESOLVED, State
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.ways import may_have_arrived
from carehome_desktop.store import courier_notes, outbox, returns

REPLACED = "Replaced by a newer answer"
ASKED_FIRST = (
    "It is not known yet whether the endpoint has this return. It is asked first, so that it is not reported twice. "
    "Your answers are saved. Choose Send now, or wait for its answer; then the way can be changed."
)
RECEIPTS_FIRST = (
    "These records were put back from a copy, so the program asks the endpoint for all receipts first. "
    "Your answers are saved. Choose Send now when there is a connection; then the way can be changed."
)


def why_asked_first(connection: Connection, section_id: str, period: Period) -> Problem | None:
    """Return why a return cannot go by hand or as a file yet: a send of it, or of an older revision, is unresolved."""
    waiting = [row for row in outbox.of_return(connection, section_id, period) if row.state in UNRESOLVED]
    if waiting and courier_notes.note(connection, "ask_first"):
        return Problem("way", RECEIPTS_FIRST)
    if any(_may_be_there(connection, row) for row in waiting):
        return Problem("way", ASKED_FIRST)
    return None


def let_go(
    connection: Connection, section_id: str, period: Period, at: datetime, *, sending: bool = True, only: str = ""
) -> str | None:
    """Mark what a newer revision replaces before it left; return the id that the new one replaces at the endpoint.

    When the new one is not sent itself, nothing older may be sent either: the caller has asked `why_asked_first`. With
    `only` it is that revision, else the newest, that is replaced.
    """
    rows = outbox.of_return(connection, section_id, period)
    latest = next((row for row in rows if row.return_id == only), rows[-1] if rows else None)
    if latest is None:
        return None
    for row in rows if not sending else [latest]:
        _replace(connection, row, at, withdraw=not sending)
    never_there = latest.state in (State.BY_HAND, State.ENTERED) or (
        latest.state is State.WAITING and (latest.first_tried is None or not sending)
    )
    if not never_there:
        return latest.return_id
    before = returns.by_id(connection, latest.return_id)
    return before.replaces if before else None


def newest(connection: Connection, row: Outgoing) -> str:
    """Return the id of the newest revision of the return that a row is one revision of."""
    return outbox.of_return(connection, row.section_id, row.period)[-1].return_id


def leave_older_behind(connection: Connection, row: Outgoing, at: datetime) -> None:
    """See to it that no older revision is sent behind one that goes by hand; the caller has asked `why_asked_first`."""
    for older in outbox.of_return(connection, row.section_id, row.period):
        if older.revision < row.revision:
            _replace(connection, older, at, withdraw=True)


def _replace(connection: Connection, row: Outgoing, at: datetime, *, withdraw: bool) -> None:
    untried = row.state is State.WAITING and row.first_tried is None
    if row.state is State.WAITING and row.first_tried is not None and withdraw:
        # It was tried and is known not to have arrived: it is taken out by hand before it is replaced.
        _set(connection, row, State.BY_HAND, at)
    elif not untried and row.state is not State.BY_HAND:
        return
    _set(connection, row, State.SUPERSEDED, at)


def _set(connection: Connection, row: Outgoing, state: State, at: datetime) -> None:
    settled = replace(row.delivery, state=state, pause=None)
    outbox.set_delivery(connection, row.return_id, settled, words=REPLACED, at=at, next_try=None)


def _may_be_there(connection: Connection, row: Outgoing) -> bool:
    outcomes: Sequence[str] = [outcome for _, _, outcome, _ in outbox.tries_of(connection, row.return_id)]
    return may_have_arrived(row.delivery, outcomes)
