"""The spend report: cumulative to a day, in the lines of a council's form, with per cents of the actual spend that add up to 100."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from carehome_desktop.domain.fund.entries import Instalment, Repayment, Stage
from carehome_desktop.domain.wages.missed import missed_days
from carehome_desktop.domain.wages.reasons import Payable, Reason
from carehome_desktop.domain.wages.records import Entry
from carehome_desktop.domain.wages.schemes import ReportForm, Scheme, schemes_on
from carehome_desktop.domain.wages.split import per_cents
from carehome_desktop.domain.wages.working import Worked

Sums = dict[Stage, Counter[str]]
"""What the costs of a fund come to: pence by measure, for each stage."""


@dataclass(frozen=True)
class Line:
    """One line of the form, in pence; `per_cent` is of all actual spend, None while there is none.

    `breakdown` names each measure in it with its actual pence, where the form asks for that.
    """

    id: str
    label: str
    planned: int
    committed: int
    actual: int
    per_cent: int | None
    breakdown: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Paid:
    """An isolation that a fund pays: what is charged for its days up to the report's own, and for those after it, in pence.

    `sure` is whether the days that were missed are known; else the part is an estimate.
    """

    entry: Entry
    pence: int
    later: int = 0
    sure: bool = True


PartUntil = Callable[[Entry, date], tuple[Fraction, bool]]
"""Says which part of an isolation lies on a day or before it, and whether that is known and no estimate."""


@dataclass(frozen=True)
class Supported:
    """Who was paid while isolating: people, spells and days (both ends counted), spells after a positive test apart.

    `pence` is what is charged for them, `positive_pence` what of it after a positive test. `unpaid` are spells that a fund pays
    for and whose pay is not known yet. `cut` are spells that go on after the report's day, of which a part is counted only;
    `estimated` those of them whose part is an estimate.
    """

    people: int = 0
    spells: int = 0
    days: int = 0
    positive: int = 0
    unpaid: int = 0
    pence: int = 0
    positive_pence: int = 0
    cut: int = 0
    estimated: int = 0


@dataclass(frozen=True)
class PotLeft:
    """Money of a fund that is kept apart: what came for it and what was spent of it, in pence."""

    label: str
    received: int
    spent: int


@dataclass(frozen=True)
class SpendReport:
    """Everything of a scheme up to a day, in pence."""

    scheme: Scheme
    form: ReportForm
    as_of: date
    instalments: tuple[Instalment, ...]
    lines: tuple[Line, ...]
    supported: Supported
    repayments: tuple[Repayment, ...] = ()
    pots: tuple[PotLeft, ...] = ()
    outside: int = 0
    """What of the actual spend are costs whose day lies before the scheme's time or after it."""
    evidence: tuple[tuple[str, str], ...] = ()
    """Lines with the references of what proves them; services/evidence_lines.py puts them here before a print."""

    @property
    def repaid(self) -> int:
        """Return what went back to the council."""
        return sum(each.pence for each in self.repayments)

    @property
    def still_held(self) -> int:
        """Return what came, was not spent and has not gone back; below nought where more was spent or repaid than came."""
        return self.unspent - self.repaid

    @property
    def received(self) -> int:
        """Return what came."""
        return sum(each.pence for each in self.instalments)

    @property
    def actual(self) -> int:
        """Return what was spent."""
        return sum(each.actual for each in self.lines)

    @property
    def committed(self) -> int:
        """Return what is promised."""
        return sum(each.committed for each in self.lines)

    @property
    def planned(self) -> int:
        """Return what is planned."""
        return sum(each.planned for each in self.lines)

    @property
    def unspent(self) -> int:
        """Return what came and was not spent; below nought where more was spent than came."""
        return self.received - self.actual

    @property
    def forecast(self) -> int:
        """Return what will have been spent when all that is planned and committed is."""
        return self.actual + self.committed + self.planned


def by_calendar(entry: Entry, day: date) -> tuple[Fraction, bool]:
    """Return the part of an isolation up to a day by the calendar alone."""
    return missed_days(entry.first_day, entry.last_day or day).part_until(day)


def wages_of(
    entries: Iterable[Entry],
    schemes: Sequence[Scheme],
    scheme: Scheme,
    reasons: dict[str, Reason],
    as_of: date,
    part_until: PartUntil = by_calendar,
) -> tuple[list[Paid], list[Entry]]:
    """Return the isolations that a scheme pays with their charge, and those whose pay is not known yet.

    An isolation belongs to the scheme of its first day; of two that pay wages for its reason then, to the one that began first,
    so that none is claimed twice. The charge is the share that the scheme pays; of an isolation that goes on after the day, the part
    up to it, rounded down.
    """
    paid, unpaid = [], []
    for entry in entries:
        if not scheme.covers(entry.first_day):
            continue  # before anything is worked out: of a year most belong to other funds
        reason = reasons.get(entry.reason)
        if reason is None or entry.first_day > as_of:
            continue
        pays = payer(schemes, reason, entry.first_day)
        if pays is None or pays.id != scheme.id:
            continue
        charged = entry.charged(scheme.reimbursed)
        if not isinstance(charged, Worked):
            unpaid.append(entry)
        elif is_cut(entry, as_of):
            part, sure = part_until(entry, as_of)
            pence = int(charged.pence * part)
            paid.append(Paid(entry, pence, charged.pence - pence, sure))
        else:
            paid.append(Paid(entry, charged.pence))
    return paid, unpaid


def is_cut(entry: Entry, as_of: date) -> bool:
    """Return whether an isolation goes on after a day, to a last day that is known."""
    return entry.last_day is not None and entry.first_day <= as_of < entry.last_day


def payer(schemes: Sequence[Scheme], reason: Reason, day: date) -> Scheme | None:
    """Return the scheme that pays wages for a reason on a day; None if there is none."""
    payers = (
        each
        for each in schemes_on(schemes, day)
        if each.pays_wages and each.wages_measure() and each.payment_for(reason, day).payable is Payable.YES
    )
    return min(payers, key=lambda each: (each.first_day, each.id), default=None)


def spend_report(
    scheme: Scheme,
    form: ReportForm,
    as_of: date,
    instalments: Sequence[Instalment],
    costs: Sums,
    wages: Sequence[Paid],
    unpaid: Sequence[Entry],
    reasons: dict[str, Reason],
    repayments: Sequence[Repayment] = (),
) -> SpendReport:
    """Add everything up to a day, that day included; `costs` are added up to it already."""
    by_stage = {stage: Counter(costs[stage]) for stage in Stage}
    measure = scheme.wages_measure()
    if measure is not None:
        by_stage[Stage.ACTUAL][measure.id] += sum(each.pence for each in wages)
        by_stage[Stage.COMMITTED][measure.id] += sum(each.later for each in wages)
    sums = {stage: form.of(by_measure) for stage, by_measure in by_stage.items()}
    actual = [sums[Stage.ACTUAL][line.id] for line in form.lines]
    shares = per_cents(actual)
    lines = tuple(
        Line(
            line.id,
            line.label,
            sums[Stage.PLANNED][line.id],
            sums[Stage.COMMITTED][line.id],
            sums[Stage.ACTUAL][line.id],
            shares[at] if shares is not None else None,
            _breakdown(scheme, form, line.id, by_stage[Stage.ACTUAL]) if line.breakdown else (),
        )
        for at, line in enumerate(form.lines)
    )
    came = tuple(sorted((each for each in instalments if each.received_on <= as_of), key=lambda each: each.number))
    gone = tuple(sorted((each for each in repayments if each.repaid_on <= as_of), key=lambda each: each.repaid_on))
    pots = _pots(scheme, came, by_stage[Stage.ACTUAL])
    return SpendReport(scheme, form, as_of, came, lines, _supported(wages, unpaid, reasons, as_of), gone, pots)


def _pots(scheme: Scheme, came: Iterable[Instalment], actual: Counter[str]) -> tuple[PotLeft, ...]:
    received = Counter[str]()
    for each in came:
        received[each.pot] += each.pence
    return tuple(
        PotLeft(pot.label, received[pot.id], sum(actual[each.id] for each in scheme.measures if each.pot == pot.id))
        for pot in scheme.pots
    )


def _breakdown(scheme: Scheme, form: ReportForm, line_id: str, actual: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(
        (measure.label, actual[measure.id])
        for measure in scheme.measures
        if actual[measure.id] and form.line_for(measure.id).id == line_id
    )


def _supported(wages: Sequence[Paid], unpaid: Sequence[Entry], reasons: dict[str, Reason], as_of: date) -> Supported:
    entries = [each.entry for each in wages if each.pence]
    # A day that two isolations of one person share is one day.
    days = {
        (entry.staff_id, day)
        for entry in entries
        for day in range(entry.first_day.toordinal(), min(entry.last_day or as_of, as_of).toordinal() + 1)
    }
    return Supported(
        people=len({entry.staff_id for entry in entries}),
        spells=len(entries),
        days=len(days),
        positive=sum(1 for entry in entries if reasons[entry.reason].positive),
        unpaid=len(unpaid),
        pence=sum(each.pence for each in wages),
        positive_pence=sum(each.pence for each in wages if reasons[each.entry.reason].positive),
        cut=sum(1 for each in wages if each.later),
        estimated=sum(1 for each in wages if each.later and not each.sure),
    )
