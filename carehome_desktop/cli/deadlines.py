"""`carehome-desktop deadlines`: what is due between two days, and our own record of the months that are past."""

from __future__ import annotations

import argparse
from datetime import date, timedelta
from typing import Any

from carehome_desktop.cli.context import Context
from carehome_desktop.cli.typed import said
from carehome_desktop.domain.lenient_date import read_date
from carehome_desktop.domain.our_record import Month
from carehome_desktop.domain.periods import PeriodKind
from carehome_desktop.domain.words import clock_words, count_words, day_words, list_words
from carehome_desktop.services.deadlines import DueLine, ProgrammeToday

AHEAD = timedelta(days=91)
"""How far ahead the list looks where nobody says."""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `deadlines` command."""
    command = subparsers.add_parser("deadlines", help="what is due today and between two days, and our own record")
    command.add_argument(
        "--from", dest="first", default="", metavar="DATE", help="such as 21/11/2026; today without it"
    )
    command.add_argument("--to", dest="last", default="", metavar="DATE", help="three months on without it")
    command.set_defaults(run=run)


def run(context: Context) -> int:
    """List what is due."""
    with context.house(writing=False) as house:
        today = house.machine.clock.local().date()
        first = said(read_date(context.args.first, "first", today)) or today
        last = said(read_date(context.args.last, "last", today)) or min(first, date.max - AHEAD) + AHEAD
        lines, programmes = house.deadlines.between(first, last), house.deadlines.today()
        words = [f"{each.programme.title}: {' '.join(each.words(today))}" for each in programmes]
        words += [f"  Our record: {each.record.words()}" for each in programmes if each.record is not None]
        words += ["", f"{day_words(first)} to {day_words(last)}:"]
        words += [line_words(line, today) for line in lines] or ["Nothing is due."]
        data = {
            "from": first.isoformat(),
            "to": last.isoformat(),
            "today": [_today_as_data(each, today) for each in programmes],
            "deadlines": [line_as_data(line, today) for line in lines],
        }
        return context.out.done(words, data)


def line_words(line: DueLine, today: date) -> str:
    """Return one due line for a person."""
    due = line.due
    titles = list_words([section.title for section in due.sections])
    done = "done" if line.all_done else f"{count_words(len(line.done), 'section')} of {len(due.sections)} done"
    verb, window = "closed" if due.window.closed(today) else "closes", due.window
    closes = f"{verb} {day_words(window.last_day)}, {clock_words(window.closes_at)}"
    if is_record(line, today):
        closes = "a record of then, with no due date"
    moved = f" {due.window.moved}" if due.window.moved else ""
    return f"{due.programme.title}, {due.period.words()}: {closes}. {titles}: {done}.{moved}"


def is_record(line: DueLine, today: date) -> bool:
    """Return whether it is the answers of a day or a week that is past: they are a record of then, and no date is left to keep."""
    return line.due.period.kind is not PeriodKind.MONTH and line.due.window.closed(today)


def line_as_data(line: DueLine, today: date) -> dict[str, Any]:
    """Return one due line for a script."""
    window = line.due.window
    return {
        "programme": line.due.programme.id,
        "period": line.due.period.text,
        "kind": line.due.period.kind.value,
        "opens": window.opens.isoformat(),
        "closes": None if is_record(line, today) else window.closes_at.isoformat(),
        "over": window.closed(today),
        "moved": window.moved,
        "open_today": window.is_open(today),
        "done": line.all_done,
        "sections": [
            {
                "id": section.id,
                "version": section.version,
                "title": section.title,
                "state": done.how if (done := line.done.get(section.id)) else "due",
                "at": done.at.isoformat() if done else None,
            }
            for section in line.due.sections
        ],
    }


def _today_as_data(each: ProgrammeToday, today: date) -> dict[str, Any]:
    return {
        "programme": each.programme.id,
        "words": list(each.words(today)),
        "due": [line_as_data(line, today) for line in each.lines],
        "answered_as_a_record": [
            {"id": section.id, "version": section.version, "title": section.title, "period": period.text}
            for section, period in each.day.kept
        ],
        "record": None
        if each.record is None
        else {
            "words": each.record.words(),
            "running": each.record.running,
            "in_twelve": each.record.in_twelve,
            "months": [_month_as_data(month) for month in each.record.months],
        },
    }


def _month_as_data(month: Month) -> dict[str, Any]:
    return {"period": month.due.period.text, "outcome": month.outcome.value, "words": month.words()}
