"""A fund's money: records instalments and costs, warns before a wrong claim, and makes the spend report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from carehome_desktop.domain.fund.balance import overspent_words
from carehome_desktop.domain.fund.entries import (
    Cost,
    Head,
    Instalment,
    KeptCost,
    KeptInstalment,
    KeptRepayment,
    Repayment,
    Stage,
    warnings,
)
from carehome_desktop.domain.fund.missing import missing
from carehome_desktop.domain.fund.report import SpendReport, spend_report, wages_of
from carehome_desktop.domain.people import Person
from carehome_desktop.domain.problems import Problem, Refused
from carehome_desktop.domain.typed import is_one_line
from carehome_desktop.domain.wages.fund_data import DEFAULT_FORM, FundData
from carehome_desktop.domain.wages.records import Entry
from carehome_desktop.domain.wages.schemes import ReportForm, Scheme
from carehome_desktop.machine import Chance, Clock
from carehome_desktop.services.isolation import Isolations
from carehome_desktop.store import fund as kept
from carehome_desktop.store.database import Store

if TYPE_CHECKING:
    from sqlalchemy import Connection

LONGEST_REASON = 500
NOTHING_CHANGED = "It is not there, or it was taken back already. Nothing was changed."


@dataclass(frozen=True)
class Warned:
    """What should be looked at before a cost is kept; a reason goes past it and is kept with the cost."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class Standing:
    """A fund with its money up to today; `used` is whether the home has anything of it."""

    report: SpendReport
    used: bool


class Fund:
    """One home's funds. Isolation wages are taken from the isolations; they are never typed a second time."""

    def __init__(self, store: Store, isolations: Isolations, clock: Clock, chance: Chance) -> None:
        self._store, self._isolations, self._clock, self._chance = store, isolations, clock, chance

    @property
    def data(self) -> FundData:
        """Return what the resources say of funds."""
        return self._isolations.data

    def scheme(self, scheme_id: str) -> Scheme:
        """Return a scheme; Refused in words if there is none of this id."""
        found = self.data.scheme(scheme_id)
        if found is None:
            known = ", ".join(each.id for each in self.data.schemes)
            raise Refused(f"There is no fund called {scheme_id}. There are: {known}.")
        return found

    def add_instalment(self, told: Instalment, by: Person) -> KeptInstalment | Problem:
        """Write down money that came. The same number twice in a fund is refused."""
        self.scheme(told.scheme_id)
        if problem := told.trouble(self._today()):
            return problem
        with self._store.write() as connection:
            if told.number in {each.entry.number for each in kept.instalments(connection, told.scheme_id)}:
                return Problem(
                    "number", f"Instalment {told.number} is there already. Take it back first, or give another number."
                )
            return kept.add_instalment(connection, self._chance.new_id(), told, by.id, self._clock.wall())

    def put_instalment_right(self, instalment_id: str, told: Instalment, by: Person) -> KeptInstalment | Problem:
        """Write down how an instalment was; what was told before stays to be read."""
        self.scheme(told.scheme_id)
        if problem := told.trouble(self._today()):
            return problem
        with self._store.write() as connection:
            found = kept.instalment(connection, instalment_id)
            if found is None or found.withdrawn:
                return Problem("instalment", NOTHING_CHANGED)
            others = [each for each in kept.instalments(connection, told.scheme_id) if each.id != instalment_id]
            if told.number in {each.entry.number for each in others}:
                return Problem("number", f"Instalment {told.number} is there already. Give another number.")
            return kept.add_instalment(connection, instalment_id, told, by.id, self._clock.wall())

    def take_instalment_back(self, instalment_id: str, reason: str, by: Person) -> KeptInstalment | Problem:
        """Take an instalment back; it stays to be read."""
        if problem := _reason_trouble(reason):
            return problem
        with self._store.write() as connection:
            found = kept.instalment(connection, instalment_id)
            if found is None or found.withdrawn:
                return Problem("instalment", NOTHING_CHANGED)
            return kept.add_instalment(
                connection, instalment_id, found.entry, by.id, self._clock.wall(), reason.strip()
            )

    def add_cost(self, told: Cost, by: Person) -> KeptCost | Problem | Warned:
        """Write a cost down; what is odd is asked about, and kept once a reason is given."""
        return self._keep_cost(self._chance.new_id(), told, by, new=True)

    def put_cost_right(self, cost_id: str, told: Cost, by: Person) -> KeptCost | Problem | Warned:
        """Write down how a cost was; what was told before stays to be read."""
        return self._keep_cost(cost_id, told, by, new=False)

    def take_cost_back(self, cost_id: str, reason: str, by: Person) -> KeptCost | Problem:
        """Take a cost back; it stays to be read and no longer counts."""
        if problem := _reason_trouble(reason):
            return problem
        with self._store.write() as connection:
            found = kept.cost(connection, cost_id)
            if found is None or found.withdrawn:
                return Problem("cost", NOTHING_CHANGED)
            return kept.add_cost(connection, cost_id, found.entry, by.id, self._clock.wall(), reason.strip())

    def repay(self, told: Repayment, by: Person) -> KeptRepayment | Problem:
        """Write down money that went back to the council."""
        self.scheme(told.scheme_id)
        if problem := told.trouble(self._today()):
            return problem
        with self._store.write() as connection:
            return kept.add_repayment(connection, self._chance.new_id(), told, by.id, self._clock.wall())

    def take_repayment_back(self, repayment_id: str, reason: str, by: Person) -> KeptRepayment | Problem:
        """Take a repayment back; it stays to be read and no longer counts."""
        if problem := _reason_trouble(reason):
            return problem
        with self._store.write() as connection:
            found = kept.repayment(connection, repayment_id)
            if found is None or found.withdrawn:
                return Problem("repayment", NOTHING_CHANGED)
            return kept.add_repayment(connection, repayment_id, found.entry, by.id, self._clock.wall(), reason.strip())

    def tell_head(self, scheme_id: str, told: Head, by: Person) -> Problem | None:
        """Write down what the head of a fund's report says: the supplier reference, and the beds that counted."""
        self.scheme(scheme_id)
        if problem := told.trouble():
            return problem
        with self._store.write() as connection:
            kept.add_head(connection, scheme_id, told, by.id, self._clock.wall())
        return None

    def head(self, scheme_id: str) -> Head:
        """Return what the head of a fund's report says."""
        with self._store.read() as connection:
            return kept.head(connection, scheme_id)

    def repayments(self, scheme_id: str) -> list[KeptRepayment]:
        """Return what went back to the council, by day."""
        with self._store.read() as connection:
            return kept.repayments(connection, scheme_id)

    def instalment(self, instalment_id: str) -> KeptInstalment | None:
        """Return an instalment as it stands, or None if it is not there or was taken back."""
        with self._store.read() as connection:
            found = kept.instalment(connection, instalment_id)
        return found if found is not None and not found.withdrawn else None

    def cost(self, cost_id: str) -> KeptCost | None:
        """Return a cost as it stands, or None if it is not there or was taken back."""
        with self._store.read() as connection:
            found = kept.cost(connection, cost_id)
        return found if found is not None and not found.withdrawn else None

    def overview(self) -> list[Standing]:
        """Return every fund with its money up to today; those that the home has used first, of them the newest."""
        with self._store.read() as connection:
            came = [each.entry for each in kept.instalments(connection)]
            costs = [each.entry for each in kept.costs(connection)]
            gone = [each.entry for each in kept.repayments(connection)]
        entries = [each.entry for each in self._isolations.standing()]
        found = [self._standing(scheme, entries, came, costs, gone) for scheme in self.data.schemes]
        return sorted(found, key=lambda each: (not each.used, -each.report.scheme.first_day.toordinal()))

    def missing(self, scheme_id: str) -> tuple[str, ...]:
        """Return what an auditor would ask for and is not there yet; it stays in the home."""
        codes = {each.id: each.code for each in self._isolations.staff()}
        costs = [each.entry for each in self.costs(scheme_id)]
        reasons = {each.id: each for each in self.data.reasons}
        entries = [each.entry for each in self._isolations.standing()]
        paid, _ = wages_of(entries, self.data.schemes, self.scheme(scheme_id), reasons, self._today())
        return missing(costs, (entry for entry, _ in paid), codes)

    def _standing(
        self,
        scheme: Scheme,
        entries: Sequence[Entry],
        came: Sequence[Instalment],
        costs: Sequence[Cost],
        gone: Sequence[Repayment],
    ) -> Standing:
        reasons = {each.id: each for each in self.data.reasons}
        paid, unpaid = wages_of(entries, self.data.schemes, scheme, reasons, self._today())
        own_came = [each for each in came if each.scheme_id == scheme.id]
        own_costs = [each for each in costs if each.scheme_id == scheme.id]
        form = next(iter(self.data.forms_for(scheme.id)))
        own_gone = [each for each in gone if each.scheme_id == scheme.id]
        report = spend_report(scheme, form, self._today(), own_came, own_costs, paid, unpaid, reasons, own_gone)
        return Standing(report, used=bool(own_came or own_costs or own_gone or paid))

    def instalments(self, scheme_id: str) -> list[KeptInstalment]:
        """Return the instalments of a fund as they stand, by number."""
        with self._store.read() as connection:
            return kept.instalments(connection, scheme_id)

    def costs(self, scheme_id: str) -> list[KeptCost]:
        """Return the costs of a fund as they stand."""
        with self._store.read() as connection:
            return kept.costs(connection, scheme_id)

    def report(self, scheme_id: str, as_of: date | None = None, form_id: str = DEFAULT_FORM) -> SpendReport:
        """Return the spend report up to a day (today without one); Refused in words for a fund or form that is not there."""
        scheme, form = self.scheme(scheme_id), self._form(form_id, scheme_id)
        as_of = as_of or self._today()
        with self._store.read() as connection:
            instalments = [each.entry for each in kept.instalments(connection, scheme_id)]
            costs = [each.entry for each in kept.costs(connection, scheme_id)]
            gone = [each.entry for each in kept.repayments(connection, scheme_id)]
        reasons = {each.id: each for each in self.data.reasons}
        entries = [each.entry for each in self._isolations.standing()]
        paid, unpaid = wages_of(entries, self.data.schemes, scheme, reasons, as_of)
        return spend_report(scheme, form, as_of, instalments, costs, paid, unpaid, reasons, gone)

    def _form(self, form_id: str, scheme_id: str) -> ReportForm:
        form = self.data.form(form_id)
        if form is None or not form.is_for(scheme_id):
            raise Refused(f"There is no form called {form_id} for this fund. Nothing was made.")
        return form

    def _keep_cost(self, cost_id: str, told: Cost, by: Person, *, new: bool) -> KeptCost | Problem | Warned:
        scheme = self.scheme(told.scheme_id)
        if problem := told.trouble(scheme, self._today()):
            return problem
        if told.reason and (problem := _reason_trouble(told.reason)):
            return problem
        with self._store.write() as connection:
            found = kept.cost(connection, cost_id)
            if not new and (found is None or found.withdrawn):
                return Problem("cost", NOTHING_CHANGED)
            others: Sequence[Cost] = [each.entry for each in kept.costs(connection) if each.id != cost_id]
            said = (*warnings(told, scheme, others), *self._overspent(connection, told, others))
            if said and not told.reason.strip():
                return Warned(said)
            return kept.add_cost(connection, cost_id, told, by.id, self._clock.wall())

    def _overspent(self, connection: Connection, told: Cost, others: Sequence[Cost]) -> tuple[str, ...]:
        """Return that a cost goes past what came, wages of those who isolate counted."""
        received = sum(each.entry.pence for each in kept.instalments(connection, told.scheme_id))
        reasons = {each.id: each for each in self.data.reasons}
        entries = [each.entry for each in self._isolations.standing()]
        paid, _ = wages_of(entries, self.data.schemes, self.scheme(told.scheme_id), reasons, self._today())
        own = [each for each in others if each.scheme_id == told.scheme_id and each.stage is Stage.ACTUAL]
        spent = sum(each.charged for each in own) + sum(pence for _, pence in paid)
        words = overspent_words(told, received, spent)
        return (words,) if words else ()

    def _today(self) -> date:
        return self._clock.local().date()


def _reason_trouble(reason: str) -> Problem | None:
    if reason.strip() and len(reason) <= LONGEST_REASON and is_one_line(reason):
        return None
    return Problem("reason", f"Write why in one line of {LONGEST_REASON} characters or fewer.")
