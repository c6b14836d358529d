"""Reads a finished PDF as a person with the sheets in hand does."""

from __future__ import annotations

from contextlib import closing

import pypdfium2
import pypdfium2.raw


def pages(pdf: bytes) -> list[str]:
    """Return the words on each page, blanks and line ends made alike."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        texts = []
        for number in range(len(document)):
            with closing(document[number]) as page, closing(page.get_textpage()) as text:
                texts.append(" ".join(text.get_text_bounded().split()))
        return texts


def whole(pdf: bytes) -> str:
    """Return all words."""
    return " ".join(pages(pdf))


def links(pdf: bytes) -> int:
    """Return how many links or other live things are on the pages: there should be none."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        found = 0
        for number in range(len(document)):
            with closing(document[number]) as page:
                found += pypdfium2.raw.FPDFPage_GetAnnotCount(page)
        return found


def outside(pdf: bytes) -> list[str]:
    """Return every text that lies beyond the edges of its sheet."""
    found = []
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        for number in range(len(document)):
            with closing(document[number]) as page, closing(page.get_textpage()) as text:
                width, height = page.get_size()
                for at in range(text.count_rects()):
                    left, bottom, right, top = text.get_rect(at)
                    if left < 0 or bottom < 0 or right > width or top > height:
                        found.append(text.get_text_bounded(left, bottom, right, top))
    return found


def sizes_of_type(pdf: bytes) -> set[float]:
    """Return every size of type that words are set in, in points."""
    found = set()
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        for number in range(len(document)):
            with closing(document[number]) as page, closing(page.get_textpage()) as text:
                for at in range(text.count_chars()):
                    if pypdfium2.raw.FPDFText_IsGenerated(text, at):  # a blank that only the reader put in
                        continue
                    found.add(round(pypdfium2.raw.FPDFText_GetFontSize(text, at), 2))
    return found
