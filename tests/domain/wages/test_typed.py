"""Hours, rates and counts of shifts as they are typed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.typed import read_counts, read_hours, read_rate


def test_hours_rates_and_counts_are_read_as_people_write_them() -> None:
    assert read_hours(" 7.5 ") == Decimal("7.5")
    assert read_rate("£10.4375") == Decimal("10.4375")
    assert read_counts("4, 2") == (4, 2)
    assert read_counts("4 2") == (4, 2)
    assert (read_hours(""), read_rate(" "), read_counts("")) == (None, None, None)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (read_hours("30"), "A shift of 30 hours cannot be"),
        (read_hours("0"), "A shift of 0 hours cannot be"),
        (read_hours("half a day"), "with a point"),
        (read_hours("7.33333"), "at most four figures"),
        (read_rate("0"), "£0.00 an hour"),
        (read_rate("900"), "£900.00 an hour"),
        (read_rate("0.005"), "£0.005 an hour"),
        (read_rate("9.20 an hour"), "Write the pounds an hour"),
        (read_rate("9.20001"), "at most four figures"),
        (read_counts("15"), "More than 14 shifts in a week"),
        (read_counts("4,-2"), "with a comma between"),
        (read_counts("4,,2"), "with a comma between"),
        (read_counts("0,0"), "No shift was missed"),
        (read_counts("1," * 60 + "1"), "more than 60 weeks"),
        (read_counts("²"), "with a comma between"),
    ],
)
def test_what_cannot_be_is_a_sentence(found: object, words: str) -> None:
    assert isinstance(found, Problem)
    assert words in found.words
