"""Looks into a file before it is kept, and shows its pages as pictures of our own making: nothing in it is ever run or passed on.

A picture of a page carries no hidden text, no link, no script, and none of what a camera writes beside a photo.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from carehome_desktop.domain.fund.attachment_check import MEGABYTE, kind_of, refused
from carehome_desktop.domain.fund.evidence import Content, FileKind
from carehome_desktop.domain.problems import Problem
from carehome_desktop.reports.pdf_apart import pages_of
from carehome_desktop.reports.pdfium import PDFIUM

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument, PdfPage

MOST_PAGES = 200
MOST_DOTS = 80_000_000
"""More than any camera or scanner of an office makes of one page, and what a small computer can still unpack."""
LONGEST_SIDE = 30_000
MOST_UNPACKED = 200 * MEGABYTE
"""What one packed part of a PDF may unpack to: a page scanned in colour at 600 dots for an inch is half of it."""
QUALITY = 82
_AT_ONCE = 64 * 1024

_FORMATS = {FileKind.PNG: "PNG", FileKind.JPEG: "JPEG"}
_STREAM = re.compile(rb"stream\r?\n")
LOCKED = (
    "The PDF is locked. Save it without a password or restrictions: who checks the fund could not look into it either."
)
BROKEN = "The file is broken and cannot be opened. Look whether it was saved or downloaded whole."
TOO_FINE = (
    "The picture has {dots} million dots, and {most} million are the most. Save it smaller, or scan it with fewer dots."
)
TOO_PACKED = (
    "The file is small only because it is packed; unpacked it would fill this computer’s memory. Scan or print it anew."
)
TOO_LONG = f"The PDF has more than {MOST_PAGES} pages. Keep the pages that matter, or split it."


def look_into(name: str, content: bytes) -> Content | Problem:
    """Return a file that can be kept, or why it is not taken in: each page is opened once, so that none fails later."""
    kind = kind_of(name, content)
    if isinstance(kind, Problem):
        return kind
    try:
        pages = pages_of(content) if kind is FileKind.PDF else _picture_pages(kind, content)
    except Exception:  # decoders fail in many ways of their own; whichever it is, the file is of no use
        return refused(BROKEN)
    return pages if isinstance(pages, Problem) else Content(kind, pages, content)


def page_picture(kind: FileKind, content: bytes, number: int, width: int, height: int) -> bytes:
    """Return a page (the first is 0) as a JPEG that fits into so many dots across and down."""
    picture = (
        _of_pdf(content, number, width, height) if kind is FileKind.PDF else _of_picture(kind, content, width, height)
    )
    out = BytesIO()
    picture.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()


def _picture_pages(kind: FileKind, content: bytes) -> int | Problem:
    from PIL import Image

    try:
        with Image.open(BytesIO(content), formats=(_FORMATS[kind],)) as picture:
            if problem := _too_fine(*picture.size):
                return problem
            picture.load()
    except Image.DecompressionBombError:
        return refused(TOO_FINE.format(dots="far too many", most=MOST_DOTS // 1_000_000))
    return 1


def pdf_pages(content: bytes) -> int | Problem:
    """Return how many pages a PDF has, or why it is not taken in; of a file that nobody looked into, from `pdf_apart` only."""
    try:
        return _pdf_pages(content)
    except MemoryError:
        return refused(TOO_PACKED)
    except Exception:  # as above
        return refused(BROKEN)


def _pdf_pages(content: bytes) -> int | Problem:
    import pypdfium2.raw as pdfium
    from pypdfium2 import PdfiumError

    if any(_unpacked(content, found.end()) > MOST_UNPACKED for found in _STREAM.finditer(content)):
        return refused(TOO_PACKED)
    with PDFIUM:
        try:
            with _opened(content) as document:
                if pdfium.FPDF_GetSecurityHandlerRevision(document) != -1:
                    return refused(LOCKED)
                if len(document) > MOST_PAGES:
                    return refused(TOO_LONG)
                for number in range(len(document)):
                    with closing(document[number]) as page:
                        if problem := _bad_page(page):
                            return problem
                return len(document) or refused(BROKEN)
        except PdfiumError as error:
            if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
                return refused(LOCKED)
            raise


def _bad_page(page: PdfPage) -> Problem | None:
    import pypdfium2.raw as pdfium

    width, height = page.get_size()
    if not (1 <= width <= LONGEST_SIDE and 1 <= height <= LONGEST_SIDE):
        return refused(BROKEN)
    for picture in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=8):
        if problem := _too_fine(*picture.get_px_size()):
            return problem
    return None


def _too_fine(width: int, height: int) -> Problem | None:
    if width * height <= MOST_DOTS and max(width, height) <= LONGEST_SIDE:
        return None
    return refused(TOO_FINE.format(dots=f"{width * height / 1_000_000:,.0f}", most=MOST_DOTS // 1_000_000))


def _unpacked(content: bytes, start: int) -> int:
    """Return how many bytes a packed part unpacks to, counted no further than is too many; 0 where it is not packed so."""
    packed, unpack, total = memoryview(content), zlib.decompressobj(), 0
    try:
        while start < len(packed) and not unpack.eof and total <= MOST_UNPACKED:
            rest: bytes | memoryview = packed[start : start + _AT_ONCE]
            start += _AT_ONCE
            while rest and not unpack.eof and total <= MOST_UNPACKED:
                total += len(unpack.decompress(rest, MEGABYTE))
                rest = unpack.unconsumed_tail
    except zlib.error:
        return total
    return total


@contextmanager
def _opened(content: bytes) -> Iterator[PdfDocument]:
    from pypdfium2 import PdfDocument

    with closing(PdfDocument(content)) as document:
        if document.get_formtype():
            document.init_forms()  # else what was typed into a form would not show; PDFium is built without scripts
        yield document


def _of_pdf(content: bytes, number: int, width: int, height: int) -> Image:
    with PDFIUM, _opened(content) as document, closing(document[number]) as page:
        across, down = page.get_size()
        bitmap = page.render(scale=min(width / across, height / down), draw_annots=True)
        picture: Image = bitmap.to_pil().convert("RGB")
        return picture


def _of_picture(kind: FileKind, content: bytes, width: int, height: int) -> Image:
    from PIL import Image, ImageOps

    with Image.open(BytesIO(content), formats=(_FORMATS[kind],)) as opened:
        opened.draft("RGB", (width * 2, height * 2))  # a JPEG is then unpacked no finer than is needed
        turned = ImageOps.exif_transpose(opened)
        if turned.mode.startswith("I;16"):
            turned = turned.point(lambda value: value / 256).convert("L")
        if "A" in turned.getbands() or "transparency" in turned.info:
            clear = turned.convert("RGBA")
            turned = Image.new("RGB", clear.size, "white")
            turned.paste(clear, mask=clear.getchannel("A"))
        plain = turned.convert("RGB")
    plain.thumbnail((width, height))
    return plain
