"""`carehome-desktop update …`: whether a newer package is genuine, and installing it with no network."""

from __future__ import annotations

import argparse
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from carehome_desktop.app.updates import signed_words, updates_for
from carehome_desktop.cli.context import Context
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.releases import Standing
from carehome_desktop.domain.words import day_words
from carehome_desktop.machine import LONDON
from carehome_desktop.services.update_run import BY_HAND, SETUP, how_to_install, start
from carehome_desktop.services.updates import Update, Updates
from carehome_desktop.vault.opening import nothing_here

COPIED = "A copy of the records was taken and checked first."
NO_RECORDS = "There are no records in this folder, so there was nothing to copy first."


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `update` commands."""
    commands = subparsers.add_parser("update", help="a newer program from a stick, without a network").add_subparsers(
        title="commands", required=True, metavar="COMMAND"
    )
    commands.add_parser("show", help="this program's version, and who signs newer ones").set_defaults(run=run_show)
    check = commands.add_parser("check", help="who signed a package, and whether it is newer; nothing is run")
    check.set_defaults(run=run_check)
    run = commands.add_parser("run", help="check a package, take a copy of the records, then start installing it")
    run.set_defaults(run=run_run)
    for command in (check, run):
        command.add_argument("file", type=Path, metavar="FILE", help="the package, or the folder or stick it lies on")


def run_show(context: Context) -> int:
    """Say which version this is and who signs its updates."""
    updates = updates_for(context.folder, context.machine)
    words = f"Version {updates.version}; {signed_words(updates)}."
    data = {"version": updates.version, "system": updates.system, "signed": updates.signed, "signers": updates.signers}
    return context.out.done(words, data)


def run_check(context: Context) -> int:
    """Say what a package is; exit 0 only if it may be installed."""
    updates = updates_for(context.folder, context.machine, only_looks=True)
    found = _look(context, updates)
    updates.tidy()
    if isinstance(found, Problem):
        return context.out.refused(found.words)
    if found.standing is not Standing.NEWER:
        return context.out.refused(_not_newer(found, updates), **_data(found))
    return context.out.done(_lines(found, updates), _data(found))


def run_run(context: Context) -> int:
    """Check a package, take a copy of the records, and start the Setup; on Linux say how our checked copy is installed."""
    updates = updates_for(context.folder, context.machine)
    # Before anything else, so that beside an open window it is refused: neither the program nor its copy of a package is taken from it.
    with nullcontext() if nothing_here(context.folder) else context.house(writing=True) as house:
        found = _look(context, updates)
        if isinstance(found, Problem):
            return context.out.refused(found.words)
        if found.copy is None:
            return context.out.refused(_not_newer(found, updates), **_data(found))
        if house is not None and (problem := house.kept_copies.take_now(before_update=True)):
            updates.tidy()
            return context.out.refused(problem.words)
        copied = COPIED if house is not None else NO_RECORDS
    if problem := updates.check_again(found):
        return context.out.refused(problem.words)
    steps = how_to_install(found)
    if not steps.line:
        if trouble := start(steps.command):
            return context.out.refused(trouble)
        return context.out.done([*_lines(found, updates), copied, SETUP], {**_data(found), "install": SETUP})
    words = [*_lines(found, updates), copied, BY_HAND, f"    {steps.line}"]
    return context.out.done(words, {**_data(found), "install": steps.line})


def _look(context: Context, updates: Updates) -> Update | Problem:
    return updates.look_at(context.args.file)


def _lines(found: Update, updates: Updates) -> list[str]:
    release = found.release
    return [
        f"{found.name}: version {release.version} for {release.system_words}",
        f"Made on {day_words(release.made.astimezone(LONDON).date())}, signed by {found.signed_by.name} "
        f"(key {found.signed_by.id_words})",
        f"It is {found.standing.value} than this program, which is {updates.version}."
        if found.standing is not Standing.SAME
        else f"It is the same version as this program, {updates.version}.",
    ]


def _not_newer(found: Update, updates: Updates) -> str:
    return "\n".join([*_lines(found, updates), "It is genuine, and there is nothing to install. Nothing was changed."])


def _data(found: Update) -> dict[str, Any]:
    return {
        "file": found.name,
        "version": found.release.version,
        "made": found.release.made.isoformat(),
        "system": found.release.system,
        "standing": found.standing.name.lower(),
        "signed_by": found.signed_by.name,
        "key": found.signed_by.id_words,
    }
