"""`carehome-desktop returns …`: answer, queue and list returns."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import Any

from carehome_desktop.app.house import House
from carehome_desktop.cli import check, copy_sheet
from carehome_desktop.cli.context import Context
from carehome_desktop.cli.showing import question_data, question_lines
from carehome_desktop.cli.typed import period_said
from carehome_desktop.domain.answers import Answer
from carehome_desktop.domain.delivery_words import STATE_WORDS
from carehome_desktop.domain.people import Person
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.problems import Problem, Refused
from carehome_desktop.domain.questions import AnswerKind, Part
from carehome_desktop.domain.reading_values import TO_FIND_OUT, read_value
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.values import Counts, FindOut, Value, value_words
from carehome_desktop.domain.ways import Entered, Way
from carehome_desktop.domain.words import full_moment_words


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `returns` commands."""
    commands = subparsers.add_parser("returns", help="answer, queue and list returns").add_subparsers(
        title="commands", required=True, metavar="COMMAND"
    )
    answer = commands.add_parser("answer", help="save one answer; when it says saved, it is durable")
    answer.add_argument("section")
    answer.add_argument("question")
    answer.add_argument(
        "value", help="yes or no, a whole number, a choice, a day, name=number for each line of a table, or find-out"
    )
    answer.add_argument("--note", default=None, help="the home's own note; it never leaves the home")
    answer.add_argument("--declined", action="store_true", help="the support was offered and declined")
    answer.set_defaults(run=run_answer)
    queue = commands.add_parser("queue", help="freeze a section's answers and put them on their way")
    queue.add_argument("section")
    queue.add_argument(
        "--way", choices=[way.value for way in Way], help="endpoint, hand or file; without it, the home's usual way"
    )
    queue.set_defaults(run=run_queue)
    confirm = commands.add_parser("confirm", help="confirm what is carried over from before, for today")
    confirm.add_argument("section")
    confirm.add_argument("questions", nargs="*", metavar="question", help="only these; all that is carried without any")
    confirm.set_defaults(run=run_confirm)
    show = commands.add_parser("show", help="how a section stands")
    show.add_argument("section")
    show.set_defaults(run=run_show)
    for command in (answer, queue, confirm, show, check.add_command(commands)):
        command.add_argument("--period", metavar="P", help="such as 21/11/2026 or 2026-11; today without it")
    listing = commands.add_parser("list", help="every return that was queued")
    listing.set_defaults(run=run_list)
    copy_sheet.add_commands(commands)


def period_of(house: House, section_id: str, text: str | None) -> Period:
    """Return the period asked for, or today's; Refused in words if it is none."""
    today = house.machine.clock.local().date()
    if text is not None:
        return period_said(text, today)
    section = house.catalogue.head(section_id, today)
    if section is None:
        known = ", ".join(sorted({each.id for each in house.catalogue.heads}))
        if any(each.id == section_id for each in house.catalogue.heads):
            raise Refused(
                f"No questions of this name are known for today, {today:%d/%m/%Y} by this computer's clock. Nothing was changed. "
                "Put the clock right, or name a day with --period."
            )
        raise Refused(f"There is no section “{section_id}”. The program has: {known}.")
    return Period.of(section.period_kind, today)


def run_answer(context: Context) -> int:
    """Save one answer."""
    args = context.args
    with context.house(writing=True) as house:
        period = period_of(house, args.section, args.period)
        state = house.answering.open(args.section, period)
        try:
            standing = state.state_of(args.question)
        except KeyError:
            known = ", ".join(each.question.id for each in state.questions)
            return context.out.refused(f"There is no question “{args.question}”. This section has: {known}.")
        first = standing.question.parts_of
        if first and not standing.parts and args.value not in TO_FIND_OUT:
            return context.out.refused(f"Answer “{first}” first: only what the home has is asked here.")
        today = house.machine.clock.local().date()
        value = read_value(standing.question, args.value, standing.parts, today)
        if isinstance(value, Problem):
            return context.out.refused(value.words)
        if standing.question.kind is AnswerKind.COUNTS and not isinstance(value, FindOut):
            value = _with_the_other_lines(args.value, value, standing.answer)
        if value is None:
            return context.out.refused("Nothing was typed as the answer. What was saved before still stands.")
        before = standing.answer
        if isinstance(value, FindOut) and before and isinstance(before.value, FindOut):
            value = before.value
        note = args.note if args.note is not None else (before.note if before else "")
        saved = house.answering.answer(
            args.section, period, args.question, value, _who(house), note=note, declined=args.declined
        )
        if isinstance(saved, Problem):
            return context.out.refused(saved.words)
        words = f"Saved on this computer: {standing.question.heading} {value_words(value, standing.question)}"
        blank = _blank(value, standing.parts)
        return context.out.done(
            [words, f"Still blank: {', '.join(blank)}"] if blank else words,
            {"saved": args.question, "value": args.value, "period": period.text, "saved_at": saved.isoformat()},
        )


def run_queue(context: Context) -> int:
    """Queue a section."""
    args = context.args
    with context.house(writing=True) as house:
        period = period_of(house, args.section, args.period)
        way = Way(args.way) if args.way else house.ways_out.default()
        queued = house.filing.queue(args.section, period, _who(house), way)
        if isinstance(queued, Problem):
            return context.out.refused(queued.words)
        return context.out.done(f"{queued.words}: {line_of(queued)}", {"queued": as_data(queued)})


def run_confirm(context: Context) -> int:
    """Confirm what is carried over."""
    args = context.args
    with context.house(writing=True) as house:
        period = period_of(house, args.section, args.period)
        known = {each.id for each in house.answering.section_for(args.section, period).questions}
        if unknown := [each for each in args.questions if each not in known]:
            return context.out.refused(f"There is no question “{unknown[0]}”. This section has: {', '.join(known)}.")
        number = house.answering.confirm(args.section, period, _who(house), args.questions or None)
        return context.out.done(
            f"Confirmed for {period.words()}: {number}", {"confirmed": number, "period": period.text}
        )


def run_show(context: Context) -> int:
    """Show how a section stands."""
    args = context.args
    with context.house(writing=False) as house:
        period = period_of(house, args.section, args.period)
        state = house.answering.open(args.section, period)
        lines = [f"{state.section.title}, {period.words()}"]
        data: list[dict[str, Any]] = []
        for each in state.questions:
            lines += question_lines(each)
            data.append(question_data(each))
        return context.out.done(lines, {"section": state.section.id, "period": period.text, "questions": data})


def run_list(context: Context) -> int:
    """List what was queued."""
    with context.house(writing=False) as house:
        rows = house.deliveries.outgoing()
        words = [line_of(row) for row in rows] or ["Nothing was queued yet."]
        return context.out.done(words, {"returns": [as_data(row) for row in rows]})


def line_of(row: Outgoing) -> str:
    """Return one return in a line."""
    receipt = f", receipt {row.receipt.receipt_id}" if row.receipt else ""
    if row.entered is not None:
        receipt = f" {full_moment_words(row.entered.entered_at)}"
    return f"{row.section_id}, {row.period.words()}, revision {row.revision}: {STATE_WORDS[row.state]}{receipt}"


def as_data(row: Outgoing) -> dict[str, Any]:
    """Return one return for a script."""
    return {
        "id": row.return_id,
        "section": row.section_id,
        "period": row.period.text,
        "revision": row.revision,
        "state": row.state.value,
        "words": row.words,
        "attempts": row.delivery.attempts,
        "next_try": row.next_try.isoformat() if row.next_try else None,
        "receipt": row.receipt.receipt_id if row.receipt else None,
        "way": row.way.value,
        "entered": _entered(row.entered),
    }


def _entered(told: Entered | None) -> dict[str, str] | None:
    if told is None:
        return None
    return {"at": told.entered_at.isoformat(), "shown": told.shown.value, "reference": told.reference}


def _with_the_other_lines(typed: str, value: Value | None, before: Answer | None) -> Value | None:
    """Return a table with the lines that were not named now as they stood; a line named with no number is blank again."""
    was = before.value.by_id() if before and isinstance(before.value, Counts) else {}
    named = {pair.partition("=")[0] for pair in re.split(r"[;\s]+", typed.strip())}
    now = value.by_id() if isinstance(value, Counts) else {}
    whole = {part: number for part, number in was.items() if part not in named} | now
    return Counts.of(whole) if whole else None


def _blank(value: Value, parts: Sequence[Part]) -> list[str]:
    return [part.id for part in parts if part.id not in value.by_id()] if isinstance(value, Counts) else []


def _who(house: House) -> Person:
    return house.manager()
