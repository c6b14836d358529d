"""`carehome-desktop ppe add-type|rename-type|retire-type|use-again|order|code|codes`: the home's own types, their order and codes."""

from __future__ import annotations

import argparse

from carehome_desktop.cli.context import Context
from carehome_desktop.cli.ppe_said import find_type
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.types import PpeType


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add what is said of the types."""
    add = commands.add_parser("add-type", help="add a type of the home's own under one of the tracker's five")
    add.add_argument("family", help="aprons, eye-protection, gloves, masks or hand-sanitiser")
    add.add_argument("name", help="such as “FFP3 masks”")
    add.add_argument("--one", required=True, help="what a single is called, such as mask")
    add.add_argument("--many", required=True, help="what singles are called, such as masks")
    add.set_defaults(run=run_add_type)
    rename = commands.add_parser("rename-type", help="call a type of the home's own something else")
    rename.add_argument("type", help="its name as it is now")
    rename.add_argument("name", help="its name from now on")
    rename.add_argument("--one", default="", help="what a single is called; as it is without it")
    rename.add_argument("--many", default="", help="what singles are called; as it is without it")
    rename.set_defaults(run=run_rename)
    for name, retired, words in (
        ("retire-type", True, "use a type of the home's own no more; its entries stay"),
        ("use-again", False, "take a type into use again"),
    ):
        command = commands.add_parser(name, help=words)
        command.add_argument("type", help="its name")
        command.set_defaults(run=run_retire, retired=retired)
    order = commands.add_parser("order", help="the order in which the home goes round its cupboard")
    order.add_argument("types", nargs="+", metavar="TYPE", help="the types as they lie; the others come after them")
    order.set_defaults(run=run_order)
    code = commands.add_parser("code", help="keep which type the code on a box stands for")
    code.add_argument("code", help="as a scanner types it")
    code.add_argument("type", nargs="?", help="the type; without it the code is forgotten")
    code.set_defaults(run=run_code)
    commands.add_parser("codes", help="the codes that are kept").set_defaults(run=run_codes)


def run_add_type(context: Context) -> int:
    """Add a type of the home's own."""
    args = context.args
    with context.house(writing=True) as house:
        made = house.stock_types.add(args.family, args.name, args.one, args.many, house.manager())
        if isinstance(made, Problem):
            return context.out.refused(made.words)
        return context.out.done(f"Saved on this computer: {made.name}.", {"added": {"id": made.id, "name": made.name}})


def run_rename(context: Context) -> int:
    """Call a type something else."""
    args = context.args
    with context.house(writing=True) as house:
        kind = find_type(house, args.type)
        changed = house.stock_types.rename(
            kind.id, args.name, args.one or kind.one, args.many or kind.many, house.manager()
        )
        return _told(context, changed, "{} is its name from now on, in all its entries.")


def run_retire(context: Context) -> int:
    """Use a type no more, or again."""
    with context.house(writing=True) as house:
        types = house.stock_types
        act = types.retire if context.args.retired else types.use_again
        words = "{} is used no more. Its entries stay." if context.args.retired else "{} is in use again."
        return _told(context, act(find_type(house, context.args.type).id, house.manager()), words)


def run_order(context: Context) -> int:
    """Keep the order of the cupboard."""
    with context.house(writing=True) as house:
        first = [find_type(house, typed).id for typed in context.args.types]
        rest = [kind.id for kind in house.stock.in_cupboard_order() if kind.id not in first]
        if problem := house.stock_types.set_order([*first, *rest], house.manager()):
            return context.out.refused(problem.words)
        names = [kind.name for kind in house.stock.in_cupboard_order()]
        return context.out.done(["Saved on this computer.", *names], {"order": [*first, *rest]})


def run_code(context: Context) -> int:
    """Keep or forget a code."""
    args = context.args
    with context.house(writing=True) as house:
        if args.type is None:
            kept = house.stock_types.forget_code(args.code, house.manager())
            words = f"The code {kept} stands for no type any more."
        else:
            kind = find_type(house, args.type)
            kept = house.stock_types.keep_code(args.code, kind.id, house.manager())
            words = f"Saved on this computer: the code {kept} is {kind.name}."
        if isinstance(kept, Problem):
            return context.out.refused(kept.words)
        return context.out.done(words, {"code": kept, "type": kind.id if args.type is not None else None})


def run_codes(context: Context) -> int:
    """List the codes."""
    with context.house(writing=False) as house:
        kept = house.stock_types.codes()
        words = [f"{code}: {kind.name}" for code, kind in kept.items()] or ["No code is kept yet."]
        return context.out.done(words, {"codes": [{"code": code, "type": kind.id} for code, kind in kept.items()]})


def _told(context: Context, changed: PpeType | Problem, words: str) -> int:
    if isinstance(changed, Problem):
        return context.out.refused(changed.words)
    data = {"id": changed.id, "name": changed.name, "retired": changed.retired}
    return context.out.done(f"Saved on this computer: {words.format(changed.name)}", {"type": data})
