"""A fund's money: records instalments and costs, warns before a wrong claim, and makes the spend report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from carehome_desktop.domain.fund.balance import overspent_words
from carehome_desktop.domain.fund.entries import Cost, Head, Instalment, Repayment, Stage, warnings
from carehome_desktop.domain.fund.missing import missing
from carehome_desktop.domain.fund.report import SpendReport, spend_report, wages_of
from carehome_desktop.domain.kept import Kept
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


@dataclass(frozen=True)
class _Told:
    """All that the home told of its funds or of one, and all of its isolations, as they stand."""

    came: Sequence[Instalment]
    costs: Sequence[Cost]
    gone: Sequence[Repayment]
    isolations: Sequence[Entry]

    def of(self, scheme_id: str) -> _Told:
        """Return what was told of one fund."""
        return _Told(
            [each for each in self.came if each.scheme_id == scheme_id],
            [each for each in self.costs if each.scheme_id == scheme_id],
            [each for each in self.gone if each.scheme_id == scheme_id],
            self.isolations,
        )


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

    def add_instalment(self, told: Instalment, by: Person) -> Kept[Instalment] | Problem:
        """Write down money that came. The same number twice in a fund is refused."""
        self.scheme(told.scheme_id)
        if problem := told.trouble(self._today()):
            return problem
        with self._store.write() as connection:
            if told.number in {each.entry.number for each in kept.instalments(connection, told.scheme_id)}:
                return Problem(
                    "number", f"Instalment {told.number} is there already. Take it back first, or give another number."
                )
            return kept.INSTALMENTS.add(connection, self._chance.new_id(), told, by.id, self._clock.wall())

    def put_instalment_right(self, instalment_id: str, told: Instalment, by: Person) -> Kept[Instalment] | Problem:
        """Write down how an instalment was; what was told before stays to be read."""
        self.scheme(told.scheme_id)
        if problem := told.trouble(self._today()):
            return problem
        with self._store.write() as connection:
            if kept.INSTALMENTS.one(connection, instalment_id) is None:
                return Problem("instalment", NOTHING_CHANGED)
            others = [each for each in kept.instalments(connection, told.scheme_id) if each.id != instalment_id]
            if told.number in {each.entry.number for each in others}:
                return Problem("number", f"Instalment {told.number} is there already. Give another number.")
            return kept.INSTALMENTS.add(connection, instalment_id, told, by.id, self._clock.wall())

    def add_cost(self, told: Cost, by: Person) -> Kept[Cost] | Problem | Warned:
        """Write a cost down; what is odd is asked about, and kept once a reason is given."""
        return self._keep_cost(self._chance.new_id(), told, by, new=True)

    def put_cost_right(self, cost_id: str, told: Cost, by: Person) -> Kept[Cost] | Problem | Warned:
        """Write down how a cost was; what was told before stays to be read."""
        return self._keep_cost(cost_id, told, by, new=False)

    def repay(self, told: Repayment, by: Person) -> Kept[Repayment] | Problem:
        """Write down money that went back to the council."""
        self.scheme(told.scheme_id)
        if problem := told.trouble(self._today()):
            return problem
        with self._store.write() as connection:
            return kept.REPAYMENTS.add(connection, self._chance.new_id(), told, by.id, self._clock.wall())

    def take_back(
        self, entry_id: str, reason: str, by: Person
    ) -> Kept[Cost] | Kept[Instalment] | Kept[Repayment] | Problem:
        """Take a cost, an instalment or a repayment back; it stays to be read and no longer counts."""
        if problem := _reason_trouble(reason):
            return problem
        with self._store.write() as connection:
            taken = kept.take_back(connection, entry_id, reason.strip(), by.id, self._clock.wall())
        return taken or Problem("entry", NOTHING_CHANGED)

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

    def repayments(self, scheme_id: str) -> list[Kept[Repayment]]:
        """Return what went back to the council, by day."""
        with self._store.read() as connection:
            return kept.repayments(connection, scheme_id)

    def instalment(self, instalment_id: str) -> Kept[Instalment] | None:
        """Return an instalment as it stands, or None if it is not there or was taken back."""
        with self._store.read() as connection:
            return kept.INSTALMENTS.one(connection, instalment_id)

    def cost(self, cost_id: str) -> Kept[Cost] | None:
        """Return a cost as it stands, or None if it is not there or was taken back."""
        with self._store.read() as connection:
            return kept.COSTS.one(connection, cost_id)

    def overview(self) -> list[Standing]:
        """Return every fund with its money up to today; those that the home has used first, of them the newest."""
        told, today = self._told(), self._today()
        found = []
        for scheme in self.data.schemes:
            own, form = told.of(scheme.id), next(iter(self.data.forms_for(scheme.id)))
            paid, unpaid = self._wages(scheme, today, told.isolations)
            used = bool(own.came or own.costs or own.gone or paid)
            found.append(Standing(self._spend(scheme, form, today, own, paid, unpaid), used))
        return sorted(found, key=lambda each: (not each.used, -each.report.scheme.first_day.toordinal()))

    def missing(self, scheme_id: str) -> tuple[str, ...]:
        """Return what an auditor would ask for and is not there yet; it stays in the home."""
        codes = {each.id: each.code for each in self._isolations.staff()}
        told = self._told(scheme_id)
        paid, _ = self._wages(self.scheme(scheme_id), self._today(), told.isolations)
        return missing(told.costs, (entry for entry, _ in paid), codes)

    def instalments(self, scheme_id: str) -> list[Kept[Instalment]]:
        """Return the instalments of a fund as they stand, by number."""
        with self._store.read() as connection:
            return kept.instalments(connection, scheme_id)

    def costs(self, scheme_id: str) -> list[Kept[Cost]]:
        """Return the costs of a fund as they stand."""
        with self._store.read() as connection:
            return kept.costs(connection, scheme_id)

    def report(self, scheme_id: str, as_of: date | None = None, form_id: str = DEFAULT_FORM) -> SpendReport:
        """Return the spend report up to a day (today without one); Refused in words for a fund or form that is not there."""
        scheme, form = self.scheme(scheme_id), self._form(form_id, scheme_id)
        as_of, told = as_of or self._today(), self._told(scheme_id)
        return self._spend(scheme, form, as_of, told, *self._wages(scheme, as_of, told.isolations))

    def _told(self, scheme_id: str | None = None) -> _Told:
        isolations = [each.entry for each in self._isolations.standing()]
        with self._store.read() as connection:
            return _Told(
                [each.entry for each in kept.instalments(connection, scheme_id)],
                [each.entry for each in kept.costs(connection, scheme_id)],
                [each.entry for each in kept.repayments(connection, scheme_id)],
                isolations,
            )

    def _wages(
        self, scheme: Scheme, as_of: date, entries: Sequence[Entry]
    ) -> tuple[list[tuple[Entry, int]], list[Entry]]:
        """Return the isolations that a scheme pays with their pence, and those whose pay is not known yet."""
        return wages_of(entries, self.data.schemes, scheme, self.data.reasons_by_id, as_of)

    def _spend(
        self,
        scheme: Scheme,
        form: ReportForm,
        as_of: date,
        told: _Told,
        paid: Sequence[tuple[Entry, int]],
        unpaid: Sequence[Entry],
    ) -> SpendReport:
        reasons = self.data.reasons_by_id
        return spend_report(scheme, form, as_of, told.came, told.costs, paid, unpaid, reasons, told.gone)

    def _form(self, form_id: str, scheme_id: str) -> ReportForm:
        form = self.data.form(form_id)
        if form is None or not form.is_for(scheme_id):
            raise Refused(f"There is no form called {form_id} for this fund. Nothing was made.")
        return form

    def _keep_cost(self, cost_id: str, told: Cost, by: Person, *, new: bool) -> Kept[Cost] | Problem | Warned:
        scheme = self.scheme(told.scheme_id)
        if problem := told.trouble(scheme, self._today()):
            return problem
        if told.reason and (problem := _reason_trouble(told.reason)):
            return problem
        with self._store.write() as connection:
            if not new and kept.COSTS.one(connection, cost_id) is None:
                return Problem("cost", NOTHING_CHANGED)
            others: Sequence[Cost] = [each.entry for each in kept.costs(connection) if each.id != cost_id]
            said = (*warnings(told, scheme, others), *self._overspent(connection, told, others))
            if said and not told.reason.strip():
                return Warned(said)
            return kept.COSTS.add(connection, cost_id, told, by.id, self._clock.wall())

    def _overspent(self, connection: Connection, told: Cost, others: Sequence[Cost]) -> tuple[str, ...]:
        """Return that a cost goes past what came, wages of those who isolate counted."""
        received = sum(each.entry.pence for each in kept.instalments(connection, told.scheme_id))
        entries = [each.entry for each in self._isolations.standing()]
        paid, _ = self._wages(self.scheme(told.scheme_id), self._today(), entries)
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
