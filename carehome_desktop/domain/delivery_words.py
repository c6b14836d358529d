"""What each outcome of a try is called to the person: one table, so that no two pages differ."""

from __future__ import annotations

from datetime import datetime

from carehome_desktop.domain.delivery import PauseReason, Receipt, State
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
)
from carehome_desktop.domain.words import clock_words, full_moment_words

STATE_WORDS = {
    State.WAITING: "Waiting",
    State.SENDING: "Being sent",
    State.UNKNOWN: "Waiting – not known yet",
    State.RECEIVED: "Received",
    State.REFUSED: "Refused",
    State.SUPERSEDED: "Replaced by a newer answer",
    State.BY_HAND: "To be entered",
    State.ENTERED: "Entered",
}

LOST_WHY = "It was sent before the records were put back from a copy, or from another computer."

PAUSE_WORDS = {
    PauseReason.UNSAFE_LINE: "Sending has stopped because the line is not safe. Your answers are saved here. Check the computer's date and time and "
    "the address in Settings, then choose Send now.",
    PauseReason.SIGN_IN: "Sending has stopped because the endpoint did not accept your token. Your answers are saved here. Put the new token in Settings.",
    PauseReason.PROXY_SIGN_IN: "Sending has stopped because your network's proxy wants a password. Your answers are saved here. "
    "Put the proxy's name and password in Settings.",
    PauseReason.UNKNOWN_HOME: "Sending has stopped because the endpoint does not know this home. Your answers are saved here. "
    "Check the address and the token in Settings, then choose Send now.",
    PauseReason.MOVED: "Sending has stopped because the endpoint is not at this address. Your answers are saved here. "
    "Check the address in Settings, then choose Send now.",
    PauseReason.TOO_OLD: "Sending has stopped because the endpoint needs a newer version of this program. Your answers are saved here. "
    "Update the program; they are sent then.",
}


def lost_words(receipt: Receipt) -> str:
    """Return what is known of a revision that the endpoint has and this file does not."""
    return (
        f"Revision {receipt.revision}, received {full_moment_words(receipt.received_at)}, "
        f"receipt {receipt.receipt_id}, is not in this file"
    )


def outcome_words(outcome: Outcome, at: datetime) -> str:
    """Return what happened, in one or two short sentences."""
    match outcome:
        case Accepted(receipt):
            return f"Received {clock_words(at)}, receipt {receipt.receipt_id}"
        case NoConnection():
            return "No connection"
        case Lost():
            return "We do not know yet whether it arrived. It will be asked again; it cannot count twice"
        case Busy():
            return "The tracker is busy"
        case NotTheTracker():
            return "This Wi-Fi wants you to log in first"
        case UnsafeLine(reason):
            return f"The line is not safe, because {reason}"
        case SignIn(proxy):
            return (
                "Sign in again: your network's proxy asks for a password"
                if proxy
                else "Sign in again: the token was not accepted"
            )
        case UnknownHome():
            return "The endpoint does not know this home"
        case Moved():
            return "The endpoint has moved"
        case ProgramTooOld():
            return "Please update this program"
        case InProgress():
            return "It is being dealt with"
        case Rejected(faults):
            reasons = " ".join(fault.words for fault in faults) or "the endpoint did not say why."
            return f"Refused: {reasons} Change it and send again"
        case SetRetired():
            return (
                "Refused: these questions are not asked any more. Your answers are saved. If the newer questions are not here "
                "yet, install them (Guidance, Sets of questions). Your answers stand in them: look them over and send again"
            )
        case NewerThere(newer):
            there = f", receipt {newer.receipt_id}" if newer else ""
            return f"Refused: a newer one is there already{there}"
