"""`carehome-desktop ppe status|forecast|needs|lines|supplier|loans`: how much there is, how long it lasts, and what the home says of both."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from carehome_desktop.cli.context import Context
from carehome_desktop.cli.ppe_said import find_type, iso, level_words, status_as_data
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.quantities import amount_words
from carehome_desktop.domain.stock.shelf import loan_words
from carehome_desktop.domain.stock.standing import OWN_LINES
from carehome_desktop.domain.stock.what_if import FIELDS, OUR_RULE, WhatIf, check_what_if
from carehome_desktop.domain.stock.why import cover_words
from carehome_desktop.domain.words import LONDON, capital, count_words, day_words
from carehome_desktop.services.stock import TypeStatus
from carehome_desktop.services.stock_what_if import if_so, why_if_so


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add what is asked of the cupboard, and what the home says of it."""
    for name, run, words in (
        ("status", run_status, "how much there is, and how it stands by the home's own days"),
        ("forecast", run_forecast, "how long it lasts and why, and by when to order"),
    ):
        command = commands.add_parser(name, help=words)
        command.add_argument("type", nargs="?", help="one type, such as gloves; all without it")
        command.set_defaults(run=run)
        if name == "forecast":
            _add_what_if(command)
    needs = commands.add_parser("needs", help="a day in the home as it is now, for what if; tells it, or keeps it")
    for field, (words, least, most) in FIELDS.items():
        needs.add_argument(f"--{field}", type=int, metavar="N", help=f"{words}, {least} to {most:,}")
    needs.set_defaults(run=run_needs)
    lines = commands.add_parser("lines", help="the home's own days for red and amber")
    lines.add_argument("type", nargs="?", help="one type, such as gloves; all without it")
    lines.add_argument("--red", type=int, metavar="DAYS", help="red with fewer days left")
    lines.add_argument("--amber", type=int, metavar="DAYS", help="amber with fewer days left")
    lines.add_argument("--shared", action="store_true", help="the type has no days of its own any more")
    lines.set_defaults(run=run_lines)
    supplier = commands.add_parser("supplier", help="how many working days a supplier takes")
    supplier.add_argument("name", help="as it is written in deliveries")
    supplier.add_argument("--days", type=int, required=True, help="working days from the order to the delivery")
    supplier.set_defaults(run=run_supplier)
    loans = commands.add_parser("loans", help="what is lent out or borrowed, and not given back yet")
    loans.set_defaults(run=run_loans)


def _add_what_if(command: argparse.ArgumentParser) -> None:
    what = command.add_argument_group("what if", "Nothing of it is kept. `needs` says how a day is now.")
    what.add_argument("--residents-isolating", type=int, metavar="N", help="if so many residents isolated")
    what.add_argument("--staff", type=int, metavar="N", help="if so many staff were on shift in a day")
    what.add_argument("--changes", type=int, metavar="N", help="if each resident had so many changes of PPE in a day")
    what.add_argument("--outbreak", action="store_true", help="if there were a new outbreak")


def run_status(context: Context) -> int:
    """Show how much there is and how it stands."""
    with context.house(writing=False) as house:
        now = house.machine.clock.wall()
        wanted = find_type(house, context.args.type).id if context.args.type else None
        found = tuple(each for each in house.stock.status() if wanted in (None, each.kind.id))
        words = [level_words(each, now) for each in found]
        ahead = house.stock.ahead(wanted)
        return context.out.done(
            [*([ahead, ""] if ahead else []), *words, "", OWN_LINES],
            {"ahead": ahead, "types": [status_as_data(each) for each in found]},
        )


def run_forecast(context: Context) -> int:
    """Show how long it lasts and why, by when to order, and what goes off unused; or what would be with other needs."""
    args = context.args
    what = WhatIf(args.residents_isolating, args.staff, args.changes, args.outbreak)
    with context.house(writing=False) as house:
        now = house.machine.clock.wall()
        wanted = find_type(house, args.type).id if args.type else None
        found = tuple(each for each in house.stock.status() if wanted in (None, each.kind.id))
        needs = house.stock_what_if.needs()
        if problem := check_what_if(needs, what):
            return context.out.refused(f"{problem.words} `ppe needs` keeps it.")
        then = if_so(found, needs, what)
        orders = house.stock_supply.order_by(then)
        words: list[str] = []
        types: list[dict[str, Any]] = []
        for before, each in zip(found, then, strict=True):
            order, off = orders.get(each.kind.id), house.stock_supply.goes_off(each)
            why = why_if_so(before, needs, what) if what != WhatIf() else before.why()
            words += forecast_words(each, now, why)
            words += [f"  {order.words(now.astimezone(LONDON).date())}"] if order else []
            words += [
                f"  {amount_words(one.number, each.kind)} go off unused on {day_words(one.expires)}" for one in off
            ]
            words.append("")
            data = {"order_by": iso(order.day) if order else None, "order_late": bool(order and order.short)}
            gone = [{"expires": iso(one.expires), "batch": one.batch, "singles": one.number} for one in off]
            types.append({**status_as_data(each), "why": list(why), **data, "goes_off": gone})
        rules = [OUR_RULE, OWN_LINES] if what != WhatIf() else [OWN_LINES]
        return context.out.done([*words, *rules], {"what_if": asdict(what), "types": types})


def forecast_words(status: TypeStatus, now: datetime, why: Sequence[str]) -> list[str]:
    """Return how much there is, how long it lasts and why."""
    lines, found = [level_words(status, now)], status.forecast
    if status.level is None:
        return lines
    if found and found.cover and found.now > 0 and (day := found.runs_out()):
        lines.append(f"  Lasts {cover_words(found.cover)}, until about {day_words(day)}.")
    return [*lines, *(f"  {line}" for line in why)]


def run_needs(context: Context) -> int:
    """Keep what is said of a day as it is now, and tell all of it."""
    said = {field: getattr(context.args, field) for field in FIELDS if getattr(context.args, field) is not None}
    with context.house(writing=bool(said)) as house:
        needs = replace(house.stock_what_if.needs(), **said)
        if said and (problem := house.stock_what_if.set_needs(needs, house.manager())):
            return context.out.refused(problem.words)
        kept = asdict(needs)
        words = [f"{capital(what)}: {_said(kept[field])}" for field, (what, _, _) in FIELDS.items()]
        return context.out.done([*words, OUR_RULE], {"needs": kept})


def _said(number: int | None) -> str:
    return "not said" if number is None else f"{number:,}"


def run_lines(context: Context) -> int:
    """Keep the home's own days for red and amber."""
    args = context.args
    with context.house(writing=True) as house:
        type_id = find_type(house, args.type).id if args.type else ""
        if args.shared and type_id:
            house.stock.share_lines(type_id, house.manager())
        elif args.red is None or args.amber is None:
            return context.out.wrong("Say both --red and --amber; or --shared with a type, for the days of all types.")
        elif problem := house.stock.set_lines(args.red, args.amber, house.manager(), type_id):
            return context.out.refused(problem.words)
        lines = house.stock.lines(type_id)
        if lines is None:
            return context.out.done(
                "No days are set. " + OWN_LINES, {"type": type_id or None, "red": None, "amber": None}
            )
        return context.out.done(
            f"{lines.words()} {OWN_LINES}", {"type": type_id or None, "red": lines.red, "amber": lines.amber}
        )


def run_supplier(context: Context) -> int:
    """Keep how long a supplier takes."""
    with context.house(writing=True) as house:
        told = house.stock_supply.set_supplier(context.args.name, context.args.days, house.manager())
        if isinstance(told, Problem):
            return context.out.refused(told.words)
        words = f"Saved on this computer: {told.name}, {count_words(told.days, 'working day')}."
        return context.out.done(words, {"supplier": {"name": told.name, "working_days": told.days}})


def run_loans(context: Context) -> int:
    """List what is between homes."""
    with context.house(writing=False) as house:
        kinds = {kind.id: kind for kind in house.stock.types()}
        found = house.stock_supply.loans()
        words = [line for each in found for line in loan_words(each, kinds[each.type_id])]
        data = [{"type": each.type_id, "who": each.who, "lent": each.lent, "borrowed": each.borrowed} for each in found]
        return context.out.done(words or ["Nothing is lent out or borrowed."], {"loans": data})
