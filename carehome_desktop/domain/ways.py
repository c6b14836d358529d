"""The ways a return can go out, when one may take the place of another, and what it means that it was *entered*."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from carehome_desktop.domain.delivery import Delivery, State


class Way(StrEnum):
    """How a return leaves the home. Each goes one way; another may be chosen while no send is unresolved."""

    ENDPOINT = "endpoint"
    HAND = "hand"  # a person types it into the tracker's own page, from the copy sheet
    FILE = "file"  # the home's own file, to hand on


WAY_WORDS = {
    Way.HAND: "Enter it on the tracker",
    Way.ENDPOINT: "Send it from this program",
    Way.FILE: "Make a file",
}


class Shown(StrEnum):
    """Whether the tracker's page showed that it was saved; a record made by mistake is taken back."""

    YES = "yes"
    NOT_CHECKED = "not-checked"
    TAKEN_BACK = "taken-back"


SHOWN_WORDS = {
    Shown.YES: "The page showed that it was saved.",
    Shown.NOT_CHECKED: "It was not checked whether the page showed it as saved.",
    Shown.TAKEN_BACK: "Taken back: it was not entered.",
}


@dataclass(frozen=True)
class Entered:
    """One record that a return was typed into the tracker's page: by whom, when, and who wrote that down here."""

    person_id: str
    entered_at: datetime
    shown: Shown
    reference: str
    note: str
    recorded_by: str
    recorded_at: datetime


@dataclass(frozen=True)
class WayChosen:
    """Which way was chosen for a return, with why, by whom and when."""

    way: Way
    note: str
    person_id: str
    chosen_at: datetime


# After any other outcome it is known that nothing was taken: nothing left this computer, or the endpoint said no.
_MAYBE_TAKEN = frozenset({"Lost", "Busy", "NotTheTracker", "InProgress"})


def may_have_arrived(delivery: Delivery, outcomes: Iterable[str]) -> bool:
    """Return whether the endpoint may hold a return, given how its delivery stands and what its tries ended in.

    An endpoint's refusal settles what came before it: then it is known not to be there.
    """
    if delivery.state in (State.SENDING, State.UNKNOWN, State.RECEIVED) or delivery.maybe_there:
        return True
    return delivery.state is State.WAITING and any(outcome in _MAYBE_TAKEN for outcome in outcomes)
