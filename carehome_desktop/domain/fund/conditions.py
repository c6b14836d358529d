"""What must be so before an instalment is paid, as a list to go through; what is about the tracker is proved from our own history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from carehome_desktop.domain.fund.entries import Instalment
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.typed import is_one_line
from carehome_desktop.domain.wages.schemes import Condition, Scheme

LONGEST_NOTE = 500


class Standing(StrEnum):
    """What the home says of a condition."""

    MET = "met"
    NOT_MET = "not-met"
    OPEN = "open"


@dataclass(frozen=True)
class Told:
    """What the home said last of one condition, by the number of its instalment and its own id."""

    number: int
    condition_id: str
    standing: Standing
    note: str
    person_id: str
    recorded_at: datetime

    def trouble(self) -> Problem | None:
        """Return what in it cannot be, in words."""
        if len(self.note) > LONGEST_NOTE or not (not self.note or is_one_line(self.note)):
            return Problem("note", f"Write it in one line of {LONGEST_NOTE} characters or fewer.")
        return None


@dataclass(frozen=True)
class Checked:
    """A condition as it stands. `span` are the days that the tracker's proof counts, None where it is about something else."""

    number: int
    label: str
    condition: Condition
    told: Told | None
    span: tuple[date, date] | None = None

    @property
    def standing(self) -> Standing:
        """Return what the home says of it; open while it says nothing."""
        return self.told.standing if self.told is not None else Standing.OPEN


def checklist(scheme: Scheme, told: Iterable[Told], came: Sequence[Instalment], today: date) -> tuple[Checked, ...]:
    """Return every condition of every instalment, in the order of the fund's file."""
    said = {(each.number, each.condition_id): each for each in told}
    days = {each.number: each.received_on for each in came}
    return tuple(
        Checked(
            instalment.number,
            instalment.label,
            condition,
            said.get((instalment.number, condition.id)),
            _span(scheme, instalment.number, days, today) if condition.tracker else None,
        )
        for instalment in scheme.instalments
        for condition in instalment.conditions
    )


def _span(scheme: Scheme, number: int, came: dict[int, date], today: date) -> tuple[date, date] | None:
    """Return from the instalment before (else the fund's first day) to the day before this one came, else to now or the fund's end."""
    first = came.get(number - 1, scheme.first_day)
    last = min(came[number] - timedelta(days=1) if number in came else scheme.last_day, today)
    return (first, last) if first <= last else None
