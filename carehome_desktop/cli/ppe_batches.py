"""`carehome-desktop ppe recall|costs|mark`: a batch that is called back, and what PPE cost, marked for a fund or not."""

from __future__ import annotations

import argparse
from typing import Any

from carehome_desktop.app.house import House
from carehome_desktop.cli.context import Context
from carehome_desktop.cli.ppe_said import find_type, movement_as_data, quantity_of
from carehome_desktop.domain.pounds import pounds_words
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.doubts import Doubt
from carehome_desktop.domain.stock.quantities import amount_words
from carehome_desktop.domain.words import day_words
from carehome_desktop.services.stock_costs import Cost
from carehome_desktop.services.stock_recall import NO_BATCH, FoundBatch

AT_MOST = "Nobody writes down which box was opened first: count the boxes that bear this batch."


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add what is asked of batches and costs."""
    recall = commands.add_parser("recall", help="find what came of a batch that is called back, and take it out")
    recall.add_argument("batch", help="as it stands on the box")
    recall.add_argument("--type", help="the type, where several came with this batch")
    recall.add_argument("--take-out", metavar="QUANTITY", help="take out so many as waste, called back")
    recall.add_argument("--note", default="")
    recall.add_argument("--sure", action="store_true", help="take out more than should be there")
    recall.set_defaults(run=run_recall)
    costs = commands.add_parser("costs", help="what is marked for a fund, where a scheme allows it")
    costs.add_argument("--all", action="store_true", help="everything that has a price")
    costs.set_defaults(run=run_costs)
    mark = commands.add_parser("mark", help="mark a delivery with a price for a fund")
    mark.add_argument("entry", type=int, help="its number, as list shows it")
    mark.add_argument("--off", action="store_true", help="take the mark off again")
    mark.add_argument("--note", default="")
    mark.set_defaults(run=run_mark)


def run_recall(context: Context) -> int:
    """Find a batch, and take it out where so many are named."""
    args = context.args
    if not args.batch.strip():
        return context.out.wrong(NO_BATCH)
    with context.house(writing=args.take_out is not None) as house:
        found = house.stock_recall.find(args.batch)
        if args.type:
            kind = find_type(house, args.type)
            found = tuple(each for each in found if each.kind.id == kind.id)
        if not found:
            return context.out.refused(f"Nothing that was recorded bears the batch “{args.batch.strip()}”.")
        if args.take_out is not None:
            return _take_out(context, house, found)
        words = [line for each in found for line in recall_words(each)]
        return context.out.done([*words, AT_MOST], {"batches": [_batch_as_data(each) for each in found]})


def _take_out(context: Context, house: House, found: tuple[FoundBatch, ...]) -> int:
    if len(found) > 1:
        names = ", ".join(each.kind.name for each in found)
        return context.out.refused(f"Several types came with this batch: {names}. Say which with --type.")
    quantity = quantity_of(house, found[0].kind, context.args.take_out)
    args = context.args
    taken = house.stock_recall.take_out(found[0], quantity, house.manager(), note=args.note, sure=args.sure)
    if isinstance(taken, Doubt):
        again = "If it is so, give the command again with --sure. Nothing was recorded."
        return context.out.refused(f"{taken.words} {again}", doubt=True)
    if isinstance(taken, Problem):
        return context.out.refused(taken.words)
    words = f"Saved on this computer: {taken.entry.did_words(found[0].kind)}, batch {found[0].batch}, called back."
    return context.out.done(words, {"recorded": movement_as_data(taken, found[0].kind)})


def recall_words(each: FoundBatch) -> list[str]:
    """Return what is known of one type of a batch, a line for each delivery."""
    found, kind = each.found, each.kind
    lines = [
        f"{kind.name}, batch {each.batch}: {amount_words(found.came, kind)} came, "
        f"{found.taken_out:,} taken out as called back, at most {amount_words(found.at_most, kind)} may be there still."
    ]
    for entry in found.deliveries:
        who = f" from {entry.who}" if entry.who else ""
        lines.append(f"  {day_words(entry.day)}{who}: {entry.quantity.words(kind)}")
    return lines


def _batch_as_data(each: FoundBatch) -> dict[str, Any]:
    found = each.found
    return {
        "type": each.kind.id,
        "batch": each.batch,
        "came": found.came,
        "taken_out": found.taken_out,
        "at_most": found.at_most,
        "deliveries": [
            {"day": entry.day.isoformat(), "who": entry.who, "singles": entry.quantity.total}
            for entry in found.deliveries
        ],
    }


def run_costs(context: Context) -> int:
    """List what is marked for a fund, or everything with a price."""
    with context.house(writing=False) as house:
        kinds = {kind.id: kind for kind in house.stock.types()}
        costs = [each for each in house.stock_costs.costs() if context.args.all or each.marked_at is not None]
        words = []
        for each in costs:
            entry = each.movement.entry
            told = ", marked for a fund" if context.args.all and each.marked_at is not None else ""
            note = f" ({each.note})" if each.note else ""
            who = f", {entry.who}" if entry.who else ""
            what = f"{kinds[entry.type_id].name}: {entry.quantity.words(kinds[entry.type_id])}"
            words.append(
                f"{each.movement.id}: {day_words(entry.day)}{who}, {what}, {pounds_words(each.pence)}{told}{note}"
            )
        total = sum(each.pence for each in costs)
        words = [*words, f"Together {pounds_words(total)}."] if costs else ["Nothing is marked for a fund."]
        data = [
            {**movement_as_data(each.movement, kinds[each.movement.entry.type_id]), **_mark_as_data(each)}
            for each in costs
        ]
        return context.out.done([*words, house.stock_costs.words().words], {"costs": data, "pence": total})


def run_mark(context: Context) -> int:
    """Mark an entry for a fund, or take the mark off again."""
    args = context.args
    with context.house(writing=True) as house:
        marked = house.stock_costs.mark(args.entry, not args.off, house.manager(), args.note)
        if isinstance(marked, Problem):
            return context.out.refused(marked.words)
        done = "no longer marked" if args.off else "marked for a fund, where a scheme allows it"
        words = f"Saved on this computer: {pounds_words(marked.pence)}, {done}."
        shown = [words] if args.off else [words, house.stock_costs.words().words]
        return context.out.done(shown, {"entry": args.entry, **_mark_as_data(marked)})


def _mark_as_data(cost: Cost) -> dict[str, Any]:
    marked = cost.marked_at
    return {"for_fund": marked is not None, "fund_note": cost.note, "marked_at": marked.isoformat() if marked else None}
