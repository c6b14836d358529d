"""No text that anybody typed is run by a spreadsheet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carehome_desktop.exports.cells import GUARD, LONGEST_CELL, guarded, shown, starts_a_formula


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        "\u00a0=1",
        "\u200b=1",
        "\ufeff=1",
        "＝1+1",
        "＋1",
        "－1",
        "＠x",
        '=HYPERLINK("http://x","y")',
    ],
)
def test_text_that_could_start_a_formula_stands_behind_an_apostrophe(text: str) -> None:
    assert guarded(text) == GUARD + text


@pytest.mark.parametrize("text", ["", "Yes", "2 + 2", "a=b", "'=1", "£5", "J. Shaw", "12", "Ward 3 - upstairs"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text
    assert not starts_a_formula(text)


@given(st.text())
def test_whatever_is_typed_its_cell_starts_no_formula(text: str) -> None:
    cell = guarded(shown(text))
    assert not starts_a_formula(cell)
    assert cell.lstrip()[:1] not in set("=+-@")


def test_signs_that_only_steer_and_half_characters_are_left_out_and_lines_stay() -> None:
    assert shown("a\x00b\x1bc\ud800d\r\ne\tf") == "abcd\ne\tf"


def test_text_longer_than_a_cell_ends_in_dots() -> None:
    assert len(shown("x" * 40_000)) == LONGEST_CELL
    assert shown("x" * 40_000).endswith("x…")
