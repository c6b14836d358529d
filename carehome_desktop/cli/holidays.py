"""`carehome-desktop holidays …`: which days are bank holidays for this home, and what it puts right in the list."""

from __future__ import annotations

import argparse
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from carehome_desktop.cli.context import Context
from carehome_desktop.cli.typed import needed
from carehome_desktop.domain.lenient_date import read_date
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.words import day_words

if TYPE_CHECKING:
    from carehome_desktop.app.house import House

A_YEAR = timedelta(days=366)


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `holidays` commands."""
    commands = subparsers.add_parser(
        "holidays", help="which days are bank holidays, and what the home puts right"
    ).add_subparsers(title="commands", required=True, metavar="COMMAND")
    commands.add_parser("list", help="the bank holidays of the year to come").set_defaults(run=run_list)
    add = commands.add_parser("add", help="a day that is a bank holiday too")
    add.add_argument("day", help="such as 27/5/2030")
    add.add_argument("called", help="its name")
    add.set_defaults(run=run_add)
    take_away = commands.add_parser("take-away", help="a day of the list that is no bank holiday after all")
    take_away.add_argument("day", help="such as 27/5/2030")
    take_away.set_defaults(run=run_take_away)
    forget = commands.add_parser("forget", help="let the list count again for a day")
    forget.add_argument("day", help="such as 27/5/2030")
    forget.set_defaults(run=run_forget)
    take_in = commands.add_parser("import", help="take in a file of days, whole or not at all")
    take_in.add_argument("file", type=Path)
    take_in.set_defaults(run=run_import)


def run_list(context: Context) -> int:
    """List the days that count."""
    with context.house(writing=False) as house:
        today = house.machine.clock.local().date()
        own = house.bank_holidays.own()
        days = house.bank_holidays.all().between(today, today + A_YEAR)
        added = {each.day for each in own.added}
        words = [
            f"{day_words(each.day)}: {each.name}{' (added by this home)' if each.day in added else ''}" for each in days
        ]
        words += [f"{day_words(day)}: no bank holiday, taken away by this home" for day in sorted(own.taken_away)]
        data = {
            "holidays": [{"day": each.day.isoformat(), "called": each.name, "own": each.day in added} for each in days],
            "taken_away": sorted(day.isoformat() for day in own.taken_away),
        }
        return context.out.done(words, data)


def run_add(context: Context) -> int:
    """Add a day."""
    with context.house(writing=True) as house:
        day = _day(house, context.args.day)
        problem = house.bank_holidays.add(day, context.args.called, house.manager())
        return _said(context, problem, f"{day_words(day)} was added.")


def run_take_away(context: Context) -> int:
    """Take a day away."""
    with context.house(writing=True) as house:
        day = _day(house, context.args.day)
        problem = house.bank_holidays.take_away(day, house.manager())
        return _said(context, problem, f"{day_words(day)} is no bank holiday any more.")


def run_forget(context: Context) -> int:
    """Let the list count again."""
    with context.house(writing=True) as house:
        day = _day(house, context.args.day)
        problem = house.bank_holidays.forget(day, house.manager())
        return _said(context, problem, f"For {day_words(day)} the list counts again.")


def run_import(context: Context) -> int:
    """Take in a file."""
    with context.house(writing=True) as house:
        taken = house.bank_holidays.take_in(context.args.file, house.manager())
        if isinstance(taken, Problem):
            return context.out.refused(taken.words)
        return context.out.done(taken.words, {"words": taken.words})


def _day(house: House, typed: str) -> date:
    return needed(read_date(typed, "day", house.machine.clock.local().date()), "Say the day, as in 27/5/2030.")


def _said(context: Context, problem: Problem | None, words: str) -> int:
    return context.out.refused(problem.words) if problem else context.out.done(words, {"words": words})
