"""`carehome-desktop ppe import|export|chart`: stock from and into files, and the numbers behind a chart."""

from __future__ import annotations

import argparse
from datetime import timedelta
from pathlib import Path
from typing import Any

from carehome_desktop.cli.context import Context
from carehome_desktop.cli.pdf_file import save_pdf
from carehome_desktop.cli.ppe_said import find_type, iso
from carehome_desktop.cli.progress import Progress
from carehome_desktop.domain.problems import Problem, Refused
from carehome_desktop.domain.stock.history import LevelHistory, Projection, Span
from carehome_desktop.domain.stock.history_use import UseHistory
from carehome_desktop.domain.stock.history_words import point_words
from carehome_desktop.domain.stock.why import rate_words
from carehome_desktop.domain.words import count_words, day_words
from carehome_desktop.exports.writing import FileKind
from carehome_desktop.services.stock_import import BadFile, PastImport, Preview

LOOK = "Give --sure if they are right. Nothing was imported."
TWICE = "Give --only-new to import only the rest, or --again to import everything again. Nothing was imported."
NOTHING_TO_DRAW = "Nothing of this type was recorded yet. Record a count or a delivery to begin."


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add files and charts."""
    import_ = commands.add_parser("import", help="opening stock and deliveries from a CSV file, all or nothing")
    import_.add_argument("file", type=Path)
    import_.add_argument("--check", action="store_true", help="only look it over")
    import_.add_argument("--sure", action="store_true", help="record numbers that look wrong")
    twice = import_.add_mutually_exclusive_group()
    twice.add_argument("--only-new", action="store_true", help="leave out what stands in the records already")
    twice.add_argument("--again", action="store_true", help="import it although it stands in the records already")
    import_.set_defaults(run=run_import)
    template = commands.add_parser("template", help="write a CSV file to fill in for import")
    template.add_argument("file", type=Path)
    template.set_defaults(run=run_template)
    undo = commands.add_parser("undo-import", help="take back the newest import that still stands")
    undo.set_defaults(run=run_undo_import)
    export = commands.add_parser("export", help="what is there today and every entry, or a year")
    export.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="a name that ends in .csv, .xlsx or .pdf"
    )
    export.add_argument("--year", type=int, metavar="Y", help="the summary of a year, such as 2026")
    export.set_defaults(run=run_export)
    chart = commands.add_parser("chart", help="the numbers behind the charts of a type")
    chart.add_argument("type", help="such as gloves")
    chart.add_argument("--span", choices=[each.value for each in Span], default=Span.MONTHS.value)
    chart.add_argument("--use", action="store_true", help="use per resident and day, not the level")
    chart.set_defaults(run=run_chart)


def run_import(context: Context) -> int:
    """Look a file over and record it, all or nothing."""
    args = context.args
    with context.house(writing=not args.check) as house:
        with Progress(done="looked over") as progress:
            found = house.stock_imports.check(args.file, go_on=progress.go_on)
        now = house.machine.clock.wall()
        if isinstance(found, BadFile):
            lines = [{"line": each.line, "column": each.column, "words": each.words} for each in found.lines]
            return context.out.refused("\n".join(found.sentences()), wrong=lines)
        data, words = _preview_data(found), _preview_words(found)
        question = found.question(now)
        if args.check:
            return context.out.done([*words, *([question] if question else [])], {**data, "question": question})
        if found.doubtful and not args.sure:
            return context.out.refused("\n".join([*_doubts(found), LOOK]), **data)
        if question and not (args.only_new or args.again):
            return context.out.refused(f"{question} {TWICE}", **data)
        who, twice = house.manager(), {"again": args.again, "only_new": args.only_new}
        with Progress(done="recorded") as progress:
            made = house.stock_imports.record(found, who, **twice, go_on=progress.go_on)
        if isinstance(made, Problem):
            return context.out.refused(made.words)
        said = f"Saved on this computer: {count_words(made.entries, 'entry', 'entries')} imported."
        return context.out.done([said, *words], {"imported": _import_data(made), **data})


def run_template(context: Context) -> int:
    """Write the template."""
    path: Path = context.args.file
    if FileKind.of(path) is not FileKind.CSV:
        raise Refused("Give the file a name that ends in .csv. Nothing was written.")
    with context.house(writing=False) as house:
        written = house.stock_imports.write_template(path)
        if isinstance(written, Problem):
            return context.out.refused(written.words)
        return context.out.done(f"Saved as {path}: write over its two lines.", {"saved": str(path)})


def run_undo_import(context: Context) -> int:
    """Take the newest import back."""
    with context.house(writing=True) as house:
        newest = next((each for each in house.stock_imports.past() if each.undone is None), None)
        if newest is None:
            return context.out.refused("There is no import that still stands. Nothing was changed.")
        words = newest.undo_words(house.machine.clock.wall())
        with Progress(done="taken back") as progress:
            undone = house.stock_imports.undo(newest.id, house.manager(), go_on=progress.go_on)
        if isinstance(undone, Problem):
            return context.out.refused(undone.words)
        return context.out.done(words, {"undone": _import_data(undone)})


def run_export(context: Context) -> int:
    """Write the stock sheet with every entry, or a year."""
    from carehome_desktop.services.stock_sheet import sheet_pdf, year_pdf

    path, year = context.args.out, context.args.year
    kind = FileKind.of(path)
    with context.house(writing=False) as house:
        sheets = house.stock_sheets
        if kind is None:
            if year is None:
                save_pdf(path, lambda: sheet_pdf(sheets.sheet()), others=", .xlsx or .csv")
            else:
                sheet = sheets.year(year)
                if isinstance(sheet, Problem):
                    return context.out.refused(sheet.words)
                save_pdf(path, lambda: year_pdf(sheet), others=", .xlsx or .csv")
            return context.out.done(f"Saved as {path}.", {"saved": str(path)})
        written = sheets.write_sheet(path, kind) if year is None else sheets.write_year(path, kind, year)
        if isinstance(written, Problem):
            return context.out.refused(written.words)
        rows = count_words(written.rows, "row")
        return context.out.done(f"Saved {rows} as {path}.", {"saved": str(path), "rows": written.rows})


def run_chart(context: Context) -> int:
    """Show the numbers behind a chart."""
    args = context.args
    with context.house(writing=False) as house:
        kind, span = find_type(house, args.type), Span(args.span)
        nothing = house.stock.ahead(kind.id) or NOTHING_TO_DRAW
        if args.use:
            use = house.stock_charts.use(kind.id, span)
            return context.out.done(_use_words(use, nothing), _use_data(use)) if use else context.out.refused(nothing)
        level = house.stock_charts.level(kind.id, span)
        if level is None:
            return context.out.refused(nothing)
        return context.out.done(_level_words(level), _level_data(level))


def _preview_words(found: Preview) -> list[str]:
    left = [f"Left out, since it is not known here: {', '.join(found.left_out)}."] if found.left_out else []
    lines = [f"Line {each.line:,}: {each.words}{' (stands already)' if each.stands else ''}" for each in found.lines]
    return [*left, *lines, *_doubts(found)]


def _doubts(found: Preview) -> list[str]:
    return [f"Line {each.line:,}: look again. {each.doubt}" for each in found.lines if each.doubt]


def _preview_data(found: Preview) -> dict[str, Any]:
    lines = [
        {
            "line": each.line,
            "type": each.entry.type_id,
            "kind": each.entry.kind.value,
            "singles": each.entry.quantity.total,
            "at": each.entry.at.isoformat(),
            "words": each.words,
            "doubt": each.doubt,
            "stands": each.stands,
        }
        for each in found.lines
    ]
    return {"lines": lines, "left_out": list(found.left_out), "written": found.written}


def _import_data(made: PastImport) -> dict[str, Any]:
    taken_back = made.undone.isoformat() if made.undone else None
    return {"first_entry": made.first, "last_entry": made.last, "entries": made.entries, "taken_back": taken_back}


def _level_words(found: LevelHistory) -> list[str]:
    ends = found.projection.ends() if found.projection else ()
    points = [f"{day_words(each.day)}: {point_words(each, found.kind)}" for each in reversed(found.points)]
    return [*(f"{words}: {day_words(day)}" for words, day in ends), *points]


def _level_data(found: LevelHistory) -> dict[str, Any]:
    points = [
        {
            "day": iso(each.day),
            "singles": each.level,
            "delivered": each.delivered,
            "came_back": each.came,
            "went_out": each.went,
            "off": each.off,
            "counted": each.counted,
        }
        for each in found.points
    ]
    return {
        "type": found.kind.id,
        "unit": found.kind.many,
        "points": points,
        "runs_out": _ahead_data(found.projection) if found.projection else None,
    }


def _ahead_data(ahead: Projection) -> dict[str, Any]:
    days = {"least": ahead.least, "likely": ahead.likely, "most": ahead.most}
    return {name: iso(ahead.first + timedelta(days=each)) if each is not None else None for name, each in days.items()}


def _use_words(found: UseHistory, nothing: str) -> list[str]:
    lines = [
        f"{day_words(each.first)} to {day_words(each.last)}: {rate_words(each.rate())} {found.unit()}"
        for each in reversed(found.points)
    ]
    return [*(lines or [nothing]), found.source_words()]


def _use_data(found: UseHistory) -> dict[str, Any]:
    points = [
        {
            "from": iso(each.first),
            "to": iso(each.last),
            "used": each.used,
            "days": each.days,
            "resident_days": each.resident_days,
            "a_day": rate_words(each.rate()),
        }
        for each in found.points
    ]
    return {"type": found.kind.id, "unit": found.unit(), "residents": found.source_words(), "points": points}
