"""The count sheet on paper: each type once, in cupboard order, with room to write."""

from __future__ import annotations

from carehome_desktop.domain.stock.prints import CountLine, CountSheet
from carehome_desktop.reports.count_sheet import as_pdf
from tests.reports.reading import outside, whole

SHEET = CountSheet(
    "Rosewood House",
    False,
    (
        CountLine("Gloves", "gloves", "100", "3 boxes of 100 and 40 loose (340 gloves), Monday 16 November 2026"),
        CountLine("<b>FFP3</b> masks", "masks", "", ""),
    ),
    "Printed Saturday 21 November 2026, 9:00am",
)


def test_the_sheet_has_a_line_for_each_type_with_its_last_count() -> None:
    words = whole(as_pdf(SHEET))
    assert words.index("Gloves") < words.index("<b>FFP3</b> masks")
    assert "Last count: 3 boxes of 100 and 40 loose (340 gloves), Monday 16 November 2026" in words
    assert "Not counted yet" in words
    assert "Counted by" in words
    assert "Page 1 of 1" in words


def test_the_same_sheet_gives_the_same_bytes_and_nothing_leaves_the_page() -> None:
    assert as_pdf(SHEET) == as_pdf(SHEET)
    many = CountSheet(SHEET.home, True, SHEET.lines * 40, SHEET.printed)
    assert outside(as_pdf(many)) == []
    assert "PRACTICE" in whole(as_pdf(many))
