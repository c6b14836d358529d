"""Prints: each page is drawn as the program draws it, and must have ink on it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QImage

from carehome_desktop.domain.problems import Refused
from carehome_desktop.domain.words import count_words
from carehome_desktop.ui.printing.pictures import page_count, page_picture

DOTS_PER_INCH = 40
DARK = 128


def drawn(prints: Sequence[Path]) -> str:
    """Draw every page of some PDFs; Refused in words if one is blank."""
    if not prints:
        raise Refused("There is no print to draw.")
    pages = 0
    for path in prints:
        pdf = path.read_bytes()
        for number in range(page_count(pdf)):
            pages += 1
            if not has_ink(page_picture(pdf, number, DOTS_PER_INCH)):
                raise Refused(f"Page {number + 1} of {path.name} is blank.")
    return f"{count_words(len(prints), 'PDF')} written and drawn, {count_words(pages, 'page')}"


def has_ink(picture: QImage) -> bool:
    """Return whether anything dark is on a picture."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    return min(bytes(grey.constBits())) < DARK
