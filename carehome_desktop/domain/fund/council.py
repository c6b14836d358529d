"""What the council asked about a fund, and what the home answered; and until when the home keeps all of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.typed import can_be_kept, is_one_line
from carehome_desktop.domain.words import day_words

LONGEST_ROLE, LONGEST = 120, 4_000
FURTHEST_YEARS = 50


@dataclass(frozen=True)
class CouncilQuestion:
    """A question and its answer; `asked_by` is a role, such as *Contracts officer*. Without an answer it is open."""

    scheme_id: str
    asked_on: date
    asked_by: str
    asked: str
    answered_on: date | None = None
    answered: str = ""

    @property
    def is_open(self) -> bool:
        """Return whether it still waits for an answer."""
        return self.answered_on is None

    def trouble(self, today: date) -> Problem | None:
        """Return the first thing in it that cannot be, in words."""
        if self.asked_on > today:
            return Problem("asked_on", "The day it was asked lies in the future. Check it.")
        if not self.asked_by.strip() or len(self.asked_by) > LONGEST_ROLE or not is_one_line(self.asked_by):
            return Problem("asked_by", "Say who asked by their role, such as Contracts officer, in one line.")
        for field, words, needed in (
            ("asked", self.asked, "Write what was asked"),
            ("answered", self.answered, "Write what was answered"),
        ):
            if len(words) > LONGEST or not can_be_kept(words):
                return Problem(field, f"{needed}, in {LONGEST:,} characters or fewer. A longer letter can be attached.")
        if not self.asked.strip():
            return Problem("asked", "Write what was asked, in a few words.")
        if bool(self.answered.strip()) != (self.answered_on is not None):
            field = "answered" if self.answered_on is not None else "answered_on"
            return Problem(field, "An answer needs both: the day, and what was answered.")
        if self.answered_on is not None and not self.asked_on <= self.answered_on <= today:
            return Problem("answered_on", "It cannot have been answered before it was asked, or on a day to come.")
        return None

    def words(self) -> str:
        """Return how it stands, in one line."""
        asked = f"Asked {day_words(self.asked_on)} by {self.asked_by}"
        return (
            f"{asked}. Not answered yet."
            if self.answered_on is None
            else f"{asked}. Answered {day_words(self.answered_on)}."
        )


@dataclass(frozen=True)
class Keeping:
    """Until when the home keeps what it has of a fund, and why; `told` is whether the home said so itself."""

    until: date
    reason: str
    told: bool

    def trouble(self, last_day: date, today: date) -> Problem | None:
        """Return what cannot be, in words; `last_day` is that of the fund."""
        if self.until <= last_day:
            return Problem("until", f"The fund’s own time ends on {day_words(last_day)}. Name a later day.")
        if not self.until.year <= today.year + FURTHEST_YEARS:
            return Problem("until", f"Name a day within {FURTHEST_YEARS} years.")
        if not self.reason.strip() or len(self.reason) > LONGEST_ROLE * 2 or not is_one_line(self.reason):
            return Problem("reason", "Write in one line why until then, such as “clause 9 of our agreement”.")
        return None

    def past(self, today: date) -> bool:
        """Return whether the day has gone by."""
        return self.until < today

    def words(self, today: date) -> str:
        """Return until when, and that nothing goes by itself."""
        if self.past(today):
            return f"It was to be kept until {day_words(self.until)}. That day is past. Nothing is deleted by itself."
        return f"Keep it until {day_words(self.until)}. Nothing is deleted by itself, then or later."
