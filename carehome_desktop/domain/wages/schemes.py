"""A fund as dated data: when it pays, for what, in which parts, and what it asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from carehome_desktop.domain.wages.known import Known
from carehome_desktop.domain.wages.reasons import Payment, Reason


class Part(StrEnum):
    """Which part of a fund a use belongs to: what each home was due by its beds, or what the council gave as it saw fit."""

    DIRECT = "direct"
    COUNCIL = "council"


class Counts(StrEnum):
    """Which of a cost's two dates must lie in the fund's time: when it was run up or when it was paid."""

    INCURRED = "incurred"
    PAID = "paid"
    NOT_KNOWN = "not known"


@dataclass(frozen=True)
class Pot:
    """Money of a fund that is kept apart; `direct_share` in per cent, None where it is not known."""

    id: str
    label: str
    direct_share: int | None
    known: Known


@dataclass(frozen=True)
class Measure:
    """A use that the fund pays for, between two days; `wages` marks the one that isolation wages belong to."""

    id: str
    label: str
    parts: frozenset[Part]
    first_day: date
    last_day: date
    known: Known
    pot: str = ""
    wages: bool = False
    advice: str = ""

    def open_on(self, day: date) -> bool:
        """Return whether a cost of this day can be put to it."""
        return self.first_day <= day <= self.last_day


@dataclass(frozen=True)
class Excluded:
    """A use that is not paid for, in these parts of the fund; `found_by` are words that a cost for it would be described by."""

    id: str
    label: str
    parts: frozenset[Part]
    known: Known
    found_by: tuple[str, ...] = ()

    def is_in(self, words: str) -> bool:
        """Return whether one of its words stands in a description, as a word of its own."""
        return any(re.search(rf"\b{re.escape(each)}\b", words, re.IGNORECASE) for each in self.found_by)


@dataclass(frozen=True)
class Condition:
    """What must be so before an instalment is paid; `tracker` marks the one that our own history proves."""

    id: str
    words: str
    tracker: bool
    known: Known


@dataclass(frozen=True)
class Instalment:
    """A payment to the home; `share` of the whole in per cent, None where it is not known."""

    number: int
    label: str
    share: int | None
    conditions: tuple[Condition, ...]
    known: Known


@dataclass(frozen=True)
class ReportPoint:
    """When a report is due, whose report it is, and until when it counts (None: not known, take the day it is made)."""

    due: date
    label: str
    covers_to: date | None
    known: Known


@dataclass(frozen=True)
class Scheme:
    """A fund. What it says of a reason overrules the reason's own rule; sums for a bed are typed by the home.

    `direct_share` is the per cent that goes to homes by their beds, None where it is not known. `beds_on` is the day whose
    registered beds count. A `plain` one is other money that is only kept apart: it has no report, and its time bounds nothing.
    `keep_years` runs from the last day, a default of ours unless `keeping` says otherwise.
    """

    id: str
    name: str
    legal: str
    about: str
    first_day: date
    last_day: date
    counts: Counts
    measures: tuple[Measure, ...]
    known: Known
    direct_share: int | None = None
    pots: tuple[Pot, ...] = ()
    instalments: tuple[Instalment, ...] = ()
    reports: tuple[ReportPoint, ...] = ()
    excluded: tuple[Excluded, ...] = ()
    payments: Mapping[str, Payment] = field(default_factory=dict)
    pays_wages: bool = True
    reimbursed: int = 100
    beds_on: date | None = None
    beds_words: str = ""
    repay_by: date | None = None
    keep_years: int = 6
    keeping: str = ""
    before_payment: str = ""
    declaration: str = ""
    certificate: str = ""
    funder: str = ""
    plain: bool = False

    def covers(self, day: date) -> bool:
        """Return whether a day lies in the time of the fund."""
        return self.first_day <= day <= self.last_day

    def measure(self, measure_id: str) -> Measure | None:
        """Return a measure by its id."""
        return next((each for each in self.measures if each.id == measure_id), None)

    def wages_measure(self) -> Measure | None:
        """Return the measure that isolation wages belong to; None where the fund pays none."""
        return next((each for each in self.measures if each.wages), None)

    def payment_for(self, reason: Reason, day: date) -> Payment:
        """Return whether it pays wages for a reason on a day."""
        return self.payments.get(reason.id) or reason.payment_on(day)

    def keep_until(self) -> date:
        """Return the day until which its papers are to be kept."""
        year = self.last_day.year + self.keep_years
        leap_day = (self.last_day.month, self.last_day.day) == (2, 29)
        return date(year, 3, 1) if leap_day else self.last_day.replace(year=year)


@dataclass(frozen=True)
class ReportLine:
    """A line of a council's report: its label and the measures that it takes; `breakdown` prints each of them below it."""

    id: str
    label: str
    measures: tuple[str, ...]
    breakdown: bool = False


@dataclass(frozen=True)
class ReportForm:
    """The lines of a council's report, in their order; `rest` is the line for every measure that no line names.

    Without `schemes` it is for each of them.
    """

    id: str
    name: str
    council: str
    lines: tuple[ReportLine, ...]
    rest: str
    known: Known
    schemes: tuple[str, ...] = ()

    def is_for(self, scheme_id: str) -> bool:
        """Return whether a scheme can be reported in it."""
        return not self.schemes or scheme_id in self.schemes

    def line_for(self, measure_id: str) -> ReportLine:
        """Return the one line that a measure is reported in."""
        for line in self.lines:
            if measure_id in line.measures:
                return line
        return self.line(self.rest)

    def line(self, line_id: str) -> ReportLine:
        """Return a line by its id; KeyError if there is none of that name."""
        for line in self.lines:
            if line.id == line_id:
                return line
        raise KeyError(line_id)

    def of(self, pence_by_measure: Mapping[str, int]) -> dict[str, int]:
        """Return the pence of each line, by its id and in the form's order; nothing is lost and nothing counted twice."""
        sums = {line.id: 0 for line in self.lines}
        for measure_id, pence in pence_by_measure.items():
            sums[self.line_for(measure_id).id] += pence
        return sums


def schemes_on(schemes: Iterable[Scheme], day: date) -> tuple[Scheme, ...]:
    """Return the schemes whose time a day lies in; other money that is only kept apart is none of them."""
    return tuple(scheme for scheme in schemes if scheme.covers(day) and not scheme.plain)
