"""`carehome-desktop returns copy-sheet|enter|way|export`: what goes by hand or as the home's own file."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from carehome_desktop.app.house import House
from carehome_desktop.cli.context import Context
from carehome_desktop.cli.pdf_file import save_pdf
from carehome_desktop.cli.people import person_named
from carehome_desktop.domain.copy_sheet import MARK_WORDS, ON_THE_ONE_BEFORE, Mark
from carehome_desktop.domain.problems import Problem, Refused
from carehome_desktop.domain.reading_moments import read_moment
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.ways import WAY_WORDS, Shown, Way
from carehome_desktop.services.answering import SectionState
from carehome_desktop.services.copy_sheet import CopySheet
from carehome_desktop.services.no_change import NoChangeCheck, Unchanged
from carehome_desktop.services.ways_out import before_answers, too_early

NOT_READY = "These answers are not ready to go yet. Nothing was changed. Put them on their way first: returns queue {section} --way hand"
UNDO = "undo"


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands to `returns`."""
    sheet = commands.add_parser("copy-sheet", help="the lines to type into the tracker's page; mark one, or print all")
    sheet.add_argument("--mark", nargs=2, metavar=("LINE", "MARK"), help="typed, not-there, asks-else or undo")
    sheet.add_argument("--note", default="", help="what the page asks instead")
    sheet.add_argument("--out", type=Path, metavar="FILE", help="write it as a PDF with boxes to tick")
    sheet.set_defaults(run=run_sheet)
    enter = commands.add_parser("enter", help="record that a person typed a return into the tracker's page")
    enter.add_argument("--saved", choices=[Shown.YES.value, Shown.NOT_CHECKED.value], help="the page showed it saved")
    enter.add_argument("--by", metavar="NAME", help="who typed it in; the manager without it")
    enter.add_argument("--at", default="", metavar="WHEN", help="such as '10:12am' or 'yesterday 4pm'; now without it")
    enter.add_argument("--reference", default="", help="what the page gave, if anything")
    enter.add_argument("--take-back", metavar="WHY", help="it was recorded by mistake")
    enter.set_defaults(run=run_enter)
    way = commands.add_parser("way", help="let a return go another way; not while a send is unresolved")
    way.add_argument("section")
    way.add_argument("way", choices=[way.value for way in Way])
    way.add_argument("--note", required=True, help="why; it stays with the record")
    way.set_defaults(run=run_way)
    export = commands.add_parser("export", help="the home's own file of one return, or of all that are to be entered")
    export.add_argument("section", nargs="?")
    export.add_argument("--out", type=Path, required=True, metavar="FILE", help="ends in .csv or .xlsx")
    export.set_defaults(run=run_export)
    unchanged = commands.add_parser("no-change", help="the reminder e-mail's “no change” was used; tells what moved")
    unchanged.add_argument("--check", action="store_true", help="only tell what moved; nothing is recorded")
    unchanged.add_argument("--by", metavar="NAME", help="who pressed the button; the manager without it")
    unchanged.add_argument("--at", default="", metavar="WHEN", help="when; now without it")
    unchanged.set_defaults(run=run_no_change)
    for command in (sheet, enter):
        command.add_argument("section")
    for command in (sheet, enter, way, export):
        command.add_argument("--period", metavar="P", help="such as 21/11/2026 or 2026-11; today without it")


def run_sheet(context: Context) -> int:
    """Show the lines, mark one, or write the print."""
    args = context.args
    with context.house(writing=args.mark is not None) as house:
        sheet = _sheet(house, _row(house, args.section, args.period))
        if args.mark is not None:
            sheet = _mark(house, sheet, *args.mark, note=args.note)
        if args.out is not None:
            from carehome_desktop.services.copy_sheet_print import copy_sheet_pdf

            save_pdf(args.out, lambda: copy_sheet_pdf(sheet, house.home(), house.machine.clock.wall()))
            return context.out.done(f"Printed into {args.out.name}", {"file": str(args.out)})
        caution = house.ways_out.caution(sheet.record.outgoing)
        lines = [*_lines(sheet), *([caution] if caution else [])]
        return context.out.done(lines, _data(sheet) | {"caution": caution})


def run_enter(context: Context) -> int:
    """Record that a return was entered, or take that back."""
    args = context.args
    with context.house(writing=True) as house:
        state = _state(house, args.section, args.period)
        if args.take_back is not None:
            if state.latest is None:
                raise Refused(NOT_READY.format(section=args.section))
            done = house.ways_out.take_back(state.latest.return_id, args.take_back, house.manager())
            return _said(context, done, "Taken back: it is to be entered again")
        if args.saved is None:
            return context.out.refused(
                "Say whether the page showed that it was saved: --saved yes or --saved not-checked."
            )
        at, who = read_moment(args.at, house.machine.clock.wall()), person_named(house, args.by)
        # Before anything is frozen, so that a time that cannot be leaves all as it was.
        answers = [each.answer for each in state.questions if each.answer is not None]
        if isinstance(at, Problem):
            return context.out.refused(at.words)
        if problem := too_early(at, state.period) or before_answers(at, answers):
            return context.out.refused(problem.words)
        row = _row(house, args.section, args.period, file_by_hand=True)
        caution = house.ways_out.caution(row)
        done = house.ways_out.enter(
            row.return_id, who, at, Shown(args.saved), house.manager(), reference=args.reference
        )
        return _said(context, done, "Entered", caution)


def run_way(context: Context) -> int:
    """Let a return go another way."""
    args = context.args
    with context.house(writing=True) as house:
        row = _row(house, args.section, args.period)
        done = house.ways_out.change(row.return_id, Way(args.way), args.note, house.manager())
        return _said(context, done, f"From now on: {WAY_WORDS[Way(args.way)]}")


def run_no_change(context: Context) -> int:
    """Tell what moved, and record that the e-mail's button was used."""
    args = context.args
    with context.house(writing=not args.check) as house:
        check = house.no_change.check()
        if isinstance(check, Problem):
            return context.out.refused(check.words)
        told = [*(check.moved or (check.unmoved_words,)), *_standing(check), *check.not_recorded, *check.cautions]
        data: dict[str, Any] = {
            "period": check.period.text,
            "moved": list(check.moved),
            "stands": [_stands(each) for each in check.sections if each.can_stand],
            "done": [each.state.section.title for each in check.sections if each.done],
            "left_out": list(check.left_out),
            "cautions": list(check.cautions),
        }
        if args.check:
            return context.out.done(told, data)
        at = read_moment(args.at, house.machine.clock.wall())
        rows = (
            at if isinstance(at, Problem) else house.no_change.record(person_named(house, args.by), at, house.manager())
        )
        if isinstance(rows, Problem):
            return context.out.refused(rows.words)
        entered = [f"Entered for {check.period.words()}: {row.section_id}" for row in rows]
        return context.out.done([*told, *entered], data | {"entered": [row.section_id for row in rows]})


def _standing(check: NoChangeCheck) -> Iterator[str]:
    """Yield what will stand for the month, section by section, as the window shows it."""
    for each in check.sections:
        if each.can_stand and each.last is not None:
            yield f"Stands as reported for {each.last.period.words()}: {each.state.section.title}"
            for figure in each.figures:
                yield f"  {figure.heading} {figure.words}{' (asked afresh each month)' if figure.afresh else ''}"


def _stands(unchanged: Unchanged) -> dict[str, Any]:
    return {
        "section": unchanged.state.section.id,
        "as_reported_for": unchanged.last.period.text if unchanged.last else None,
        "answers": [{"asks": each.heading, "words": each.words, "afresh": each.afresh} for each in unchanged.figures],
    }


def run_export(context: Context) -> int:
    """Write the home's own file."""
    from carehome_desktop.cli.progress import Progress
    from carehome_desktop.exports.writing import FileKind
    from carehome_desktop.services.return_file import OWN_FILE, write_returns

    args = context.args
    kind = FileKind.of(args.out)
    if kind is None:
        return context.out.refused("Name the file so that it ends in .csv or .xlsx. Nothing was written.")
    with context.house(writing=False) as house:
        rows = [_row(house, args.section, args.period)] if args.section else list(reversed(house.deliveries.to_enter()))
        if not rows:
            return context.out.refused("Nothing is to be entered, so no file was written.")
        sheets = [_sheet(house, row) for row in rows]
        with Progress() as progress:
            written = write_returns(
                args.out, kind, sheets, house.home(), house.machine.clock.wall(), go_on=progress.go_on
            )
        if isinstance(written, Problem):
            return context.out.refused(written.words)
        words = f"{args.out.name}: {written.rows} lines. {OWN_FILE}."
        return context.out.done(words, {"file": str(args.out), "rows": written.rows, "returns": len(sheets)})


def _row(house: House, section_id: str, text: str | None, *, file_by_hand: bool = False) -> Outgoing:
    """Return the newest revision of a return; Refused in words if there is none that holds what is answered now."""
    state = _state(house, section_id, text)
    if state.latest is not None and not state.changed_since_queued:
        return state.latest
    if not file_by_hand:
        raise Refused(NOT_READY.format(section=section_id))
    queued = house.filing.queue(section_id, state.period, house.manager(), Way.HAND)
    if isinstance(queued, Problem):
        raise Refused(queued.words)
    return queued


def _state(house: House, section_id: str, text: str | None) -> SectionState:
    from carehome_desktop.cli.returns import period_of

    return house.answering.open(section_id, period_of(house, section_id, text))


def _sheet(house: House, row: Outgoing) -> CopySheet:
    sheet = house.copy_sheets.open(row.return_id)
    assert sheet is not None  # its row was just read
    return sheet


def _mark(house: House, sheet: CopySheet, line: str, mark: str, *, note: str) -> CopySheet:
    known = [each.key for each in sheet.lines]
    if line not in known:
        raise Refused(f"There is no line “{line}”. This sheet has: {', '.join(known)}.")
    marks = {each.value: each for each in Mark if each is not Mark.NONE}
    if mark == UNDO:
        house.copy_sheets.undo(sheet.record.filed.id, line, house.manager())
    elif mark not in marks:
        raise Refused(f"A line is marked {', '.join(marks)} or {UNDO}. Nothing was changed.")
    elif problem := house.copy_sheets.mark(sheet.record.filed.id, line, marks[mark], house.manager(), note):
        raise Refused(problem.words)
    return _sheet(house, sheet.record.outgoing)


def _said(context: Context, done: Outgoing | Problem, words: str, caution: str = "") -> int:
    from carehome_desktop.cli.returns import as_data, line_of

    if isinstance(done, Problem):
        return context.out.refused(done.words)
    lines = [f"{words}: {line_of(done)}", *([caution] if caution else [])]
    return context.out.done(lines, {"return": as_data(done), "caution": caution})


def _lines(sheet: CopySheet) -> list[str]:
    record = sheet.record
    lines = [f"Copy sheet: {record.section.title}, {record.filed.period.words()}"]
    for line in sheet.lines:
        marked = sheet.marks.get(line.key)
        note = f": {marked.note}" if marked and marked.note else ""
        mark = MARK_WORDS[sheet.mark(line)] + (f", {ON_THE_ONE_BEFORE}" if line.key in sheet.carried else "")
        lines.append(f"{line.number:>3}  {line.words:<16} {line.name}  [{mark}{note}]  {line.key}")
    return lines


def _data(sheet: CopySheet) -> dict[str, Any]:
    return {
        "return": sheet.record.filed.id,
        "state": sheet.record.outgoing.state.value,
        "lines": [
            {
                "line": line.key,
                "number": line.number,
                "question": line.question,
                "asks": line.name,
                "value": line.value,
                "mark": sheet.mark(line).value,
                "carried": line.key in sheet.carried,
                "note": sheet.marks[line.key].note if line.key in sheet.marks else "",
            }
            for line in sheet.lines
        ],
        "said": [
            {"line": each.line, "mark": each.mark.value, "note": each.note, "at": each.at.isoformat()}
            for each in sheet.said
        ],
    }
