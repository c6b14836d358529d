"""The spend report in words, on paper, as a spreadsheet, and as one flat row that a council can stack with those of other homes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from carehome_desktop.domain.fund.entries import Head
from carehome_desktop.domain.fund.outlook import outlook
from carehome_desktop.domain.fund.prints import HEAD, PrintedReport, printed_report
from carehome_desktop.domain.fund.report import SpendReport
from carehome_desktop.domain.money import money_words, read_money
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.words import day_words, full_moment_words
from carehome_desktop.exports.cells import Cell, Pounds
from carehome_desktop.exports.table import Column, ExportTable
from carehome_desktop.exports.writing import FileKind, table_bytes
from carehome_desktop.services.home import Home
from carehome_desktop.services.whole_file import write_whole

NOT_TOLD, NO_HEAD = "not told yet", Head()
_MINUS = "−"


def in_words(report: SpendReport, home: Home, now: datetime, head: Head = NO_HEAD) -> PrintedReport:
    """Return a report as it is printed; `head` is what the home typed for this fund."""
    day = report.scheme.beds_on
    beds = head.beds if head.beds is not None else home.registered_beds
    counted = f"Registered beds on {day_words(day)}" if day is not None and head.beds is not None else "Registered beds"
    told = (
        ("CQC location ID", home.cqc_location_id or NOT_TOLD),
        ("Council", home.council or NOT_TOLD),
        ("Council’s supplier reference", head.supplier_reference or NOT_TOLD),
        (counted, str(beds) if beds is not None else NOT_TOLD),
        *_allocated(head),
    )
    return printed_report(report, home.name, told, f"Printed {full_moment_words(now)}", practice=home.practice)


def _allocated(head: Head) -> tuple[tuple[str, str], ...]:
    if head.allocated is None or head.per_bed is None:
        return ()
    words = f"{money_words(head.allocated)}: {head.beds} beds at {money_words(head.per_bed)}"
    return (("Due by its beds", words),)


def as_pdf(words: PrintedReport) -> bytes:
    """Return a report in words as a PDF."""
    from carehome_desktop.reports.fund_report import as_pdf as pdf

    return pdf(words)


def flat_row(report: SpendReport, home: Home, head: Head = NO_HEAD) -> dict[str, Cell]:
    """Return one row under headings that a form fixes: sums in pence, those of a line under its id."""
    row: dict[str, Cell] = {
        "home": home.name,
        "cqc_location_id": home.cqc_location_id,
        "council": home.council,
        "supplier_reference": head.supplier_reference,
        "registered_beds": head.beds if head.beds is not None else home.registered_beds,
        "scheme": report.scheme.id,
        "as_of": report.as_of,
    }
    for line in report.lines:
        row |= {
            f"{line.id}_planned_pence": line.planned,
            f"{line.id}_committed_pence": line.committed,
            f"{line.id}_actual_pence": line.actual,
            f"{line.id}_per_cent": line.per_cent,
        }
    told = report.supported
    return (
        row
        | totals(report)
        | {
            "after_positive_test_pence": told.positive_pence,
            "other_reasons_pence": told.pence - told.positive_pence,
        }
    )


def totals(report: SpendReport) -> dict[str, int]:
    """Return what a report comes to, under headings that a form fixes: sums in pence, and who was paid while isolating."""
    told = report.supported
    return {
        "received_pence": report.received,
        "unspent_pence": report.unspent,
        "repaid_pence": report.repaid,
        "still_held_pence": report.still_held,
        "forecast_pence": report.forecast,
        "to_return_pence": outlook(report).to_return,
        "people": told.people,
        "isolations": told.spells,
        "days": told.days,
        "after_positive_test": told.positive,
    }


def file_stem(report: SpendReport, revision: int = 0) -> str:
    """Return what the files of a report are called, without their endings; nothing personal is in it."""
    name = f"spend-report-{report.scheme.id}-{report.as_of:%Y-%m-%d}"
    return f"{name}-revision-{revision}" if revision else name


def write_files(
    report: SpendReport, home: Home, now: datetime, folder: Path, head: Head = NO_HEAD
) -> list[Path] | Problem:
    """Write the PDF, the spreadsheet, the CSV and the flat row into a folder."""
    words, name = in_words(report, home, now, head), file_stem(report)
    paper = (f"{name}.pdf", as_pdf(words))
    return write_bytes([paper, *tables_of(words, flat_row(report, home, head), name)], folder)


def tables_of(words: PrintedReport, row: dict[str, Cell], name: str) -> list[tuple[str, bytes]]:
    """Return the spreadsheet, the CSV and the flat row of a report in words, by name; made in memory, so that a stop leaves none behind."""
    lines, flat = _lines(words), ExportTable("Flat row", [Column(each, 18) for each in row], [list(row.values())])
    return [
        (f"{name}.xlsx", table_bytes(FileKind.XLSX, (lines, flat))),
        (f"{name}.csv", table_bytes(FileKind.CSV, (lines,))),
        (f"{name}-flat.csv", table_bytes(FileKind.CSV, (flat,))),
    ]


def write_bytes(files: Sequence[tuple[str, bytes]], folder: Path) -> list[Path] | Problem:
    """Write files of these names into a folder, byte for byte; what was there before stays until all of them are complete."""
    written = [folder / name for name, _ in files]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(*((path, content) for path, (_, content) in zip(written, files, strict=True)))
    except OSError as error:
        why = error.strerror or "no reason given"
        return Problem("out", f"The files were not saved ({why}). Your records are safe. Choose another folder.")
    return written


def _cell(said: Cell) -> Cell:
    """Return a sum as money that a council can add up in its spreadsheet, anything else as it is."""
    if not isinstance(said, str) or not said.lstrip(_MINUS).startswith("£"):
        return said
    pence = read_money(said.lstrip(_MINUS), "")
    if not isinstance(pence, int):
        return said
    return Pounds(-pence if said.startswith(_MINUS) else pence)


def _lines(words: PrintedReport) -> ExportTable:
    above = [words.title, words.home, *(f"{name}: {said}" for name, said in (*words.facts, *words.instalments))]
    parts = ((words.made_of, None), *words.breakdown) if words.breakdown else ()
    below: list[Sequence[Cell]] = [(name, None, None, said, None) for name, said in (*parts, *words.balance)]
    rows: list[Sequence[Cell]] = [[_cell(each) for each in row] for row in (*words.lines, words.total, *below)]
    return ExportTable("Spend report", [Column(HEAD[0], 60), *(Column(each, 14) for each in HEAD[1:])], rows, above)
