"""A figure is held against the home's own earlier figures: a nought once, the same for a year, a jump far outside."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carehome_desktop.domain.own_history import FEWEST, SMALLEST_JUMP, far_outside, unchanged_since
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.soft_checks import OddKind
from tests.domain.figures import NOW, look, month, section

history = st.lists(st.integers(0, 5_000), min_size=FEWEST, max_size=40)
YEAR = [f"2025-{number:02d}" for number in range(11, 13)] + [f"2026-{number:02d}" for number in range(1, 11)]
"""The twelve months before November 2026."""


@pytest.mark.parametrize(
    ("number", "before"),
    [
        (31, [10, 12, 11]),
        (0, [30, 31, 29, 30]),
        (120, [12] * 10),
        (120, [12, 11, 12, 110, 12, 12]),
        (9_600, [1_000, 950, 960, 970]),
    ],
)
def test_a_slip_of_a_digit_is_a_jump(number, before):
    assert far_outside(number, before)


@pytest.mark.parametrize(
    ("number", "before"),
    [
        (13, [10, 12, 11]),
        (1, [0] * 12),
        (3, [1, 1, 1, 1]),
        (25, [22] * 24),
        (8, [2, 5, 1, 7, 3]),
        (1_200, [1_000, 950, 960, 970]),
        (500, [5, 5]),
        (5, []),
    ],
)
def test_a_home_that_changes_as_homes_do_is_not_asked(number, before):
    assert not far_outside(number, before)


@given(before=history, number=st.integers(0, 5_000))
def test_a_figure_between_two_that_stood_before_is_never_a_jump(before, number):
    if min(before) <= number <= max(before):
        assert not far_outside(number, before)


@given(before=history, number=st.integers(0, 5_000))
def test_a_small_difference_is_never_a_jump(before, number):
    if min(abs(number - each) for each in (min(before), max(before))) == 0 or (
        max(abs(number - each) for each in before) <= SMALLEST_JUMP
    ):
        assert not far_outside(number, before)


@given(before=history)
def test_a_figure_can_always_be_so_large_that_it_is_asked_about(before):
    assert far_outside(100_000, before)


@given(before=history, number=st.integers(0, 5_000), further=st.integers(1, 5_000))
def test_what_lies_still_further_out_is_no_less_a_jump(before, number, further):
    if number > max(before) and far_outside(number, before):
        assert far_outside(number + further, before)


@given(before=history, number=st.integers(0, 5_000))
def test_the_order_of_the_earlier_figures_does_not_matter(before, number):
    assert far_outside(number, before) == far_outside(number, sorted(before, reverse=True))


def test_a_figure_is_unchanged_once_the_same_stood_twelve_months_ago():
    same = dict.fromkeys(YEAR, (7, 1))
    (odd,) = look(section(unchanged_asks=True), {"used": (7, 1)}, history={"used": same})
    assert (odd.kind, odd.question_ids) == (OddKind.UNCHANGED, ("used",))
    assert "since November 2025" in odd.words
    shorter = {text: figure for text, figure in same.items() if text != YEAR[0]}
    assert look(section(unchanged_asks=True), {"used": (7, 1)}, history={"used": shorter}) == []


@given(missed=st.sets(st.sampled_from(YEAR[1:])))
def test_months_without_a_return_do_not_break_the_run(missed):
    given = {month(text): {"": 7} for text in YEAR if text not in missed}
    assert unchanged_since({"": 7}, NOW, given) == month(YEAR[0])


@given(changed=st.sampled_from(YEAR), other=st.integers(0, 50).filter(lambda number: number != 7))
def test_one_other_figure_on_the_way_ends_the_run(changed, other):
    given = {month(text): {"": other if text == changed else 7} for text in YEAR}
    assert unchanged_since({"": 7}, NOW, given) is None


def test_the_same_noughts_for_years_are_no_unchanged_figure():
    assert unchanged_since({"": 0}, NOW, {month(text): {"": 0} for text in YEAR}) is None


def test_only_months_are_held_to_a_year_and_only_where_the_set_asks():
    day = Period(PeriodKind.DAY, "2026-11-21")
    given = {Period(PeriodKind.DAY, "2025-11-21"): {"": 7}}
    assert unchanged_since({"": 7}, day, given) is None
    assert look(section(), {"used": (7, 1)}, history={"used": dict.fromkeys(YEAR, (7, 1))}) == []


def test_later_months_are_no_history():
    given = {month(text): {"": 7} for text in YEAR} | {month("2026-12"): {"": 9}}
    assert unchanged_since({"": 7}, NOW, given) == month(YEAR[0])


def test_a_jump_names_the_line_the_figure_and_what_was_given_before():
    past = {"2026-08": (10, 2), "2026-09": (12, 2), "2026-10": (11, 2)}
    (odd,) = look(section(jump_asks=True), {"used": (31, 2)}, history={"used": past})
    assert odd.kind is OddKind.JUMP
    assert odd.words == (
        "Question 2 is far from what your home gave before: Nursing 31 (before 10 to 12). Is that right?"
    )
    assert look(section(), {"used": (31, 2)}, history={"used": past}) == []


def test_a_jump_of_a_single_number_is_said_without_a_line():
    past = {"2026-08": 900, "2026-09": 900, "2026-10": 900}
    (odd,) = look(section(jump_asks=True), {"hours": 9_000}, history={"hours": past})
    assert "before: 9,000 (before 900)." in odd.words


def test_a_nought_that_matters_is_asked_about_once():
    asks = section(zero_asks=True)
    (odd,) = look(asks, {"hours": 0}, history={"hours": {"2026-10": 900}})
    assert (odd.kind, odd.question_ids) == (OddKind.NOUGHT, ("hours",))
    assert look(asks, {"hours": 0}, history={"hours": {"2026-10": 0}}) == []
    assert look(asks, {"hours": 0}, history={"hours": {"2026-09": 0, "2026-10": 1}}) != []
    assert look(section(), {"hours": 0}) == []


def test_of_a_table_only_a_whole_nought_is_asked_about_unless_the_home_picked_its_lines():
    asks = section(zero_asks=True)
    assert look(asks, {"used": (0, 4)}) == []
    assert look(asks, {"used": (0, None)}) == []
    assert len(look(asks, {"used": (0, 0)})) == 1

    picked = replace(asks, questions=tuple(replace(each, parts_of="types") for each in asks.questions))
    (odd,) = look(picked, {"used": (0, 4)})
    assert "you typed 0 for Nursing." in odd.words
    (fresh,) = look(picked, {"used": (0, 0)}, history={"used": {"2026-10": (0, 3)}})
    assert "you typed 0 for Short stay." in fresh.words
