"""`carehome-desktop history …`: what was sent, every answer, two periods compared, days updated, all of it as a file."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from carehome_desktop.cli.context import Context
from carehome_desktop.cli.pdf_file import save_pdf
from carehome_desktop.cli.progress import Progress
from carehome_desktop.cli.typed import needed, period_said
from carehome_desktop.domain.delivery import Receipt
from carehome_desktop.domain.delivery_words import LOST_WHY, STATE_WORDS, lost_words
from carehome_desktop.domain.history import ComparedLine, Comparison, PastAnswer, PastReturn, Proof, Side
from carehome_desktop.domain.lenient_date import read_day_back
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.words import count_words
from carehome_desktop.exports.writing import FileKind
from carehome_desktop.services.history_words import proof_title

if TYPE_CHECKING:
    from carehome_desktop.app.house import House

MOST = 200
DAYS = "Say from which day to which: --from 15/6/2020 --to 30/6/2020."


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `history` commands."""
    commands = subparsers.add_parser("history", help="look back, compare, prove and export").add_subparsers(
        title="commands", required=True, metavar="COMMAND"
    )
    commands.add_parser("list", help="everything that was made ready to go, newest first").set_defaults(run=run_list)
    search = commands.add_parser("search", help="every answer that holds these words")
    search.add_argument("words", nargs="+", help="from headings, values, notes, names, sections and dates")
    search.add_argument("--most", type=int, default=MOST, metavar="N", help=f"show at most so many; {MOST} without it")
    search.set_defaults(run=run_search)
    compare = commands.add_parser("compare", help="what changed between two days, weeks or months of one section")
    compare.add_argument("section")
    compare.add_argument(
        "periods",
        nargs="*",
        metavar="PERIOD",
        help="two periods as the section is answered: 26/6/2020, 2020-W33 or 2026-11; without them the newest two",
    )
    compare.set_defaults(run=run_compare)
    proof = commands.add_parser("proof", help="on how many days the tracker was updated, and which were missed")
    proof.add_argument("--section", default="", help="count one section alone, by the periods it is asked by")
    proof.add_argument("--pdf", type=Path, metavar="FILE", help="write it as a page to print, too")
    proof.set_defaults(run=run_proof)
    export = commands.add_parser("export", help="every answer for the days between two dates, as CSV or XLSX")
    export.add_argument("file", type=Path, help="its name ends in .csv or .xlsx")
    export.set_defaults(run=run_export)
    for command in (proof, export):
        command.add_argument("--from", dest="first", required=True, metavar="DATE", help="such as 15/6/2020")
        command.add_argument("--to", dest="last", required=True, metavar="DATE")
    export.add_argument("--names", action="store_true", help="name people; without it they are shown by code")


def run_list(context: Context) -> int:
    """List what was ever made ready to go."""
    with context.house(writing=False) as house:
        rows = house.history.returns()
        strays = house.deliveries.strays()
        words = [_return_line(row) for row in rows] or ["Nothing was made ready to go yet."]
        words += [_stray_line(house, each) for each in strays]
        return context.out.done(
            words,
            {
                "returns": [_return_data(row) for row in rows],
                "not_in_this_file": [_stray_data(each) for each in strays],
            },
        )


def run_search(context: Context) -> int:
    """Find answers."""
    args = context.args
    with context.house(writing=False) as house:
        found = house.history.search(" ".join(args.words), max(args.most, 0))
        head = f"{count_words(found.total, 'answer')} of {found.searched:,}"
        head += f", the newest {len(found.answers):,} shown" if len(found.answers) < found.total else ""
        return context.out.done(
            [head, *(_answer_line(answer) for answer in found.answers)],
            {
                "total": found.total,
                "searched": found.searched,
                "answers": [_answer_data(answer) for answer in found.answers],
            },
        )


def run_compare(context: Context) -> int:
    """Compare two periods."""
    args = context.args
    if len(args.periods) not in (0, 2):
        return context.out.wrong("Give two periods, or none for the newest two.")
    with context.house(writing=False) as house:
        today = house.machine.clock.local().date()
        given = [period_said(each, today) for each in args.periods] or house.history.newest_two(args.section)
        if given is None:
            return context.out.refused(
                f"There are answers for fewer than two periods of {args.section}, so there is nothing to compare yet."
            )
        told = house.history.compare(args.section, *given)
        if isinstance(told, Problem):
            return context.out.refused(told.words)
        return context.out.done(_comparison_lines(told), _comparison_data(told))


def run_proof(context: Context) -> int:
    """Tell on which days the tracker was updated."""
    args = context.args
    with context.house(writing=False) as house:
        told = house.history.proof(*_span(house, args), args.section)
        if isinstance(told, Problem):
            return context.out.refused(told.words)
        if args.pdf is not None:
            from carehome_desktop.services.history_words import proof_pdf

            save_pdf(args.pdf, lambda: proof_pdf(told, house.home(), context.machine.clock.wall()))
        missed = [f"  {line.period.words()}: {line.instead}" for line in told.missed()]
        words = [proof_title(told), *(["Missed:", *missed] if missed else ["None was missed."])]
        return context.out.done(words, _proof_data(told))


def run_export(context: Context) -> int:
    """Write all of history between two dates."""
    args = context.args
    kind = FileKind.of(args.file)
    if kind is None:
        return context.out.wrong("Give the file a name that ends in .csv or .xlsx.")
    with context.house(writing=False) as house:
        first, last = _span(house, args)
        with Progress() as progress:
            told = house.history.export(args.file, kind, first, last, by_name=args.names, go_on=progress.go_on)
        if isinstance(told, Problem):
            return context.out.refused(told.words)
        return context.out.done(
            f"Saved {count_words(told.rows, 'row')} as {told.path}", {"file": str(told.path), "rows": told.rows}
        )


def _span(house: House, args: argparse.Namespace) -> tuple[date, date]:
    """Return the first and the last day that are asked for."""
    today = house.machine.clock.local().date()
    first, last = (needed(read_day_back(each, "day", today), DAYS) for each in (args.first, args.last))
    return first, last


def _return_line(row: PastReturn) -> str:
    number = f", {row.number}" if row.number else ""
    lost = "".join(f". {lost_words(receipt)}" for receipt in row.lost)
    return f"{row.title}, {row.period.words()}, revision {row.revision}: {STATE_WORDS[row.state]}{number}{lost}"


def _stray_line(house: House, receipt: Receipt) -> str:
    title = house.history.title(receipt.section_id, receipt.period)
    return f"{title}, {receipt.period.words()}: {lost_words(receipt)}. {LOST_WHY}"


def _stray_data(receipt: Receipt) -> dict[str, Any]:
    return {
        "id": receipt.return_id,
        "section": receipt.section_id,
        "period": receipt.period.text,
        "revision": receipt.revision,
        "receipt": receipt.receipt_id,
        "received_at": receipt.received_at.isoformat(),
    }


def _return_data(row: PastReturn) -> dict[str, Any]:
    return {
        "id": row.id,
        "section": row.section_id,
        "period": row.period.text,
        "revision": row.revision,
        "set_version": row.set_version,
        "state": row.state.value,
        "number": row.number,
        "ready_at": row.queued_at.isoformat(),
        "arrived_at": row.arrived_at.isoformat() if row.arrived_at else None,
    }


def _answer_line(answer: PastAnswer) -> str:
    note = f" – {answer.note}" if answer.note else ""
    return f"{answer.title}, {answer.period.words()}, {answer.number}. {answer.heading} {answer.answer}{note} ({answer.who}, {answer.standing})"


def _answer_data(answer: PastAnswer) -> dict[str, Any]:
    return {
        "return": answer.return_id or None,
        "section": answer.section_id,
        "period": answer.period.text,
        "revision": answer.revision or None,
        "standing": answer.standing,
        "question": answer.question_id,
        "heading": answer.heading,
        "answer": answer.answer,
        "note": answer.note,
        "who": answer.who,
        "saved_at": answer.saved_at.isoformat(),
        "set_version": answer.set_version,
    }


def _comparison_lines(told: Comparison) -> list[str]:
    changed = told.changed()
    lines = [
        f"{told.title}: {told.before.words()} ({told.before_words}) and {told.after.words()} ({told.after_words})",
        f"{count_words(len(changed), 'answer')} of {len(told.lines):,} changed",
    ]
    return [*lines, *(f"  {_compared_words(line)}" for line in changed)]


def _compared_words(line: ComparedLine) -> str:
    name = f"{line.heading} {line.line}".strip()
    before, after = (side.words if side else "not answered" for side in (line.before, line.after))
    return f"{line.number}. {name}: {before} → {after}"


def _comparison_data(told: Comparison) -> dict[str, Any]:
    return {
        "before": told.before.text,
        "after": told.after.text,
        "set_changed": told.set_changed,
        "lines": [
            {
                "number": line.number,
                "heading": line.heading,
                "line": line.line,
                "before": _side_data(line.before),
                "after": _side_data(line.after),
                "changed": line.changed,
            }
            for line in told.lines
        ],
    }


def _side_data(side: Side | None) -> dict[str, Any] | None:
    return {"answer": side.words, "figure": side.figure, "note": side.note} if side else None


def _proof_data(told: Proof) -> dict[str, Any]:
    return {
        "first": told.first.isoformat(),
        "last": told.last.isoformat(),
        "counts": [{"kind": kind.value, "updated": updated, "of": all_} for kind, updated, all_ in told.counts()],
        "missed": [{"period": line.period.text, "instead": line.instead} for line in told.missed()],
        "updates": [
            {"period": line.period.text, "updates": [f"{each.title}: {each.words}" for each in line.updates]}
            for line in told.lines
            if line.updates
        ],
    }
