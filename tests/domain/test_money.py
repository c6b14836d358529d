"""Sums of money: whole pence in the end, exact on the way, and what is no sum is said in words."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carehome_desktop.domain.money import (
    cut,
    in_pounds,
    money_words,
    nearest_penny,
    penny_up,
    plain_words,
    rate_words,
    read_money,
)
from carehome_desktop.domain.problems import Problem


@pytest.mark.parametrize(
    ("pounds", "nearest", "up"),
    [("0.005", 1, 1), ("0.0049", 0, 1), ("47.925", 4793, 4793), ("1", 100, 100), ("0", 0, 0), ("0.0001", 0, 1)],
)
def test_parts_of_a_penny_are_rounded_as_each_rule_wants(pounds: str, nearest: int, up: int) -> None:
    assert nearest_penny(Decimal(pounds)) == nearest
    assert nearest_penny(Fraction(pounds)) == nearest
    assert penny_up(Decimal(pounds)) == up


def test_what_lies_behind_so_many_decimals_is_left_off() -> None:
    assert cut(Decimal("13.69285714"), 4) == Decimal("13.6928")


def test_figures_are_written_as_a_person_writes_them() -> None:
    assert money_words(123_456) == "£1,234.56"
    assert money_words(-505) == "−£5.05"
    assert rate_words(Decimal("9.2")) == "£9.20"
    assert rate_words(Decimal("23.9625")) == "£23.9625"
    assert rate_words(Decimal(900)) == "£900.00"
    assert plain_words(Decimal("7.50")) == "7.5"
    assert plain_words(Decimal(10)) == "10"


@pytest.mark.parametrize(
    ("typed", "pence"),
    [("95.85", 9585), ("£95.85", 9585), ("£ 1,200", 120_000), ("0", 0), ("12.5", 1250), ("12.500", 1250), ("", None)],
)
def test_a_sum_is_read_as_people_write_it(typed: str, pence: int | None) -> None:
    assert read_money(typed, "ssp_paid") == pence


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("0.005", "whole pence"),
        ("95.855", "whole pence"),
        ("-5", "Write the sum in pounds"),
        ("1,20", "Write the sum in pounds"),
        ("twelve", "Write the sum in pounds"),
        ("１２", "Write the sum in pounds"),
        ("1e5", "Write the sum in pounds"),
        ("NaN", "Write the sum in pounds"),
        ("999999999", "more than a home ever pays"),
    ],
)
def test_what_is_no_sum_is_said_in_words(typed: str, words: str) -> None:
    found = read_money(typed, "ssp_paid")
    assert isinstance(found, Problem)
    assert found.field == "ssp_paid"
    assert words in found.words


@given(st.integers(0, 10_000_000))
def test_a_sum_that_was_written_is_read_back_the_same(pence: int) -> None:
    assert read_money(money_words(pence), "any") == pence
    assert nearest_penny(in_pounds(pence)) == penny_up(in_pounds(pence)) == pence
