"""The bands of the line: each number of days has one, and only one says less than a day."""

from __future__ import annotations

from fractions import Fraction

import pytest

from carehome_desktop.domain.stock.call_sheet import band_words, check_detail


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (Fraction(0), "Less than 24 hours"),
        (Fraction(23, 24), "Less than 24 hours"),
        (Fraction(1), "One to two days"),
        (Fraction(2), "One to two days"),
        (Fraction(49, 24), "More than two days"),
    ],
)
def test_the_band_follows_from_the_days_that_are_left(left: Fraction, words: str) -> None:
    assert band_words(left) == words


def test_a_detail_is_one_line_of_text() -> None:
    assert check_detail("address", "12 High Street") is None
    problem = check_detail("address", "12 High\nStreet")
    assert problem is not None
    assert problem.field == "address"
