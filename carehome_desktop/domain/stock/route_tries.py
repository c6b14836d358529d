"""What was tried to get PPE that runs short: by whom, when, and what came of it. A mistake is taken back in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.happened import happened_words
from carehome_desktop.domain.stock.movements import Undone
from carehome_desktop.domain.typed import is_one_line

LONGEST_WHOM, LONGEST_NOTE = 80, 200
AHEAD = "This moment has not come yet. Write the time at which it was tried."
LONG_AGO = "That is more than a year ago. Write the time at which it was tried."
_YEAR = timedelta(days=366)


class Result(StrEnum):
    """What came of a try."""

    GOT_IT = "got-it"
    PART = "part"
    NOTHING = "nothing"
    NO_ANSWER = "no-answer"


RESULT_WORDS = {
    Result.GOT_IT: "Got it",
    Result.PART: "Got part of it",
    Result.NOTHING: "They had nothing",
    Result.NO_ANSWER: "No answer",
}


@dataclass(frozen=True)
class Try:
    """One try, as told: of which type by which route, what came of it, when and by whom (a person of the home, by id).

    `whom` is who was asked, such as the firm.
    """

    type_id: str
    route_id: str
    result: Result
    at: datetime
    by: str
    whom: str = ""
    note: str = ""


@dataclass(frozen=True)
class Tried:
    """A try as it was written down; `shortage` counts how often its type ran short, `undone` says that it was taken back."""

    id: int
    shortage: int
    told: Try
    recorded_by: str
    recorded_at: datetime
    undone: Undone | None = None

    def words(self, route_name: str) -> str:
        """Return *Gompels (The seven wholesalers): no answer*."""
        told = self.told
        where = f"{told.whom} ({route_name})" if told.whom else route_name
        return f"{where}: {RESULT_WORDS[told.result].lower()}"

    def undo_words(self, route_name: str, now: datetime) -> str:
        """Return what taking it back is called: *Undo: Your usual supplier: no answer, yesterday 4:10pm*."""
        return f"Undo: {self.words(route_name)}, {happened_words(self.told.at, now)}"


def check_try(told: Try, now: datetime) -> Problem | None:
    """Return what is wrong with a try, if anything."""
    if told.at > now:
        return Problem("when", AHEAD)
    if told.at < now - _YEAR:
        return Problem("when", LONG_AGO)
    for field, text, most in (("whom", told.whom, LONGEST_WHOM), ("note", told.note, LONGEST_NOTE)):
        if len(text) > most or not is_one_line(text):
            return Problem(field, f"Write this in one line of {most} characters or fewer.")
    return None
