"""Our own count of months that were missed, against what can bring a fine: 3 running, or any 4 of 12.

Source: NHS Business Services Authority, *Adult Social Care Enforcement*, undated; council pages. It is the tracker's count that
holds, not this one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from carehome_desktop.domain.due import Due
from carehome_desktop.domain.words import LONDON, count_words, day_words, list_words

RUNNING, IN_TWELVE, TWELVE = 3, 4, 12
OWN_COUNT = (
    "This is our own count, from what was received or entered with this program. "
    "What you did on the tracker’s page without it is not in it. The tracker’s count is the one that holds."
)
RULE = (
    "Three missed months running, or any four of twelve, may bring a notice of intent. A penalty may follow if the home "
    "then gives neither the facts nor a good reason. You are rung first."
)
SOURCE = (
    "Source: NHS Business Services Authority, Adult Social Care Enforcement, undated. That you are rung first is from a "
    "council’s page (Staffordshire County Council, undated)."
)

NIL = "nil-return"
"""The section that stands for all others of its month: nobody lives or works there."""


class Outcome(StrEnum):
    """How a month ended."""

    IN_TIME = "in-time"
    LATE = "late"
    MISSED = "missed"
    OPEN = "open"


@dataclass(frozen=True)
class Settled:
    """When a section of a period was first received or entered, and which of the two."""

    at: datetime
    how: str


@dataclass(frozen=True)
class Month:
    """One month of the record; `left` are the titles of what is not there, `last_at` is when the last of it came."""

    due: Due
    outcome: Outcome
    left: tuple[str, ...] = ()
    last_at: datetime | None = None

    @property
    def counts_as_missed(self) -> bool:
        """Return whether it counts as missed: what comes after the window does not count for the month."""
        return self.outcome in (Outcome.LATE, Outcome.MISSED)

    def words(self) -> str:
        """Return how the month ended."""
        if self.last_at is None:
            missing = f"{list_words(list(self.left))} not received or entered here"
            return f"{'Still open' if self.outcome is Outcome.OPEN else 'Missed'}: {missing}"
        day = day_words(self.last_at.astimezone(LONDON).date(), year=False)
        if self.outcome is Outcome.IN_TIME:
            return f"In time, {day}"
        return f"Late, {day}. What comes after the window does not count for the month"


@dataclass(frozen=True)
class OurRecord:
    """The months since the home's records began, oldest first, and the two counts over those that are closed."""

    months: tuple[Month, ...]

    @property
    def closed(self) -> tuple[Month, ...]:
        """Return the months whose window is over."""
        return tuple(month for month in self.months if month.outcome is not Outcome.OPEN)

    @property
    def running(self) -> int:
        """Return how many months up to the last closed one were missed without a break."""
        missed = 0
        for month in reversed(self.closed):
            if not month.counts_as_missed:
                break
            missed += 1
        return missed

    @property
    def in_twelve(self) -> int:
        """Return how many of the last twelve closed months were missed."""
        return sum(month.counts_as_missed for month in self.closed[-TWELVE:])

    @property
    def near(self) -> bool:
        """Return whether one more missed month could bring a notice, or the last one already could."""
        return self.running >= RUNNING - 1 or self.in_twelve >= IN_TWELVE - 1

    def words(self) -> str:
        """Return the two counts in words."""
        if not self.closed:
            return "No window has closed since your records here began, so there is nothing to count yet."
        running = f"{count_words(self.running, 'month')} running missed (3 may bring a notice)"
        counted = min(len(self.closed), TWELVE)
        if counted == 1:
            twelve = f"the last closed window was {'' if self.in_twelve else 'not '}missed (4 of 12 may bring one)"
        else:
            twelve = f"{self.in_twelve} of the last {counted} closed windows missed (4 of 12 may bring one)"
        return f"{running}; {twelve}."


def done_of(due: Due, settled: Mapping[str, Settled]) -> dict[str, Settled]:
    """Return what of a due line was received or entered, by section id; a nil return stands for all the others."""
    came = ((section.id, settled.get(section.id) or settled.get(NIL)) for section in due.sections)
    return {section_id: each for section_id, each in came if each is not None}


def month_of(due: Due, settled: Mapping[str, Settled], today: date) -> Month:
    """Return how a month stands; `settled` has what of its period was received or entered, by section id."""
    done = done_of(due, settled)
    left = tuple(section.title for section in due.sections if section.id not in done)
    if left:
        return Month(due, Outcome.MISSED if due.window.closed(today) else Outcome.OPEN, left)
    last_at = max(each.at for each in done.values())
    in_time = not due.window.closed(last_at.astimezone(LONDON).date())
    return Month(due, Outcome.IN_TIME if in_time else Outcome.LATE, (), last_at)


def our_record(
    dues: Sequence[Due], settled: Mapping[str, Mapping[str, Settled]], began: date, today: date
) -> OurRecord:
    """Return the record of monthly `dues` since the home's records began; `settled` is by period and section.

    A window that was over before the records began is not known, and a window that has not opened is not in it.
    """
    known: Iterable[Due] = (due for due in dues if due.window.last_day >= began and due.window.opens <= today)
    return OurRecord(tuple(month_of(due, settled.get(due.period.text, {}), today) for due in known))
