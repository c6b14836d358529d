"""What follows from the stock for the tracker, and what does not."""

from __future__ import annotations

import pytest

from carehome_desktop.domain.stock.proposing import Told, propose_colour, propose_enough
from carehome_desktop.domain.stock.standing import Standing
from carehome_desktop.domain.values import Choice, YesNo

FIVE = ("aprons", "eye-protection", "gloves", "masks", "hand-sanitiser")


def told(family: str, standing: Standing, days: str = "3 days") -> Told:
    return Told(family.title(), family, standing, days)


def test_the_lowest_of_a_family_decides_with_the_reason_beside() -> None:
    found = propose_colour([told("gloves", Standing.GREEN, "30 days"), told("large gloves", Standing.RED, "1 day")])
    assert found is not None
    assert found.value == Choice("red")
    assert found.words == "From your stock: gloves: 30 days, large Gloves: 1 day. By your home’s own days that is red."


@pytest.mark.parametrize("standing", [Standing.COUNT_AGAIN, Standing.NOT_KNOWN, Standing.NO_LINES])
def test_without_a_colour_of_the_homes_own_none_follows(standing: Standing) -> None:
    found = propose_colour([told("gloves", standing), told("large gloves", Standing.GREEN)])
    assert found is not None
    assert found.value is None


def test_what_was_never_recorded_says_nothing() -> None:
    assert propose_colour([told("gloves", Standing.NOT_COUNTED)]) is None
    assert propose_enough([told(each, Standing.NOT_COUNTED) for each in FIVE], FIVE) is None


def test_enough_is_yes_when_all_five_are_known_and_none_is_low() -> None:
    fine = [told(each, Standing.GREEN) for each in FIVE]
    found, short = propose_enough(fine, FIVE), propose_enough(fine[:4], FIVE)
    low = propose_enough([*fine[:4], told("masks", Standing.RED)], FIVE)
    assert found is not None
    assert short is not None
    assert low is not None
    assert (found.value, short.value, low.value) == (YesNo(True), None, YesNo(False))
