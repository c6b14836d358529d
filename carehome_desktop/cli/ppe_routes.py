"""`carehome-desktop ppe routes|tried|untried|contact|call-details|call-sheet`: whom to ask when PPE runs short."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from carehome_desktop.app.house import House
from carehome_desktop.cli.context import Context
from carehome_desktop.cli.pdf_file import save_pdf
from carehome_desktop.cli.people import person_named
from carehome_desktop.cli.ppe_said import find_type
from carehome_desktop.cli.typed import said
from carehome_desktop.domain.problems import Refused
from carehome_desktop.domain.stock.call_sheet import DETAILS, CallSheet
from carehome_desktop.domain.stock.happened import happened_words
from carehome_desktop.domain.stock.route_tries import RESULT_WORDS, Result, Tried, Try
from carehome_desktop.domain.stock.routes import Route
from carehome_desktop.domain.stock.standing import STANDING_WORDS, Standing
from carehome_desktop.domain.stock.when import read_when
from carehome_desktop.domain.words import count_words, moment_words
from carehome_desktop.services.stock_routes import Ladder, Step

BLANK = "(to be filled in)"


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands on whom to ask."""
    routes = commands.add_parser("routes", help="whom to ask when a type runs short, and what was tried")
    routes.add_argument("type", nargs="?", help="one type, such as gloves; every type that is low without it")
    routes.add_argument(
        "--order", metavar="ROUTES", help="keep your own order: the names of routes, with commas between"
    )
    routes.add_argument(
        "--out", type=Path, metavar="FILE", help="write all that was ever tried, as .pdf, .xlsx or .csv"
    )
    routes.set_defaults(run=run_routes)
    tried = commands.add_parser("tried", help="record what came of asking")
    tried.add_argument("type", help="such as gloves")
    tried.add_argument("route", help="as routes names it, such as wholesalers")
    tried.add_argument("--result", choices=[each.value for each in Result], required=True)
    tried.add_argument("--by", metavar="NAME", help="who asked; the manager without it")
    tried.add_argument("--whom", default="", help="who was asked, such as the firm")
    tried.add_argument("--when", default="", metavar="MOMENT", help="such as “yesterday 4pm”; now without it")
    tried.add_argument("--note", default="")
    tried.set_defaults(run=run_tried)
    untried = commands.add_parser("untried", help="take back what was recorded as tried; it stays to be read")
    untried.add_argument("entry", type=int, help="its number, as routes shows it")
    untried.add_argument("--reason", default="")
    untried.set_defaults(run=run_untried)
    contact = commands.add_parser("contact", help="keep the number that you ring today")
    contact.add_argument("route", help="as routes names it, such as council")
    contact.add_argument("--phone", required=True, help="the number; an empty one takes it away")
    contact.set_defaults(run=run_contact)
    details = commands.add_parser("call-details", help="keep what a call sheet says of the home")
    for key, detail in DETAILS.items():
        details.add_argument(f"--{key.replace('_', '-')}", metavar="WORDS", help=detail.label.lower())
    details.set_defaults(run=run_details)
    sheet = commands.add_parser("call-sheet", help="what the emergency line asks, in its order, with what we know")
    sheet.add_argument("type", help="such as gloves")
    sheet.add_argument("--out", type=Path, metavar="FILE", help="write it as .pdf")
    sheet.set_defaults(run=run_sheet)


def run_routes(context: Context) -> int:
    """Show the ways for a type or for all that are low, or keep the home's own order."""
    args = context.args
    with context.house(writing=args.order is not None) as house:
        if args.order is not None:
            ids = [_route(house, each.strip()).id for each in args.order.split(",") if each.strip()]
            house.stock_routes.set_order(ids, house.manager())
        now = house.machine.clock.wall()
        low = [each.kind.id for each in house.stock.status() if each.standing is Standing.RED]
        types = [find_type(house, args.type).id] if args.type else low
        ladders = [found for each in types if (found := house.stock_routes.ladder(each)) is not None]
        words = [line for ladder in ladders for line in _ladder_words(ladder, now)]
        if not ladders:
            words = ["Nothing is low by your own days. The ways, in your order:"]
            words += [f"  {route.id}: {route.name}" for route in house.stock_routes.routes()]
        words += list(house.stock_routes.data.troubles)
        if args.out is not None:
            words = [_written(house, args.out, types[0] if args.type else "")]
        data = {
            "order": [route.id for route in house.stock_routes.routes()],
            "types": [_ladder_data(ladder) for ladder in ladders],
            "troubles": list(house.stock_routes.data.troubles),
        }
        return context.out.done(words, data)


def _written(house: House, path: Path, type_id: str) -> str:
    from carehome_desktop.services.route_log import route_log_pdf, route_log_print, write_route_log

    if path.suffix.lower() == ".pdf":
        log = said(route_log_print(house.stock_routes, house.stock, house.home(), house.machine.clock.wall(), type_id))
        save_pdf(path, lambda: route_log_pdf(log))
        return f"Saved as {path}."
    written = said(write_route_log(path, house.stock_routes, house.stock, house.home(), type_id))
    return f"Saved as {path}: {count_words(written.rows, 'try', 'tries')}."


def run_tried(context: Context) -> int:
    """Record what came of asking."""
    args = context.args
    with context.house(writing=True) as house:
        kind, route = find_type(house, args.type), _route(house, args.route)
        at = said(read_when(args.when, house.machine.clock.wall()))
        told = Try(kind.id, route.id, Result(args.result), at, person_named(house, args.by).id, args.whom, args.note)
        tried = said(house.stock_routes.record(told, house.manager()))
        return context.out.done(
            f"Saved on this computer: {kind.name}, {tried.words(route.name)}.", {"tried": _tried_data(tried)}
        )


def run_untried(context: Context) -> int:
    """Take a try back."""
    with context.house(writing=True) as house:
        undone = said(house.stock_routes.undo(context.args.entry, house.manager(), context.args.reason))
        route = house.stock_routes.data.route(undone.told.route_id)
        words = undone.undo_words(route.name if route else undone.told.route_id, house.machine.clock.wall())
        return context.out.done(words, {"undone": _tried_data(undone)})


def run_contact(context: Context) -> int:
    """Keep the number that is rung today."""
    with context.house(writing=True) as house:
        route = _route(house, context.args.route)
        told = house.stock_routes.tell_line(route.id, context.args.phone, house.manager())
        if told.problem:
            return context.out.refused(told.problem.words)
        line = house.stock_routes.line(route)
        number = line.number if line else ""
        return context.out.done(
            f"Saved on this computer: {route.name}, {number or 'no number'}.",
            {"route": route.id, "number": number, "old": line.old if line else ""},
        )


def run_details(context: Context) -> int:
    """Keep what the home tells of itself in a call; without options show it."""
    given = {key: typed for key in DETAILS if (typed := getattr(context.args, key)) is not None}
    with context.house(writing=bool(given)) as house:
        for key, typed in given.items():
            told = house.call_sheets.tell(key, typed, house.manager())
            if told.problem:
                return context.out.refused(told.problem.words)
        details = house.call_sheets.details()
        words = [f"{DETAILS[key].label}: {typed or BLANK}" for key, typed in details.items()]
        return context.out.done(words, {"details": details})


def run_sheet(context: Context) -> int:
    """Show or write the call sheet of a type."""
    from carehome_desktop.services.call_sheet import call_sheet_pdf

    out: Path | None = context.args.out
    with context.house(writing=False) as house:
        sheet = said(house.call_sheets.sheet(find_type(house, context.args.type).id, house.manager()))
        if out is None:
            return context.out.done(_sheet_words(sheet), _sheet_data(sheet))
        save_pdf(out, lambda: call_sheet_pdf(sheet))
        return context.out.done(f"Saved as {out}.", {"saved": str(out), **_sheet_data(sheet)})


def _route(house: House, typed: str) -> Route:
    known = house.stock_routes.routes()
    found = next((each for each in known if typed.casefold() in (each.id, each.name.casefold())), None)
    if found is None:
        raise Refused(f"There is no way to get PPE “{typed}”. Known are: {', '.join(each.id for each in known)}.")
    return found


def _ladder_words(ladder: Ladder, now: datetime) -> list[str]:
    words = [f"{ladder.status.kind.name}: {STANDING_WORDS[ladder.status.standing].lower()}"]
    for number, step in enumerate(ladder.steps, start=1):
        words.append(f"  {number}. {step.route.name} ({step.route.id}): {_number_words(step)}")
        words += [f"     {line}" for line in (step.old, *step.limits) if line]
        words += [f"     {_try_words(each, step.route.name, now)}" for each in step.tried]
    return words


def _number_words(step: Step) -> str:
    line = step.line
    number = f"ring {line.number}" if line and line.number else "no number of today is told"
    return f"{line.old}; {number}" if line and line.old else number


def _try_words(each: Tried, name: str, now: datetime) -> str:
    note = f" ({each.told.note})" if each.told.note else ""
    back = f" – taken back {moment_words(each.undone.at, now)}" if each.undone else ""
    return f"{each.id}: {happened_words(each.told.at, now)}, {each.words(name)}{note}{back}"


def _ladder_data(ladder: Ladder) -> dict[str, Any]:
    return {
        "type": ladder.status.kind.id,
        "standing": ladder.status.standing.value,
        "steps": [
            {
                "route": step.route.id,
                "name": step.route.name,
                "old": step.old,
                "contact_old": step.line.old if step.line else "",
                "number": step.line.number if step.line else "",
                "firms": list(step.route.firms),
                "limits": list(step.limits),
                "tried": [_tried_data(each) for each in step.tried],
            }
            for step in ladder.steps
        ],
        "earlier": [_tried_data(each) for each in ladder.earlier],
    }


def _tried_data(each: Tried) -> dict[str, Any]:
    return {
        "entry": each.id,
        "type": each.told.type_id,
        "shortage": each.shortage,
        "route": each.told.route_id,
        "result": each.told.result.value,
        "words": RESULT_WORDS[each.told.result],
        "at": each.told.at.isoformat(),
        "by": each.told.by,
        "whom": each.told.whom,
        "note": each.told.note,
        "taken_back": each.undone.at.isoformat() if each.undone else None,
    }


def _sheet_words(sheet: CallSheet) -> list[str]:
    words = [f"Call sheet: {sheet.type_name}", f"CQC location ID: {sheet.cqc_location_id or BLANK}"]
    words.append(f"{sheet.route}: {f'{sheet.old}; ' if sheet.old else ''}{sheet.number or BLANK}")
    words += [sheet.warning] if sheet.warning else []
    for number, each in enumerate(sheet.asks, start=1):
        words.append(f"{number}. {each.words}")
        words += [f"   {line}" for line in each.lines] + [f"   {label}: {BLANK}" for label in each.blanks]
        words.append(f"   (read in: {each.read})")
    return [*words, sheet.sure]


def _sheet_data(sheet: CallSheet) -> dict[str, Any]:
    return {
        "type": sheet.type_name,
        "home": sheet.home,
        "cqc_location_id": sheet.cqc_location_id,
        "route": sheet.route,
        "old": sheet.old,
        "number": sheet.number,
        "warning": sheet.warning,
        "asks": [
            {"asks": each.words, "known": list(each.lines), "blank": list(each.blanks), "read": each.read}
            for each in sheet.asks
        ],
        "sure": sheet.sure,
        "log": [asdict(each) for each in sheet.log],
        "earlier": [asdict(each) for each in sheet.earlier],
    }
