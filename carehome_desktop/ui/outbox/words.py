"""What a row of the outbox says: why it waits, since when, how often it was tried and when it is tried next."""

from __future__ import annotations

from datetime import datetime

from carehome_desktop.catalogue import Catalogue
from carehome_desktop.domain.delivery import State
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.words import count_words, moment_words
from carehome_desktop.ui.parts.state import State as Shown

SHOWN = {
    State.WAITING: Shown.WAITING,
    State.SENDING: Shown.WAITING,
    State.UNKNOWN: Shown.UNKNOWN,
    State.RECEIVED: Shown.RECEIVED,
    State.REFUSED: Shown.REFUSED,
    State.SUPERSEDED: Shown.PLAIN,
    State.BY_HAND: Shown.ODD,
    State.ENTERED: Shown.ENTERED,
}
"""How each state of a delivery looks."""


def section_title(catalogue: Catalogue, section_id: str, period: Period) -> str:
    """Return a section's title as it was on a period's last day; its id if no version of then is known."""
    section = catalogue.section(section_id, period.last_day())
    return section.title if section else section_id


def return_title(catalogue: Catalogue, row: Outgoing) -> str:
    """Return what a row is: *Infection control, Saturday 21 November 2026, revision 2*."""
    title = f"{section_title(catalogue, row.section_id, row.period)}, {row.period.words()}"
    return f"{title}, revision {row.revision}" if row.revision > 1 else title


def waiting_words(row: Outgoing, tries: int, now: datetime, *, paused: bool) -> str:
    """Return why a row waits, since when, how often it was tried and when it is tried next."""
    parts = [
        row.words.rstrip("."),
        f"Waiting since {moment_words(row.queued_at, now)}",
        _tried(tries),
        _next(row, now, paused=paused),
    ]
    return ". ".join(parts) + "."


def _tried(tries: int) -> str:
    return {0: "Not tried yet", 1: "Tried once", 2: "Tried twice"}.get(tries, f"Tried {count_words(tries, 'time')}")


def _next(row: Outgoing, now: datetime, *, paused: bool) -> str:
    if row.state is State.SENDING:
        return "It is being sent now"
    if paused:
        return "Next try when sending goes on"
    if row.next_try is None:
        return "Next try when a connection is seen"
    if row.next_try <= now:
        return "Next try as soon as there is a connection"
    return f"Next try at about {moment_words(row.next_try, now)}"
