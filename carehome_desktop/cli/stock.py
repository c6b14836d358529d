"""`carehome-desktop stock …`: count PPE, record what came and went, and see how long it lasts."""

from __future__ import annotations

import argparse
from datetime import date, datetime
from typing import Any, TypeVar

from carehome_desktop.app.house import House
from carehome_desktop.cli.context import Context
from carehome_desktop.domain.people import Person
from carehome_desktop.domain.pounds import read_pounds
from carehome_desktop.domain.problems import Problem, Refused
from carehome_desktop.domain.reading_moments import read_moment
from carehome_desktop.domain.reading_values import read_date
from carehome_desktop.domain.stock.doubts import Doubt
from carehome_desktop.domain.stock.movements import Entry, Kind, Movement, Origin, Reason
from carehome_desktop.domain.stock.quantities import Quantity, amount_words, read_quantity
from carehome_desktop.domain.stock.standing import OWN_LINES, STANDING_WORDS
from carehome_desktop.domain.stock.types import PpeType
from carehome_desktop.domain.stock.why import cover_words, rate_words
from carehome_desktop.domain.words import LONDON, count_words, day_words, moment_words
from carehome_desktop.services.stock import TypeStatus

Said = TypeVar("Said")

SURE = "If it is so, give the command again with --sure. Nothing was recorded."
HOW_MANY = "such as “3 boxes of 100 + 40”, 3x100+40, or 340 for singles"
KINDS = {
    "count": (Kind.COUNT, "record what is in the cupboard"),
    "deliver": (Kind.DELIVERY, "record a delivery"),
    "use": (Kind.USE, "record what was used"),
    "waste": (Kind.WASTE, "record what was spoiled or thrown away"),
    "expired": (Kind.EXPIRED, "record what was thrown away because it was out of date"),
    "lend": (Kind.LENT, "record what was lent to another home"),
    "got-back": (Kind.GIVEN_BACK, "record what another home gave back"),
    "give-back": (Kind.RETURNED, "record what was borrowed and given back"),
}


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `stock` commands."""
    commands = subparsers.add_parser("stock", help="PPE: count it, and see how long it lasts").add_subparsers(
        title="commands", required=True, metavar="COMMAND"
    )
    for name, (kind, words) in KINDS.items():
        _add_recording(commands, name, kind, words)
    show = commands.add_parser("show", help="how much there is, how long it lasts and why")
    show.add_argument("type", nargs="?", help="one type, such as gloves; all without it")
    show.set_defaults(run=run_show)
    listing = commands.add_parser("list", help="what was recorded, newest first")
    listing.add_argument("type", nargs="?", help="one type, such as gloves; all without it")
    listing.add_argument("--most", type=int, default=50, help="so many entries (50)")
    listing.set_defaults(run=run_list)
    undo = commands.add_parser("undo", help="take an entry back; it stays to be read")
    undo.add_argument("entry", type=int, help="its number, as list shows it")
    undo.add_argument("--reason", default="")
    undo.set_defaults(run=run_undo)
    lines = commands.add_parser("lines", help="the home's own days for red and amber")
    lines.add_argument("type", nargs="?", help="one type, such as gloves; all without it")
    lines.add_argument("--red", type=int, required=True, metavar="DAYS", help="red with fewer days left")
    lines.add_argument("--amber", type=int, required=True, metavar="DAYS", help="amber with fewer days left")
    lines.set_defaults(run=run_lines)
    supplier = commands.add_parser("supplier", help="how many working days a supplier takes")
    supplier.add_argument("name", help="as it is written in deliveries")
    supplier.add_argument("--days", type=int, required=True, help="working days from the order to the delivery")
    supplier.set_defaults(run=run_supplier)
    commands.add_parser("loans", help="what is lent out or borrowed, and not given back yet").set_defaults(
        run=run_loans
    )
    add = commands.add_parser("add-type", help="add a type of the home's own under one of the tracker's five")
    add.add_argument("family", help="aprons, eye-protection, gloves, masks or hand-sanitiser")
    add.add_argument("name", help="such as “FFP3 masks”")
    add.add_argument("--one", required=True, help="what a single is called, such as mask")
    add.add_argument("--many", required=True, help="what singles are called, such as masks")
    add.set_defaults(run=run_add_type)


def _add_recording(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, kind: Kind, words: str
) -> None:
    command = commands.add_parser(name, help=words)
    command.add_argument("type", help="such as gloves")
    command.add_argument("quantity", help=HOW_MANY)
    command.add_argument("--when", default="", metavar="MOMENT", help="such as “yesterday 4pm”; now without it")
    command.add_argument("--note", default="")
    command.add_argument("--sure", action="store_true", help="record a number that looks wrong")
    if kind is Kind.DELIVERY:
        command.add_argument("--origin", choices=[each.value for each in Origin], default=None)
        command.add_argument("--from", dest="who", default="", metavar="WHO", help="the supplier or the other home")
        command.add_argument("--reference", default="", help="the order's number")
        command.add_argument("--price", default="", metavar="POUNDS", help="what it cost in all, such as 12.50")
        command.add_argument("--batch", default="")
        command.add_argument("--expires", default="", metavar="DAY", help="such as 2027-06-30")
    if kind in (Kind.LENT, Kind.GIVEN_BACK, Kind.RETURNED):
        command.add_argument("--home", dest="who", default="", metavar="WHO", help="the other home")
    if kind is Kind.COUNT:
        command.add_argument("--reason", choices=[each.value for each in Reason], default=None)
    command.set_defaults(run=run_record, kind=kind)


def run_record(context: Context) -> int:
    """Record one entry."""
    args = context.args
    with context.house(writing=True) as house:
        now = house.machine.clock.wall()
        kind = _type(house, args.type)
        entry = Entry(
            type_id=kind.id,
            kind=args.kind,
            quantity=_quantity(house, kind, args.quantity),
            at=_said(read_moment(args.when, now)),
            origin=Origin(args.origin) if getattr(args, "origin", None) else None,
            reason=Reason(args.reason) if getattr(args, "reason", None) else None,
            who=getattr(args, "who", ""),
            reference=getattr(args, "reference", ""),
            pence=_said(read_pounds(getattr(args, "price", ""), "price")),
            batch=getattr(args, "batch", ""),
            expires=_said(read_date(getattr(args, "expires", ""), "expires", now.date())),
            note=args.note,
        )
        recorded = house.stock.record(entry, _who(house), sure=args.sure)
        if isinstance(recorded, Doubt):
            return context.out.refused(f"{recorded.words} {SURE}", doubt=True)
        if isinstance(recorded, Problem):
            return context.out.refused(recorded.words)
        status = house.stock.status_of(kind.id)
        assert status is not None
        words = [f"Saved on this computer: {entry.did_words(kind)}.", *_status_words(status, now)]
        return context.out.done(words, {"recorded": movement_as_data(recorded, kind), "status": status_as_data(status)})


def run_show(context: Context) -> int:
    """Show how much there is and how long it lasts."""
    with context.house(writing=False) as house:
        now = house.machine.clock.wall()
        wanted = _type(house, context.args.type).id if context.args.type else None
        found = tuple(each for each in house.stock.status() if wanted in (None, each.kind.id))
        orders = house.stock_supply.order_by(found)
        words: list[str] = []
        types: list[dict[str, Any]] = []
        for each in found:
            order, off = orders.get(each.kind.id), house.stock_supply.goes_off(each)
            words += _status_words(each, now)
            words += [f"  {order.words(now.astimezone(LONDON).date())}"] if order else []
            words += [
                f"  {amount_words(one.number, each.kind)} go off unused on {day_words(one.expires)}" for one in off
            ]
            words.append("")
            data = {"order_by": _iso(order.day) if order else None, "order_late": bool(order and order.short)}
            gone = [{"expires": _iso(one.expires), "batch": one.batch, "singles": one.number} for one in off]
            types.append({**status_as_data(each), **data, "goes_off": gone})
        return context.out.done([*words, OWN_LINES], {"types": types})


def run_list(context: Context) -> int:
    """List what was recorded."""
    with context.house(writing=False) as house:
        now = house.machine.clock.wall()
        wanted = _type(house, context.args.type).id if context.args.type else None
        kinds = {kind.id: kind for kind in house.stock.types()}
        found = house.stock.ledger(wanted, max(0, context.args.most))
        words = [movement_words(each, kinds[each.entry.type_id], now) for each in found] or [
            "Nothing was recorded yet."
        ]
        return context.out.done(
            words, {"entries": [movement_as_data(each, kinds[each.entry.type_id]) for each in found]}
        )


def run_undo(context: Context) -> int:
    """Take an entry back."""
    with context.house(writing=True) as house:
        undone = house.stock.undo(context.args.entry, _who(house), context.args.reason)
        if isinstance(undone, Problem):
            return context.out.refused(undone.words)
        kind = _type(house, undone.entry.type_id)
        words = undone.undo_words(kind, house.machine.clock.wall())
        return context.out.done(words, {"undone": movement_as_data(undone, kind)})


def run_lines(context: Context) -> int:
    """Keep the home's own days for red and amber."""
    args = context.args
    with context.house(writing=True) as house:
        type_id = _type(house, args.type).id if args.type else ""
        if problem := house.stock.set_lines(args.red, args.amber, _who(house), type_id):
            return context.out.refused(problem.words)
        lines = house.stock.lines(type_id)
        assert lines is not None
        return context.out.done(
            f"{lines.words()} {OWN_LINES}", {"type": type_id or None, "red": lines.red, "amber": lines.amber}
        )


def run_supplier(context: Context) -> int:
    """Keep how long a supplier takes."""
    with context.house(writing=True) as house:
        told = house.stock_supply.set_supplier(context.args.name, context.args.days, _who(house))
        if isinstance(told, Problem):
            return context.out.refused(told.words)
        words = f"Saved on this computer: {told.name}, {count_words(told.days, 'working day')}."
        return context.out.done(words, {"supplier": {"name": told.name, "working_days": told.days}})


def run_loans(context: Context) -> int:
    """List what is between homes."""
    with context.house(writing=False) as house:
        kinds = {kind.id: kind for kind in house.stock.types()}
        found = house.stock_supply.loans()
        words = [
            f"{kinds[each.type_id].name}, {each.who or 'another home'}: "
            f"{amount_words(each.lent, kinds[each.type_id])} lent out, {amount_words(each.borrowed, kinds[each.type_id])} borrowed"
            for each in found
        ]
        data = [{"type": each.type_id, "who": each.who, "lent": each.lent, "borrowed": each.borrowed} for each in found]
        return context.out.done(words or ["Nothing is lent out or borrowed."], {"loans": data})


def run_add_type(context: Context) -> int:
    """Add a type of the home's own."""
    args = context.args
    with context.house(writing=True) as house:
        made = house.stock.add_type(args.family, args.name, args.one, args.many, _who(house))
        if isinstance(made, Problem):
            return context.out.refused(made.words)
        return context.out.done(f"Saved on this computer: {made.name}.", {"added": {"id": made.id, "name": made.name}})


def movement_words(movement: Movement, kind: PpeType, now: datetime) -> str:
    """Return one entry for a person."""
    told = f"{movement.id}: {moment_words(movement.entry.at, now)}, {kind.name}: {movement.entry.did_words(kind)}"
    if movement.undone is None:
        return told
    reason = f" ({movement.undone.reason})" if movement.undone.reason else ""
    return f"{told} – taken back {moment_words(movement.undone.at, now)}{reason}"


def movement_as_data(movement: Movement, kind: PpeType) -> dict[str, Any]:
    """Return one entry for a script; amounts are singles, but for `boxes` and what lies in each."""
    entry = movement.entry
    return {
        "entry": movement.id,
        "type": kind.id,
        "kind": entry.kind.value,
        "boxes": entry.quantity.boxes,
        "per_box": entry.quantity.per_box,
        "loose": entry.quantity.singles,
        "singles": entry.quantity.total,
        "at": entry.at.isoformat(),
        "origin": entry.origin.value if entry.origin else None,
        "reason": entry.reason.value if entry.reason else None,
        "who": entry.who,
        "reference": entry.reference,
        "pence": entry.pence,
        "batch": entry.batch,
        "expires": _iso(entry.expires),
        "note": entry.note,
        "taken_back": movement.undone.at.isoformat() if movement.undone else None,
    }


def status_as_data(status: TypeStatus) -> dict[str, Any]:
    """Return how a type stands for a script; amounts are singles, cover is whole days."""
    found = status.forecast
    cover = found.cover if found else None
    return {
        "type": status.kind.id,
        "name": status.kind.name,
        "family": status.kind.family,
        "own": status.kind.own,
        "on_record": status.level,
        "now": found.now if found else status.level,
        "counted_at": status.counted_at.isoformat() if status.counted_at else None,
        "use_a_day": [rate_words(rate) for rate in (found.use.least, found.use.likely, found.use.most)]
        if found
        else None,
        "days": {"least": cover.least, "likely": cover.likely, "most": cover.most} if cover else None,
        "runs_out": _iso(found.runs_out()) if found else None,
        "standing": status.standing.value,
        "own_lines": {"red": status.lines.red, "amber": status.lines.amber} if status.lines else None,
        "why": list(status.why()),
    }


def _status_words(status: TypeStatus, now: datetime) -> list[str]:
    if status.level is None:
        return [f"{status.kind.name}: {STANDING_WORDS[status.standing]}."]
    counted = f", counted {moment_words(status.counted_at, now)}" if status.counted_at else ", never counted"
    found = status.forecast
    amount = amount_words(status.level, status.kind)
    if found and found.gone and found.now > 0:
        amount = f"about {amount_words(found.now, status.kind)}"
    lines = [f"{status.kind.name}: {STANDING_WORDS[status.standing]}. {amount}{counted}."]
    if found and found.cover and found.now > 0 and (day := found.runs_out()):
        lines.append(f"  Lasts {cover_words(found.cover)}, until about {day_words(day)}.")
    return [*lines, *(f"  {line}" for line in status.why())]


def _type(house: House, typed: str) -> PpeType:
    known = house.stock.types()
    found = next((kind for kind in known if typed.casefold() in (kind.id.casefold(), kind.name.casefold())), None)
    if found is None:
        names = ", ".join(kind.name if kind.own else kind.id for kind in known)
        raise Refused(f"There is no type of PPE “{typed}”. This home has: {names}.")
    return found


def _quantity(house: House, kind: PpeType, typed: str) -> Quantity:
    quantity = _said(read_quantity(typed, kind, house.stock.usual_box(kind.id)))
    if quantity is None:
        raise Refused(f"Type how many {kind.many}, {HOW_MANY}.")
    return quantity


def _said(found: Said | Problem) -> Said:
    if isinstance(found, Problem):
        raise Refused(found.words)
    return found


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _who(house: House) -> Person:
    return house.manager()
