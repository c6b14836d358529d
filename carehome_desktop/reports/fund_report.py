"""The spend report on A4: heads, instalments, the council's lines with pounds and per cents, and the declaration."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, Paragraph, Spacer, Table

from carehome_desktop.domain.fund.prints import HEAD, PrintedReport
from carehome_desktop.reports import paper
from carehome_desktop.reports.paper import BODY, HEADING, SMALL, STRONG, WIDTH

SUM, SHARE = 24 * mm, 18 * mm
WIDTHS = [WIDTH - 3 * SUM - SHARE, SUM, SUM, SUM, SHARE]
NAME = 62 * mm
SUMS, STRONG_SUMS, SMALL_SUMS = (
    ParagraphStyle(f"{style.name} sum", parent=style, alignment=TA_RIGHT) for style in (BODY, STRONG, SMALL)
)
_TABLE = [
    *paper.spaced(0, 1 * mm, 1.2 * mm),
    ("LINEBELOW", (0, 0), (-1, -2), paper.HAIR, "black"),
    ("LINEABOVE", (0, -1), (-1, -1), paper.RULE, "black"),
]


def as_pdf(data: PrintedReport) -> bytes:
    """Return the report as a PDF; the same data gives the same bytes."""
    sheet = paper.Sheet(
        title=data.title, running=f"{_titled(data)} · {data.home}", printed=data.printed, practice=data.practice
    )
    return paper.build(sheet, lambda: _story(data))


def _titled(data: PrintedReport) -> str:
    return f"{data.title}, revision {data.revision}" if data.revision > 1 else data.title


def _story(data: PrintedReport) -> Iterable[Any]:
    yield from paper.head(data.home, _titled(data))
    if data.changes:
        yield paper.text(f"What changed since revision {data.revision - 1}", HEADING)
        for words in data.changes:
            yield paper.text(words, BODY)
        yield Spacer(0, 4 * mm)
    yield from paper.facts(data.facts, NAME)
    yield paper.text("Instalments", HEADING)
    yield from paper.facts(data.instalments or (("None is recorded yet", ""),), NAME)
    yield paper.text("Spend", HEADING)
    yield _lines(data)
    if data.breakdown:
        yield paper.text(data.made_of, HEADING)
        yield from paper.facts(data.breakdown, NAME)
    if data.evidence:
        yield paper.text("Where each line is proved, in the evidence pack", HEADING)
        yield from paper.facts(data.evidence, NAME)
    yield paper.text("Balance", HEADING)
    yield from paper.facts(data.balance, NAME)
    yield paper.text("Staff who isolated", HEADING)
    for words in data.people:
        yield paper.text(words, BODY)
    yield Spacer(0, 4 * mm)
    for words in data.notes:
        yield paper.text(words, SMALL)
    yield KeepTogether(
        [paper.text("Declaration", HEADING), paper.text(data.declaration, BODY), *_declared(data), _signature()]
    )
    yield from paper.unknown_signs(data, air=4 * mm)


def _lines(data: PrintedReport) -> Table:
    rows = [_row(HEAD, SMALL, SMALL_SUMS), *(_row(line, BODY, SUMS) for line in data.lines)]
    return Table([*rows, _row(data.total, STRONG, STRONG_SUMS)], colWidths=WIDTHS, style=_TABLE, hAlign="LEFT")


def _row(words: Sequence[str], first: ParagraphStyle, rest: ParagraphStyle) -> list[Paragraph]:
    return [paper.text(each, rest if at else first) for at, each in enumerate(words)]


def _declared(data: PrintedReport) -> Iterable[Any]:
    if data.declared:
        name, role, day = data.declared
        yield paper.text(f"Declared by {name}, {role}, {day}.", STRONG)
    yield Spacer(0, 14 * mm)


def _signature() -> Table:
    third, gap = WIDTH * 0.3, WIDTH * 0.05
    cells = [[paper.text(words, SMALL) for words in ("Name and role", "", "Signed, for the home", "", "Date")]]
    style = [("LINEABOVE", (at, 0), (at, 0), paper.HAIR, "black") for at in (0, 2, 4)]
    return Table(cells, colWidths=[third, gap, third, gap, third], style=style, hAlign="LEFT")
