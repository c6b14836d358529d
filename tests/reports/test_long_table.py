"""A long table loses no row and no sign, stays in its columns, and can be called off."""

from __future__ import annotations

from itertools import count

import pypdfium2
import pytest
from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from carehome_desktop.reports import paper
from carehome_desktop.reports.long_table import long_table

HEAD = ("Reference", "What it was for", "Sum")
WIDTHS = (24 * mm, 60 * mm, 30 * mm)
SHEET = paper.Sheet("List of costs", "List of costs", "Printed now", practice=False)
LONG = (
    "Taxis for staff who would have come by bus, both ways, <b>with receipts</b> & a note for the driver of " + "W" * 90
)


def made(rows: list[tuple[str, str, str]], above: float = 0) -> list[list[str]]:
    """Return the lines of each page; `above` is what stands before the table, in points."""
    pdf = paper.build(SHEET, lambda: [Spacer(0, above), *long_table(HEAD, rows, WIDTHS, sums=(2,))])
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_bounded().splitlines() for page in document]


def test_every_row_of_many_pages_is_there_in_order_each_page_with_its_head() -> None:
    rows = [(f"E-{number}", LONG if number % 9 == 4 else f"Thing {number}", f"£{number}.50") for number in range(430)]
    pages = made(rows)
    assert len(pages) > 8
    assert all(sum("What it was for" in line for line in page) == 1 for page in pages)
    words = "".join("".join(page) for page in pages).replace(" ", "")
    at = 0
    for row in rows:
        for cell in row:
            at = words.index(cell.replace(" ", ""), at)


def test_the_head_stands_once_on_every_page_wherever_a_block_of_rows_ends() -> None:
    rows = [("E-1", "Thing", "£1.00")] * 130
    for above in range(0, 660, 17):
        pages = [page for page in made(rows, above) if any("Thing" in line for line in page)]
        assert [sum("What it was for" in line for line in page) for page in pages] == [1] * len(pages), above


def test_a_cell_never_runs_into_the_next_column() -> None:
    document = pypdfium2.PdfDocument(
        paper.build(SHEET, lambda: long_table(HEAD, [("E-1", LONG, "£1,234,567.00")], WIDTHS, sums=(2,)))
    )
    text = document[0].get_textpage()
    boxes = [text.get_charbox(at) for at in range(text.count_chars()) if text.get_text_range(at, 1) == "W"]
    assert len(boxes) == 91
    left = paper.LEFT + WIDTHS[0]
    assert all(left <= box[0] and box[2] <= left + WIDTHS[1] for box in boxes)


def test_a_print_that_is_called_off_is_not_finished() -> None:
    asked = count()
    with pytest.raises(paper.Stopped):
        paper.build(
            SHEET,
            lambda: long_table(HEAD, [("E-1", "Thing", "£1.00")] * 2_000, WIDTHS),
            stop=lambda: next(asked) >= 25,  # twenty parts are told, then pages are laid
        )
    assert next(asked) == 26, "nothing is laid after it was asked for"
