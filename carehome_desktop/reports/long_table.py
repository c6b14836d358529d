"""A long table on paper: rows of plain words in blocks of 100, each block with its head at the top of every page.

The tables of reportlab ask for 0.4 thousandths of a second for each cell; a list of 5,000 costs would be waited for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import getFont, stringWidth
from reportlab.platypus import Flowable, PageBreak

from carehome_desktop.reports import paper
from carehome_desktop.reports.fonts import BOLD, REGULAR, load_fonts, printable

AT_ONCE = 100
GAP = 2 * mm
"""Between two columns."""
SIZE, LEADING = 8, 10.5
AIR: float = 1.2 * mm
"""Above the words of a row, and below them."""
Lines = tuple[tuple[str, ...], ...]
"""The lines of each cell of a row."""


def long_table(
    head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float], sums: Sequence[int] = ()
) -> Iterator[Flowable]:
    """Give the rows under a head, in blocks; `sums` are the columns that stand to the right, such as those of money.

    Words are never read as markup. What is too wide for its column runs over lines within it.
    """
    load_fonts()
    room = [width - GAP for width in widths]
    above = _lines(head, room, BOLD)
    for first in range(0, len(rows), AT_ONCE):
        some = [_lines(row, room, REGULAR) for row in rows[first : first + AT_ONCE]]
        yield _Block(above, some, widths, frozenset(sums), begins=first == 0)


class _Block(Flowable):  # type: ignore[misc]  # reportlab tells no types
    """Some rows. The head is drawn above the first block, and wherever a page begins with a block."""

    def __init__(
        self, head: Lines, rows: list[Lines], widths: Sequence[float], sums: frozenset[int], *, begins: bool
    ) -> None:
        super().__init__()
        self._head, self._rows, self._widths, self._sums, self._begins = head, rows, widths, sums, begins

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the room it takes."""
        self.height = sum(_tall(row) for row in self._shown)
        return sum(self._widths), self.height

    @property
    def _shown(self) -> list[Lines]:
        return [self._head, *self._rows] if self._begins else self._rows

    def split(self, _width: float, height: float) -> list[Flowable]:
        """Return what fits on this page, and the rest, which begins with the head."""
        left: float = height - (_tall(self._head) if self._begins else 0)
        fits = 0
        while fits < len(self._rows) and (left := left - _tall(self._rows[fits])) >= 0:
            fits += 1
        rest = _Block(self._head, self._rows[fits:], self._widths, self._sums, begins=True)
        if fits:
            return [_Block(self._head, self._rows[:fits], self._widths, self._sums, begins=self._begins), rest]
        return [] if self._begins else [PageBreak(), rest]

    def draw(self) -> None:
        """Draw every cell in one go: to begin anew for each takes most of the time."""
        words, top = self.canv.beginText(), float(self.height)
        words.setFont(REGULAR, SIZE, LEADING)
        lines: list[tuple[float, float, float, float]] = []
        for row in self._shown:
            font = BOLD if row is self._head else REGULAR
            if font != words._fontname:
                words.setFont(font, SIZE, LEADING)
            self._row(words, row, top)
            top -= _tall(row)
            lines.append((0, top, sum(self._widths), top))
        self.canv.drawText(words)
        self.canv.setLineWidth(paper.HAIR)
        self.canv.lines(lines)

    def _row(self, words: Any, row: Lines, top: float) -> None:
        left = 0.0
        for at, (cell, width) in enumerate(zip(row, self._widths, strict=True)):
            for number, line in enumerate(cell):
                right = at in self._sums
                if number == 0 or right:
                    indent = width - GAP - _wide(line, words._fontname) if right else 0
                    words.setTextOrigin(left + indent, top - AIR - SIZE - number * LEADING)
                words.textLine(line)  # which, unlike textOut, does not measure it again
            left += width


def _lines(row: Sequence[str], room: Sequence[float], font: str) -> Lines:
    return tuple(_cell(words, width, font) for words, width in zip(row, room, strict=True))


def _cell(words: str, room: float, font: str) -> tuple[str, ...]:
    shown = " ".join(printable(words).split())
    if _wide(shown, font) <= room:
        return (shown,)
    lines, line = [], ""
    for word in shown.split(" "):
        longer = f"{line} {word}" if line else word
        if line and _wide(longer, font) > room:
            lines.append(line)
            longer = word
        while _wide(longer, font) > room and len(longer) > 1:
            fits = next(end for end in range(len(longer) - 1, 0, -1) if end == 1 or _wide(longer[:end], font) <= room)
            lines.append(longer[:fits])
            longer = longer[fits:]
        line = longer
    return (*lines, line)


@lru_cache(maxsize=8192)
def _wide(words: str, font: str) -> float:
    """Return how wide words are in points: as `stringWidth` says, in a third of its time, and of what is said often at once."""
    try:
        known: dict[int, float] = _face(font).charWidths
        thousandths: float = sum(map(known.__getitem__, map(ord, words)))
        return thousandths * SIZE / 1000
    except KeyError:  # a character that the font lists under another
        wide: float = stringWidth(words, font, SIZE)
        return wide


@cache
def _face(font: str) -> Any:
    return getFont(font).face


def _tall(row: Lines) -> float:
    return AIR + max(map(len, row)) * LEADING + AIR
