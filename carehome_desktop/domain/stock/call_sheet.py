"""What stands on the call sheet: the questions of a line in its order, each with what we know and blanks for what we do not."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.questions import Source
from carehome_desktop.domain.stock.cover import Forecast
from carehome_desktop.domain.stock.route_log import LogLine
from carehome_desktop.domain.typed import is_one_line

LONGEST = 200


@dataclass(frozen=True)
class Detail:
    """Something that a line asks of the home and that stays the same from call to call: its label and a hint."""

    label: str
    hint: str = ""


DETAILS = {
    "telephone": Detail("Telephone of who asks"),
    "email": Detail("E-mail of who asks"),
    "next_day": Detail("Who can be reached in the next 24 hours", "Such as: the deputy, with e-mail and telephone"),
    "address": Detail("Where it is to go", "Address with postcode"),
    "receiver": Detail("Who takes it in", "Such as: the senior on duty, at the side door"),
    "out_of_hours": Detail("Deliveries outside office hours", "Such as: yes, ring the bell at the side door"),
}
"""By the name of the fact that keeps it."""


@dataclass(frozen=True)
class Answered:
    """A question, where it was read, what we know in lines, and what is left to be written in by hand, by its name."""

    words: str
    read: str
    lines: tuple[str, ...]
    blanks: tuple[str, ...] = ()


@dataclass(frozen=True)
class CallSheet:
    """The sheet for one type. `old` says not to ring the number of then; `number` is what may be rung, "" if not known.

    `log` is what was tried in this shortage, `earlier` in those that are over, both oldest first.
    """

    home: str
    cqc_location_id: str
    practice: bool
    type_name: str
    route: str
    about: str
    old: str
    number: str
    state: str
    asks: tuple[Answered, ...]
    log: tuple[LogLine, ...]
    earlier: tuple[LogLine, ...]
    warning: str
    sure: str
    sources: tuple[Source, ...]
    printed: str


def check_detail(key: str, typed: str) -> Problem | None:
    """Return what is wrong with a detail as typed, if anything."""
    if len(typed) > LONGEST or not is_one_line(typed):
        return Problem(key, f"Write this in one line of {LONGEST} characters or fewer.")
    return None


def days_left(found: Forecast) -> Fraction | None:
    """Return how long it lasts in days, not rounded; None where nothing is used. What has run out lasts no time."""
    return Fraction(max(0, found.now)) / found.use.likely if found.use.likely else None


def soonest_left(found: Forecast) -> Fraction:
    """Return how long it lasts in days at the use of the busiest stretch, not rounded; only where anything is used."""
    return Fraction(max(0, found.now)) / found.use.most


def band_words(left: Fraction) -> str:
    """Return which of the line's three bands so many days fall in."""
    if left < 1:
        return "Less than 24 hours"
    return "One to two days" if left <= 2 else "More than two days"
