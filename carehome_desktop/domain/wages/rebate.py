"""How much of the sick pay the government's rebate could give back, by its own dates."""

from __future__ import annotations

from collections.abc import Mapping

from carehome_desktop.domain.money import money_words
from carehome_desktop.domain.wages.absence import Absence
from carehome_desktop.domain.wages.sick_pay import SickPay, pence_of_days
from carehome_desktop.domain.wages.sick_pay_rules import RebateWindow, SickPayRules
from carehome_desktop.domain.wages.working import Step, Worked
from carehome_desktop.domain.words import count_words, day_words

NO_REBATE = "No rebate: no scheme that we know of gave sick pay back for these days and this reason"


def rebate_limit(
    absence: Absence,
    pay: SickPay,
    reason: str,
    rules: SickPayRules,
    days_before: Mapping[str, int] | None = None,
) -> Worked:
    """Return the most that could be had back of the sick pay of an absence, in pence.

    `days_before` says, by the id of a window, for how many paid days of this person that window has given sick pay back already.
    """
    before = days_before or {}
    steps, total = [], 0
    for window in rules.rebates:
        pence, days = _in_window(window, absence, pay, reason, rules, before.get(window.id, 0))
        if days:
            total += pence
            most = count_words(window.weeks, "week")
            steps.append(Step(f"{window.name}: {count_words(days, 'paid day')}, at most {most} each", "", pence))
            steps.append(
                Step(
                    f"Only with fewer than {window.staff_under} staff; claims closed on {day_words(window.claim_by)}; "
                    f"keep its records {window.keep_years} years"
                )
            )
    return Worked(total, tuple(steps) or (Step(NO_REBATE, "", 0),))


def beyond(rebate: int, most: Worked) -> tuple[str, ...]:
    """Return that a rebate, in pence, is more than could be had back; nothing where it is not."""
    if rebate <= most.pence:
        return ()
    return (
        f"A rebate of {money_words(rebate)} is more than the {money_words(most.pence)} that these days could give back.",
    )


def _in_window(
    window: RebateWindow, absence: Absence, pay: SickPay, reason: str, rules: SickPayRules, before: int
) -> tuple[int, int]:
    left = max(0, window.weeks * absence.qualifying_days - before)
    pence = taken = 0
    for week in pay.weeks:
        days = tuple(day for day in week.paid if window.covers(reason, day))[: left - taken]
        # A week that counts whole is what was paid for it, to the penny.
        pence += week.pence if days == week.paid else pence_of_days(days, absence, rules)
        taken += len(days)
    return pence, taken
