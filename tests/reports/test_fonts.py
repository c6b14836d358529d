"""What the font of a print cannot show is told, and never shown wrong."""

from __future__ import annotations

import pytest

from carehome_desktop.reports.fonts import UNKNOWN, load_fonts, printable


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Zoë\tpaid £5 – “twice”", "Zoë    paid £5 – “twice”"),
        ("e\u0301", "é"),
        ("one\r\ntwo\u2028three", "one\ntwo\nthree"),
        ("a\u202eb\u200bc", "abc"),
        ("护士", UNKNOWN * 2),
        ("🦠", UNKNOWN),
        ("שלום 12", f"{UNKNOWN * 4} 12"),
        ("مرحبا", UNKNOWN * 5),
    ],
)
def test_a_text_is_printed_as_it_was_typed_or_says_that_it_is_not(typed: str, printed: str) -> None:
    load_fonts()
    assert printable(typed) == printed
