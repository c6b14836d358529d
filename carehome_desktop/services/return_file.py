"""Returns as the home's own file: CSV or XLSX, to hand on or to keep. It is not, and never says it is, the tracker's bulk file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from carehome_desktop.domain.copy_sheet import SheetLine
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.values import Counts, Number
from carehome_desktop.domain.words import LONDON, day_words, full_moment_words
from carehome_desktop.services.copy_sheet import CopySheet
from carehome_desktop.services.home import Home

if TYPE_CHECKING:
    from carehome_desktop.exports.table import ExportTable
    from carehome_desktop.exports.writing import FileKind, Written

OWN_FILE = "Own file, not the tracker's bulk file"
PRACTICE = "PRACTICE – nothing here is real"


def return_tables(sheets: Sequence[CopySheet], home: Home, now: datetime) -> list[ExportTable]:
    """Return one table with a row for each line of the returns; above it stands whose file it is and when it was made."""
    from carehome_desktop.exports.table import Column, ExportTable

    columns = (
        Column("CQC location ID", 18),
        Column("ODS code", 10),
        Column("Return", 24),
        Column("For", 26),
        Column("Period", 12),
        Column("Revision", 9),
        Column("Question", 9),
        Column("What is asked", 60),
        Column("Line", 30),
        Column("Answer", 24),
        Column("Unit", 12),
        Column("Ready since", 18),
    )
    above = [f"{home.name}: {OWN_FILE}", f"Made {full_moment_words(now)}. Notes and names are not in it."]
    return [ExportTable("Returns", columns, list(_rows(sheets, home)), [PRACTICE, *above] if home.practice else above)]


def own_file_name(sheets: Sequence[CopySheet], kind: FileKind, now: datetime) -> str:
    """Return a name that says whose the file is and what is in it, and nothing about anybody."""
    if len(sheets) == 1:
        return f"Own file, {sheets[0].record.paper_name}.{kind.value}"
    return f"Own file, {len(sheets)} returns, {day_words(now.astimezone(LONDON).date())}.{kind.value}"


def write_returns(
    path: Path,
    kind: FileKind,
    sheets: Sequence[CopySheet],
    home: Home,
    now: datetime,
    *,
    go_on: Callable[[int, int], bool] = lambda _done, _total: True,
) -> Written | Problem:
    """Write returns into a file, whole or not at all; a Problem in words if the disk says no or `go_on` did.

    `go_on` is handed how many rows of how many are written, now and then, and says whether to go on.
    """
    from carehome_desktop.exports.writing import write_tables

    total = sum(len(sheet.lines) for sheet in sheets)
    return write_tables(path, kind, return_tables(sheets, home, now), lambda done: go_on(done, total))


def _rows(sheets: Iterable[CopySheet], home: Home) -> Iterator[tuple[str | int | datetime | None, ...]]:
    for sheet in sheets:
        filed, title = sheet.record.filed, sheet.record.section.title
        for line in sheet.lines:
            yield (
                home.cqc_location_id,
                home.ods_code,
                title,
                filed.period.words(),
                filed.period.text,
                filed.revision,
                line.question,
                line.heading,
                line.label,
                _cell(sheet, line),
                line.unit,
                filed.queued_at,
            )


def _cell(sheet: CopySheet, line: SheetLine) -> str | int | None:
    """Return a number as a number, so that a spreadsheet can reckon with it; a blank stays blank."""
    question_id, _, part = line.key.partition("/")
    match next((each.value for each in sheet.record.filed.answers if each.question_id == question_id), None):
        case Number(number):
            return number
        case Counts(counts):
            return dict(counts).get(part)
    return line.value or None
