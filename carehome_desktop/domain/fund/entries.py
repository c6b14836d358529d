"""What the home tells of a fund's money: instalments that came, and costs with the measures they are put to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from carehome_desktop.domain.kept import Kept
from carehome_desktop.domain.money import MOST_PENCE
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.typed import is_one_line
from carehome_desktop.domain.wages.schemes import Counts, Part, Scheme
from carehome_desktop.domain.wages.split import check_split

LONGEST = 200
MOST_BEDS = 999


class Stage(StrEnum):
    """How far a cost has come."""

    PLANNED = "planned"
    COMMITTED = "committed"
    ACTUAL = "actual"


@dataclass(frozen=True)
class Instalment:
    """A payment of the council to the home, in pence, with the council's own reference.

    `part` is the home's direct share unless the home says that the council gave it beyond that; `pot` is whose money of the
    fund it is, "" where the fund has no pots or the home does not say.
    """

    scheme_id: str
    number: int
    pence: int
    received_on: date
    reference: str = ""
    part: Part = Part.DIRECT
    pot: str = ""

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

    `vat_back` is whether the home gets the VAT back: then it is no cost. `elsewhere` names each source of other money that pays
    for a part, with that part: the fund is charged the rest. `uses` are those of the fund that it does not pay for and that the
    home says this is; `delivery` is the number of the entry of the PPE ledger that it is the cost of. `reason` is why a warning
    was gone past.
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
    elsewhere: tuple[tuple[str, int], ...] = ()
    uses: tuple[str, ...] = ()
    delivery: int | None = None

    @property
    def whole(self) -> int:
        """Return what it cost the home: with the VAT, unless the home gets that back."""
        return self.net if self.vat_back else self.net + self.vat

    @property
    def charged(self) -> int:
        """Return what the fund is charged: the whole without what other money pays for."""
        return self.whole - sum(pence for _, pence in self.elsewhere)

    def trouble(self, scheme: Scheme, today: date) -> Problem | None:
        """Return the first thing in it that cannot be, in words."""
        if not self.what.strip():
            return Problem("what", "Say in a few words what it was.")
        for field, text in (("what", self.what), ("supplier", self.supplier), ("invoice", self.invoice)):
            if problem := _one_line(field, text):
                return problem
        if not 0 < self.net <= MOST_PENCE or not 0 <= self.vat <= MOST_PENCE:
            return Problem("net", "Write the sums in pounds, as in 120.00; the net sum is more than nought.")
        if self.stage is Stage.ACTUAL and self.incurred_on is None and self.paid_on is None:
            return Problem("incurred_on", "What is spent needs a day: the date of the bill, or the day it was paid.")
        for field, day in (("incurred_on", self.incurred_on), ("paid_on", self.paid_on)):
            if self.stage is Stage.ACTUAL and day is not None and day > today:
                return Problem(field, "That day has not come. Record the cost as planned or committed.")
        if problem := self._elsewhere_trouble():
            return problem
        if unknown := next((name for name, _ in self.parts if scheme.measure(name) is None), None):
            known = ", ".join(each.id for each in scheme.measures)
            return Problem("parts", f"{scheme.name} has no measure called {unknown}. There are: {known}.")
        if len({name for name, _ in self.parts}) < len(self.parts):
            return Problem("parts", "A measure is named twice. Put its two parts together.")
        if unknown := next((use for use in self.uses if use not in {each.id for each in scheme.excluded}), None):
            listed = ", ".join(each.id for each in scheme.excluded) or "none"
            return Problem(
                "uses", f"{scheme.name} names no use called {unknown} that it does not pay for. There are: {listed}."
            )
        return check_split(self.charged, dict(self.parts), "parts")

    def _elsewhere_trouble(self) -> Problem | None:
        sources = [source for source, _ in self.elsewhere]
        if len(set(sources)) < len(sources) or self.scheme_id in sources:
            return Problem("elsewhere", "A source pays for one part of a cost, and it is not the fund itself.")
        if any(pence <= 0 for _, pence in self.elsewhere):
            return Problem("elsewhere", "Write the part that other money pays, in pounds, as in 40.00.")
        if self.charged <= 0:
            return Problem("elsewhere", "Other money pays for all of it. Record it under that money instead.")
        return None

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
    """What the head of a fund's report says besides the home: the council's supplier reference, the beds that counted, and the
    pence for each of them."""

    supplier_reference: str = ""
    beds: int | None = None
    per_bed: int | None = None

    def trouble(self) -> Problem | None:
        """Return the first thing in it that cannot be, in words."""
        if self.beds is not None and not 1 <= self.beds <= MOST_BEDS:
            return Problem("beds", f"Write the beds as a number from 1 to {MOST_BEDS}.")
        if self.per_bed is not None and not 0 < self.per_bed <= MOST_PENCE:
            return Problem("per_bed", "Write the sum for a bed in pounds, as in 481.50.")
        return _one_line("supplier_reference", self.supplier_reference)

    @property
    def allocated(self) -> int | None:
        """Return what the home was due by its beds, in pence; None while the beds or the sum are not told."""
        return self.beds * self.per_bed if self.beds is not None and self.per_bed is not None else None


def paid_by(source: Scheme, costs: Iterable[Kept[Cost]]) -> list[Cost]:
    """Return what a source of other money pays of costs that stand under funds, each part as a cost of that source."""
    measure = source.measures[0].id
    return [
        replace(each.entry, scheme_id=source.id, net=pence, vat=0, parts=((measure, pence),), elsewhere=())
        for each in costs
        for name, pence in each.entry.elsewhere
        if name == source.id
    ]


def _one_line(field: str, text: str) -> Problem | None:
    if len(text) <= LONGEST and is_one_line(text):
        return None
    return Problem(field, f"Write it in one line of {LONGEST} characters or fewer.")
