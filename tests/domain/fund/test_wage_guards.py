"""What is odd about wages that are claimed is told once, and only where something is claimed."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from carehome_desktop.domain.fund.missing import missing
from carehome_desktop.domain.fund.wage_guards import wage_doubts
from carehome_desktop.domain.wages.records import Entry

MONDAY = date(2020, 8, 3)
SPELLS = st.lists(st.tuples(st.sampled_from(["s1", "s2"]), st.integers(0, 40), st.integers(0, 15)), max_size=7)


def spell(staff_id: str, begins: int, days: int) -> Entry:
    first = MONDAY + timedelta(days=begins)
    return Entry(staff_id, "symptoms", first, first + timedelta(days=days), 10000, 0, evidence_on=first, paid=10000)


@given(SPELLS)
def test_each_pair_of_spells_that_share_a_day_is_told_once_by_code(told: list[tuple[str, int, int]]) -> None:
    spells = [spell(*each) for each in told]
    shared = [
        (one, other)
        for one, other in combinations(spells, 2)
        if one.staff_id == other.staff_id
        and one.first_day <= (other.last_day or date.max)
        and other.first_day <= (one.last_day or date.max)
    ]
    said = missing([], spells, {"s1": "S1", "s2": "S2"})
    assert len(said) == len(shared)
    assert all(words.startswith(("S1, ", "S2, ")) and "claimed twice" in words for words in said)


@given(st.integers(1, 50_000), st.integers(0, 50_000), st.integers(0, 50_000))
def test_less_than_normal_pay_is_told_exactly_where_something_is_charged(normal: int, sick: int, paid: int) -> None:
    entry = Entry("s1", "symptoms", MONDAY, MONDAY, normal, sick, paid=paid)
    guards = [each.guard for each in wage_doubts(entry, ())]
    assert guards == (["paid-less"] if paid < normal and sick < normal else [])
