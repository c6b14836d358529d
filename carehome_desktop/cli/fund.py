"""`carehome-desktop fund …`: what came from a fund, what was spent on what, and the report for the council."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from carehome_desktop.cli.context import Context
from carehome_desktop.cli.fund_own import add_commands as add_own_commands
from carehome_desktop.cli.fund_sent import ANYWAY, add_commands
from carehome_desktop.cli.typed import needed, said
from carehome_desktop.domain.fund.entries import Cost, Instalment, Stage
from carehome_desktop.domain.fund.report import SpendReport
from carehome_desktop.domain.kept import Kept
from carehome_desktop.domain.lenient_date import read_day_back
from carehome_desktop.domain.money import money_words, read_money
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.schemes import Part
from carehome_desktop.domain.words import day_words
from carehome_desktop.services.fund_files import in_words, totals, write_files
from carehome_desktop.services.warned import Warned


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `fund` commands."""
    commands = subparsers.add_parser("fund", help="the Infection Control Fund and those like it").add_subparsers(
        title="commands", required=True, metavar="COMMAND"
    )
    commands.add_parser("schemes", help="the funds that are known, with their times and measures").set_defaults(
        run=run_schemes
    )
    came = commands.add_parser("instalment", help="record money that came from a fund")
    came.add_argument("scheme", help="such as icf-1")
    came.add_argument("number", type=int)
    came.add_argument("sum", help="in pounds, as in 9,630.00")
    came.add_argument("--on", required=True, metavar="DATE", help="the day it came")
    came.add_argument("--reference", default="", help="the council's reference")
    came.add_argument("--council-part", action="store_true", help="the council gave it beyond the home's direct share")
    came.add_argument("--pot", default="", help="whose money of the fund it is, such as testing")
    came.set_defaults(run=run_instalment)
    cost = commands.add_parser("cost", help="record a cost and the measures it is for")
    cost.add_argument("scheme", help="such as icf-1")
    cost.add_argument("what", help="what it was for, such as “Taxis in June”")
    cost.add_argument("net", help="the sum without VAT, in pounds")
    cost.add_argument(
        "parts", nargs="+", metavar="MEASURE[=POUNDS]", help="such as transport, or cohort=80 transport=40"
    )
    cost.add_argument("--stage", choices=[each.value for each in Stage], default=Stage.ACTUAL.value)
    cost.add_argument("--vat", default="", metavar="POUNDS")
    cost.add_argument("--vat-back", action="store_true", help="the home gets the VAT back, so it is no cost")
    cost.add_argument("--supplier", default="")
    cost.add_argument("--invoice", default="", help="its number")
    cost.add_argument("--incurred", default="", metavar="DATE", help="the date of the bill")
    cost.add_argument("--paid", default="", metavar="DATE", help="the day it was paid")
    cost.add_argument(
        "--other-money", action="append", default=[], metavar="SOURCE=POUNDS", help="a part that other money pays for"
    )
    cost.add_argument(
        "--use",
        action="append",
        default=[],
        metavar="USE",
        help="it is a use that the fund does not pay for, such as ppe",
    )
    cost.add_argument("--delivery", type=int, metavar="N", help="the number of the PPE delivery that it is the cost of")
    cost.add_argument("--reason", default="", help="why a warning is gone past; it is kept with the cost")
    cost.add_argument("--instead-of", default="", metavar="ID", help="put a cost right instead of adding one")
    cost.set_defaults(run=run_cost)
    listing = commands.add_parser("list", help="the instalments and costs of a fund")
    listing.add_argument("scheme")
    listing.set_defaults(run=run_list)
    back = commands.add_parser("take-back", help="take a cost, an instalment or a repayment back; it stays to be read")
    back.add_argument("entry", metavar="ID", help="its id, as list shows it")
    back.add_argument("--reason", required=True)
    back.set_defaults(run=run_take_back)
    report = commands.add_parser("report", help="the spend report: PDF, XLSX, CSV and one flat row")
    report.add_argument("--scheme", required=True)
    report.add_argument("--as-of", default="", metavar="DATE", help="add up to this day; today without it")
    report.add_argument("--form", default="", help="the lines of the report, such as four-lines")
    report.add_argument("--out", type=Path, metavar="DIR", help="write the files into this folder")
    report.set_defaults(run=run_report)
    add_commands(commands)
    add_own_commands(commands)


def run_schemes(context: Context) -> int:
    """List the funds."""
    with context.house(writing=False) as house:
        schemes, troubles = house.fund.data.schemes, house.fund.data.troubles
    words = []
    for each in schemes:
        time = "other money" if each.plain else f"{day_words(each.first_day)} to {day_words(each.last_day)}"
        words.append(f"{each.id}: {each.name}, {time}")
        words += [f"  {measure.id}: {measure.label}" for measure in each.measures]
        words += [f"  {use.id}: not paid for: {use.label}" for use in each.excluded]
    data = [
        {
            "id": each.id,
            "name": each.name,
            "first_day": each.first_day.isoformat(),
            "last_day": each.last_day.isoformat(),
            "measures": {measure.id: measure.label for measure in each.measures},
            "not_paid_for": {use.id: use.label for use in each.excluded},
            "other_money": each.plain,
            "sure": each.known.sure.value,
        }
        for each in schemes
    ]
    return context.out.done([*words, *troubles], {"schemes": data, "troubles": list(troubles)})


def run_instalment(context: Context) -> int:
    """Record money that came."""
    args = context.args
    with context.house(writing=True) as house:
        today = house.machine.clock.local().date()
        told = Instalment(
            args.scheme,
            args.number,
            needed(read_money(args.sum, "sum"), "Say the sum, as in 9,630.00. Nothing was recorded."),
            needed(
                read_day_back(args.on, "received_on", today),
                "Say the day it came: --on 2020-06-12. Nothing was recorded.",
            ),
            args.reference.strip(),
            Part.COUNCIL if args.council_part else Part.DIRECT,
            args.pot.strip(),
        )
        kept = house.fund.add_instalment(told, house.manager())
    if isinstance(kept, Problem):
        return context.out.refused(kept.words)
    words = f"Saved on this computer: instalment {told.number}, {money_words(told.pence)}, came {day_words(told.received_on)}."
    return context.out.done(words, {"recorded": {"id": kept.id, "pence": told.pence}})


def run_cost(context: Context) -> int:
    """Record a cost, or put one right."""
    args = context.args
    with context.house(writing=True) as house:
        told, by = _cost(args, house.machine.clock.local().date()), house.manager()
        kept = (
            house.fund.put_cost_right(args.instead_of, told, by) if args.instead_of else house.fund.add_cost(told, by)
        )
    if isinstance(kept, Warned):
        return context.out.refused(" ".join((*kept.words, ANYWAY)), warnings=list(kept.words))
    if isinstance(kept, Problem):
        return context.out.refused(kept.words)
    words = f"Saved on this computer: {told.what}, {money_words(told.charged)} charged ({told.stage.value})."
    return context.out.done(words, {"recorded": cost_as_data(kept)})


def run_list(context: Context) -> int:
    """List what is kept of a fund."""
    with context.house(writing=False) as house:
        scheme = house.fund.scheme(context.args.scheme)
        came, costs = house.fund.instalments(scheme.id), house.fund.costs(scheme.id)
        gone = house.fund.repayments(scheme.id)
    words = [
        f"Instalment {each.entry.number}: {money_words(each.entry.pence)}, came {day_words(each.entry.received_on)}  ({each.id})"
        for each in came
    ] + [
        f"{each.entry.what}: {money_words(each.entry.charged)}, {each.entry.stage.value}  ({each.id})" for each in costs
    ]
    words += [
        f"Repaid: {money_words(each.entry.pence)}, {day_words(each.entry.repaid_on)}  ({each.id})" for each in gone
    ]
    data = {
        "instalments": [
            {
                "id": each.id,
                "number": each.entry.number,
                "pence": each.entry.pence,
                "on": each.entry.received_on.isoformat(),
            }
            for each in came
        ],
        "costs": [cost_as_data(each) for each in costs],
        "repayments": [
            {"id": each.id, "pence": each.entry.pence, "on": each.entry.repaid_on.isoformat()} for each in gone
        ],
    }
    return context.out.done(words or ["Nothing is recorded for this fund yet."], data)


def run_take_back(context: Context) -> int:
    """Take a cost, an instalment or a repayment back."""
    args = context.args
    with context.house(writing=True) as house:
        taken = house.fund.take_back(args.entry, args.reason, house.manager())
    if isinstance(taken, Problem):
        return context.out.refused(taken.words)
    return context.out.done("Taken back. What was told stays to be read.", {"taken_back": args.entry})


def run_report(context: Context) -> int:
    """Make the spend report."""
    args = context.args
    with context.house(writing=False) as house:
        now = house.machine.clock.wall()
        as_of = said(read_day_back(args.as_of, "as_of", house.machine.clock.local().date()))
        report = house.evidence_lines.on(house.fund.report(args.scheme, as_of, args.form))
        home = house.home()
        head = house.fund.head(args.scheme)
        words = in_words(report, home, now, head)
        written = write_files(report, home, now, args.out, head) if args.out else []
    if isinstance(written, Problem):
        return context.out.refused(written.words)
    lines = [
        words.title,
        *(f"{name}: {told}" for name, told in words.facts),
        "",
        *(f"{line[0]}: {line[3]} ({line[4]})" for line in words.lines),
        *(f"{name}: {told}" for name, told in words.balance),
        *words.people,
        *words.notes,
        *(f"Written: {path}" for path in written),
    ]
    return context.out.done(lines, report_as_data(report) | {"files": [str(path) for path in written]})


def report_as_data(report: SpendReport) -> dict[str, Any]:
    """Return a report for a script; sums in pence."""
    told = report.supported
    return {
        "scheme": report.scheme.id,
        "as_of": report.as_of.isoformat(),
        "lines": [
            {
                "id": line.id,
                "label": line.label,
                "planned_pence": line.planned,
                "committed_pence": line.committed,
                "actual_pence": line.actual,
                "per_cent": line.per_cent,
                "breakdown": dict(line.breakdown),
            }
            for line in report.lines
        ],
        "actual_pence": report.actual,
        **totals(report),
        "without_pay_yet": told.unpaid,
        "go_on_after": told.cut,
        "of_these_estimated": told.estimated,
    }


def cost_as_data(cost: Kept[Cost]) -> dict[str, Any]:
    """Return a cost for a script; sums in pence."""
    entry = cost.entry
    return {
        "id": cost.id,
        "revision": cost.revision,
        "what": entry.what,
        "stage": entry.stage.value,
        "charged_pence": entry.charged,
        "net_pence": entry.net,
        "vat_pence": entry.vat,
        "parts": dict(entry.parts),
        "supplier": entry.supplier,
        "invoice": entry.invoice,
        "other_money": dict(entry.elsewhere),
        "uses_not_paid_for": list(entry.uses),
        "delivery": entry.delivery,
        "reason": entry.reason,
    }


def _cost(args: argparse.Namespace, today: date) -> Cost:
    net = needed(read_money(args.net, "net"), "Say the net sum, as in 120.00. Nothing was recorded.")
    vat = said(read_money(args.vat, "vat")) or 0
    others = _with_sums(args.other_money) if args.other_money else ()
    rest = (net if args.vat_back else net + vat) - sum(pence for _, pence in others)
    return Cost(
        scheme_id=args.scheme,
        stage=Stage(args.stage),
        what=args.what.strip(),
        net=net,
        parts=_parts(args.parts, rest),
        vat=vat,
        vat_back=args.vat_back,
        supplier=args.supplier.strip(),
        invoice=args.invoice.strip(),
        incurred_on=said(read_day_back(args.incurred, "incurred_on", today)),
        paid_on=said(read_day_back(args.paid, "paid_on", today)),
        reason=args.reason.strip(),
        elsewhere=others,
        uses=tuple(args.use),
        delivery=args.delivery,
    )


def _parts(typed: list[str], whole: int) -> tuple[tuple[str, int], ...]:
    """Return the parts of a cost; a single measure without a sum takes all of it."""
    if len(typed) == 1 and "=" not in typed[0]:
        return ((typed[0], whole),)
    return _with_sums(typed)


def _with_sums(typed: list[str]) -> tuple[tuple[str, int], ...]:
    parts = []
    for each in typed:
        name, _, pounds = each.partition("=")
        sum_ = needed(
            read_money(pounds, "parts"), f"Say how much of it is for {name}: {name}=40.00. Nothing was recorded."
        )
        parts.append((name, sum_))
    return tuple(parts)
