"""What is known of a member of staff besides code and name: only what pay, the workforce questions or the one-home rule need."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from carehome_desktop.domain.money import plain_words, rate_words
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.typed import is_one_line
from carehome_desktop.domain.wages.normal_pay import MOST_HOURS_A_WEEK, check_rate
from carehome_desktop.domain.words import capital, day_words, list_words, sentence

LONGEST_PLACE = 120
EARLIEST_RATE = date(2015, 1, 1)
"""Five years before the first isolation: a day before it is a slip in the year. Ours."""


class Role(StrEnum):
    """The groups in which the workforce questions count; the values are the ids of their lines."""

    NURSE = "nurses"
    CARE = "care"
    OTHER = "non-care"


class Employment(StrEnum):
    """How someone is employed."""

    CONTRACTED = "contracted"
    ZERO_HOURS = "zero-hours"
    BANK = "bank"
    AGENCY = "agency"


ROLE_WORDS = {Role.NURSE: "Nurse", Role.CARE: "Care worker", Role.OTHER: "Not care, such as kitchen or office"}
EMPLOYMENT_WORDS = {
    Employment.CONTRACTED: "Contracted hours",
    Employment.ZERO_HOURS: "Zero hours",
    Employment.BANK: "Bank",
    Employment.AGENCY: "Agency",
}
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

WHY = {
    "role": "The workforce questions count nurses, care workers and others apart.",
    "employment": "It says which way of working out normal pay can be defended.",
    "hours_a_week": "For normal pay by the contract. Leave it empty for zero hours, bank and agency.",
    "usual_days": "Statutory sick pay counts the days usually worked, and nothing else.",
    "elsewhere": "The fund pays for keeping staff to one home. Say only whether they work at another.",
    "elsewhere_where": "So that two homes can agree who works where. Leave it empty if nobody needs it.",
    "left_on": "Who left is no longer offered for a new isolation. What was recorded stays.",
    "rate": "Normal pay of a day goes by the rate of that day.",
    "name": "So that you know whose code it is. It lies apart, and nothing that is made for the council has it.",
}
"""Why each thing is asked."""


@dataclass(frozen=True)
class StaffFacts:
    """What is known of one person; None, "" and () while it is not. Monday is 0. `elsewhere` is whether they work at another home."""

    role: Role | None = None
    employment: Employment | None = None
    hours_a_week: Decimal | None = None
    usual_days: tuple[int, ...] = ()
    elsewhere: bool | None = None
    elsewhere_where: str = ""
    left_on: date | None = None

    def trouble(self) -> Problem | None:
        """Return the first thing in it that cannot be, in words."""
        hours = self.hours_a_week
        if hours is not None and not 0 < hours <= MOST_HOURS_A_WEEK:
            words = f"Contracted hours are more than nought and at most {MOST_HOURS_A_WEEK} a week."
            return Problem("hours_a_week", words)
        if hours is not None and self.employment not in (None, Employment.CONTRACTED):
            return Problem("hours_a_week", "Only who has contracted hours has hours here. Leave it empty.")
        if any(not 0 <= day <= 6 for day in self.usual_days):
            return Problem("usual_days", "Choose the days usually worked from Monday to Sunday.")
        if len(self.elsewhere_where) > LONGEST_PLACE or not is_one_line(self.elsewhere_where):
            return Problem("elsewhere_where", f"Write it in one line of {LONGEST_PLACE} characters or fewer.")
        if self.elsewhere_where and self.elsewhere is not True:
            return Problem("elsewhere", "A place is named: say too that they work at another home.")
        return None

    def works_on(self, day: date) -> bool:
        """Return whether someone had not left yet."""
        return self.left_on is None or day <= self.left_on

    def words(self) -> str:
        """Return it in one line, without what is not known."""
        return "; ".join(self._said())

    def words_since(self, before: StaffFacts) -> str:
        """Return what is new in it since it was told before, in a sentence, or ""."""
        known = before._said()
        new = [each for each in self._said() if each not in known]
        stayed = ["has not left"] if before.left_on is not None and self.left_on is None else []
        said = "; ".join([*new, *stayed])
        return sentence(capital(said)) if said else ""

    def _said(self) -> list[str]:
        said = [
            ROLE_WORDS[self.role] if self.role else "",
            EMPLOYMENT_WORDS[self.employment].lower() if self.employment else "",
            f"{plain_words(self.hours_a_week)} hours a week" if self.hours_a_week is not None else "",
            days_words(self.usual_days) if self.usual_days else "",
            "works at another home too" if self.elsewhere else "",
            f"left on {day_words(self.left_on)}" if self.left_on else "",
        ]
        return [each for each in said if each]


@dataclass(frozen=True)
class PayRate:
    """Pounds an hour from a day on."""

    first_day: date
    rate: Decimal

    def trouble(self) -> Problem | None:
        """Return what is wrong with it, if anything."""
        if self.first_day < EARLIEST_RATE:
            return Problem("rate_from", f"{day_words(self.first_day)} is long before any fund. Check the year.")
        return check_rate(self.rate)

    def words(self) -> str:
        """Return *£9.20 an hour from 6 April 2020*."""
        return f"{rate_words(self.rate)} an hour from {day_words(self.first_day)}"


def rate_on(rates: Iterable[PayRate], day: date) -> PayRate | None:
    """Return the rate of a day: the newest that had begun."""
    return max((each for each in rates if each.first_day <= day), key=lambda each: each.first_day, default=None)


def days_words(days: Sequence[int]) -> str:
    """Return *Monday, Tuesday and Friday*."""
    return list_words([DAY_NAMES[day] for day in sorted(set(days))])


def read_usual_days(typed: str, field: str = "usual_days") -> tuple[int, ...] | Problem:
    """Return weekdays (Monday is 0) typed as *mon, tue*; none for nothing. Each may be cut short to three letters."""
    found = set()
    for part in filter(None, re.split(r"[,;\s]+", typed.strip().casefold())):
        at = next((at for at, name in enumerate(DAY_NAMES) if len(part) > 2 and name.casefold().startswith(part)), None)
        if at is None:
            return Problem(field, "Write the days usually worked with commas between, as in mon,tue,fri.")
        found.add(at)
    return tuple(sorted(found))
