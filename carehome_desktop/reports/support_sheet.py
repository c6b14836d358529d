"""The support sheet on A4: one page for the council; what had to be shortened to fit stands in full on the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.lib.colors import black
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Frame, PageBreak, Spacer, Table

from carehome_desktop.domain.support import Gap, HelpLine, Measure, SupportSheet
from carehome_desktop.reports import paper
from carehome_desktop.reports.fonts import BOLD, REGULAR, load_fonts
from carehome_desktop.reports.paper import BODY, HEADING, LOUD, SMALL, STRONG, TITLE, UNDER_TITLE, WIDTH

NUMBER, NOW = 8 * mm, 21 * mm
MEASURE = WIDTH - NUMBER - 2 * NOW
WHO, FOR = 66 * mm, 20 * mm
RING = WIDTH - WHO - FOR
COLUMNS = [NUMBER, MEASURE, NOW, NOW]
BLANK_LINE = "_" * 22


def _style(name: str, size: float, leading: float, font: str = REGULAR, **more: Any) -> ParagraphStyle:
    return ParagraphStyle(
        name, fontName=font, fontSize=size, leading=leading, textColor=black, splitLongWords=True, **more
    )


GROUP = _style("group", 10, 13, BOLD, spaceBefore=1.8 * mm, spaceAfter=0.4 * mm, keepWithNext=True)
LINE = _style("line", 9, 11.5, BOLD)
FINE, FINE_STRONG = _style("fine", 8, 10), _style("fine strong", 8, 10, BOLD)

_TIGHT = [
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 2 * mm),
    ("TOPPADDING", (0, 0), (-1, -1), 0.3 * mm),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0.3 * mm),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]


@dataclass(frozen=True)
class Room:
    """How much may be said: sentences of help a line, characters of a note (None: all), labels of 2020, sources."""

    help: int | None
    note: int | None
    label: bool
    sources: bool


ROOMS = (
    Room(None, None, label=True, sources=True),
    Room(None, 400, label=True, sources=False),
    Room(1, 250, label=True, sources=False),
    Room(1, 110, label=False, sources=False),
    Room(0, 110, label=True, sources=False),
    Room(0, 100, label=False, sources=False),
    Room(0, 0, label=False, sources=False),
)
"""From all that there is to the least; the first that fits on a page is taken."""


def as_pdf(data: SupportSheet, *, notes: bool = True) -> bytes:
    """Return the sheet as a PDF; the same data gives the same bytes."""
    period = data.period.words()
    sheet = paper.Sheet(
        title=f"{data.title}, {period}",
        running=f"{data.title} · {period} · {data.home}",
        printed=data.printed,
        practice=data.practice,
    )
    return paper.build(sheet, lambda: _story(data, notes=notes))


def _story(data: SupportSheet, *, notes: bool) -> Iterable[Any]:
    room = next((each for each in ROOMS if _fits(_page(data, each, notes=notes))), ROOMS[-1])
    yield from _page(data, room, notes=notes)
    if room is not ROOMS[0]:
        yield PageBreak()
        yield from _in_full(data, notes=notes)
    yield from paper.unknown_signs(data)


def _fits(flowables: Iterable[Any]) -> bool:
    """Return whether everything finds its place on one page, by laying it on one that is thrown away."""
    load_fonts()
    frame = Frame(
        paper.LEFT,
        paper.BOTTOM,
        WIDTH,
        A4[1] - paper.TOP - paper.BOTTOM,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    left = list(flowables)
    frame.addFromList(left, Canvas(BytesIO(), pagesize=A4))
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
        yield _line(
            each, gaps.get(each.question_id), room, notes=notes, style=LINE if each.question_id in gaps else FINE
        )
    if apart:
        yield paper.text("Offered and declined", GROUP)
        for each in data.measures:
            if each.question_id in apart:
                yield _line(each, apart[each.question_id], room, notes=notes, style=FINE)
    yield from _contacts(data)
    yield Spacer(0, 1.5 * mm)
    if room is not ROOMS[0]:
        yield paper.text("To fit on one page, lines were shortened. They stand in full on the next page.", FINE_STRONG)
    yield paper.text(data.ours, FINE)
    if room.sources:
        yield _sources(data, FINE)


def _head(data: SupportSheet) -> Iterable[Any]:
    yield paper.text(paper.cut(data.home, *_font(UNDER_TITLE), WIDTH), UNDER_TITLE)
    yield paper.text(data.title, TITLE)
    for_whom = f", for {data.council}" if data.council else ""
    yield paper.text(paper.cut(f"for {data.period.words()}{for_whom}", *_font(UNDER_TITLE), WIDTH), UNDER_TITLE)
    if codes := " · ".join(f"{label} {words}" for label, words in data.codes):
        yield paper.text(paper.cut(codes, *_font(BODY), WIDTH), BODY)
    yield paper.rule(paper.RULE, 2 * mm, 2 * mm)
    yield paper.text(data.summary, LOUD)
    before = f"{data.before.words()}, {data.totals[1]}" if data.before else "nothing earlier is here"
    yield paper.text(f"Now: {data.period.words()}, {data.totals[0]}. Before: {before}.", BODY)
    if data.gaps and data.remark:
        yield paper.text(data.remark, FINE)
    yield Spacer(0, 1.5 * mm)


def _line(each: Measure, gap: Gap | None, room: Room, *, notes: bool, style: ParagraphStyle) -> Table:
    """Return one measure; what is missing or was declined says more."""
    said = _said(gap, room, notes=notes, style=style) if gap else paper.lines(each.name, style)
    return _table([[*_cells([str(each.number)], style), said, *_cells([each.now, each.before], style)]], COLUMNS)


def _said(gap: Gap, room: Room, *, notes: bool, style: ParagraphStyle) -> list[Any]:
    words: list[Any] = paper.lines(gap.heading, style)
    if room.label and gap.label_2020:
        words += paper.lines(f"In the 2020 report: {gap.label_2020}", FINE)
    if help_ := " ".join(gap.help if room.help is None else gap.help[: room.help]):
        words.append(paper.text(f"Help there was: {help_}", FINE))
    if notes and gap.note and room.note != 0:
        words += _note(gap.note, room.note)
    return words


def _note(note: str, most: int | None) -> list[Any]:
    if most is None:
        return paper.lines(f"Our note: {note}", FINE)
    line = " ".join(note.split())
    return [paper.text(f"Our note: {line if len(line) <= most else line[:most].rstrip() + '…'}", FINE)]


def _contacts(data: SupportSheet) -> Iterable[Any]:
    if not data.contacts:
        return
    yield paper.text("Who helps", GROUP)
    rows = [_cells(["", "For", ""], FINE_STRONG)]
    for each in data.contacts:
        numbers = [str(gap.number) for gap in (*data.gaps, *data.declined) if each.contact_id in gap.contact_ids]
        rows.append([*_cells([each.name, ", ".join(numbers)], FINE), paper.lines(_ring(each), FINE_STRONG)])
    yield _table(rows, [WHO, FOR, RING])


def _ring(line: HelpLine) -> str:
    """Return what may be rung: nothing that is out of its dates, and a blank to write on until the home types one."""
    now = line.number or BLANK_LINE
    return f"{line.old}. Now: {now}" if line.old else f"Ring: {now}"


def _sources(data: SupportSheet, style: ParagraphStyle) -> Any:
    sources = "; ".join(f"{source.title}, {source.publisher}, {source.date}" for source in data.sources)
    return paper.text(f"Sources: {sources}.", style)


def _in_full(data: SupportSheet, *, notes: bool) -> Iterable[Any]:
    yield paper.text("The lines in full", HEADING)
    for gap in (*data.gaps, *data.declined):
        yield paper.text(f"{gap.number}. {gap.heading}", STRONG)
        if gap.label_2020:
            yield from paper.lines(f"In the 2020 report: {gap.label_2020}", SMALL)
        yield from (paper.text(words, BODY) for words in gap.help)
        if notes and gap.note:
            yield from paper.lines(f"Our note: {gap.note}", BODY)
        yield paper.rule()
    yield _sources(data, SMALL)


def _cells(words: Sequence[str], style: ParagraphStyle) -> list[Any]:
    return [paper.lines(each, style) for each in words]


def _table(rows: Sequence[Sequence[Any]], widths: Sequence[float]) -> Table:
    return Table([list(row) for row in rows], colWidths=list(widths), style=_TIGHT, splitInRow=1, hAlign="LEFT")


def _font(style: ParagraphStyle) -> tuple[str, float]:
    return style.fontName, style.fontSize
