"""What is taken in as evidence, what is refused and why, and that a picture of a page carries nothing but its dots."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from carehome_desktop.domain.fund.evidence import Content, FileKind
from carehome_desktop.domain.problems import Problem
from carehome_desktop.reports.attachment_pages import look_into, page_picture
from tests.reports import files


def test_pdf_png_and_jpeg_are_taken_in_with_their_pages() -> None:
    for name, content, kind, pages in (
        ("Invoice 7.PDF", files.pdf("one", "two"), FileKind.PDF, 2),
        ("photo.png", files.picture(), FileKind.PNG, 1),
        ("photo.jpeg", files.picture("JPEG"), FileKind.JPEG, 1),
        ("packed.pdf", files.bomb_pdf(3), FileKind.PDF, 1),  # as a white page scanned without loss is
    ):
        assert look_into(name, content) == Content(kind, pages, content), name


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_what_is_no_evidence_is_refused_with_the_reason() -> None:
    whole = files.picture("JPEG", (400, 300))
    for name, content, said in (
        ("a.pdf", b"", "empty"),
        ("a.pdf", b"%PDF-" + b"0" * (10 * 1024 * 1024), "10 are the most"),
        ("a.docx", b"PK", "Save it as PDF in the program that wrote it"),
        ("photo.HEIC", b"....ftypheic", "Most Compatible"),
        ("photo", files.picture(), "none of them"),
        ("a.pdf", b"MZ this is a program", "something else"),
        ("a.pdf", files.picture(), "inside is a PNG picture"),
        ("a.jpg", files.picture(), "The name says a JPEG picture"),
        ("a\nb.pdf", files.pdf("x"), "plain name"),
        ("a.pdf", files.pdf("x", lock="secret"), "locked"),
        ("a.pdf", files.pdf("x", owner="secret"), "locked"),
        ("a.pdf", files.pdf("x")[:300], "broken"),
        ("a.pdf", b"%PDF-1.7\nnothing more", "broken"),
        ("a.jpg", whole[: len(whole) // 2], "broken"),
        ("a.png", files.picture()[:60], "broken"),
        ("a.png", files.huge_png(), "million dots"),
        ("a.png", files.huge_png(40_000, 1), "million dots"),
        ("a.pdf", files.bomb_pdf(210), "fill this computer"),
        ("a.pdf", files.bomb_pdf(190, times=20), "more memory than a small computer has"),
        ("a.pdf", files.pdf(*["x"] * 201), "more than 200 pages"),
    ):
        found = look_into(name, content)
        assert isinstance(found, Problem), name
        assert said in found.words, (name, said, found.words)
        assert found.words.endswith("Nothing was kept."), name


def test_a_page_becomes_a_picture_that_fits_and_carries_nothing_else() -> None:
    exif = Image.Exif()
    exif[0x010E], exif[0x0112] = "Mrs Brown in room 4", 6  # what a camera writes, and that it was held upright
    photo = files.picture("JPEG", (400, 200), exif=exif.tobytes())
    shown = page_picture(FileKind.JPEG, photo, 0, 100, 100)
    with Image.open(BytesIO(shown)) as image:
        assert image.size == (50, 100)
        assert not image.getexif()
    assert b"Brown" in photo
    assert b"Brown" not in shown
    sheet = page_picture(FileKind.PDF, files.pdf("one", "two"), 1, 300, 300)
    with Image.open(BytesIO(sheet)) as image:
        assert image.height == 300
        assert image.convert("L").getextrema()[0] < 128, "its words are seen"
    clear = BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(clear, "PNG")
    with Image.open(BytesIO(page_picture(FileKind.PNG, clear.getvalue(), 0, 10, 10))) as image:
        assert image.getpixel((5, 5)) == (255, 255, 255), "what is clear is paper"
