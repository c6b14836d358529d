"""Words on several lines with some of them in bold: laid out here, so that no text is ever read as markup."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

Span = tuple[int, int]


@dataclass(frozen=True)
class Marked:
    """A text and the spans of it that are in bold, as (first character, character after the last)."""

    text: str
    spans: Sequence[Span] = ()


class MarkedLayout:
    """A text laid out for a width in pixels; `height` is what it needs."""

    def __init__(self, marked: Marked, font: QFont, colour: QColor, width: int) -> None:
        self._layout = QTextLayout(marked.text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        plain = QTextCharFormat()
        plain.setForeground(colour)
        bold = QTextCharFormat(plain)
        bold.setFontWeight(QFont.Weight.Bold)
        ranges = [_range(marked.text, (0, len(marked.text)), plain)]
        ranges += [_range(marked.text, span, bold) for span in marked.spans]
        self._layout.setFormats(ranges)
        self.height = 0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, self.height))
            self.height += round(line.height())
        self._layout.endLayout()

    def draw(self, painter: QPainter, left: int, top: int) -> None:
        """Draw it with its upper left corner at a place."""
        self._layout.draw(painter, QPointF(left, top))


def _range(text: str, span: Span, look: QTextCharFormat) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    begin, end = (_units(text[:at]) for at in span)
    found.start, found.length, found.format = begin, end - begin, look
    return found


def _units(text: str) -> int:
    """Return how long Qt takes a text to be: a character beyond the first 65,536 counts as two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
