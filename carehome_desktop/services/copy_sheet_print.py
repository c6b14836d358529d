"""Turns a copy sheet into finished data for paper, so that somebody else can type it, and asks for the PDF."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from carehome_desktop.domain.copy_sheet import MARK_WORDS, ON_THE_ONE_BEFORE, Marked
from carehome_desktop.domain.delivery import State
from carehome_desktop.domain.printed_sheet import PrintedLine, PrintedSheet
from carehome_desktop.domain.ways import SHOWN_WORDS
from carehome_desktop.domain.words import full_moment_words
from carehome_desktop.services.copy_sheet import CopySheet
from carehome_desktop.services.home import Home
from carehome_desktop.services.record import ReturnRecord


def printed_sheet(sheet: CopySheet, home: Home, now: datetime) -> PrintedSheet:
    """Return a copy sheet as finished data, in the manager's own order, with what is marked already."""
    filed = sheet.record.filed
    facts = [
        ("Ready since", full_moment_words(filed.queued_at)),
        ("Revision", str(filed.revision)),
        *home.codes,
    ]
    return PrintedSheet(
        title=f"Copy sheet: {sheet.record.section.title}",
        home=home.name,
        period=filed.period.words(),
        practice=home.practice,
        facts=tuple((label, words) for label, words in facts if words),
        lines=tuple(_lines(sheet)),
        entered=entered_words(sheet.record),
        printed=f"Printed {full_moment_words(now)}",
    )


def copy_sheet_pdf(sheet: CopySheet, home: Home, now: datetime) -> bytes:
    """Return a copy sheet as a PDF; the same sheet at the same minute gives the same bytes."""
    from carehome_desktop.reports.copy_sheet import as_pdf

    return as_pdf(printed_sheet(sheet, home, now))


def write_copy_sheet(sheet: CopySheet, home: Home, now: datetime, path: Path) -> Path:
    """Write a copy sheet as a PDF and return where it is; OSError if the disk says no."""
    path.write_bytes(copy_sheet_pdf(sheet, home, now))
    return path


def sheet_file_name(sheet: CopySheet) -> str:
    """Return a name for the PDF that tells what it is and nothing about anybody."""
    return f"Copy sheet, {sheet.record.paper_name}.pdf"


def entered_words(record: ReturnRecord) -> str:
    """Return *Entered on the tracker by J. Shaw, Wednesday 9 December 2026, 10:12am. …*, or "" if it was not."""
    told = record.outgoing.entered
    if told is None or record.outgoing.state is not State.ENTERED:
        return ""
    parts = [
        f"Entered on the tracker by {record.person(told.person_id).name}, {full_moment_words(told.entered_at)}.",
        SHOWN_WORDS[told.shown],
        f"Reference: {told.reference}." if told.reference else "",
        told.note,
    ]
    return " ".join(part for part in parts if part)


def _mark_words(sheet: CopySheet, marked: Marked) -> str:
    return MARK_WORDS[marked.mark] + (f", {ON_THE_ONE_BEFORE}" if marked.line in sheet.carried else "")


def _lines(sheet: CopySheet) -> list[PrintedLine]:
    found, before = [], ""
    for line in sheet.lines:
        marked = sheet.marks.get(line.key)
        same = line.heading == before  # a table says once what it asks
        found.append(
            PrintedLine(
                number=str(line.number),
                heading="" if same else line.heading,
                label=line.label,
                value=line.words,
                unit=line.unit if line.value else "",
                mark=_mark_words(sheet, marked) if marked else "",
                note=marked.note if marked else "",
            )
        )
        before = line.heading
    return found
