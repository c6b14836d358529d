"""`carehome-desktop staff list|add`: who works here, by code."""

from __future__ import annotations

import argparse
from typing import Any

from carehome_desktop.cli.context import Context
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.records import Staff


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `staff` commands."""
    commands = subparsers.add_parser("staff", help="staff, by code").add_subparsers(
        title="commands", required=True, metavar="COMMAND"
    )
    commands.add_parser("list", help="everyone, with code and name").set_defaults(run=run_list)
    add = commands.add_parser("add", help="add a member of staff")
    add.add_argument("name", help="kept apart from what was paid; never printed for others")
    add.add_argument("--code", default="", help="the home's own; the next of ours (S1, S2, …) without it")
    add.set_defaults(run=run_add)


def run_list(context: Context) -> int:
    """List all staff."""
    with context.house(writing=False) as house:
        found = house.isolations.staff()
    return context.out.done(
        [each.words for each in found] or ["Nobody was added yet."], {"staff": [staff_as_data(each) for each in found]}
    )


def run_add(context: Context) -> int:
    """Add someone."""
    with context.house(writing=True) as house:
        added = house.isolations.add_staff(context.args.name, house.manager(), context.args.code)
    if isinstance(added, Problem):
        return context.out.refused(added.words)
    return context.out.done(f"Saved on this computer: {added.words}.", {"added": staff_as_data(added)})


def staff_as_data(member: Staff) -> dict[str, Any]:
    """Return a member of staff for a script."""
    return {"id": member.id, "code": member.code, "name": member.name}
