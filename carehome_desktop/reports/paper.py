"""A sheet of A4: margins, what stands at its head and foot on every page, and the few styles of type."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from io import BytesIO
from typing import Any, Protocol
from xml.sax.saxutils import escape

from reportlab.lib.colors import black
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, HRFlowable, PageTemplate, Paragraph, Spacer, Table

from carehome_desktop.reports.fonts import BOLD, REGULAR, UNKNOWN, load_fonts, printable

LEFT, RIGHT, TOP, BOTTOM = 22 * mm, 18 * mm, 25 * mm, 23 * mm
"""The left margin is the wider one: it is where a sheet is punched."""
WIDTH = A4[0] - LEFT - RIGHT
INDENT = 9 * mm
PRACTICE_WORDS = "PRACTICE – nothing here is real"
UNKNOWN_WORDS = f"{UNKNOWN} stands for a character that this print cannot show. The program shows it as it was typed."

HAIR, RULE = 0.4, 1.1
"""Widths of lines in points: between rows, and under headings."""


def type_style(name: str, size: float, leading: float, font: str = REGULAR, **more: Any) -> ParagraphStyle:
    """Return a style of type, in points."""
    return ParagraphStyle(
        name, fontName=font, fontSize=size, leading=leading, textColor=black, splitLongWords=True, **more
    )


TITLE = type_style("title", 19, 24, BOLD)
UNDER_TITLE = type_style("under title", 12.5, 17)
HEADING = type_style("heading", 12, 16, BOLD, spaceBefore=6 * mm, spaceAfter=1.5 * mm, keepWithNext=True)
BODY = type_style("body", 9.5, 13.5)
STRONG = type_style("strong", 9.5, 13.5, BOLD)
SMALL = type_style("small", 8, 11)
NOTE = type_style("note", 9.5, 13.5, leftIndent=INDENT)
NOTE_LABEL = type_style("note label", 8, 11, leftIndent=INDENT, spaceBefore=1.2 * mm, keepWithNext=True)
ASIDE = type_style("aside", 8, 13.5)
LOUD = type_style("loud", 13, 18, BOLD)


@dataclass(frozen=True)
class Sheet:
    """What every page of a print says about itself."""

    title: str
    running: str
    printed: str
    practice: bool


class Finished(Protocol):
    """What the finished data of every print tells: whose it is, when it was printed, and whether it is practice."""

    @property
    def home(self) -> str: ...
    @property
    def printed(self) -> str: ...
    @property
    def practice(self) -> bool: ...


def sheet_of(data: Finished, title: str, period: str = "") -> Sheet:
    """Return what every page says of a print under this title, of a period if it is of one."""
    names = (title, period) if period else (title,)
    return Sheet(", ".join(names), " · ".join((*names, data.home)), data.printed, data.practice)


def text(words: str, style: ParagraphStyle) -> Paragraph:
    """Return one paragraph; what it says is never read as markup."""
    return Paragraph(escape(printable(words)), style)


def lines(words: str, style: ParagraphStyle) -> list[Paragraph]:
    """Return a paragraph for each line that was typed, so that a long note can run over pages; empty lines fall away."""
    return [text(line, style) for line in printable(words).split("\n") if line.strip()]


def rule(width: float = HAIR, before: float = 1.6 * mm, after: float = 1.6 * mm) -> HRFlowable:
    """Return a thin line across the page."""
    return HRFlowable(width="100%", thickness=width, color=black, spaceBefore=before, spaceAfter=after)


def head(home: str, title: str, under: str = "") -> Iterable[Flowable]:
    """Give the head of a print: the home, what it is, of when, and a line under it."""
    yield text(home, UNDER_TITLE)
    yield text(title, TITLE)
    if under:
        yield text(under, UNDER_TITLE)
    yield rule(RULE, 3 * mm, 3 * mm)


def frame(top: float = TOP, bottom: float = BOTTOM) -> Frame:
    """Return the part of a sheet that a story is laid on, with these margins."""
    return Frame(
        LEFT, bottom, WIDTH, A4[1] - top - bottom, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0
    )


class Stopped(Exception):  # noqa: N818 - nothing went wrong
    """A print was called off while it was made; nothing came of it."""


def build(
    sheet: Sheet,
    story: Callable[[], Iterable[Any]],
    *,
    top: float = TOP,
    bottom: float = BOTTOM,
    stop: Callable[[], bool] = lambda: False,
) -> bytes:
    """Return the PDF of a story laid on sheets; the same data gives the same bytes.

    `stop` is asked before each part of the story and each page: once it says so, Stopped is raised.
    """
    load_fonts()
    flowables = list(_until(stop, story()))
    out = BytesIO()
    document = BaseDocTemplate(
        out,
        pagesize=A4,
        title=printable(sheet.title),
        author="",
        lang="en-GB",
        invariant=1,
        initialFontName=REGULAR,
        initialFontSize=9.5,
    )
    document.addPageTemplates(PageTemplate("sheet", [frame(top, bottom)]))
    document.build(flowables, canvasmaker=lambda *args, **more: _NumberedCanvas(sheet, stop, *args, **more))
    return out.getvalue()


def _until(stop: Callable[[], bool], parts: Iterable[Any]) -> Iterator[Any]:
    for part in parts:
        if stop():
            raise Stopped
        yield part


class _NumberedCanvas(Canvas):  # type: ignore[misc]  # reportlab tells no types
    """Keeps its pages until the last is known, then writes head and foot on each with *page n of m*."""

    def __init__(self, sheet: Sheet, stop: Callable[[], bool], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._sheet, self._stop = sheet, stop
        self._kept: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        if self._stop():
            raise Stopped
        self._kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for number, page in enumerate(self._kept, start=1):
            self.__dict__.update(page)
            self._head(number)
            self._foot(number, len(self._kept))
            super().showPage()
        super().save()

    def _head(self, number: int) -> None:
        edge, line = A4[1] - 13 * mm, A4[1] - 17 * mm
        if self._sheet.practice:
            self.setFont(BOLD, 10)
            self.drawRightString(A4[0] - RIGHT, edge, PRACTICE_WORDS)
        if number > 1:
            room = WIDTH - (stringWidth(PRACTICE_WORDS, BOLD, 10) + 6 * mm if self._sheet.practice else 0)
            self.setFont(REGULAR, 8.5)
            self.drawString(LEFT, edge, cut(self._sheet.running, REGULAR, 8.5, room))
        if number > 1 or self._sheet.practice:
            self.setLineWidth(HAIR)
            self.line(LEFT, line, A4[0] - RIGHT, line)

    def _foot(self, number: int, total: int) -> None:
        line, edge = 16 * mm, 11.5 * mm
        self.setLineWidth(HAIR)
        self.line(LEFT, line, A4[0] - RIGHT, line)
        self.setFont(REGULAR, 8.5)
        self.drawString(LEFT, edge, printable(self._sheet.printed))
        if self._sheet.practice:
            self.setFont(BOLD, 8.5)
            self.drawCentredString(LEFT + WIDTH / 2 + 8 * mm, edge, "PRACTICE")
            self.setFont(REGULAR, 8.5)
        self.drawRightString(A4[0] - RIGHT, edge, f"Page {number} of {total}")


def cut(words: str, font: str, size: float, room: float) -> str:
    """Return words in one line of a width in points, cut with … if there are too many."""
    shown = " ".join(printable(words).split())
    if stringWidth(shown, font, size) <= room:
        return shown
    while shown and stringWidth(f"{shown}…", font, size) > room:
        shown = shown[:-1]
    return f"{shown.rstrip()}…"


def spaced(right: float, above: float, below: float, stands: str = "TOP") -> list[tuple[Any, ...]]:
    """Return the style of a table without boxes: the room at the right of each cell, above its words, and below them."""
    return [
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), right),
        ("TOPPADDING", (0, 0), (-1, -1), above),
        ("BOTTOMPADDING", (0, 0), (-1, -1), below),
        ("VALIGN", (0, 0), (-1, -1), stands),
    ]


BELOW_EACH = ("LINEBELOW", (0, 0), (-1, -1), HAIR, black)
BELOW_HEAD = ("LINEBELOW", (0, 0), (-1, 0), RULE, black)
NONE_AT_THE_END = ("RIGHTPADDING", (-1, 0), (-1, -1), 0)
_BARE = [*spaced(3 * mm, 0, 0.6 * mm), NONE_AT_THE_END]


def row(words: Sequence[str], widths: Sequence[float], styles: Sequence[ParagraphStyle]) -> Table:
    """Return one line of a table."""
    return cells([lines(each, style) for each, style in zip(words, styles, strict=True)], widths)


def facts(pairs: Iterable[tuple[str, str]], label: float) -> Iterable[Table]:
    """Give what is known, line by line: its name in bold, in a column of this width, and what it is."""
    for name, words in pairs:
        yield row([name, words], [label, WIDTH - label], [STRONG, BODY])


def cells(cells: Sequence[list[Paragraph]], widths: Sequence[float]) -> Table:
    """Return one line of a table without boxes; a cell longer than a page runs on to the next."""
    return Table([list(cells)], colWidths=list(widths), style=_BARE, splitInRow=1, hAlign="LEFT")


def unknown_signs(data: Any, *, air: float = 0) -> Iterable[Flowable]:
    """Say what the placeholder stands for, if anything in the finished data (a dataclass) cannot be shown."""
    if any(UNKNOWN in printable(words) for words in _texts(astuple(data))):
        if air:
            yield Spacer(0, air)
        yield text(UNKNOWN_WORDS, SMALL)


def _texts(data: object) -> Iterator[str]:
    """Return every text in plain data, as it is: `repr` would write out the very signs that no font holds."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for pair in data.items():
            yield from _texts(pair)
    elif isinstance(data, Iterable):
        for each in data:
            yield from _texts(each)
