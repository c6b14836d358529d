"""*What if*, worked out by hand: the numbers are the home's own, and what it has not said changes nothing."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.cover import Days, Forecast, forecast
from carehome_desktop.domain.stock.types import GoesWith
from carehome_desktop.domain.stock.what_if import (
    AS_NOW,
    NO_MORE,
    Needs,
    WhatIf,
    changed,
    changed_why,
    check_needs,
    check_what_if,
    times,
)
from tests.domain.stock.cupboard import GLOVES, at, count

MASKS = replace(GLOVES, goes_with=GoesWith.STAFF)
OURS = Needs(residents=20, staff=10, changes=6, more=4, outbreak=50)


def seen() -> Forecast:
    """900 − 480 = 420 in 7 days, 60 a day; a day later 420 are left."""
    found = forecast([count(900, 2), count(480, 9)], at(10, 20))
    assert found is not None
    return found


def test_more_changes_for_each_resident_use_more() -> None:
    """20 × 9 = 180 changes instead of 20 × 6 = 120: 60 × 180 ÷ 120 = 90 a day, and 420 ÷ 90 = 4.7 days instead of 7."""
    by = times(GLOVES, OURS, WhatIf(changes=9))
    assert by.factor == Fraction(3, 2)
    then = changed(seen(), by)
    assert (seen().cover, then.cover) == (Days(6, 7, 7), Days(4, 4, 5))
    assert (then.now, then.gone) == (420, 60), "what was used until now is not changed"
    assert changed_why(seen(), by, GLOVES) == (
        "20 residents × 9 = 180 changes a day. Now: 20 residents × 6 = 120. × 180 ÷ 120.",
        "60 × 180 ÷ 120 = 90 gloves a day.",
        "420 gloves ÷ 90 = 4.6, so 4 days. Between 4 and 5. Days are rounded down to whole ones.",
    )


def test_each_resident_who_isolates_has_so_many_changes_more() -> None:
    """20 × 6 + 3 × 4 = 132 changes instead of 120."""
    by = times(GLOVES, OURS, WhatIf(isolating=3))
    assert by.factor == Fraction(11, 10)
    assert by.lines == (
        "20 residents × 6 + 3 isolating × 4 more = 132 changes a day. Now: 20 residents × 6 = 120. × 132 ÷ 120.",
    )


def test_who_isolates_now_is_in_the_use_already() -> None:
    now = replace(OURS, isolating=3)
    assert times(GLOVES, now, WhatIf(isolating=3)).factor == 1
    assert times(GLOVES, now, WhatIf(isolating=0)).factor == Fraction(120, 132)


def test_what_staff_wear_goes_with_who_is_on_shift_and_the_rest_does_not() -> None:
    assert times(MASKS, OURS, WhatIf(staff=12)).factor == Fraction(12, 10)
    assert times(GLOVES, OURS, WhatIf(staff=12)).factor == 1
    assert times(MASKS, OURS, WhatIf(changes=12, isolating=5)).factor == 1


def test_an_outbreak_uses_as_much_more_as_the_home_says_and_comes_on_top() -> None:
    by = times(MASKS, OURS, WhatIf(staff=12, outbreak=True))
    assert by.factor == Fraction(9, 5)
    assert "60 × 12 ÷ 10 × 150 ÷ 100 = 108 gloves a day." in changed_why(seen(), by, GLOVES), "each number was told"
    assert by.lines[-1] == "In an outbreak your home uses 50 % more: × 150 ÷ 100."
    assert times(MASKS, replace(OURS, outbreak=0), WhatIf(outbreak=True)).lines == (NO_MORE,)


def test_with_nobody_on_shift_no_day_can_be_named() -> None:
    by = times(MASKS, OURS, WhatIf(staff=0))
    assert changed(seen(), by).cover is None
    assert "no day can be named" in changed_why(seen(), by, MASKS)[-1]


def test_nothing_different_changes_nothing_and_says_so() -> None:
    by = times(GLOVES, OURS, WhatIf())
    assert changed(seen(), by) == seen()
    assert changed_why(seen(), by, GLOVES) == (AS_NOW,)


@pytest.mark.parametrize("what", [WhatIf(isolating=3), WhatIf(changes=9), WhatIf(staff=12)])
def test_what_the_home_has_not_said_changes_nothing_and_is_asked_for(what: WhatIf) -> None:
    for kind in (GLOVES, MASKS):
        assert times(kind, Needs(), what).factor == 1
    problem = check_what_if(Needs(), what)
    assert problem is not None
    assert problem.words.startswith("Say first how many")
    assert check_what_if(OURS, what) is None


@pytest.mark.parametrize(
    ("needs", "field"),
    [
        (Needs(residents=0), "residents"),
        (Needs(residents=20, isolating=21), "isolating"),
        (Needs(isolating=1), "isolating"),
        (Needs(staff=501), "staff"),
        (Needs(changes=-1), "changes"),
        (Needs(outbreak=1001), "outbreak"),
    ],
)
def test_a_day_that_cannot_be_is_told_in_words(needs: Needs, field: str) -> None:
    problem = check_needs(needs)
    assert isinstance(problem, Problem)
    assert problem.field == field


def test_more_cannot_isolate_than_there_are() -> None:
    assert check_what_if(OURS, WhatIf(isolating=21)) == Problem(
        "isolating", "Of 20 residents that many cannot isolate."
    )


@given(
    isolating=st.integers(0, 20),
    more_isolating=st.integers(0, 20),
    changes=st.integers(0, 50),
    more=st.integers(0, 50),
    outbreak=st.booleans(),
)
def test_more_need_never_lasts_longer(
    isolating: int, more_isolating: int, changes: int, more: int, outbreak: bool
) -> None:
    less = changed(seen(), times(GLOVES, OURS, WhatIf(isolating, None, changes, outbreak)))
    whole = WhatIf(min(20, isolating + more_isolating), None, changes + more, True)
    worse = changed(seen(), times(GLOVES, OURS, whole))
    if less.cover is not None and worse.cover is not None:
        assert worse.cover.least <= less.cover.least
        assert worse.cover.likely <= less.cover.likely
        assert worse.cover.most <= less.cover.most
        assert worse.cover.least <= worse.cover.likely <= worse.cover.most
