"""`carehome-desktop evidence ask|answer|asked|keep`: what the council asked, what was answered, and how long all of it is kept."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date
from typing import Any

from carehome_desktop.cli.context import Context
from carehome_desktop.cli.typed import by_command
from carehome_desktop.domain.fund.council import CouncilQuestion
from carehome_desktop.domain.fund.evidence import About
from carehome_desktop.domain.kept import Kept
from carehome_desktop.domain.lenient_date import read_date, read_day_back
from carehome_desktop.domain.problems import Problem, Refused


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add them to those of `evidence`."""
    ask = commands.add_parser("ask", help="write down what the council asked about a fund")
    ask.add_argument("scheme", help="such as icf-1")
    ask.add_argument("asked", help="what it asked")
    ask.add_argument("--on", required=True, metavar="DATE", help="the day it was asked")
    ask.add_argument("--by", required=True, metavar="ROLE", help="who asked, by role, such as “Contracts officer”")
    ask.set_defaults(run=run_ask)
    answer = commands.add_parser("answer", help="write down what was answered")
    answer.add_argument("question", metavar="ID", help="its id, as asked shows it")
    answer.add_argument("answered", help="what was answered")
    answer.add_argument("--on", required=True, metavar="DATE")
    answer.set_defaults(run=run_answer)
    asked = commands.add_parser("asked", help="what the council asked about a fund, and what was answered")
    asked.add_argument("scheme")
    asked.set_defaults(run=run_asked)
    unask = commands.add_parser("unask", help="take a question back; it stays to be read")
    unask.add_argument("question", metavar="ID")
    unask.add_argument("--reason", required=True)
    unask.set_defaults(run=run_unask)
    keep = commands.add_parser("keep", help="until when a fund's papers are kept; with --until, say so")
    keep.add_argument("scheme")
    keep.add_argument("--until", default="", metavar="DATE")
    keep.add_argument("--reason", default="", help="such as “clause 9 of our agreement”")
    keep.set_defaults(run=run_keep)


def run_ask(context: Context) -> int:
    """Write a question down."""
    args = context.args
    with context.house(writing=True) as house:
        day = needed_day(args.on, house.machine.clock.local().date())
        told = CouncilQuestion(args.scheme, day, args.by.strip(), args.asked.strip())
        kept = house.council.ask(told, house.manager())
    if isinstance(kept, Problem):
        return context.out.refused(kept.words)
    return context.out.done(f"Saved on this computer. {kept.entry.words()}", {"asked": question_as_data(kept)})


def run_answer(context: Context) -> int:
    """Write an answer down."""
    args = context.args
    with context.house(writing=True) as house:
        found = house.council.question(args.question)
        if found is None:
            return context.out.refused("There is no such question, or it was taken back. Nothing was changed.")
        day = needed_day(args.on, house.machine.clock.local().date())
        told = replace(found.entry, answered_on=day, answered=args.answered.strip())
        kept = house.council.put_right(found.id, told, house.manager())
    if isinstance(kept, Problem):
        return context.out.refused(kept.words)
    return context.out.done(f"Saved on this computer. {kept.entry.words()}", {"asked": question_as_data(kept)})


def run_asked(context: Context) -> int:
    """List the questions and answers."""
    with context.house(writing=False) as house:
        scheme = house.fund.scheme(context.args.scheme)
        found, numbers = house.council.questions(scheme.id), house.evidence.references(About.LETTER)
    words = [
        line
        for each in found
        for line in (
            f"{numbers[each.id]}  {each.entry.words()}  ({each.id})",
            f"    {each.entry.asked}",
            *([f"    {each.entry.answered}"] if each.entry.answered else []),
        )
    ]
    data = [question_as_data(each) | {"reference": numbers[each.id]} for each in found]
    return context.out.done(words or ["Nothing that the council asked is recorded yet."], {"asked": data})


def run_unask(context: Context) -> int:
    """Take a question back."""
    with context.house(writing=True) as house:
        taken = house.council.take_back(context.args.question, context.args.reason, house.manager())
    if isinstance(taken, Problem):
        return context.out.refused(taken.words)
    return context.out.done("Taken back. What was told stays to be read.", {"taken_back": taken.id})


def run_keep(context: Context) -> int:
    """Show or say until when a fund's papers are kept."""
    args = context.args
    with context.house(writing=bool(args.until)) as house:
        today = house.machine.clock.local().date()
        keeping = house.council.keeping(args.scheme)
        if args.until:
            kept = house.council.keep(
                args.scheme, _needed(read_date(args.until, "until", today)), args.reason, house.manager()
            )
            if isinstance(kept, Problem):
                return context.out.refused(kept.words)
            keeping = kept
    data = {
        "until": keeping.until.isoformat(),
        "reason": keeping.reason,
        "told": keeping.told,
        "past": keeping.past(today),
    }
    return context.out.done([keeping.words(today), keeping.reason], data)


def question_as_data(kept: Kept[CouncilQuestion]) -> dict[str, Any]:
    """Return a question for a script."""
    told = kept.entry
    return {
        "id": kept.id,
        "asked_on": told.asked_on.isoformat(),
        "asked_by": told.asked_by,
        "asked": told.asked,
        "answered_on": told.answered_on.isoformat() if told.answered_on is not None else None,
        "answered": told.answered,
    }


def needed_day(typed: str, today: date) -> date:
    """Return a day that was; Refused in words if what was typed is none."""
    return _needed(read_day_back(typed, "day", today))


def _needed(found: date | Problem | None) -> date:
    if not isinstance(found, date):
        raise Refused(f"{by_command(found) if found is not None else 'Name the day.'} Nothing was recorded.")
    return found
