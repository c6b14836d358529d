"""`carehome-desktop isolation price`: what one isolation comes to; nothing is kept, and only with `--staff` is a home needed."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date
from typing import Any

from carehome_desktop.catalogue.fund import load_fund
from carehome_desktop.cli.context import Context
from carehome_desktop.cli.isolation_working import (
    add_price_options,
    add_working_options,
    asked_from,
    figures_as_data,
    figures_words,
    sum_words,
)
from carehome_desktop.cli.typed import needed, said
from carehome_desktop.domain.lenient_date import read_day_back
from carehome_desktop.domain.money import money_words, read_money
from carehome_desktop.domain.wages.absence import Absence, weeks_from_counts
from carehome_desktop.domain.wages.charge import Basis
from carehome_desktop.domain.wages.fund_data import FundData
from carehome_desktop.domain.wages.isolation import suggest
from carehome_desktop.domain.wages.normal_pay import Shift, rostered
from carehome_desktop.domain.wages.price import IsolationPay, Priced, price
from carehome_desktop.domain.wages.reasons import Reason
from carehome_desktop.domain.wages.records import Entry
from carehome_desktop.domain.wages.schemes import schemes_on
from carehome_desktop.domain.wages.typed import read_counts, read_hours, read_rate
from carehome_desktop.domain.wages.working import Worked
from carehome_desktop.resources import resources_root


def add_price_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `isolation price`."""
    command = subparsers.add_parser("price", help="what one isolation comes to, with its working; nothing is kept")
    command.add_argument("--from", dest="first_day", default="", metavar="DATE", help="its first day, as in 2020-08-03")
    add_price_options(command)
    command.add_argument("--qualifying-days", type=int, metavar="N", help="days usually worked in a week")
    person = command.add_argument_group("by what is known of a person")
    person.add_argument(
        "--staff", default="", metavar="CODE", help="whose usual days, hours, rate and other isolations"
    )
    person.add_argument("--to", dest="last_day", default="", metavar="DATE", help="the last day; today without it")
    add_working_options(command)
    command.add_argument("--reason", default="symptoms", help="why, such as positive-test; symptoms without it")
    command.add_argument("--ssp-paid", default="", metavar="POUNDS", help="what payroll paid; our figure without it")
    command.add_argument("--other-sick-pay", default="", metavar="POUNDS", help="sick pay on top of the statutory one")
    command.add_argument("--rebate", default="", metavar="POUNDS", help="what was had back of the sick pay")
    command.add_argument("--basis", choices=[each.value for each in Basis], default=Basis.TOP_UP.value)
    command.add_argument("--reimbursed", type=int, default=100, metavar="PERCENT", help="the share that is paid (100)")
    command.add_argument("--note", default="", help="for --basis gross: who agreed to it, and when")
    command.set_defaults(run=run)


def run(context: Context) -> int:
    """Say what an isolation comes to."""
    if context.args.staff:
        return _run_for_person(context)
    if context.args.qualifying_days is None:
        return context.out.refused("Say the days usually worked in a week: --qualifying-days 4, or whose: --staff S1.")
    fund = load_fund(resources_root())
    reason = fund.reason(context.args.reason)
    if reason is None or fund.sick_pay is None:
        known = ", ".join(each.id for each in fund.reasons)
        return context.out.refused(" ".join(fund.troubles) or f"There is no reason “{context.args.reason}”: {known}.")
    isolation = _isolation(context.args, context.machine.clock.wall().date())
    priced = said(price(isolation, fund.sick_pay))
    length = suggest(fund.lengths, reason.group, isolation.absence.since)
    paying = _paying(fund, reason, isolation.absence.since)
    words = [*_words(priced), "", length.words, *(f"{each['name']}: {each['words']}" for each in paying)]
    last_day = length.last_day.isoformat() if length.last_day else None
    return context.out.done(words, {**_data(isolation, priced), "suggested_last_day": last_day, "funds": paying})


def _run_for_person(context: Context) -> int:
    """Say what an isolation of somebody comes to, by what is known of them and beside their other isolations."""
    args = context.args
    with context.house(writing=False) as house:
        today = house.machine.clock.local().date()
        member = house.staff_book.member(args.staff)
        if member is None:
            return context.out.refused(
                f"There is nobody with the code {args.staff.upper()}. `staff list` shows the codes."
            )
        if house.isolations.reason(args.reason) is None:
            return context.out.refused(f"There is no reason “{args.reason}”. `isolation reasons` lists them.")
        first_day = needed(read_day_back(args.first_day, "first_day", today), "Say from when: --from 2020-08-03.")
        entry = Entry(
            staff_id=member.staff.id,
            reason=args.reason,
            first_day=first_day,
            last_day=said(read_day_back(args.last_day, "last_day", today)),
            sick_pay=said(read_money(args.ssp_paid, "ssp_paid")),
            other_sick_pay=said(read_money(args.other_sick_pay, "other_sick_pay")) or 0,
            rebate=said(read_money(args.rebate, "rebate")) or 0,
            basis=Basis(args.basis),
            basis_note=args.note,
        )
        asked = asked_from(args, house.isolations.asked_of(member.staff.id, first_day))
        figures = house.isolations.work_out(entry, asked)
        if isinstance(figures.normal, Worked) and isinstance(figures.sick_pay, Worked):
            taken = figures.sick_pay.pence if entry.sick_pay is None else entry.sick_pay
            entry = replace(entry, normal=figures.normal.pence, sick_pay=taken)
        if (problem := entry.trouble(today)) is not None:
            return context.out.refused(problem.words)
        figures = house.isolations.work_out(entry, asked)
    words = [*sum_words(figures), "", *figures_words(figures)]
    data = {"staff": member.staff.code, "first_day": first_day.isoformat(), "ssp_pence": entry.sick_pay}
    return context.out.done(words, data | figures_as_data(figures))


def _paying(fund: FundData, reason: Reason, day: date) -> list[dict[str, str]]:
    """Return what each fund of that day says of the reason."""
    said = ((scheme, scheme.payment_for(reason, day)) for scheme in schemes_on(fund.schemes, day))
    return [
        {"fund": scheme.id, "name": scheme.name, "pays": payment.payable.value, "words": payment.words}
        for scheme, payment in said
    ]


def _isolation(args: argparse.Namespace, today: date) -> IsolationPay:
    first_day = needed(read_day_back(args.first_day, "first_day", today), "Say from when: --from 2020-08-03.")
    counts = needed(read_counts(args.shifts), "Say which shifts were missed, week by week: --shifts 4,2.")
    hours = needed(read_hours(args.hours), "Say how long a shift is: --hours 7.5.")
    rate = needed(read_rate(args.rate), "Say the pounds an hour: --rate 9.20.")
    absence = Absence(
        since=first_day,
        weeks=weeks_from_counts(first_day, counts),
        qualifying_days=args.qualifying_days,
        waiting_days=args.waiting_days,
        weekly_pence=said(read_money(args.average_earnings, "average_earnings")),
    )
    return IsolationPay(
        normal=said(rostered([Shift(hours, rate, times=sum(counts))])),
        absence=absence,
        reason=args.reason,
        paid_sick_pay=said(read_money(args.ssp_paid, "ssp_paid")),
        other_sick_pay=said(read_money(args.other_sick_pay, "other_sick_pay")) or 0,
        rebate=said(read_money(args.rebate, "rebate")) or 0,
        basis=Basis(args.basis),
        note=args.note,
        reimbursed=args.reimbursed,
    )


def _words(priced: Priced) -> list[str]:
    words = [
        f"Normal wages: {money_words(priced.normal.pence)}",
        f"Statutory sick pay: {money_words(priced.sick_pay_pence)}",
        f"Charged to the fund: {money_words(priced.charge.pence)}",
        "",
        "How this was worked out:",
        *(f"  {line}" for line in priced.why()),
    ]
    return words + (["", "To look at:", *(f"  {doubt}" for doubt in priced.doubts)] if priced.doubts else [])


def _data(isolation: IsolationPay, priced: Priced) -> dict[str, Any]:
    """Return it for a script; all sums in pence."""
    return {
        "first_day": isolation.absence.since.isoformat(),
        "reason": isolation.reason,
        "basis": priced.basis.value,
        "normal_pence": priced.normal.pence,
        "ssp_pence": priced.sick_pay_pence,
        "our_ssp_pence": priced.ours.pence,
        "other_sick_pay_pence": priced.other_sick_pay_pence,
        "rebate_pence": priced.rebate_pence,
        "rebate_most_pence": priced.rebate_most.pence,
        "charge_pence": priced.charge.pence,
        "qualifying_days": isolation.absence.qualifying_days,
        "waiting_days": priced.ours.waiting_days,
        "weeks": [
            {"days_away": len(week.away), "days_paid": len(week.paid), "ssp_pence": week.pence}
            for week in priced.ours.weeks
        ],
        "why": list(priced.why()),
        "doubts": list(priced.doubts),
    }
