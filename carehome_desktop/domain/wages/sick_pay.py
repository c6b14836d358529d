"""Statutory sick pay by our own arithmetic: a check beside what payroll paid.

The rule: a week's rate divided by the qualifying days of a week and cut to four decimals is the daily rate; the days of a
week times that, rounded up to the penny, is the week. It was not read as a rule: it gives the daily tables that payroll firms published
for 2020/21 (Cintra) and 2025/26 (Moorepay).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from carehome_desktop.domain.money import cut, in_pounds, money_words, penny_up, plain_words, rate_words
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.absence import Absence
from carehome_desktop.domain.wages.sick_pay_rules import SickPayRate, SickPayRules
from carehome_desktop.domain.wages.working import Step, Worked
from carehome_desktop.domain.words import count_words, day_words

ROUNDING_NOT_KNOWN = "How the 80 per cent of earnings is to be rounded was not found in what we read. Here only a week's sum is rounded, up to the penny."
WEEK_OF_TWO_RATES = "The rate changes within a week. Here the days of both rates are added and rounded up once; payroll may round each part."
NOT_LOOKED_AT = "Whether the absence is long enough for sick pay is not looked at here."


@dataclass(frozen=True)
class PaidWeek:
    """One week of sick pay: the qualifying days away, those that are paid, and the pence."""

    away: tuple[date, ...]
    paid: tuple[date, ...]
    pence: int


@dataclass(frozen=True)
class SickPay(Worked):
    """What sick pay should have been, by week; `waiting_days` are those that were not paid at its start."""

    weeks: tuple[PaidWeek, ...] = ()
    waiting_days: int = 0

    @property
    def days_paid(self) -> int:
        """Return how many qualifying days were paid."""
        return sum(len(week.paid) for week in self.weeks)


def daily_rate(weekly: Decimal, qualifying_days: int) -> Decimal:
    """Return the pounds of a day, cut to four decimals."""
    return cut(weekly / qualifying_days, 4)


def sick_pay(absence: Absence, rules: SickPayRules) -> SickPay | Problem:
    """Return what sick pay should be for an absence, or what is wrong with it in words."""
    found = absence.trouble() or _days_known(absence, rules)
    if found is not None:
        return found
    start = rules.rate_on(absence.since)
    waiting_rule = rules.waiting_for(absence.since)
    if start is None or waiting_rule is None:
        return _no_rate(absence.since)
    doubts = [*_overfull(absence), NOT_LOOKED_AT]
    if start.gated and absence.weekly_pence is None:
        limit = money_words(start.lower_earnings_pence)
        doubts.append(f"Average earnings were not given. Below {limit} a week there would be no sick pay.")
    if start.gated and absence.weekly_pence is not None and absence.weekly_pence < start.lower_earnings_pence:
        return _too_low(absence, absence.weekly_pence, start)
    asked = waiting_rule.days if absence.waiting_days is None else absence.waiting_days
    waiting = max(0, asked - absence.waited)
    steps = [_waiting_step(absence, waiting, asked)]
    weeks: list[PaidWeek] = []
    for number, days in enumerate(absence.weeks, start=1):
        qualifying = days[: absence.qualifying_days]
        unpaid = min(waiting, len(qualifying))
        waiting -= unpaid
        pence, step = _week(number, qualifying[unpaid:], absence, start, rules)
        weeks.append(PaidWeek(days, qualifying[unpaid:], pence))
        steps.append(step)
        doubts += _rate_doubts(qualifying[unpaid:], absence, start, rules)
    total = sum(week.pence for week in weeks)
    steps.append(Step("Sick pay in all", "", total))
    served = sum(len(week.away[: absence.qualifying_days]) - len(week.paid) for week in weeks)
    return SickPay(total, tuple(steps), tuple(dict.fromkeys(doubts)), tuple(weeks), served)


def beside_payroll(paid: int | None, ours: SickPay) -> tuple[str, ...]:
    """Return how far what payroll paid, in pence, is from our own figure; nothing where they agree or it is not known."""
    if paid is None or paid == ours.pence:
        return ()
    than = "more" if paid > ours.pence else "less"
    apart = f"{money_words(abs(paid - ours.pence))} {than} than our figure of {money_words(ours.pence)}"
    return (f"Payroll paid {money_words(paid)} of sick pay, {apart}. Look why.",)


def pence_of_days(days: Sequence[date], absence: Absence, rules: SickPayRules) -> int:
    """Return the sick pay of some paid days of one week of an absence whose pay was already worked out."""
    start = rules.rate_on(absence.since)
    assert start is not None  # `sick_pay` found it
    return _week(1, tuple(days), absence, start, rules)[0]


def _week(
    number: int, days: tuple[date, ...], absence: Absence, start: SickPayRate, rules: SickPayRules
) -> tuple[int, Step]:
    of = absence.qualifying_days
    words = f"Sick pay, week {number} ({len(days)} of {count_words(of, 'qualifying day')})"
    exact, sums = Decimal(0), []
    for weekly, count in _by_rate(days, absence, start, rules):
        daily = daily_rate(weekly, of)
        if count == of:  # a full week is exactly the weekly rate, and so it is never more
            up = "" if in_pounds(penny_up(weekly)) == weekly else f" of {rate_words(weekly)}, rounded up to the penny"
            return penny_up(weekly), Step(words, f"a full week{up}", penny_up(weekly))
        exact += daily * count
        cut_words = "" if daily == weekly / of else ", cut to four decimals"
        sums.append(f"{rate_words(weekly)} ÷ {of} = {rate_words(daily)} a day{cut_words}, × {count}")
    pence = penny_up(exact)
    if not sums:
        return 0, Step(words, "nothing paid", 0)
    rounded = "" if exact == in_pounds(pence) else f" = £{plain_words(exact)}, rounded up to the penny"
    return pence, Step(words, "; ".join(sums) + rounded, pence)


def _by_rate(
    days: tuple[date, ...], absence: Absence, start: SickPayRate, rules: SickPayRules
) -> Iterator[tuple[Decimal, int]]:
    """Yield each weekly rate with how many of the days have it; nearly always all have one."""
    if days and rules.rate_on(days[0]) is rules.rate_on(days[-1]):
        yield _weekly(days[0], absence, start, rules), len(days)
        return
    for weekly, same in groupby(days, key=lambda day: _weekly(day, absence, start, rules)):
        yield weekly, len(list(same))


def _weekly(day: date, absence: Absence, start: SickPayRate, rules: SickPayRules) -> Decimal:
    """Return the pounds of a week by the rate of a day; an absence that began under older rules stays on them."""
    rate = rules.rate_on(day)
    assert rate is not None  # `_days_known` saw to it
    flat = in_pounds(rate.weekly_pence)
    if rate.share is None or start.share is None or absence.weekly_pence is None:
        return flat
    return min(flat, in_pounds(absence.weekly_pence) * rate.share / 100)


def _rate_doubts(days: tuple[date, ...], absence: Absence, start: SickPayRate, rules: SickPayRules) -> list[str]:
    if not days:
        return []
    doubts = []
    rates = [rules.rate_on(days[0])]
    if rules.rate_on(days[-1]) is not rates[0]:
        rates.append(rules.rate_on(days[-1]))
        if _weekly(days[0], absence, start, rules) != _weekly(days[-1], absence, start, rules):
            doubts.append(WEEK_OF_TWO_RATES)
    for rate in rates:
        if rate is None or rate.share is None:
            continue
        if start.share is None:
            doubts.append(
                f"The absence began before {day_words(rate.first_day)}, so the older rules hold to its end: the flat rate is taken."
            )
        elif absence.weekly_pence is None:
            doubts.append(
                f"Average earnings were not given, so {money_words(rate.weekly_pence)} a week is taken. "
                f"Where {rate.share} per cent of them is less, that is the week's rate."
            )
        elif in_pounds(absence.weekly_pence) * rate.share / 100 < in_pounds(rate.weekly_pence):
            doubts.append(ROUNDING_NOT_KNOWN)
    return doubts


def _waiting_step(absence: Absence, waiting: int, asked: int) -> Step:
    if not asked:
        return Step(f"No waiting days, for an absence that began on {day_words(absence.since)}")
    served = f", of which {min(absence.waited, asked)} were served in a linked absence" if absence.waited else ""
    said = f"{count_words(asked, 'waiting day')}{served}: the first {count_words(waiting, 'qualifying day')} not paid"
    return Step(said if waiting else f"{count_words(asked, 'waiting day')}{served}: all days are paid")


def _too_low(absence: Absence, weekly_pence: int, start: SickPayRate) -> SickPay:
    said = f"{money_words(weekly_pence)} a week is below {money_words(start.lower_earnings_pence)}, the lower earnings limit"
    weeks = tuple(PaidWeek(week, (), 0) for week in absence.weeks)
    return SickPay(0, (Step("No sick pay", said, 0),), (), weeks)


def _overfull(absence: Absence) -> list[str]:
    if all(len(week) <= absence.qualifying_days for week in absence.weeks):
        return []
    return [
        f"A week has more days away than its {count_words(absence.qualifying_days, 'qualifying day')}. Sick pay is for no more than those."
    ]


def _days_known(absence: Absence, rules: SickPayRules) -> Problem | None:
    """The rates have no gap and the days are in order: the first and the last are enough to ask about."""
    days = [day for week in absence.weeks for day in week]
    if all(map(rules.rate_on, days[:1] + days[-1:])):
        return None
    return _no_rate(next(day for day in days if rules.rate_on(day) is None))


def _no_rate(day: date) -> Problem:
    words = f"No rate of sick pay is known here for {day_words(day)}. Check the date, or type what payroll paid."
    return Problem("first_day", words)
