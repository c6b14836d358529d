"""What the pages say of one isolation."""

from __future__ import annotations

from datetime import date

from carehome_desktop.domain.money import money_words
from carehome_desktop.domain.wages.reasons import Payable
from carehome_desktop.domain.wages.records import Entry, Isolation, Staff
from carehome_desktop.domain.wages.working import Worked
from carehome_desktop.domain.words import capital, day_words, full_moment_words
from carehome_desktop.ui import theme
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.parts.state import State

TOO_FEW = "The top-up shows here as soon as normal pay and sick pay are typed."


def days_of(entry: Entry) -> str:
    """Return the days of an isolation, or since when while it goes on."""
    if entry.last_day is None:
        return f"since {day_words(entry.first_day)}"
    return f"{day_words(entry.first_day)} to {day_words(entry.last_day)}"


def detail_words(entry: Entry, reason: str, today: date) -> str:
    """Return why, when, and what is still owed."""
    owed = entry.owed(today)
    still = f" Still to fill in: {', '.join(owed)}." if owed else ""
    return breakable(f"{reason}, {days_of(entry)}.{still}")


def taken_words(isolation: Isolation, member: Staff) -> tuple[str, str]:
    """Return whose isolation was taken back, and when and why."""
    told = f"{capital(days_of(isolation.entry))}. Taken back {full_moment_words(isolation.recorded_at)}"
    return breakable(member.words), breakable(f"{told}: {isolation.withdrawn}")


def shown(entry: Entry, today: date, payable: Payable) -> tuple[State, str]:
    """Return the state of its row, with its words: away, what is charged if a fund pays for it, or that pay is not known."""
    if entry.runs_on(today):
        return State.WAITING, "Isolates now"
    charged = entry.charged()
    if payable is Payable.NO:
        return State.PLAIN, "No fund pays"
    if isinstance(charged, Worked) and payable is Payable.ASK and charged.pence:
        return State.PLAIN, f"{money_words(charged.pence)} if the council agrees"
    if isinstance(charged, Worked):
        return State.PLAIN, f"Top-up {money_words(charged.pence)}" if charged.pence else "Nothing to charge"
    return State.PLAIN, "Pay not known yet"


def top_up_words(charged: Worked | None, *, unpaid: bool = False) -> str:
    """Return the charge with its arithmetic, or what it still waits for; `unpaid` where no fund is sure to pay for the reason."""
    if charged is None:
        return TOO_FEW
    said = "If a fund pays for this reason" if unpaid else "Charged to the fund"
    return " ".join([f"{said}: {money_words(charged.pence)}. {'. '.join(charged.why())}.", *charged.doubts])


def wide(pixels: int) -> int:
    """Return a width for the size of the text in use."""
    return round(pixels * theme.current().text_scale)
