"""The support sheet on A4: one page for the council, whatever is missing; help and notes cut there stand in full on the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, Spacer, Table

from carehome_desktop.domain.support import Gap, HelpLine, Measure, SupportSheet
from carehome_desktop.reports import paper
from carehome_desktop.reports.fonts import BOLD, load_fonts, printable
from carehome_desktop.reports.paper import BODY, HEADING, STRONG, WIDTH, type_style

TOP, BOTTOM = 18.5 * mm, 17.5 * mm
"""Less than on other prints: everything stands on one page."""
NUMBER, NOW = 7 * mm, 15 * mm
COLUMNS = [NUMBER, WIDTH - NUMBER - 2 * NOW, NOW, NOW]
RING = 64 * mm
WHO = WIDTH - RING
TITLE_WIDTH = 58 * mm
BLANK_LINE = "_" * 12
SMALLEST = 8.5
"""Points: nothing on the sheet is smaller."""


HOME, TITLE = type_style("home", 10, 12.5, alignment=TA_RIGHT), type_style("sheet title", 16, 19, BOLD)
SUMMARY = type_style("summary", 11.5, 15, BOLD)
GROUP = type_style("group", 9.5, 11.5, BOLD, spaceBefore=0.8 * mm, spaceAfter=0.1 * mm, keepWithNext=True)
LINE = type_style("line", 9, 10.3, BOLD)
FINE, FINE_STRONG = type_style("fine", SMALLEST, 9.8), type_style("fine strong", SMALLEST, 9.8, BOLD)

_TIGHT = [*paper.spaced(1.5 * mm, 0.1 * mm, 0.1 * mm), paper.NONE_AT_THE_END]
_DETAILS_BELOW = [("SPAN", (1, 1), (-1, 1)), ("BOTTOMPADDING", (0, 1), (-1, 1), 0.3 * mm)]
_AIRY = [("BOTTOMPADDING", (0, -1), (-1, -1), 1.2 * mm)]
_LEVEL = [("VALIGN", (0, 0), (-1, -1), "MIDDLE")]


@dataclass(frozen=True)
class Room:
    """How much may be said: sentences of help a line, characters of a note (None: all), labels of 2020, sources.

    `airy` gives each thing said of a line a line of its own, and more space.
    """

    help: int | None
    note: int | None
    labels: bool = False
    sources: bool = False
    airy: bool = False


ROOMS = (
    Room(None, None, labels=True, sources=True, airy=True),
    Room(None, None, labels=True, sources=True),
    Room(None, None, sources=True),
    Room(None, None),
    Room(2, None),
    Room(1, None),
    Room(1, 240),
    Room(1, 170),
    Room(1, 110),
    Room(1, 60),
    Room(1, 30),
    Room(1, 0),
    Room(0, 0),
)
"""From all that there is to the least; the first that fits on a page is taken."""


def as_pdf(data: SupportSheet, *, notes: bool = True) -> bytes:
    """Return the sheet as a PDF; the same data gives the same bytes."""
    sheet = paper.sheet_of(data, data.title, data.period.words())
    return paper.build(sheet, lambda: _story(data, notes=notes), top=TOP, bottom=BOTTOM)


def _story(data: SupportSheet, *, notes: bool) -> Iterable[Any]:
    room = next((each for each in ROOMS if _fits(_page(data, each, notes=notes))), ROOMS[-1])
    yield from _page(data, room, notes=notes)
    if cut := _cut(data, room, notes=notes):
        yield PageBreak()
        yield from _in_full(cut, room, notes=notes)


def _fits(flowables: Iterable[Any]) -> bool:
    """Return whether everything finds its place on one page, by laying it on one that is thrown away."""
    load_fonts()
    left = list(flowables)
    paper.frame(TOP, BOTTOM).addFromList(left, Canvas(BytesIO(), pagesize=A4))
    return not left


def _page(data: SupportSheet, room: Room, *, notes: bool) -> Iterable[Any]:
    yield from _head(data)
    yield _table([_cells(["", "In bold: what is missing", "Now", "Before"], FINE_STRONG)], COLUMNS)
    yield paper.rule(paper.RULE, 0.2 * mm, 0)
    gaps = {gap.question_id: gap for gap in data.gaps}
    apart = {gap.question_id: gap for gap in data.declined}
    area = ""
    for each in data.measures:
        if each.question_id in apart:
            continue
        if each.area != area:
            area = each.area
            yield paper.text(area, GROUP)
        yield _line(each, gaps.get(each.question_id), room, notes=notes, bold=each.question_id in gaps)
    if apart:
        yield paper.text("Offered and declined", GROUP)
        for each in data.measures:
            if each.question_id in apart:
                yield _line(each, apart[each.question_id], room, notes=notes, bold=False)
    yield from _contacts(data)
    yield Spacer(0, 1 * mm)
    yield from _foot(data, room, notes=notes)


def _head(data: SupportSheet) -> Iterable[Any]:
    who = " · ".join([data.home, *(f"{label} {words}" for label, words in data.codes)])
    yield _table([[paper.text(data.title, TITLE), paper.text(who, HOME)]], [TITLE_WIDTH, WIDTH - TITLE_WIDTH], _LEVEL)
    yield paper.text(f"for {data.period.words()}{f', for {data.council}' if data.council else ''}", BODY)
    yield paper.rule(paper.RULE, 1 * mm, 1 * mm)
    yield paper.text(data.summary, SUMMARY)
    before = f"{data.before.words()}, {data.totals[1]}" if data.before else "nothing earlier is here"
    yield paper.text(f"Now: {data.period.words()}, {data.totals[0]}.", FINE)
    yield paper.text(f"Before: {before}.", FINE)
    yield Spacer(0, 1 * mm)


def _foot(data: SupportSheet, room: Room, *, notes: bool) -> Iterable[Any]:
    """Say what the help is, whose order it is, and where what was shortened stands in full."""
    if _cut(data, room, notes=notes):
        yield paper.text("What ends in … or had no room here stands in full on the next page.", FINE_STRONG)
    if data.gaps and data.remark:
        yield paper.text(f"Help: {data.remark[0].lower()}{data.remark[1:]}", FINE)
    yield paper.text(data.ours, FINE)
    if room.sources:
        sources = "; ".join(f"{source.title}, {source.publisher}, {source.date}" for source in data.sources)
        yield paper.text(f"Sources: {sources}.", FINE)
    yield from paper.unknown_signs(data)


def _line(each: Measure, gap: Gap | None, room: Room, *, notes: bool, bold: bool) -> Table:
    """Return one measure; what is missing or was declined says more, below it and across the sheet."""
    style = LINE if bold else FINE
    name = gap.heading if gap else each.name
    rows: list[list[Any]] = [_cells([str(each.number), name, each.now, each.before], style)]
    details = _details(gap, room, notes=notes) if gap else []
    more = list(_AIRY) if room.airy else []
    if not details:
        return _table(rows, COLUMNS, more)
    rows.append(["", details, "", ""])
    return _table(rows, COLUMNS, [*_DETAILS_BELOW, *more])


def _details(gap: Gap, room: Room, *, notes: bool) -> list[Any]:
    """Return the help there was and the home's note; one after the other where room is short."""
    parts = []
    if room.labels and gap.label_2020:
        parts.append(_named("In the 2020 report:", gap.label_2020) + ".")
    if help_ := " ".join(gap.help if room.help is None else gap.help[: room.help]):
        parts.append(_named("Help there was:", f"{help_} …" if _help_is_cut(gap, room) else help_))
    if notes and gap.note and room.note != 0:
        parts.append(_named("Our note:", _note(gap, room)))
    if room.airy:
        return [Paragraph(part, FINE) for part in parts]
    return [Paragraph(" ".join(parts), FINE)] if parts else []


def _named(name: str, words: str) -> str:
    """Return a name in bold and what it says, as markup; the words themselves are never read as such."""
    return f'<font name="{BOLD}">{name}</font> {escape(" ".join(printable(words).split()))}'


def _cut(data: SupportSheet, room: Room, *, notes: bool) -> list[Gap]:
    """Return the lines that the one page shortens."""
    gaps = (*data.gaps, *data.declined)
    return [gap for gap in gaps if _help_is_cut(gap, room) or (notes and _note_is_cut(gap, room))]


def _help_is_cut(gap: Gap, room: Room) -> bool:
    return room.help is not None and len(gap.help) > room.help


def _note_is_cut(gap: Gap, room: Room) -> bool:
    return room.note is not None and len(" ".join(gap.note.split())) > room.note


def _note(gap: Gap, room: Room) -> str:
    line = " ".join(gap.note.split())
    if not _note_is_cut(gap, room):
        return line
    kept = line[: room.note]
    whole_words = kept.rpartition(" ")[0] if " " in kept else kept
    return f"{whole_words.rstrip(' ,;.')} …"


def _contacts(data: SupportSheet) -> Iterable[Any]:
    if not data.contacts:
        return
    yield paper.text("Who helps", GROUP)
    rows = []
    for each in data.contacts:
        numbers = [str(gap.number) for gap in (*data.gaps, *data.declined) if each.contact_id in gap.contact_ids]
        rows.append(_cells([f"{each.name}, with {', '.join(numbers)}", _ring(each)], FINE))
    yield _table(rows, [WHO, RING])


def _ring(line: HelpLine) -> str:
    """Return what may be rung: nothing that is out of its dates, and a blank to write on until the home types one."""
    now = line.number or BLANK_LINE
    return f"{line.old}. Now: {now}" if line.old else f"Ring: {now}"


def _in_full(gaps: Sequence[Gap], room: Room, *, notes: bool) -> Iterable[Any]:
    """Return what the page before had no room for, line by line; each line with all of its help and its note."""
    yield paper.text("In full", HEADING)
    for gap in gaps:
        yield paper.text(f"{gap.number}. {gap.heading}", STRONG)
        if _help_is_cut(gap, room):
            yield paper.text(f"Help there was: {' '.join(gap.help)}", BODY)
        if notes and _note_is_cut(gap, room):
            yield from paper.lines(f"Our note: {gap.note}", BODY)
        yield paper.rule()


def _cells(words: Sequence[str], style: ParagraphStyle) -> list[Any]:
    return [paper.lines(each, style) for each in words]


def _table(rows: Sequence[Sequence[Any]], widths: Sequence[float], more: Sequence[Any] = ()) -> Table:
    style = [*_TIGHT, *more]
    return Table([list(row) for row in rows], colWidths=list(widths), style=style, splitInRow=1, hAlign="LEFT")
