"""Boxes and singles are typed in one line, kept apart, and always said with their unit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.quantities import MOST, Quantity, amount_words, in_boxes, read_quantity
from carehome_desktop.domain.stock.types import PpeType
from tests.domain.stock.cupboard import GLOVES


@pytest.mark.parametrize(
    ("typed", "boxes", "per_box", "singles"),
    [
        ("3 boxes of 100 + 40", 3, 100, 40),
        ("3x100+40", 3, 100, 40),
        ("3 × 100 and 40 gloves", 3, 100, 40),
        ("1 box of 200", 1, 200, 0),
        ("12 boxes", 12, 50, 0),
        ("2b + 5 loose", 2, 50, 5),
        ("340", 0, 0, 340),
        ("1,200 singles", 0, 0, 1200),
        ("20 pairs", 0, 0, 40),
        ("1 glove", 0, 0, 1),
        ("0", 0, 0, 0),
        ("0 boxes of 100", 0, 0, 0),
    ],
)
def test_what_is_typed_is_read_with_its_unit(typed: str, boxes: int, per_box: int, singles: int) -> None:
    assert read_quantity(typed, GLOVES, 50) == Quantity(boxes, per_box, singles)


@pytest.mark.parametrize(
    "typed", ["some", "3 aprons", "-3", "3.5", "3 boxes of", "two boxes", "٣", "3 + ", "1e3", "1,00"]
)
def test_what_cannot_be_read_is_asked_for_again_and_kept(typed: str) -> None:
    found = read_quantity(typed, GLOVES)
    assert isinstance(found, Problem)
    assert "What you typed is still here." in found.words


def test_boxes_of_a_size_that_nobody_said_are_asked_about() -> None:
    found = read_quantity("3 boxes", GLOVES)
    assert isinstance(found, Problem)
    assert "How many gloves are in each? Type it as in 3 boxes of 100." in found.words


def test_boxes_of_two_sizes_are_two_entries() -> None:
    assert isinstance(read_quantity("3x100 + 2x200", GLOVES), Problem)


@pytest.mark.parametrize("typed", ["99999999", "9" * 5000, "1000000 boxes of 100000", "3 boxes of " + "9" * 4301])
def test_more_than_any_cupboard_holds_is_a_slip(typed: str) -> None:
    found = read_quantity(typed, GLOVES)
    assert isinstance(found, Problem)
    assert f"{MOST:,}" in found.words


def test_nothing_typed_is_nothing() -> None:
    assert read_quantity("  ", GLOVES) is None


def test_pairs_are_only_for_what_comes_in_pairs() -> None:
    eyes = PpeType("eye-protection", "Eye protection", "eye-protection", "piece", "pieces", 10)
    told = (("24 pairs", "pairs"), ("3 boxes of 10 + 24 pairs", "pairs"), ("2 bottles of 500ml", "bottles of 500ml"))
    for typed, word in told:
        found = read_quantity(typed, eyes)
        assert isinstance(found, Problem)
        assert found.words.startswith(f"“{word}” is not understood here. Type how many pieces, as in 2")


@given(boxes=st.integers(1, 999), per_box=st.integers(1, 999), singles=st.integers(0, 9999))
def test_boxes_and_singles_convert_exactly(boxes: int, per_box: int, singles: int) -> None:
    typed = f"{boxes} boxes of {per_box} + {singles}"
    found = read_quantity(typed, GLOVES)
    assert isinstance(found, Quantity)
    assert (found.boxes, found.per_box, found.singles, found.total) == (
        boxes,
        per_box,
        singles,
        boxes * per_box + singles,
    )
    assert in_boxes(found.total, per_box).total == found.total


def test_every_number_says_its_unit() -> None:
    assert Quantity(12, 100).words(GLOVES) == "12 boxes of 100 (1,200 gloves)"
    assert Quantity(1, 100, 40).words(GLOVES) == "1 box of 100 and 40 loose (140 gloves)"
    assert Quantity(singles=1).words(GLOVES) == "1 glove"
    assert amount_words(-40, GLOVES) == "−40 gloves"
