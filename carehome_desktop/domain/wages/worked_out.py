"""Show the working: normal pay by one of three ways, our own sick pay beside payroll's, what a rebate could give back, the charge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from carehome_desktop.domain.money import money_words
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.absence import Absence, usual_days
from carehome_desktop.domain.wages.isolation import Spell
from carehome_desktop.domain.wages.linking import absence_of
from carehome_desktop.domain.wages.missed import Missed, missed_days
from carehome_desktop.domain.wages.normal_pay import Shift, average, contracted, rostered
from carehome_desktop.domain.wages.rebate import beyond, rebate_limit
from carehome_desktop.domain.wages.records import Entry
from carehome_desktop.domain.wages.sick_pay import SickPay, beside_payroll, sick_pay
from carehome_desktop.domain.wages.sick_pay_rules import SickPayRules
from carehome_desktop.domain.wages.staff_facts import PayRate, rate_on
from carehome_desktop.domain.wages.working import Worked
from carehome_desktop.domain.words import day_words

ONE_RATE = "Another rate begins on {day}, within these days. The rate typed here is taken for all of them."
UNSURE_RATE = "Another rate begins on {day}. Which of the shifts lie before is not known: they are shared out evenly over the days. Look at the rota."
NO_RULES = (
    "The file with the rates of sick pay cannot be used, so there is no figure of ours. What payroll paid still counts."
)


class Way(StrEnum):
    """How normal pay is worked out."""

    ROTA = "rota"
    CONTRACT = "contract"
    AVERAGE = "average"


WAY_WORDS = {
    Way.ROTA: ("By the rota", "The shifts missed, their hours and the rate. The best evidence is the rota itself."),
    Way.CONTRACT: ("By contracted hours", "The hours of a week, for the usual days missed."),
    Way.AVERAGE: ("By an average of weeks before", "For zero hours and for hours that change."),
}


@dataclass(frozen=True)
class Asked:
    """What the working goes by, as it was told. None, "" and () while it is not known; sums in pence, rates in pounds an hour.

    `missed` is the days of work missed, None to count the usual days from the first day to the last. `week_pence` is the pay of
    each week before, the newest first; with `only_paid`, weeks without pay are passed over.
    """

    way: Way | None = None
    shifts: tuple[int, ...] = ()
    hours: Decimal | None = None
    rate: Decimal | None = None
    hours_a_week: Decimal | None = None
    missed: int | None = None
    weeks: int = 8
    week_pence: tuple[int, ...] = ()
    only_paid: bool = False
    usual_days: tuple[int, ...] = ()
    average_earnings: int | None = None
    waiting_days: int | None = None


@dataclass(frozen=True)
class PayFigures:
    """What came of it. A Problem says what is still wanted; None that nobody asked, or that pay is not known."""

    normal: Worked | Problem | None
    sick_pay: SickPay | Problem | None
    rebate: Worked | None
    charge: Worked | Problem | None
    linked: str = ""
    doubts: tuple[str, ...] = ()

    def lines(self) -> tuple[str, ...]:
        """Return the whole working, line by line, in the order in which a person would do it."""
        parts = (self.normal, self.sick_pay, self.rebate, self.charge)
        lines = [line for each in parts if isinstance(each, Worked) for line in each.why()]
        return (*((self.linked,) if self.linked else ()), *lines)


@dataclass(frozen=True)
class WorkedOut:
    """How it was worked out when an isolation was kept: what it went by, its lines and what was to be looked at, as they stood."""

    asked: Asked
    lines: tuple[str, ...]
    doubts: tuple[str, ...] = ()


def work_out(
    entry: Entry,
    asked: Asked,
    others: Sequence[Entry],
    rules: SickPayRules | None,
    today: date,
    rates: Sequence[PayRate] = (),
) -> PayFigures:
    """Return all that can be worked out of one isolation; `others` are the same person's other isolations, `rates` theirs by day.

    An isolation that goes on is taken up to today.
    """
    normal = _normal(entry, asked, today, rates)
    charge = entry.charged()
    doubts = [*_rate_doubts(entry, asked, today, rates), *_doubts(normal), *_beside_normal(entry, normal)]
    if rules is None:
        return PayFigures(normal, Problem("ssp", NO_RULES), None, charge, "", (*doubts, *_doubts(charge)))
    absence = _absence(entry, asked, others, rules, today)
    ours = absence if isinstance(absence, Problem) else sick_pay(absence, rules)
    if isinstance(absence, Problem) or isinstance(ours, Problem):
        return PayFigures(normal, ours, None, charge, "", (*doubts, *_doubts(charge)))
    before = _given_back(entry, asked, others, rules, today)
    most = rebate_limit(absence, ours, entry.reason, rules, before)
    doubts += [*beside_payroll(entry.sick_pay, ours), *ours.doubts, *beyond(entry.rebate, most), *_doubts(charge)]
    return PayFigures(normal, ours, most, charge, _linked_words(entry, absence, rules), tuple(doubts))


def _normal(entry: Entry, asked: Asked, today: date, rates: Sequence[PayRate]) -> Worked | Problem | None:
    """Return normal pay by the way that was chosen; a Problem names the field that is still wanted."""
    match asked.way:
        case None:
            return None
        case Way.ROTA:
            if not asked.shifts:
                return Problem("shifts", "Type the shifts missed in each week, as in 4,2.")
            if asked.hours is None:
                return Problem("hours", "Type the hours of a shift, as in 7.5.")
            if asked.rate is None:
                return Problem("rate", "Type the pounds an hour, as in 9.20.")
            at_rates = _at_rates(entry, asked, sum(asked.shifts), today, rates)
            return rostered([Shift(asked.hours, rate, times) for rate, times in at_rates])
    missed = _missed(entry, asked, today)
    if isinstance(missed, Problem):
        return missed
    of = len(set(asked.usual_days))
    if asked.way is Way.AVERAGE:
        return average(asked.week_pence, missed, of, weeks=asked.weeks, only_paid=asked.only_paid)
    if asked.hours_a_week is None:
        return Problem("hours_a_week", "Type the contracted hours of a week, as in 30.")
    if asked.rate is None:
        return Problem("rate", "Type the pounds an hour, as in 9.20.")
    return contracted(asked.hours_a_week, _at_rates(entry, asked, missed, today, rates), of)


def missed_of(entry: Entry, asked: Asked, today: date) -> Missed:
    """Return on which days an isolation missed work, as far as what the working goes by tells it."""
    shifts = asked.shifts if asked.way in (None, Way.ROTA) else ()
    return missed_days(entry.first_day, _end(entry, today), shifts, asked.usual_days, asked.missed)


def _at_rates(
    entry: Entry, asked: Asked, whole: int, today: date, rates: Sequence[PayRate]
) -> list[tuple[Decimal, int]]:
    """Return how much of what was missed falls to each rate, whole shifts or days; all of it to a rate that is none of the person's own."""
    assert asked.rate is not None
    at_rates, done, rate = [], 0, asked.rate
    for later in _changes(entry, asked, today, rates):
        part, _ = missed_of(entry, asked, today).part_until(later.first_day - timedelta(days=1))
        until = int(part * whole + Fraction(1, 2))
        at_rates.append((rate, until - done))
        done, rate = until, later.rate
    at_rates.append((rate, whole - done))
    return [(each, count) for each, count in at_rates if count] or [(asked.rate, whole)]


def _changes(entry: Entry, asked: Asked, today: date, rates: Sequence[PayRate]) -> list[PayRate]:
    """Return the rates that begin within the days, if the working goes by the person's own rate of the first day."""
    own = rate_on(rates, entry.first_day)
    return _later(entry, today, rates) if own is not None and own.rate == asked.rate else []


def _later(entry: Entry, today: date, rates: Sequence[PayRate]) -> list[PayRate]:
    later = (each for each in rates if entry.first_day < each.first_day <= _end(entry, today))
    return sorted(later, key=lambda each: each.first_day)


def _rate_doubts(entry: Entry, asked: Asked, today: date, rates: Sequence[PayRate]) -> list[str]:
    """Return where the working cannot tell which rate holds: days that are not known, or a rate that is none of the person's own."""
    if asked.rate is None or asked.way in (None, Way.AVERAGE):
        return []
    later = _later(entry, today, rates)
    if later and not _changes(entry, asked, today, rates):
        return [ONE_RATE.format(day=day_words(later[0].first_day))]
    missed = missed_of(entry, asked, today)
    return [
        UNSURE_RATE.format(day=day_words(each.first_day))
        for each in later
        if not missed.part_until(each.first_day - timedelta(days=1))[1]
    ]


def _missed(entry: Entry, asked: Asked, today: date) -> int | Problem:
    if not asked.usual_days:
        return Problem("usual_days", "Choose the days of a week that this person usually works.")
    if asked.missed is not None:
        return asked.missed
    return len(usual_days(entry.first_day, _end(entry, today), asked.usual_days))


def _absence(
    entry: Entry, asked: Asked, others: Sequence[Entry], rules: SickPayRules, today: date
) -> Absence | Problem:
    return absence_of(
        _spell(entry),
        [_spell(each) for each in others],
        asked.usual_days,
        rules,
        until=today,
        waiting_days=asked.waiting_days,
        weekly_pence=asked.average_earnings,
    )


def _given_back(
    entry: Entry, asked: Asked, others: Sequence[Entry], rules: SickPayRules, today: date
) -> Mapping[str, int]:
    """Return for how many paid days each window has given sick pay of this person back before: where a rebate was had."""
    days: dict[str, int] = {}
    before = [each for each in others if each.rebate and each.first_day < entry.first_day]
    for each in before:
        absence = _absence(each, asked, [one for one in others if one is not each], rules, today)
        pay = absence if isinstance(absence, Problem) else sick_pay(absence, rules)
        if isinstance(pay, Problem):
            continue
        paid = [day for week in pay.weeks for day in week.paid]
        for window in rules.rebates:
            days[window.id] = days.get(window.id, 0) + sum(window.covers(each.reason, day) for day in paid)
    return days


def _linked_words(entry: Entry, absence: Absence, rules: SickPayRules) -> str:
    qualifying = f"The days usually worked: {absence.qualifying_days} in a week"
    if absence.since == entry.first_day:
        return qualifying
    return (
        f"{qualifying}. Linked with the absence that began on {day_words(absence.since)}, "
        f"since {rules.linking_days} days or fewer lie between: they count as one"
    )


def _beside_normal(entry: Entry, normal: Worked | Problem | None) -> list[str]:
    if not isinstance(normal, Worked) or entry.normal is None or entry.normal == normal.pence:
        return []
    return [
        f"Normal pay stands at {money_words(entry.normal)}, and the working comes to {money_words(normal.pence)}. Look why."
    ]


def _doubts(found: Worked | Problem | None) -> tuple[str, ...]:
    return found.doubts if isinstance(found, Worked) else ()


def _spell(entry: Entry) -> Spell:
    return Spell(entry.first_day, entry.last_day)


def _end(entry: Entry, today: date) -> date:
    return entry.last_day or max(today, entry.first_day)


def with_staff(asked: Asked, usual: tuple[int, ...], hours_a_week: Decimal | None, rate: Decimal | None) -> Asked:
    """Return what the working goes by, with what is known of the person where nothing else was told."""
    return replace(
        asked,
        usual_days=asked.usual_days or usual,
        hours_a_week=asked.hours_a_week if asked.hours_a_week is not None else hours_a_week,
        rate=asked.rate if asked.rate is not None else rate,
    )
