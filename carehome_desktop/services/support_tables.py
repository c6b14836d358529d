"""The support sheet as tables for a spreadsheet: what is missing, now and before, and whom to ring."""

from __future__ import annotations

from carehome_desktop.domain.support import Gap, SupportSheet
from carehome_desktop.exports.table import Column, ExportTable

MISSING, DECLINED = "Missing", "Offered and declined"
BLANK = ""


def support_tables(sheet: SupportSheet, *, notes: bool = True) -> list[ExportTable]:
    """Return the sheet's three tables; what was typed stays text in every cell."""
    practice = ["PRACTICE – nothing here is real"] if sheet.practice else []
    above = [*practice, sheet.home, f"{sheet.title}, for {sheet.period.words()}", sheet.summary]
    return [
        ExportTable("Support", _columns(notes=notes), _rows(sheet, notes=notes), [*above, sheet.ours]),
        ExportTable(
            "Now and before",
            (Column("No.", 6), Column("Measure", 70), Column(_now(sheet), 30), Column(_before(sheet), 30)),
            [
                *((each.number, each.name, each.now, each.before) for each in sheet.measures),
                (None, "In place", *sheet.totals),
            ],
        ),
        ExportTable(
            "Who helps",
            (Column("Who", 40), Column("With what", 50), Column("Their standing", 28), Column("Ring", 30)),
            [(each.name, each.helps_with, each.old, each.number) for each in sheet.contacts],
            [sheet.remark],
        ),
    ]


def _columns(*, notes: bool) -> tuple[Column, ...]:
    columns = (
        Column("Focus area", 26),
        Column("What", 20),
        Column("No.", 6),
        Column("Question", 50),
        Column("In the 2020 report", 50),
        Column("Answer", 10),
        Column("Help there was", 60),
        Column("Who helps", 40),
    )
    return (*columns, Column("Our note", 60)) if notes else columns


def _rows(sheet: SupportSheet, *, notes: bool) -> list[tuple[str | int, ...]]:
    lines = [(area.title, MISSING, gap) for area in sheet.areas for gap in area.gaps]
    lines += [(BLANK, DECLINED, gap) for gap in sheet.declined]
    return [_row(sheet, area, what, gap, notes=notes) for area, what, gap in lines]


def _row(sheet: SupportSheet, area: str, what: str, gap: Gap, *, notes: bool) -> tuple[str | int, ...]:
    who = ", ".join(sheet.contact(contact_id).name for contact_id in gap.contact_ids)
    row = (area, what, gap.number, gap.heading, gap.label_2020, gap.answer, " ".join(gap.help), who)
    return (*row, gap.note) if notes else row


def _now(sheet: SupportSheet) -> str:
    return f"Now: {sheet.period.words()}"


def _before(sheet: SupportSheet) -> str:
    return f"Before: {sheet.before.words()}" if sheet.before else "Before: nothing earlier is here"
