"""The last day that the rules of the first suggest, and which spells overlap or belong together."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.isolation import Spell, Suggestion, check_spell, linked, overlaps, suggest
from carehome_desktop.domain.wages.reasons import Group
from tests.domain.wages.rules import shipped


def suggested(group: Group, first_day: date) -> Suggestion:
    return suggest(shipped().lengths, group, first_day)


@pytest.mark.parametrize(
    ("group", "first_day", "days"),
    [
        (Group.OWN, date(2020, 3, 11), None),
        (Group.OWN, date(2020, 3, 12), 7),
        (Group.OWN, date(2020, 7, 29), 7),
        (Group.OWN, date(2020, 7, 30), 10),
        (Group.OWN, date(2020, 9, 28), 10),
        (Group.OWN, date(2022, 2, 23), 10),
        (Group.OWN, date(2022, 2, 24), None),
        (Group.OWN, date(2023, 12, 31), None),
        (Group.OWN, date(2024, 1, 1), 5),
        (Group.CONTACT, date(2020, 9, 28), 14),
        (Group.CONTACT, date(2020, 12, 13), 14),
        (Group.CONTACT, date(2020, 12, 14), 10),
        (Group.CONTACT, date(2021, 8, 16), 10),
        (Group.CONTACT, date(2022, 2, 24), None),
        (Group.NONE, date(2020, 8, 3), None),
    ],
)
def test_the_length_goes_by_the_first_day(group: Group, first_day: date, days: int | None) -> None:
    rule = next((each for each in shipped().lengths if each.holds(group, first_day)), None)
    assert (rule.days if rule else None) == days
    assert (suggested(group, first_day).last_day is None) == (days is None)


def test_where_the_counting_is_not_known_both_last_days_are_said() -> None:
    found = suggested(Group.OWN, date(2020, 8, 3))
    assert (found.last_day, found.or_until) == (date(2020, 8, 12), date(2020, 8, 13))
    assert "If the first day was counted as day 0, to Thursday 13 August 2020." in found.words


def test_in_2022_the_first_day_is_day_nought_and_how_it_could_be_shorter_is_said() -> None:
    found = suggested(Group.OWN, date(2022, 1, 20))
    assert (found.last_day, found.or_until) == (date(2022, 1, 30), None)
    assert "by law" in found.words
    assert "negative tests on days 5 and 6" in found.words


def test_a_reason_without_a_length_is_left_to_be_typed() -> None:
    assert suggested(Group.NONE, date(2020, 8, 3)).words.endswith("Type the last day.")
    assert "guidance for care staff went on" in suggested(Group.OWN, date(2022, 3, 1)).words


def test_another_last_day_is_warned_of_and_never_refused() -> None:
    first = date(2020, 8, 3)
    rule = suggested(Group.OWN, first)
    for last, words in ((12, None), (13, None), (14, "longer than"), (11, "shorter than")):
        found = check_spell(Spell(first, date(2020, 8, last)), rule)
        assert (found is None) == (words is None)
        assert words is None or (isinstance(found, str) and words in found)
    year_wrong = check_spell(Spell(first, date(2021, 8, 12)), rule)
    assert isinstance(year_wrong, str)
    assert "Check the dates and the year" in year_wrong
    assert check_spell(Spell(first), rule) is None


def test_a_last_day_before_the_first_is_refused() -> None:
    found = check_spell(Spell(date(2020, 8, 3), date(2020, 8, 2)))
    assert isinstance(found, Problem)
    assert found.field == "last_day"


def test_spells_that_share_a_day_are_named() -> None:
    one, two = Spell(date(2020, 8, 3), date(2020, 8, 12), "one"), Spell(date(2020, 8, 12), date(2020, 8, 20), "two")
    three, four = Spell(date(2020, 8, 21), None, "three"), Spell(date(2020, 9, 1), date(2020, 9, 5), "four")
    assert overlaps([four, three, two, one]) == ((one, two), (three, four))
    assert overlaps([one]) == ()


def test_spells_56_days_apart_count_as_one_and_57_days_apart_do_not() -> None:
    one = Spell(date(2020, 8, 3), date(2020, 8, 12))
    near = Spell(one.last_day + timedelta(days=57), date(2020, 10, 20))  # type: ignore[operator]
    far = Spell(one.last_day + timedelta(days=58), date(2020, 10, 20))  # type: ignore[operator]
    within = shipped().sick_pay.linking_days  # type: ignore[union-attr]
    assert within == 56
    assert linked([near, one], within) == ((one, near),)
    assert linked([far, one], within) == ((one,), (far,))


spells = st.lists(
    st.builds(
        lambda first, days: Spell(first, None if days is None else first + timedelta(days=days)),
        st.dates(date(2020, 3, 1), date(2022, 3, 1)),
        st.none() | st.integers(0, 30),
    ),
    max_size=8,
)


@given(spells)
def test_every_spell_is_in_one_run_and_those_that_overlap_are_in_the_same(given_spells: list[Spell]) -> None:
    runs = linked(given_spells, 56)
    assert sorted(map(repr, given_spells)) == sorted(repr(spell) for run in runs for spell in run)
    for one, other in overlaps(given_spells):
        assert any(one in run and other in run for run in runs)
