"""`carehome-desktop ppe …`: record what came and went of PPE, count it, and take an entry back."""

from __future__ import annotations

import argparse

from carehome_desktop.cli import ppe_batches, ppe_cover, ppe_files, ppe_routes, ppe_types
from carehome_desktop.cli.context import Context
from carehome_desktop.cli.ppe_said import (
    HOW_MANY,
    find_type,
    movement_as_data,
    movement_words,
    quantity_of,
    status_as_data,
)
from carehome_desktop.cli.typed import by_command, said
from carehome_desktop.domain.lenient_date import read_use_by
from carehome_desktop.domain.pounds import read_pounds
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.doubts import Doubt
from carehome_desktop.domain.stock.movements import COUNT_REASONS, Entry, Kind, Origin, Reason
from carehome_desktop.domain.stock.when import read_when

PARTS = (ppe_cover, ppe_routes, ppe_files, ppe_types, ppe_batches)
"""Each adds commands of its own by `add_commands`."""

NONE_FOUND = "No entry is like that."
SURE = "If it is so, give the command again with --sure. Nothing was recorded."
NO_ROUND = "No other count that still stands was recorded in the same round. Give the command without --round."
MOVES = {
    "use": Kind.USE,
    "waste": Kind.WASTE,
    "expired": Kind.EXPIRED,
    "lent": Kind.LENT,
    "got-back": Kind.GIVEN_BACK,
    "give-back": Kind.RETURNED,
}
"""What is moved: used, spoiled, out of date, lent to another home, given back by it, given back to whom it was borrowed from."""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `ppe` commands."""
    commands = subparsers.add_parser("ppe", help="PPE: count it, and see how long it lasts").add_subparsers(
        title="commands", required=True, metavar="COMMAND"
    )
    _add_recording(commands)
    listing = commands.add_parser("list", help="what was recorded, newest first")
    listing.add_argument("type", nargs="?", help="one type, such as gloves; all without it")
    listing.add_argument("--kind", choices=[each.value for each in Kind], help="only entries of this kind")
    listing.add_argument(
        "--words", default="", help="only entries whose supplier, order, batch or note holds every word"
    )
    listing.add_argument("--most", type=int, default=50, help="so many entries (50)")
    listing.set_defaults(run=run_list)
    undo = commands.add_parser("undo", help="take an entry back; it stays to be read")
    undo.add_argument("entry", type=int, help="its number, as list shows it")
    undo.add_argument("--reason", default="")
    undo.add_argument(
        "--round", action="store_true", help="with all that was counted in the same round of the cupboard"
    )
    undo.set_defaults(run=run_undo)
    for part in PARTS:
        part.add_commands(commands)


def _add_recording(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    add = commands.add_parser("add", help="record a delivery, or what was there when you began")
    _add_what(add)
    add.add_argument("--opening", action="store_true", help="it was in the cupboard when you began: kept as a count")
    add.add_argument("--origin", choices=[each.value for each in Origin], default=None)
    add.add_argument("--from", dest="who", default="", metavar="WHO", help="the supplier or the other home")
    add.add_argument("--reference", default="", help="the order's number")
    add.add_argument("--price", default="", metavar="POUNDS", help="what it cost in all, with VAT, such as 12.50")
    add.add_argument("--batch", default="")
    add.add_argument("--expires", default="", metavar="DAY", help="such as 2027-06-30")
    add.add_argument("--for-fund", action="store_true", help="mark its price for a fund, where a scheme allows it")
    add.set_defaults(run=run_add)
    count = commands.add_parser("count", help="record what is in the cupboard")
    _add_what(count)
    count.add_argument("--reason", choices=[each.value for each in COUNT_REASONS], default=None)
    count.set_defaults(run=run_count)
    move = commands.add_parser("move", help="record what was used, spoiled, lent or given back")
    move.add_argument("what", choices=list(MOVES), help="what happened to it")
    _add_what(move)
    move.add_argument(
        "--home", dest="who", default="", metavar="WHO", help="the other home, for what is lent or borrowed"
    )
    move.set_defaults(run=run_move)


def _add_what(command: argparse.ArgumentParser) -> None:
    command.add_argument("type", help="such as gloves")
    command.add_argument("quantity", help=HOW_MANY)
    command.add_argument(
        "--when", default="", metavar="MOMENT", help="such as “yesterday 4pm” or “Friday”; now without it"
    )
    command.add_argument("--note", default="")
    command.add_argument("--sure", action="store_true", help="record a number that looks wrong")
    command.add_argument(
        "--instead-of",
        type=int,
        metavar="ENTRY",
        help="takes this entry back in the same act, by its number as list shows it",
    )


def run_add(context: Context) -> int:
    """Record a delivery, or the opening stock as a count."""
    told = ("origin", "who", "reference", "price", "batch", "expires", "for_fund")
    if context.args.opening and any(getattr(context.args, name) for name in told):
        return context.out.wrong("What was there when you began did not come by a delivery: leave out how it came.")
    return _record(context, Kind.COUNT if context.args.opening else Kind.DELIVERY)


def run_count(context: Context) -> int:
    """Record a count."""
    return _record(context, Kind.COUNT)


def run_move(context: Context) -> int:
    """Record what went out or came back."""
    return _record(context, MOVES[context.args.what])


def _record(context: Context, what: Kind) -> int:
    args = context.args
    with context.house(writing=True) as house:
        now = house.machine.clock.wall()
        kind = find_type(house, args.type)
        entry = Entry(
            type_id=kind.id,
            kind=what,
            quantity=quantity_of(house, kind, args.quantity),
            at=said(read_when(args.when, now)),
            origin=Origin(args.origin) if getattr(args, "origin", None) else None,
            reason=Reason(args.reason) if getattr(args, "reason", None) else None,
            who=getattr(args, "who", ""),
            reference=getattr(args, "reference", ""),
            pence=said(read_pounds(getattr(args, "price", ""), "price")),
            batch=getattr(args, "batch", ""),
            expires=said(read_use_by(getattr(args, "expires", ""), "expires", now.date())),
            note=args.note,
        )
        for_fund = bool(getattr(args, "for_fund", False))
        recorded = house.stock.record(
            entry, house.manager(), sure=args.sure, for_fund=for_fund, instead_of=args.instead_of
        )
        if isinstance(recorded, Doubt):
            return context.out.refused(f"{recorded.words} {SURE}", doubt=True)
        if isinstance(recorded, Problem):
            return context.out.refused(f"{by_command(recorded)} Nothing was recorded.")
        status = house.stock.status_of(kind.id)
        assert status is not None
        words = [
            f"Saved on this computer: {entry.did_words(kind)}.",
            *([house.stock_costs.words().words] if for_fund else []),
            *ppe_cover.forecast_words(status, now, status.why()),
        ]
        return context.out.done(words, {"recorded": movement_as_data(recorded, kind), "status": status_as_data(status)})


def run_list(context: Context) -> int:
    """List what was recorded."""
    with context.house(writing=False) as house:
        now = house.machine.clock.wall()
        args = context.args
        wanted = find_type(house, args.type).id if args.type else ""
        kinds = {kind.id: kind for kind in house.stock.types()}
        what = Kind(args.kind) if args.kind else None
        found = house.stock.find(wanted, what, args.words, max(1, args.most))
        words = [movement_words(each, kinds[each.entry.type_id], now) for each in found]
        data = [movement_as_data(each, kinds[each.entry.type_id]) for each in found]
        return context.out.done(
            words or [NONE_FOUND if wanted or what or args.words else "Nothing was recorded yet."], {"entries": data}
        )


def run_undo(context: Context) -> int:
    """Take an entry back, or all of its round."""
    if context.args.round:
        return _undo_round(context)
    with context.house(writing=True) as house:
        undone = house.stock.undo(context.args.entry, house.manager(), context.args.reason)
        if isinstance(undone, Problem):
            return context.out.refused(undone.words)
        kind = find_type(house, undone.entry.type_id)
        words = undone.undo_words(kind, house.machine.clock.wall())
        return context.out.done(words, {"undone": movement_as_data(undone, kind)})


def _undo_round(context: Context) -> int:
    with context.house(writing=True) as house:
        movement = house.stock.entry(context.args.entry)
        found = house.stock_rounds.of(movement) if movement is not None else None
        if found is None:
            return context.out.refused(NO_ROUND)
        words = found.undo_words(house.machine.clock.wall())
        undone = house.stock_rounds.undo(found, house.manager(), context.args.reason)
        if isinstance(undone, Problem):
            return context.out.refused(undone.words)
        data = [movement_as_data(each, find_type(house, each.entry.type_id)) for each in undone.counts]
        return context.out.done(words, {"undone": data})
