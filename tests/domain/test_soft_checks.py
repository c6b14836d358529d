"""Figures that do not fit together are asked about in a sentence; what fits, or is not known, is left in peace."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carehome_desktop.domain.oddities import OddPair, SoftCheck, SoftRule
from carehome_desktop.domain.soft_checks import OddKind
from tests.domain.figures import at_most, look, section

BEDS = "fact:registered-beds"
USED_OF_TOTAL = at_most(["used"], ["total"])
PARTS_OF_TOTAL = at_most(["used", "kept"], ["total"], "Together too many: {lines}.")
TOTAL_OF_HOME = at_most(["total"], [BEDS], "{left}, more than the {right} you are registered for.")
NOT_THE_SAME = SoftCheck(SoftRule.DIFFERENT, ("used",), ("kept",), "The same in each line.")

numbers = st.integers(0, 50)
pairs = st.tuples(numbers, numbers)
blanks = st.tuples(st.none() | numbers, st.none() | numbers)


def words(*args, **more):
    return [odd.words for odd in look(*args, **more)]


def test_more_beds_in_use_than_in_total_are_named_by_type_with_both_figures():
    assert words(section(USED_OF_TOTAL), {"used": (5, 9), "total": (5, 8)}) == ["Too many: Short stay (9 against 8)."]
    assert words(section(USED_OF_TOTAL), {"used": (6, 9), "total": (5, 8)}) == [
        "Too many: Nursing (6 against 5) and Short stay (9 against 8)."
    ]


@given(used=pairs, total=pairs)
def test_a_table_is_held_against_a_table_line_by_line(used, total):
    over = [mine > theirs for mine, theirs in zip(used, total, strict=True)]
    assert bool(look(section(USED_OF_TOTAL), {"used": used, "total": total})) is any(over)


@given(used=pairs, kept=pairs, total=pairs)
def test_the_sum_of_two_tables_is_held_against_a_third(used, kept, total):
    over = [a + b > c for a, b, c in zip(used, kept, total, strict=True)]
    assert bool(look(section(PARTS_OF_TOTAL), {"used": used, "kept": kept, "total": total})) is any(over)


@given(used=blanks, total=blanks)
def test_a_blank_is_never_taken_for_nought(used, total):
    odd = look(section(USED_OF_TOTAL), {"used": used, "total": total})
    pairs = zip(used, total, strict=True)
    assert bool(odd) is any(mine is not None and its is not None and mine > its for mine, its in pairs)


def test_what_is_too_much_already_is_said_before_the_rest_is_typed():
    assert words(section(PARTS_OF_TOTAL), {"used": (9, None), "total": (8, 2)}) == [
        "Together too many: Nursing (9 against 8)."
    ]


def test_a_line_that_is_over_with_one_figure_is_not_said_again_with_two():
    rules = section(USED_OF_TOTAL, PARTS_OF_TOTAL)
    given = {"used": (9, 2), "kept": (0, 1), "total": (8, 2)}
    assert words(rules, given) == ["Too many: Nursing (9 against 8).", "Together too many: Short stay (3 against 2)."]
    assert words(rules, {**given, "kept": (0, 0)}) == ["Too many: Nursing (9 against 8)."]


@given(total=pairs, registered=st.integers(0, 100))
def test_a_sum_is_held_against_what_the_home_is_registered_for(total, registered):
    odd = look(section(TOTAL_OF_HOME), {"total": total}, facts={BEDS: registered})
    assert bool(odd) is (sum(total) > registered)
    assert all(each.question_ids == ("total",) for each in odd)


def test_one_bed_above_what_the_home_is_registered_for_is_asked_about():
    assert words(section(TOTAL_OF_HOME), {"total": (12, 9)}, facts={BEDS: 20}) == [
        "21, more than the 20 you are registered for."
    ]
    assert words(section(TOTAL_OF_HOME), {"total": (12, 8)}, facts={BEDS: 20}) == []


def test_a_home_that_has_not_told_its_beds_is_not_asked():
    assert look(section(TOTAL_OF_HOME), {"total": (500, 500)}) == []


@given(used=pairs, kept=pairs)
def test_two_tables_are_odd_if_every_line_is_the_same_and_not_all_are_nought(used, kept):
    odd = look(section(NOT_THE_SAME), {"used": used, "kept": kept})
    assert bool(odd) is (used == kept and any(used))


def test_two_unfinished_tables_are_not_called_the_same():
    assert look(section(NOT_THE_SAME), {"used": (3, None), "kept": (3, None)}) == []
    assert look(section(NOT_THE_SAME), {"used": (3, 1)}) == []


def test_a_pair_of_answers_is_asked_about_with_its_questions():
    pair = OddPair({"open": False, "other": True}, "Are both right?")
    assert look(section(odd=(pair,)), {"open": False}) == []
    (odd,) = look(section(odd=(pair,)), {"open": False, "other": True})
    assert (odd.kind, odd.question_ids, odd.words) == (OddKind.PAIR, ("open", "other"), "Are both right?")


@pytest.mark.parametrize("about", ["used", "total"])
def test_a_note_at_any_of_its_questions_explains_an_oddity(about):
    (odd,) = look(
        section(USED_OF_TOTAL), {"used": (9, 0), "total": (8, 0)}, notes={about: " A camp bed. ", "hours": "Something"}
    )
    assert (odd.explained, odd.note) == (True, "A camp bed.")


def test_without_a_note_of_its_own_an_oddity_is_still_a_question():
    (odd,) = look(section(USED_OF_TOTAL), {"used": (9, 0), "total": (8, 0)}, notes={"hours": "Something", "used": "  "})
    assert not odd.explained


def test_nothing_is_said_of_a_section_that_is_empty():
    rules = section(USED_OF_TOTAL, PARTS_OF_TOTAL, TOTAL_OF_HOME, NOT_THE_SAME, zero_asks=True, jump_asks=True)
    assert look(rules, {}, facts={BEDS: 10}) == []
