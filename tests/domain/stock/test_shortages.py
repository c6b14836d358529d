"""When a shortage is over, by the home's own days and by nothing that lies ahead."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from carehome_desktop.domain.stock.movements import Entry, Kind
from carehome_desktop.domain.stock.quantities import Quantity
from carehome_desktop.domain.stock.shortages import FORGOTTEN, is_over
from carehome_desktop.domain.stock.standing import Lines
from tests.homes import Hands

NOW = Hands().now
LINES = Lines(3, 7)
LAST_TRY = NOW - timedelta(days=2)


def entry(kind: Kind, singles: int, ago: float) -> Entry:
    return Entry("gloves", kind, Quantity(singles=singles), NOW - timedelta(days=ago))


LOW = [entry(Kind.COUNT, 900, 9), entry(Kind.COUNT, 200, 3)]
"""A hundred a day, and about a day is left on the day of the last try."""


def test_it_goes_on_while_cover_stays_below_the_line() -> None:
    assert not is_over(LOW, LAST_TRY, NOW, LINES)
    assert not is_over([*LOW, entry(Kind.DELIVERY, 100, 1)], LAST_TRY, NOW, LINES)


def test_a_delivery_that_lifts_cover_above_the_line_ends_it_also_when_it_is_used_up_since() -> None:
    came = entry(Kind.DELIVERY, 700, 1.5)
    assert is_over([*LOW, came], LAST_TRY, NOW, LINES)
    assert is_over([*LOW, came, entry(Kind.COUNT, 50, 0)], LAST_TRY, NOW, LINES)


def test_what_came_before_the_last_try_does_not_end_it() -> None:
    counts = [entry(Kind.COUNT, 1_500, 20), entry(Kind.COUNT, 900, 12), entry(Kind.COUNT, 150, 3)]
    before = [*counts, entry(Kind.DELIVERY, 900, 8)]
    assert is_over(before, NOW - timedelta(days=10), NOW, LINES), "it stood well eight days ago"
    assert not is_over(before, LAST_TRY, NOW, LINES)


def test_without_the_homes_own_days_only_time_ends_it() -> None:
    came = [*LOW, entry(Kind.DELIVERY, 9_000, 1)]
    assert not is_over(came, LAST_TRY, NOW, None)
    assert is_over(came, NOW - FORGOTTEN - timedelta(minutes=1), NOW, None)
    assert not is_over(came, NOW - FORGOTTEN, NOW, None)


@given(st.lists(st.tuples(st.sampled_from([Kind.DELIVERY, Kind.COUNT]), st.integers(0, 5_000), st.floats(0.01, 30))))
def test_what_lies_ahead_never_ends_it(ahead: list[tuple[Kind, int, float]]) -> None:
    later = [entry(kind, singles, -days) for kind, singles, days in ahead]
    assert not is_over([*LOW, *later], LAST_TRY, NOW, LINES)
