"""The level is what the entries say, in whatever order they were written down."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carehome_desktop.domain.stock.levels import level_after, steps
from carehome_desktop.domain.stock.movements import SIGNS, Entry, Kind
from tests.domain.stock.cupboard import count, delivery, entry, use

KINDS = st.sampled_from(list(Kind))
ENTRIES = st.lists(
    st.builds(entry, KINDS, st.integers(0, 5000), st.integers(1, 28), st.integers(0, 23)), min_size=1, max_size=30
)


@given(data=st.data(), entries=ENTRIES)
def test_any_order_of_writing_down_gives_the_same_level(data: st.DataObject, entries: list[Entry]) -> None:
    assert level_after(data.draw(st.permutations(entries))) == level_after(entries)


@given(data=st.data(), entries=ENTRIES, taken_back=ENTRIES)
def test_what_was_taken_back_leaves_no_trace(
    data: st.DataObject, entries: list[Entry], taken_back: list[Entry]
) -> None:
    """Taking back is leaving out: whatever else was recorded in between, the rest says the same."""
    everything = data.draw(
        st.permutations([*((each, True) for each in entries), *((each, False) for each in taken_back)])
    )
    assert level_after([each for each, counts in everything if counts]) == level_after(entries)


@given(entries=ENTRIES)
def test_after_the_last_count_only_what_came_and_went_since_matters(entries: list[Entry]) -> None:
    last = count(123, 29)
    later = [delivery(50, 30, 10), use(3, 30, 12)]
    assert level_after([*entries, last, *later]) == 170


@given(entries=ENTRIES, opening=st.integers(-500, 500), cut=st.integers(0, 30))
def test_a_level_carried_forward_is_the_same_as_from_the_beginning(
    entries: list[Entry], opening: int, cut: int
) -> None:
    whole = steps(entries, opening)
    cut = min(cut, len(whole))
    carried = whole[cut - 1].level if cut else opening
    assert level_after([step.entry for step in whole[cut:]], carried) == level_after(entries, opening)


def test_a_delivery_written_down_late_counts_in_its_own_place() -> None:
    entries = [count(100, 2), count(150, 5), delivery(80, 3)]
    assert level_after(entries) == 150
    assert [step.off for step in steps(entries) if step.entry.kind is Kind.COUNT] == [100, -30]


def test_a_count_comes_after_what_was_done_at_the_same_moment() -> None:
    assert level_after([count(100, 2), delivery(900, 2, 9), use(500, 2, 9)]) == 100


def test_less_than_nothing_is_told_as_it_is() -> None:
    assert level_after([count(10, 1), use(50, 2)]) == -40


@pytest.mark.parametrize("kind", list(SIGNS))
def test_what_comes_adds_and_what_goes_takes_away(kind: Kind) -> None:
    assert level_after([count(100, 1), entry(kind, 30, 2)]) == 100 + 30 * SIGNS[kind]
