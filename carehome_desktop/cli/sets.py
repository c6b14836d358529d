"""`carehome-desktop sets …`: which sets of questions are here, and installing a newer one from a file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from carehome_desktop.app.questions import load_questions
from carehome_desktop.cli.context import Context
from carehome_desktop.domain.guidance_texts import dates_words
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.set_changes import ChangeKind, SetChange
from carehome_desktop.domain.words import count_words
from carehome_desktop.services.question_sets import Offer

_BECAME = {
    ChangeKind.ADDED: "Added",
    ChangeKind.GONE: "Gone",
    ChangeKind.REWORDED: "In other words",
    ChangeKind.KIND_CHANGED: "Another kind of answer",
}


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `sets` commands."""
    commands = subparsers.add_parser("sets", help="sets of questions: which are here, and newer ones").add_subparsers(
        title="commands", required=True, metavar="COMMAND"
    )
    commands.add_parser("list", help="every version of every set that is here").set_defaults(run=run_list)
    install = commands.add_parser("install", help="install the sets in a file; it is checked whole first")
    install.add_argument("file", type=Path, metavar="FILE")
    install.set_defaults(run=run_install)
    remove = commands.add_parser("remove", help="take an installed file away that nobody has answered under")
    remove.add_argument("file", metavar="FILE", help="its name, as sets list says it")
    remove.set_defaults(run=run_remove)


def run_list(context: Context) -> int:
    """List the sets; no home is needed for it."""
    catalogue = load_questions(context.machine, context.folder)
    lines, data = [], []
    for head in catalogue.heads:
        file = catalogue.installed_as(head.id, head.version)
        came = f", installed as {file}" if file else ""
        lines.append(f"{head.id} {head.version}: {head.title}, {dates_words(head)}{came}")
        data.append(
            {
                "section": head.id,
                "version": head.version,
                "title": head.title,
                "programme": head.programme,
                "first_day": head.first_day.isoformat(),
                "last_day": head.last_day.isoformat() if head.last_day else None,
                "installed_as": file or None,
            }
        )
    troubles = [trouble.sentence() for trouble in catalogue.troubles]
    return context.out.done([*lines, *troubles], {"sets": data, "troubles": troubles})


def run_install(context: Context) -> int:
    """Install a file and say what changed."""
    with context.house(writing=True) as house:
        offer = house.question_sets.look_at(context.args.file)
        if isinstance(offer, Problem):
            return context.out.refused(offer.words)
        if (problem := house.question_sets.install(offer)) is not None:
            return context.out.refused(problem.words)
    return context.out.done(
        list(_lines(offer)), {"installed": [_as_data(each) for each in offer.changes], **_moves(offer)}
    )


def run_remove(context: Context) -> int:
    """Take an installed file away."""
    file = context.args.file
    with context.house(writing=True) as house:
        if (problem := house.question_sets.remove(file)) is not None:
            return context.out.refused(problem.words)
    return context.out.done(f"Removed: {file}. What was asked before it is asked again.", {"removed": file})


def _lines(offer: Offer) -> list[str]:
    lines = []
    for change in offer.changes:
        lines.append(f"Installed: {change.after.title}, {dates_words(change.after)}.")
        lines += [f"  {change.how_often()}"] if change.how_often() else []
        for each in change.questions:
            what = f" ({', '.join(each.what)})" if each.what else ""
            lines.append(f"  {_BECAME[each.kind]}{what}: {each.question.heading}")
        lines.append(f"  As before: {count_words(change.same, 'question')}")
    if offer.moved:
        lines.append(f"{count_words(offer.moved, 'answer')} that you have not sent yet moved over.")
    lines += [f"Not moved over, {left.period.words()}: {left.heading} {left.words}" for left in offer.left_behind]
    if offer.waiting:
        lines.append(f"{count_words(offer.waiting, 'return')} on the way keep the questions they were answered under.")
    return lines


def _as_data(change: SetChange) -> dict[str, Any]:
    return {
        "section": change.after.id,
        "version": change.after.version,
        "before": change.before.version if change.before else None,
        "same": change.same,
        "questions": [
            {
                "question": each.question.id,
                "became": each.kind.value,
                "what": list(each.what),
            }
            for each in change.questions
        ],
    }


def _moves(offer: Offer) -> dict[str, Any]:
    left = [{"period": each.period.text, "question": each.heading, "answer": each.words} for each in offer.left_behind]
    return {"moved": offer.moved, "left_behind": left, "waiting": offer.waiting}
