"""`carehome-desktop fund add|new|lines|own|remove|conditions`: funds and councils' lines of the home's own, and what instalments ask for."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TypeVar

from carehome_desktop.cli.context import Context
from carehome_desktop.cli.typed import by_command
from carehome_desktop.domain.fund.conditions import Standing
from carehome_desktop.domain.fund.own import NewFund, NewLines, NewMeasure, NewReport
from carehome_desktop.domain.lenient_date import read_date
from carehome_desktop.domain.problems import Problem, Refused
from carehome_desktop.domain.typed import is_number
from carehome_desktop.domain.wages.schemes import ReportForm, Scheme

Said = TypeVar("Said")
STANDINGS = {Standing.MET: "met", Standing.NOT_MET: "not met", Standing.OPEN: "not gone through yet"}


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add them to those of `fund`."""
    add = commands.add_parser("add", help="add a fund or a council's lines from a file; it is checked whole first")
    add.add_argument("file", type=Path)
    add.set_defaults(run=run_add)
    new = commands.add_parser(
        "new", help="add a fund of the home's own, or with --other-money a source that is kept apart"
    )
    new.add_argument("name", help="such as “Winter fund 2027”")
    new.add_argument("--funder", required=True, help="who gives the money")
    new.add_argument("--other-money", action="store_true", help="fee uplifts and the like: no measures and no report")
    new.add_argument("--from", dest="first", default="", metavar="DATE")
    new.add_argument("--to", dest="last", default="", metavar="DATE")
    new.add_argument(
        "--measure", action="append", default=[], metavar="LABEL[;line=TEXT][;pot=TEXT][;council][;wages]",
        help="what it pays for; once for each",
    )  # fmt: skip
    new.add_argument(
        "--report", action="append", default=[], metavar="DATE[=LABEL]", help="a day on which a report is due"
    )
    new.add_argument("--not-for", action="append", default=[], metavar="WORDS", help="a use that it does not pay for")
    new.add_argument("--direct-share", type=int, default=None, metavar="PER CENT")
    new.add_argument("--repay-by", default="", metavar="DATE")
    new.add_argument("--about", default="")
    new.add_argument("--written-in", default="", help="the paper that says so, such as “Grant agreement of 1 May”")
    new.set_defaults(run=run_new)
    lines = commands.add_parser("lines", help="add the lines of your council's own report")
    lines.add_argument("scheme", help="such as icf-1")
    lines.add_argument("--council", required=True)
    lines.add_argument(
        "--line", action="append", required=True, metavar="LABEL[=MEASURE,MEASURE]",
        help="one for each line, in order; the last takes what none names",
    )  # fmt: skip
    lines.set_defaults(run=run_lines)
    commands.add_parser("own", help="what the home added itself").set_defaults(run=run_own)
    remove = commands.add_parser("remove", help="take away what the home added, if nothing is recorded under it")
    remove.add_argument("own", metavar="ID")
    remove.add_argument("--reason", required=True)
    remove.set_defaults(run=run_remove)
    asked = commands.add_parser("conditions", help="what each instalment asks for, with the proof from our history")
    asked.add_argument("scheme", help="such as icf-1")
    asked.add_argument("--say", default="", metavar="NUMBER/ID", help="the condition to say something of")
    asked.add_argument("--standing", choices=[each.value for each in Standing], default=Standing.MET.value)
    asked.add_argument("--note", default="")
    asked.set_defaults(run=run_conditions)


def run_add(context: Context) -> int:
    """Add what a file holds."""
    with context.house(writing=True) as house:
        made = house.fund_book.add_file(context.args.file, house.manager())
    return _added(context, made)


def run_new(context: Context) -> int:
    """Add a fund that is told here."""
    args = context.args
    with context.house(writing=True) as house:
        today = house.machine.clock.local().date()
        told = NewFund(
            name=args.name.strip(),
            funder=args.funder.strip(),
            first_day=_day(args.first, today),
            last_day=_day(args.last, today),
            measures=tuple(_measure(each) for each in args.measure),
            reports=tuple(_report(each, today) for each in args.report),
            about=args.about.strip(),
            direct_share=args.direct_share,
            excluded=tuple(args.not_for),
            repay_by=_day(args.repay_by, today),
            written_in=args.written_in.strip(),
            plain=args.other_money,
        )
        made = house.fund_book.add_fund(told, house.manager())
    return _added(context, made)


def run_lines(context: Context) -> int:
    """Add a council's lines."""
    args = context.args
    with context.house(writing=True) as house:
        house.fund.scheme(args.scheme)
        split = (each.partition("=") for each in args.line)
        lines = tuple((label.strip(), tuple(part for part in names.split(",") if part)) for label, _, names in split)
        told = NewLines(args.council.strip(), lines, (args.scheme,))
        made = house.fund_book.add_lines(told, house.manager())
    return _added(context, made)


def run_own(context: Context) -> int:
    """List what the home added."""
    with context.house(writing=False) as house:
        own = house.fund_book.own()
    words = [f"{each.name}: {each.kind.value}  ({each.id})" for each in own]
    data = [{"id": each.id, "kind": each.kind.value, "name": each.name} for each in own]
    return context.out.done(words or ["Your home has added nothing yet."], {"own": data})


def run_remove(context: Context) -> int:
    """Take away what the home added."""
    args = context.args
    with context.house(writing=True) as house:
        problem = house.fund_book.remove(args.own, args.reason, house.manager())
    if problem is not None:
        return context.out.refused(problem.words)
    return context.out.done("Taken away. Its text stays in the records.", {"removed": args.own})


def run_conditions(context: Context) -> int:
    """List what instalments ask for, and say how one stands."""
    args = context.args
    with context.house(writing=bool(args.say)) as house:
        if args.say:
            number, _, condition = args.say.partition("/")
            at = int(number) if is_number(number, 2) else 0
            standing, by = Standing(args.standing), house.manager()
            problem = house.fund_conditions.tell(args.scheme, at, condition, standing, by, args.note)
            if problem is not None:
                return context.out.refused(problem.words)
        found = house.fund_conditions.of(args.scheme)
    words, data = [], []
    for each in found:
        checked = each.checked
        name = f"{checked.number}/{checked.condition.id}"
        note = f" {checked.told.note}" if checked.told is not None and checked.told.note else ""
        words.append(f"{checked.label}: {checked.condition.words} {STANDINGS[checked.standing]}.{note}  ({name})")
        if each.proof:
            words.append(f"  {each.proof}")
        data.append({"condition": name, "standing": checked.standing.value, "proof": each.proof})
    return context.out.done(words or ["Nothing is known of what its instalments ask for."], {"conditions": data})


def _added(context: Context, made: Scheme | ReportForm | Problem) -> int:
    if isinstance(made, Problem):
        return context.out.refused(made.words)
    return context.out.done(f"Added: {made.name}  ({made.id})", {"added": {"id": made.id, "name": made.name}})


def _measure(typed: str) -> NewMeasure:
    label, *rest = (part.strip() for part in typed.split(";"))
    told = {name.strip(): text.strip() for name, _, text in (part.partition("=") for part in rest)}
    if unknown := next((name for name in told if name not in ("line", "pot", "council", "wages")), None):
        raise Refused(
            f"“{unknown}” is not known in a measure. Expected: line=, pot=, council or wages. Nothing was added."
        )
    return NewMeasure(label, told.get("line", ""), told.get("pot", ""), "council" in told, "wages" in told)


def _report(typed: str, today: date) -> NewReport:
    day, _, label = typed.partition("=")
    found = _day(day, today)
    if found is None:
        raise Refused("Say the day on which the report is due: --report 2028-01-31. Nothing was added.")
    return NewReport(found, label.strip())


def _day(typed: str, today: date) -> date | None:
    found = read_date(typed, "day", today)
    if isinstance(found, Problem):
        raise Refused(f"{by_command(found)} Nothing was added.")
    return found
