"""`carehome-desktop ppe add-type`: the types of PPE that the home has of its own."""

from __future__ import annotations

import argparse

from carehome_desktop.cli.context import Context
from carehome_desktop.domain.problems import Problem


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add what is said of the types."""
    add = commands.add_parser("add-type", help="add a type of the home's own under one of the tracker's five")
    add.add_argument("family", help="aprons, eye-protection, gloves, masks or hand-sanitiser")
    add.add_argument("name", help="such as “FFP3 masks”")
    add.add_argument("--one", required=True, help="what a single is called, such as mask")
    add.add_argument("--many", required=True, help="what singles are called, such as masks")
    add.set_defaults(run=run_add_type)


def run_add_type(context: Context) -> int:
    """Add a type of the home's own."""
    args = context.args
    with context.house(writing=True) as house:
        made = house.stock.add_type(args.family, args.name, args.one, args.many, house.manager())
        if isinstance(made, Problem):
            return context.out.refused(made.words)
        return context.out.done(f"Saved on this computer: {made.name}.", {"added": {"id": made.id, "name": made.name}})
