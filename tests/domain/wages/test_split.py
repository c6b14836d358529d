"""Splits and per cents: the parts always add up to the whole."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.split import check_split, per_cents, split_pence


def test_a_sum_is_split_to_the_penny_and_what_is_left_goes_where_most_was_lost() -> None:
    assert split_pence(100, [1, 1, 1]) == (34, 33, 33)
    assert split_pence(100, [1, 2, 3]) == (17, 33, 50)
    assert split_pence(-100, [1, 1, 1]) == (-34, -33, -33)
    assert split_pence(1, [Decimal("0.5"), Decimal("1.5")]) == (0, 1)
    assert split_pence(0, [1, 2]) == (0, 0)


@pytest.mark.parametrize("weights", [[], [0, 0], [1, -1, 3]])
def test_weights_that_say_nothing_are_an_error(weights: list[int]) -> None:
    with pytest.raises(ValueError, match="at or above nought"):
        split_pence(100, weights)


def test_per_cents_of_the_first_return_of_2020_come_out_as_they_were_printed() -> None:
    assert per_cents([900, 1400, 700, 7000]) == (9, 14, 7, 70)
    assert per_cents([1, 1, 1]) == (34, 33, 33)


def test_no_spend_has_no_per_cents() -> None:
    assert per_cents([]) is None
    assert per_cents([0, 0, 0, 0]) is None
    assert per_cents([500, -100]) is None


def test_parts_that_do_not_add_up_are_told_by_how_much() -> None:
    assert check_split(1000, {"one-home": 400, "transport": 600}) is None
    assert check_split(-1000, {"one-home": -400, "transport": -600}) is None
    for total, parts, words in (
        (1000, {}, "Choose at least one measure"),
        (1000, {"one-home": 999}, "£0.01 of the cost is not shared out yet."),
        (1000, {"one-home": 1001}, "The parts are £0.01 more than the cost of £10.00."),
        (1000, {"one-home": 1100, "transport": -100}, "cannot be less than nought"),
        (-1000, {"one-home": -999}, "£0.01 of the cost is not shared out"),
    ):
        found = check_split(total, parts)
        assert isinstance(found, Problem)
        assert words in found.words


weights = st.lists(st.integers(0, 10**7), min_size=1, max_size=30).filter(any)


@given(st.integers(-(10**9), 10**9), weights)
def test_parts_add_up_and_each_is_within_a_penny_of_its_share(total: int, given_weights: list[int]) -> None:
    parts = split_pence(total, given_weights)
    assert sum(parts) == total
    for part, weight in zip(parts, given_weights, strict=True):
        assert abs(part * sum(given_weights) - total * weight) < sum(given_weights)
    assert [-part for part in parts] == list(split_pence(-total, given_weights)), "a reversal cancels line by line"


@given(weights)
def test_per_cents_add_up_to_100(spend: list[int]) -> None:
    found = per_cents(spend)
    assert found is not None
    assert sum(found) == 100
    assert all(share >= 0 for share in found)
