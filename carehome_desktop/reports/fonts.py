"""The font of every print: it travels with the program, so paper is the same on every computer (docs/decisions/a-font-for-paper.md)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from carehome_desktop.resources import resource_path

REGULAR, BOLD = "DejaVuSansCondensed", "DejaVuSansCondensed-Bold"
UNKNOWN = "\ufffd"
"""Stands for a character that the font does not hold."""


def load_fonts() -> None:
    """Make the fonts known to reportlab; done once, it costs nothing again."""
    for name in (REGULAR, BOLD):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(resource_path(f"fonts/{name}.ttf"))))


def printable(words: str) -> str:
    """Return words as the font can show them: accents joined to their letter, signs that steer left out, the unknown as �."""
    if words.isascii() and words.isprintable():
        return words  # most words are so, and looking at each letter takes time on a long list
    joined = unicodedata.normalize("NFC", re.sub(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", words))
    return "".join(map(_shown, joined))


@lru_cache(maxsize=4096)
def _shown(character: str) -> str:
    if character in "\n ":
        return character
    if character == "\t":
        return "    "
    # Control and format signs (Cc, Cf) have no shape; among them are those that turn the direction of writing.
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        return ""
    # What is written from right to left would be printed in the wrong order and, in Arabic, unjoined: it is not shown rather than shown wrong.
    if unicodedata.bidirectional(character) in ("R", "AL"):
        return UNKNOWN
    return character if ord(character) in pdfmetrics.getFont(REGULAR).face.charToGlyph else UNKNOWN
