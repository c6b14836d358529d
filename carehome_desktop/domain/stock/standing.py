"""How a type stands by the home's own days for red and amber. No official days are known, so there are none here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.cover import Forecast
from carehome_desktop.domain.words import count_words

MOST_DAYS = 365
OWN_LINES = "These are your home’s own days. No paper that we have read says how many days each colour stands for."


class Standing(StrEnum):
    """A word for it; the screen adds a shape and a colour to each."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    COUNT_AGAIN = "count-again"  # it cannot be as the records say
    NOT_COUNTED = "not-counted"
    NOT_KNOWN = "not-known"  # how much is used in a day is not known yet
    NO_LINES = "no-lines"  # the home has not said from when it is red or amber


STANDING_WORDS = {
    Standing.RED: "Low",
    Standing.AMBER: "Getting low",
    Standing.GREEN: "Fine",
    Standing.COUNT_AGAIN: "Count again",
    Standing.NOT_COUNTED: "Not counted yet",
    Standing.NOT_KNOWN: "Days not known yet",
    Standing.NO_LINES: "No colour set",
}


@dataclass(frozen=True)
class Lines:
    """The home's own: red with fewer days than `red` left, amber with fewer than `amber`."""

    red: int
    amber: int

    def words(self) -> str:
        """Return them as a sentence."""
        red, amber = count_words(self.red, "day"), count_words(self.amber, "day")
        return f"Low (red) with fewer than {red} left, getting low (amber) with fewer than {amber}."


def check_lines(red: int, amber: int) -> Lines | Problem:
    """Return the home's own days, or what is wrong with them."""
    for field, days in (("red", red), ("amber", amber)):
        if not 1 <= days <= MOST_DAYS:
            return Problem(field, f"Write a whole number of days from 1 to {MOST_DAYS}.")
    if amber <= red:
        return Problem("amber", "Amber comes before red: it needs more days than red.")
    return Lines(red, amber)


def standing_of(level: int | None, found: Forecast | None, lines: Lines | None) -> Standing:
    """Return how a type stands; `level` is None where nothing was recorded yet."""
    if level is None:
        return Standing.NOT_COUNTED
    if level < 0 or (found is not None and found.now < 0):
        return Standing.COUNT_AGAIN
    if found is None:
        return Standing.NOT_KNOWN
    if lines is None:
        return Standing.NO_LINES
    if found.cover is None:
        return Standing.GREEN
    days = found.cover.likely
    return Standing.RED if days < lines.red else Standing.AMBER if days < lines.amber else Standing.GREEN
