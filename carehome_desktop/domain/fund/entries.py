"""What the home tells of a fund's money: instalments that came, and costs with the measures they are put to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from carehome_desktop.domain.money import MOST_PENCE, money_words
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.typed import is_one_line
from carehome_desktop.domain.wages.schemes import Counts, Scheme
from carehome_desktop.domain.wages.split import check_split
from carehome_desktop.domain.words import day_words

LONGEST = 200
MOST_BEDS = 999


class Stage(StrEnum):
    """How far a cost has come."""

    PLANNED = "planned"
    COMMITTED = "committed"
    ACTUAL = "actual"


@dataclass(frozen=True)
class Instalment:
    """A payment of the council to the home, in pence, with the council's own reference."""

    scheme_id: str
    number: int
    pence: int
    received_on: date
    reference: str = ""

    def trouble(self, today: date) -> Problem | None:
        """Return the first thing in it that cannot be, in words."""
        if not 1 <= self.number <= 99:
            return Problem("number", "An instalment has a number from 1 to 99.")
        if not 0 < self.pence <= MOST_PENCE:
            return Problem("sum", "Write the sum that came, in pounds, as in 9,630.00.")
        if self.received_on > today:
            return Problem("received_on", "The day it came lies in the future. Record it when it has come.")
        return _one_line("reference", self.reference)


@dataclass(frozen=True)
class Cost:
    """A cost of a fund; sums in pence. `parts` names each measure that it is put to with its share, in the order told.

    `vat_back` is whether the home gets the VAT back: then it is no cost. `reason` is why a warning was gone past.
    """

    scheme_id: str
    stage: Stage
    what: str
    net: int
    parts: tuple[tuple[str, int], ...]
    vat: int = 0
    vat_back: bool = False
    supplier: str = ""
    invoice: str = ""
    incurred_on: date | None = None
    paid_on: date | None = None
    reason: str = ""

    @property
    def charged(self) -> int:
        """Return what the fund is charged: with the VAT, unless the home gets that back."""
        return self.net if self.vat_back else self.net + self.vat

    def trouble(self, scheme: Scheme, today: date) -> Problem | None:
        """Return the first thing in it that cannot be, in words."""
        if not self.what.strip():
            return Problem("what", "Say in a few words what it was for.")
        for field, text in (("what", self.what), ("supplier", self.supplier), ("invoice", self.invoice)):
            if problem := _one_line(field, text):
                return problem
        if not 0 < self.net <= MOST_PENCE or not 0 <= self.vat <= MOST_PENCE:
            return Problem("net", "Write the sums in pounds, as in 120.00; the net sum is more than nought.")
        if self.stage is Stage.ACTUAL and self.incurred_on is None and self.paid_on is None:
            return Problem("incurred_on", "An actual cost needs a day: when it was run up, or when it was paid.")
        for field, day in (("incurred_on", self.incurred_on), ("paid_on", self.paid_on)):
            if self.stage is Stage.ACTUAL and day is not None and day > today:
                return Problem(field, "That day has not come. Put the cost down as planned or committed.")
        if unknown := next((name for name, _ in self.parts if scheme.measure(name) is None), None):
            return Problem("parts", f"{scheme.name} has no measure called {unknown}.")
        if len({name for name, _ in self.parts}) < len(self.parts):
            return Problem("parts", "A measure is named twice. Put its two parts together.")
        return check_split(self.charged, dict(self.parts), "parts")

    def day_for(self, counts: Counts) -> date | None:
        """Return the day that decides whether it lies in a fund's time."""
        if counts is Counts.PAID:
            return self.paid_on or self.incurred_on
        return self.incurred_on or self.paid_on


@dataclass(frozen=True)
class Repayment:
    """Money of a fund that went back to the council, in pence, with the reference it went under."""

    scheme_id: str
    pence: int
    repaid_on: date
    reference: str = ""

    def trouble(self, today: date) -> Problem | None:
        """Return the first thing in it that cannot be, in words."""
        if not 0 < self.pence <= MOST_PENCE:
            return Problem("sum", "Write the sum that went back, in pounds, as in 240.50.")
        if self.repaid_on > today:
            return Problem("repaid_on", "The day lies in the future. Record it when the money has gone.")
        return _one_line("reference", self.reference)


@dataclass(frozen=True)
class Head:
    """What the head of a fund's report says besides the home: the council's supplier reference and the beds that counted."""

    supplier_reference: str = ""
    beds: int | None = None

    def trouble(self) -> Problem | None:
        """Return the first thing in it that cannot be, in words."""
        if self.beds is not None and not 1 <= self.beds <= MOST_BEDS:
            return Problem("beds", f"Write the beds as a number from 1 to {MOST_BEDS}.")
        return _one_line("supplier_reference", self.supplier_reference)


def warnings(cost: Cost, scheme: Scheme, others: Sequence[Cost]) -> tuple[str, ...]:
    """Return what should be looked at before a cost is claimed; each can be gone past with a reason."""
    said = []
    day = cost.day_for(scheme.counts)
    if day is not None and not scheme.covers(day):
        time = f"{day_words(scheme.first_day)} to {day_words(scheme.last_day)}"
        said.append(f"{day_words(day)} lies outside the time of {scheme.name}: {time}.")
    for name, _ in cost.parts:
        measure = scheme.measure(name)
        if measure is not None and day is not None and scheme.covers(day) and not measure.open_on(day):
            said.append(f"“{measure.label}” is not paid for on {day_words(day)}.")
        if measure is not None and measure.advice:
            said.append(f"“{measure.label}”: {measure.advice}")
    key = _invoice(cost)
    if key is not None and any(_invoice(other) == key for other in others):
        said.append(
            f"Invoice {cost.invoice} of {cost.supplier} for {money_words(cost.net)} is claimed already. One invoice is paid once."
        )
    return tuple(said)


def _invoice(cost: Cost) -> tuple[str, str, int] | None:
    if not cost.invoice.strip():
        return None
    return ("".join(cost.supplier.casefold().split()), "".join(cost.invoice.casefold().split()), cost.net)


def _one_line(field: str, text: str) -> Problem | None:
    if len(text) <= LONGEST and is_one_line(text):
        return None
    return Problem(field, f"Write it in one line of {LONGEST} characters or fewer.")
