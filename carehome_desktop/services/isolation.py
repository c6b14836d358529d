"""Staff who isolate: records each isolation, puts it right by adding, and says what the fund is charged and what is still owed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property

from sqlalchemy import Connection

from carehome_desktop.domain.fund.guards import Doubt
from carehome_desktop.domain.fund.overrides import About, Override
from carehome_desktop.domain.fund.report import payer
from carehome_desktop.domain.fund.wage_guards import wage_doubts
from carehome_desktop.domain.people import Person
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.typed import is_one_line, reason_trouble
from carehome_desktop.domain.wages.fund_data import FundData
from carehome_desktop.domain.wages.isolation import Spell, Suggestion, check_spell, linked, overlaps, suggest
from carehome_desktop.domain.wages.reasons import Payable, Payment, Reason
from carehome_desktop.domain.wages.records import LONGEST_CODE, Entry, Isolation, Staff, free_code
from carehome_desktop.domain.wages.schemes import schemes_on
from carehome_desktop.domain.wages.staff_facts import StaffFacts, rate_on
from carehome_desktop.domain.wages.worked_out import Asked, PayFigures, WorkedOut, missed_of, with_staff, work_out
from carehome_desktop.domain.words import day_words
from carehome_desktop.machine import Chance, Clock
from carehome_desktop.services.warned import Warned
from carehome_desktop.store import fund_told
from carehome_desktop.store import isolation as kept
from carehome_desktop.store import staff as told_of_staff
from carehome_desktop.store.database import Store

LONGEST_NAME = 120
MOST_STAFF = 1_000
MOST_TAKEN_BACK = 100

NO_STAFF = "There is no member of staff of this code. Nothing was recorded."
NO_ISOLATION = "There is no isolation of this number. Nothing was changed."
NO_REASON = "Choose why they isolate."
NOT_PAID = "A fund does not pay for this as a rule. {why} It can be recorded all the same."
OVERLAP = "The same person already isolates from {day}: the days overlap, and one day is paid once."
BEFORE = timedelta(days=14)
"""Evidence can be older than the isolation it is of, but not by more: ours."""
EARLY_EVIDENCE = "The evidence was seen on {day}, long before the first day. Check its year."
PAST_THE_FUND = "All of it is charged to {fund}, whose last day is {day}. Ask the council about the days after that, or record them apart."
HAD_LEFT = "They left on {day}, before this began. Check both days."
TO_ASK = "Whether a fund pays for this is not sure. {why}"


@dataclass(frozen=True)
class Recorded:
    """An isolation that was kept, and sentences to look at; none of them held it back."""

    isolation: Isolation
    warnings: tuple[str, ...]


class Isolations:
    """One home's staff and isolations. Nothing is changed in place: each correction is a revision of its own."""

    def __init__(self, store: Store, read: Callable[[], FundData], clock: Clock, chance: Chance) -> None:
        self._store, self._read, self._clock, self._chance = store, read, clock, chance

    @cached_property
    def data(self) -> FundData:
        """Return what the resources say of reasons, lengths, sick pay and funds."""
        return self._read()

    def read_anew(self) -> None:
        """Read the resources again when they are asked for next: a fund was added."""
        self.__dict__.pop("data", None)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Return every reason that is known, in the order of the resources."""
        return self.data.reasons

    def reason(self, reason_id: str) -> Reason | None:
        """Return a reason by its id, or None."""
        return self.data.reason(reason_id)

    def staff(self) -> list[Staff]:
        """Return all staff by their codes."""
        with self._store.read() as connection:
            return kept.every_staff(connection)

    def add_staff(self, name: str, by: Person, code: str = "") -> Staff | Problem:
        """Add a member of staff; without a code the next free one of ours (S1, S2, …) is given."""
        name, code = " ".join(name.split()), code.strip().upper()
        if problem := name_trouble(name):
            return problem
        if len(code) > LONGEST_CODE or not re.fullmatch(r"[A-Z0-9/-]*", code):
            return Problem("code", f"A code has up to {LONGEST_CODE} letters, figures, / and -.")
        with self._store.write() as connection:
            known = kept.every_staff(connection)
            codes = {each.code for each in known}
            if len(known) >= MOST_STAFF:
                return Problem("name", f"There are {MOST_STAFF} people already, which is as many as fit.")
            if code in codes:
                return Problem("code", f"{code} is given already. Choose another code, or leave it empty.")
            code = code or free_code(known)
            member = Staff(self._chance.new_id(), code, name)
            kept.add_staff(connection, member, by.id, self._clock.wall())
        return member

    def record(
        self, entry: Entry, by: Person, asked: Asked | None = None, reason: str = ""
    ) -> Recorded | Problem | Warned:
        """Write an isolation down, with how its sums were worked out; `asked` is what the working goes by.

        A claim that looks wrong is asked about, and kept once a reason is given.
        """
        return self._keep(self._chance.new_id(), entry, by, asked, reason, new=True)

    def put_right(
        self, isolation_id: str, entry: Entry, by: Person, asked: Asked | None = None, reason: str = ""
    ) -> Recorded | Problem | Warned:
        """Write down how an isolation was; what was told before stays to be read. Without `asked` the last working goes on.

        What was gone past before with a reason is not asked about again.
        """
        return self._keep(isolation_id, entry, by, asked, reason, new=False)

    def work_out(self, entry: Entry, asked: Asked, isolation_id: str = "") -> PayFigures:
        """Return all that can be worked out of an isolation, beside the same person's others; nothing is kept."""
        with self._store.read() as connection:
            others = [each.entry for each in kept.standing(connection, entry.staff_id) if each.id != isolation_id]
            return self._figures(connection, entry, asked, others)

    def asked_of(self, staff_id: str, first_day: date) -> Asked:
        """Return what is known of a person for the working of an isolation that began on a day: usual days, hours, rate."""
        with self._store.read() as connection:
            return _asked_of(connection, staff_id, first_day)

    def worked(self, isolation_id: str) -> dict[int, WorkedOut]:
        """Return how the sums of an isolation were worked out, by revision, as they were worked out then."""
        with self._store.read() as connection:
            return kept.worked(connection, isolation_id)

    def part_until(self, isolation: Isolation, day: date) -> tuple[Fraction, bool]:
        """Return which part of what was missed lies on a day or before it, and whether that is known and no estimate.

        By what the working went by when it was kept, else by what is known of the person.
        """
        entry = isolation.entry
        with self._store.read() as connection:
            worked = kept.worked(connection, isolation.id)
            known = _asked_of(connection, entry.staff_id, entry.first_day)
        asked = worked[max(worked)].asked if worked else known
        missed = missed_of(entry, with_staff(asked, known.usual_days, None, None), self._clock.local().date())
        return missed.part_until(day)

    def take_back(self, isolation_id: str, reason: str, by: Person) -> Isolation | Problem:
        """Take an isolation back; it stays in the file and no longer counts."""
        reason = " ".join(reason.split())
        if problem := reason_trouble(reason):
            return problem
        with self._store.write() as connection:
            found = kept.ISOLATIONS.one(connection, isolation_id)
            if found is None:
                return Problem("isolation", NO_ISOLATION)
            return kept.add(connection, isolation_id, found.entry, by.id, self._clock.wall(), reason)

    def standing(self) -> list[Isolation]:
        """Return every isolation as it stands, the latest first day first."""
        with self._store.read() as connection:
            return kept.standing(connection)

    def taken_back(self) -> list[Isolation]:
        """Return the isolations that were taken back, the newest of very many; each says why."""
        with self._store.read() as connection:
            return kept.taken_back(connection, MOST_TAKEN_BACK)

    def begun_between(self, first: date, last: date) -> list[Isolation]:
        """Return every isolation as it stands that began on one of these days, both included."""
        with self._store.read() as connection:
            return kept.begun_between(connection, first, last)

    def gone_past(self, isolation_id: str) -> list[Override]:
        """Return what is odd about an isolation that stands, and the reason why it was recorded all the same."""
        with self._store.read() as connection:
            found = kept.ISOLATIONS.one(connection, isolation_id)
            if found is None:
                return []
            own = [each.entry for each in kept.standing(connection, found.entry.staff_id) if each.id != isolation_id]
            odd = self._odd(found.entry, own)
            past = fund_told.overrides(connection, About.ISOLATION, isolation_id)
        return list({each.doubt: each for each in past if each.doubt in odd}.values())

    def revisions(self, isolation_id: str) -> list[Isolation]:
        """Return everything that was told of one isolation, oldest first."""
        with self._store.read() as connection:
            return kept.ISOLATIONS.every(connection, isolation_id)

    def suggestion(self, reason_id: str, first_day: date) -> Suggestion | None:
        """Return the last day that the rules of the first day suggest for a reason; None if there is no such reason."""
        reason = self.reason(reason_id)
        return suggest(self.data.lengths, reason.group, first_day) if reason is not None else None

    def payment_words(self, reason_id: str, day: date) -> str:
        """Return that a fund does not pay for a reason on a day, or that it is to be asked; "" where one pays."""
        payment = self._payment(reason_id, day)
        if payment is None or payment.payable is Payable.YES:
            return ""
        return (TO_ASK if payment.payable is Payable.ASK else NOT_PAID).format(why=payment.words)

    def payable(self, reason_id: str, day: date) -> Payable:
        """Return whether a fund pays for a reason on a day: the best that any fund of that day says."""
        payment = self._payment(reason_id, day)
        return payment.payable if payment is not None else Payable.YES

    def _payment(self, reason_id: str, day: date) -> Payment | None:
        reason = self.reason(reason_id)
        if reason is None:
            return None
        said = [scheme.payment_for(reason, day) for scheme in schemes_on(self.data.schemes, day)]
        said = said or [reason.payment_on(day)]
        return min(said, key=lambda each: list(Payable).index(each.payable))

    def linked_words(self, entry: Entry, isolation_id: str = "") -> str:
        """Return which days of the same person's isolations are in this one too, or which one counts with it as a single absence, or ""."""
        with self._store.read() as connection:
            own = [each.entry for each in kept.standing(connection, entry.staff_id) if each.id != isolation_id]
        return " ".join(_overlapping(entry, own)) or self._linked(entry, own)

    def _past_the_fund(self, entry: Entry) -> str:
        """Return that an isolation goes on after the last day of the fund that it is charged to, or ""."""
        reason = self.reason(entry.reason)
        fund = payer(self.data.schemes, reason, entry.first_day) if reason is not None else None
        if fund is None or entry.last_day is None or entry.last_day <= fund.last_day:
            return ""
        return PAST_THE_FUND.format(fund=fund.name, day=day_words(fund.last_day))

    def _linked(self, entry: Entry, others: Sequence[Entry]) -> str:
        rules = self.data.sick_pay
        own = [Spell(each.first_day, each.last_day) for each in self._linking(entry, others)]
        spell = Spell(entry.first_day, entry.last_day)
        if rules is None or not own:
            return ""
        run = next(run for run in linked([*own, spell], rules.linking_days) if spell in run)
        if run[0].first_day >= entry.first_day:
            return ""
        return (
            f"The same person isolated from {day_words(run[0].first_day)}, {rules.linking_days} days or fewer before: "
            "for sick pay both count as one absence, and waiting days are served once."
        )

    def _linking(self, entry: Entry, others: Sequence[Entry]) -> list[Entry]:
        """Return the same person's absences that sick pay links with this one: none where its reason is no sickness."""
        reasons = self.data.reasons_by_id
        own = [entry, *(each for each in others if each.staff_id == entry.staff_id)]
        linking = [each for each in own if (reason := reasons.get(each.reason)) is None or reason.sickness]
        return linking[1:] if linking[:1] == [entry] else []

    def _figures(self, connection: Connection, entry: Entry, asked: Asked, others: Sequence[Entry]) -> PayFigures:
        today, rates = self._clock.local().date(), told_of_staff.rates(connection, entry.staff_id)
        return work_out(entry, asked, self._linking(entry, others), self.data.sick_pay, today, rates)

    def _keep(
        self, isolation_id: str, entry: Entry, by: Person, asked: Asked | None, reason: str, *, new: bool
    ) -> Recorded | Problem | Warned:
        now = self._clock.wall()
        if self.reason(entry.reason) is None:
            return Problem("reason", NO_REASON)
        wrong_reason = reason_trouble(reason, "why") if reason.strip() else None
        if problem := entry.trouble(self._clock.local().date()) or wrong_reason:
            return problem
        with self._store.write() as connection:
            if entry.staff_id not in {each.id for each in kept.every_staff(connection)}:
                return Problem("staff", NO_STAFF)
            if not new and kept.ISOLATIONS.one(connection, isolation_id) is None:
                return Problem("isolation", NO_ISOLATION)
            others = [each for each in kept.standing(connection) if each.id != isolation_id]
            doubts = self._doubts(connection, isolation_id, entry, [each.entry for each in others])
            if doubts and not reason.strip():
                return Warned(doubts)
            if asked is None and (before := kept.worked(connection, isolation_id)):
                asked = before[max(before)].asked
            asked = asked or _asked_of(connection, entry.staff_id, entry.first_day)
            figures = self._figures(connection, entry, asked, [each.entry for each in others])
            worked = WorkedOut(asked, figures.lines(), figures.doubts) if figures.lines() else None
            isolation = kept.add(connection, isolation_id, entry, by.id, now, worked=worked)
            fund_told.add_overrides(
                connection, About.ISOLATION, isolation_id, isolation.revision, doubts, reason.strip(), by.id, now
            )
            facts = told_of_staff.facts(connection).get(entry.staff_id, StaffFacts())
        return Recorded(isolation, tuple(self._warnings(isolation, others, facts.left_on)))

    def _doubts(
        self, connection: Connection, isolation_id: str, entry: Entry, others: Sequence[Entry]
    ) -> tuple[Doubt, ...]:
        """Return what is odd about the claim and was not gone past before."""
        past = {each.doubt for each in fund_told.overrides(connection, About.ISOLATION, isolation_id)}
        return tuple(each for each in self._odd(entry, others) if each not in past)

    def _odd(self, entry: Entry, others: Sequence[Entry]) -> tuple[Doubt, ...]:
        """Return what is odd about the claim; where no fund pays, nothing is claimed."""
        claimed = [
            each
            for each in (entry, *others)
            if each.staff_id == entry.staff_id and self.payable(each.reason, each.first_day) is not Payable.NO
        ]
        if claimed[:1] != [entry]:
            return ()
        return wage_doubts(entry, claimed[1:])

    def _warnings(self, isolation: Isolation, others: Sequence[Isolation], left: date | None) -> list[str]:
        entry = isolation.entry
        warnings = []
        found = check_spell(Spell(entry.first_day, entry.last_day), self.suggestion(entry.reason, entry.first_day))
        if isinstance(found, str):
            warnings.append(found)
        own = [each for each in others if each.entry.staff_id == entry.staff_id]
        if entry.evidence_on is not None and entry.evidence_on < entry.first_day - BEFORE:
            warnings.append(EARLY_EVIDENCE.format(day=day_words(entry.evidence_on)))
        if left is not None and left < entry.first_day:
            warnings.append(HAD_LEFT.format(day=day_words(left)))
        overlapping = _overlapping(entry, [each.entry for each in own])
        warnings += overlapping
        said = (
            "" if overlapping else self._linked(entry, [each.entry for each in own]),
            self.payment_words(entry.reason, entry.first_day),
            self._past_the_fund(entry),
            entry.doubt(),
        )
        return [*warnings, *filter(None, said)]


def name_trouble(name: str) -> Problem | None:
    """Return what is wrong with a name, if anything."""
    if not name:
        return Problem("name", "Type the name. It stays in the home: paper for others carries the code.")
    if len(name) > LONGEST_NAME or not is_one_line(name):
        return Problem("name", f"Write the name in {LONGEST_NAME} characters or fewer.")
    return None


def _overlapping(entry: Entry, own: Sequence[Entry]) -> list[str]:
    """Return a sentence for each other isolation of the same person that shares a day with this one."""
    spell = Spell(entry.first_day, entry.last_day, "this")
    pairs = overlaps([spell, *(Spell(each.first_day, each.last_day) for each in own)])
    shared = [other if one is spell else one for one, other in pairs if spell in (one, other)]
    return [OVERLAP.format(day=day_words(each.first_day)) for each in shared]


def _asked_of(connection: Connection, staff_id: str, first_day: date) -> Asked:
    facts = told_of_staff.facts(connection).get(staff_id, StaffFacts())
    rate = rate_on(told_of_staff.rates(connection, staff_id), first_day)
    return with_staff(Asked(), facts.usual_days, facts.hours_a_week, rate.rate if rate is not None else None)
