"""Pages of a finished PDF as pictures: one file for the screen, the printer and the disk."""

from __future__ import annotations

from contextlib import closing

from PySide6.QtGui import QImage

from carehome_desktop.reports.pdfium import PDFIUM, POINTS_PER_INCH


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    from pypdfium2 import PdfDocument

    with PDFIUM, closing(PdfDocument(pdf)) as document:
        return len(document)


def page_picture(pdf: bytes, number: int, dots_per_inch: float) -> QImage:
    """Return one page (the first is 0) as a picture that is its own copy."""
    from pypdfium2 import PdfDocument

    with PDFIUM, closing(PdfDocument(pdf)) as document, closing(document[number]) as page:
        bitmap = page.render(scale=dots_per_inch / POINTS_PER_INCH, rev_byteorder=True, prefer_bgrx=True)
        picture = QImage(
            bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888
        )
        return picture.copy()
