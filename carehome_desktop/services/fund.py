"""A fund's money: records instalments and costs, warns before a wrong claim, and makes the spend report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from carehome_desktop.domain.fund.cover_names import Cover
from carehome_desktop.domain.fund.entries import Cost, Head, Instalment, Repayment, Stage, paid_by
from carehome_desktop.domain.fund.guards import Doubt, doubts, evidence_doubts, repaid_doubts
from carehome_desktop.domain.fund.overrides import About, Override
from carehome_desktop.domain.fund.report import Paid, SpendReport, Sums, spend_report, wages_of
from carehome_desktop.domain.kept import Kept
from carehome_desktop.domain.people import Person
from carehome_desktop.domain.problems import Problem, Refused
from carehome_desktop.domain.stock.movements import Movement
from carehome_desktop.domain.typed import reason_trouble
from carehome_desktop.domain.wages.fund_data import FundData
from carehome_desktop.domain.wages.records import Entry, Isolation
from carehome_desktop.domain.wages.schemes import ReportForm, Scheme
from carehome_desktop.machine import Chance, Clock
from carehome_desktop.services.fund_claims import claim_of, source_trouble, stock_trouble
from carehome_desktop.services.fund_deliveries import waiting_in
from carehome_desktop.services.fund_missing import missing_of
from carehome_desktop.services.isolation import Isolations
from carehome_desktop.services.warned import Warned
from carehome_desktop.store import fund as kept
from carehome_desktop.store import fund_find, fund_told
from carehome_desktop.store.database import Store
from carehome_desktop.store.fund_find import MOST_COUNTED

MOST_TAKEN_BACK = 100
NOTHING_CHANGED = "It is not there, or it was taken back already. Nothing was changed."


@dataclass(frozen=True)
class Account:
    """A fund with its money up to today; `used` is whether the home has anything of it."""

    report: SpendReport
    used: bool


@dataclass(frozen=True)
class FoundCosts:
    """The costs that are shown, how many there are like them (counted up to a thousand), and how many the fund has."""

    costs: list[Kept[Cost]]
    found: int
    of: int

    @property
    def or_more(self) -> bool:
        """Return whether there may be more like them than were counted."""
        return MOST_COUNTED <= self.found < self.of


@dataclass(frozen=True)
class _Told:
    """What came of its funds or of one and went back, and the isolations that can belong to them, as they stand."""

    came: Sequence[Instalment]
    gone: Sequence[Repayment]
    isolations: Sequence[Isolation]

    def of(self, scheme_id: str) -> _Told:
        """Return what was told of one fund."""
        return _Told(
            [each for each in self.came if each.scheme_id == scheme_id],
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
        if problem := self._instalment_trouble(told):
            return problem
        with self._store.write() as connection:
            if told.number in {each.entry.number for each in kept.instalments(connection, told.scheme_id)}:
                return Problem(
                    "number", f"Instalment {told.number} is there already. Take it back first, or give another number."
                )
            return kept.INSTALMENTS.add(connection, self._chance.new_id(), told, by.id, self._clock.wall())

    def put_instalment_right(self, instalment_id: str, told: Instalment, by: Person) -> Kept[Instalment] | Problem:
        """Write down how an instalment was; what was told before stays to be read."""
        if problem := self._instalment_trouble(told):
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

    def repay(self, told: Repayment, by: Person, reason: str = "") -> Kept[Repayment] | Problem | Warned:
        """Write down money that went back to the council; more than is held is asked about."""
        self.scheme(told.scheme_id)
        if problem := told.trouble(self._today()) or _given(reason) or self._named("reference", told.reference):
            return problem
        said = repaid_doubts(told, self.report(told.scheme_id).still_held)
        if said and not reason.strip():
            return Warned(said)
        now = self._clock.wall()
        with self._store.write() as connection:
            made = kept.REPAYMENTS.add(connection, self._chance.new_id(), told, by.id, now)
            fund_told.add_overrides(
                connection, About.REPAYMENT, made.id, made.revision, said, reason.strip(), by.id, now
            )
        return made

    def take_back(
        self, entry_id: str, reason: str, by: Person
    ) -> Kept[Cost] | Kept[Instalment] | Kept[Repayment] | Problem:
        """Take a cost, an instalment or a repayment back; it stays to be read and no longer counts."""
        if problem := reason_trouble(reason):
            return problem
        with self._store.write() as connection:
            taken = kept.take_back(connection, entry_id, reason.strip(), by.id, self._clock.wall())
        return taken or Problem("entry", NOTHING_CHANGED)

    def tell_head(self, scheme_id: str, told: Head, by: Person) -> Problem | None:
        """Write down what the head of a fund's report says: the supplier reference, and the beds that counted."""
        self.scheme(scheme_id)
        if problem := told.trouble() or self._named("supplier_reference", told.supplier_reference):
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

    def costs_of_delivery(self, delivery: int) -> list[Kept[Cost]]:
        """Return the costs of any fund as they stand that an entry of the PPE ledger was put down as."""
        with self._store.read() as connection:
            return kept.of_delivery(connection, delivery)

    def costs_of_deliveries(self) -> dict[int, list[Kept[Cost]]]:
        """Return the costs as they stand that entries of the PPE ledger were put down as, by the number of the entry."""
        with self._store.read() as connection:
            return kept.put_down(connection)

    def deliveries_waiting(self, scheme_id: str) -> list[Movement]:
        """Return the deliveries of a fund's time that are marked for a fund and are no cost of any yet."""
        with self._store.read() as connection:
            return waiting_in(connection, self.scheme(scheme_id))

    def overview(self) -> list[Account]:
        """Return every fund with its money up to today; those that the home has used first, of them the newest."""
        told, today = self._told(), self._today()
        found = []
        for scheme in self.data.schemes:
            own, form = told.of(scheme.id), self.form(scheme.id)
            paid, unpaid = self._wages(scheme, today, told.isolations)
            report = self._spend(scheme, form, today, own, paid, unpaid)
            used = bool(own.came or own.gone or paid or report.forecast) or bool(self.costs(scheme.id, 1))
            found.append(Account(report, used))
        return sorted(found, key=lambda each: (not each.used, -each.report.scheme.first_day.toordinal()))

    def missing(self, scheme_id: str, as_of: date | None = None) -> tuple[str, ...]:
        """Return what an auditor would ask for and is not there yet, up to a day; it stays in the home.

        It is the same list on the report's page, before something is marked as sent, on the page of evidence and in the pack.
        """
        scheme, as_of, standing = self.scheme(scheme_id), as_of or self._today(), self._isolations.standing()
        codes = {each.id: each.code for each in self._isolations.staff()}
        of_entry = {id(each.entry): each for each in standing}
        paid, unpaid = self._wages(scheme, as_of, standing)
        own = [of_entry[id(each.entry)] for each in paid], [of_entry[id(entry)] for entry in unpaid]
        with self._store.read() as connection:
            return missing_of(connection, scheme, as_of, *own, codes)

    def evidence_doubts(self, scheme_id: str, as_of: date | None = None) -> tuple[Doubt, ...]:
        """Return that a report would go out while evidence is missing."""
        return evidence_doubts(self.missing(scheme_id, as_of))

    def instalments(self, scheme_id: str) -> list[Kept[Instalment]]:
        """Return the instalments of a fund as they stand, by number."""
        with self._store.read() as connection:
            return kept.instalments(connection, scheme_id)

    def costs(self, scheme_id: str, most: int | None = None) -> list[Kept[Cost]]:
        """Return the costs of a fund as they stand, all of them or the oldest; the one that was told or put right last stands last."""
        with self._store.read() as connection:
            return kept.costs(connection, scheme_id) if most is None else kept.oldest(connection, scheme_id, most)

    def how_many_costs(self, scheme_id: str) -> int:
        """Return how many costs of a fund stand."""
        with self._store.read() as connection:
            return fund_find.how_many(connection, scheme_id)

    def taken_back(self, scheme_id: str) -> list[Kept[Cost]]:
        """Return the costs of a fund that were taken back, the newest of very many."""
        with self._store.read() as connection:
            return kept.taken_back(connection, scheme_id, MOST_TAKEN_BACK)

    def look_up(
        self, scheme_id: str, words: str = "", stage: Stage | None = None, most: int = 100, of: int | None = None
    ) -> FoundCosts:
        """Return the costs of a fund with every word in what, supplier or invoice, the last one told first, and how many there are.

        `of` is how many the fund has, where that was counted before: it is not counted again for each key.
        """
        with self._store.read() as connection:
            found, like = fund_find.find(connection, scheme_id, stage, words.split(), most)
            if of is None:
                of = fund_find.how_many(connection, scheme_id) if words or stage else like
            return FoundCosts(found, like, of)

    def report(self, scheme_id: str, as_of: date | None = None, form_id: str = "") -> SpendReport:
        """Return the spend report up to a day (today without one) in a form (without one in the fund's first).

        Refused in words for a fund or form that is not there.
        """
        scheme, form = self.scheme(scheme_id), self.form(scheme_id, form_id)
        as_of, told = as_of or self._today(), self._told(scheme)
        return self._spend(scheme, form, as_of, told, *self._wages(scheme, as_of, told.isolations))

    def _told(self, scheme: Scheme | None = None) -> _Told:
        if scheme is None:
            scheme_id, isolations = None, self._isolations.standing()
        else:
            scheme_id, isolations = scheme.id, self._isolations.begun_between(scheme.first_day, scheme.last_day)
        with self._store.read() as connection:
            return _Told(
                [each.entry for each in kept.instalments(connection, scheme_id)],
                [each.entry for each in kept.repayments(connection, scheme_id)],
                isolations,
            )

    def _wages(self, scheme: Scheme, as_of: date, isolations: Sequence[Isolation]) -> tuple[list[Paid], list[Entry]]:
        """Return the isolations that a scheme pays with their pence, and those whose pay is not known yet."""
        kept_as = {id(each.entry): each for each in isolations}
        return wages_of(
            [each.entry for each in isolations],
            self.data.schemes,
            scheme,
            self.data.reasons_by_id,
            as_of,
            lambda entry, day: self._isolations.part_until(kept_as[id(entry)], day),
        )

    def _spend(
        self,
        scheme: Scheme,
        form: ReportForm,
        as_of: date,
        told: _Told,
        paid: Sequence[Paid],
        unpaid: Sequence[Entry],
    ) -> SpendReport:
        reasons = self.data.reasons_by_id
        report = spend_report(
            scheme, form, as_of, told.came, self._costs(scheme, as_of), paid, unpaid, reasons, told.gone
        )
        if scheme.plain:
            return report
        with self._store.read() as connection:
            return replace(report, outside=fund_find.spent_outside(connection, scheme, as_of))

    def _costs(self, scheme: Scheme, as_of: date) -> Sums:
        """Return what the costs of a fund come to up to a day, with what it pays of costs of other funds."""
        with self._store.read() as connection:
            found = fund_find.sums(connection, scheme.id, scheme.counts, as_of)
            for each in paid_by(scheme, kept.shared_with(connection, scheme.id)) if scheme.plain else ():
                day = each.day_for(scheme.counts)
                if day is None or day <= as_of:
                    found[each.stage].update(dict(each.parts))
        return found

    def gone_past(self, costs: Iterable[Kept[Cost]]) -> dict[str, list[Override]]:
        """Return the warnings that costs were recorded past as they stand, with the reasons, by the costs' ids."""
        with self._store.read() as connection:
            return fund_told.gone_past(connection, About.COST, {each.id: each.revision for each in costs})

    def measures_used(self, scheme_id: str) -> set[str]:
        """Return the measures that costs of a fund are put to, of whatever stage."""
        return {name for sums in self._costs(self.scheme(scheme_id), date.max).values() for name in sums}

    def form(self, scheme_id: str, form_id: str = "") -> ReportForm:
        """Return a form that a fund can be reported in; without an id the first of them. Refused in words if there is none."""
        found = next((each for each in self.data.forms_for(scheme_id) if form_id in ("", each.id)), None)
        if found is None:
            raise Refused(f"There is no form called {form_id} for this fund. Nothing was made.")
        return found

    def _keep_cost(self, cost_id: str, told: Cost, by: Person, *, new: bool) -> Kept[Cost] | Problem | Warned:
        scheme = self.scheme(told.scheme_id)
        problem = told.trouble(scheme, self._today()) or source_trouble(told, self.data.schemes) or _given(told.reason)
        if problem is not None:
            return problem
        now, wages = self._clock.wall(), self._wages_spent(scheme)
        spent = Counter(self._costs(scheme, date.max)[Stage.ACTUAL])
        with self._store.write() as connection:
            before = kept.COSTS.one(connection, cost_id)
            if not new and before is None:
                return Problem("cost", NOTHING_CHANGED)
            if problem := stock_trouble(connection, told, before.entry if before is not None else None):
                return problem
            if before is not None and before.entry.stage is Stage.ACTUAL and before.entry.scheme_id == scheme.id:
                spent.subtract(dict(before.entry.parts))
            said = doubts(claim_of(connection, cost_id, told, self.data.schemes, spent, wages))
            if said and not told.reason.strip():
                return Warned(said)
            made = kept.COSTS.add(connection, cost_id, told, by.id, now)
            fund_told.add_overrides(
                connection, About.COST, cost_id, made.revision, said, told.reason.strip(), by.id, now
            )
        return made

    def _wages_spent(self, scheme: Scheme) -> int:
        if not scheme.pays_wages:
            return 0
        paid, _ = self._wages(scheme, self._today(), self._isolations.standing())
        return sum(each.pence + each.later for each in paid)

    def known_names(self) -> Cover:
        """Return what finds the names of staff in words that somebody typed."""
        return Cover(each.name for each in self._isolations.staff())

    def _named(self, field: str, reference: str) -> Problem | None:
        """Return that a reference, which stands on the council's paper, has the name of somebody of the staff in it."""
        found = self.known_names().first_in(reference) if reference else ""
        if not found:
            return None
        return Problem(
            field,
            f"“{found}” is the name of somebody of your staff, and this goes to the council on the report. Write it without the name.",
        )

    def _instalment_trouble(self, told: Instalment) -> Problem | None:
        return told.trouble(self._today()) or self._pot_trouble(told) or self._named("reference", told.reference)

    def _pot_trouble(self, told: Instalment) -> Problem | None:
        pots = {each.id for each in self.scheme(told.scheme_id).pots}
        if not told.pot or told.pot in pots:
            return None
        return Problem("pot", f"This fund has no pot called {told.pot}.")

    def _today(self) -> date:
        return self._clock.local().date()


def _given(reason: str) -> Problem | None:
    """Return what is wrong with a reason, if one was given."""
    return reason_trouble(reason) if reason else None
