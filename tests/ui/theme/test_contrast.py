"""Every scheme can be read."""

from __future__ import annotations

import pytest

from carehome_desktop.ui.theme import tokens
from tests.ui.theme.contrast import contrast


def test_black_on_white_is_21_and_a_colour_on_itself_is_1() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#0b5d62", "#0b5d62") == pytest.approx(1)


@pytest.mark.parametrize("scheme", list(tokens.COLOURS))
def test_every_text_reaches_four_and_a_half_to_one(scheme: tokens.Scheme) -> None:
    colours = tokens.COLOURS[scheme].named()
    weak = {pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2) for pair in tokens.TEXT_PAIRS}
    assert {pair: value for pair, value in weak.items() if value < 4.5} == {}


@pytest.mark.parametrize("scheme", list(tokens.COLOURS))
def test_every_edge_and_the_focus_ring_reach_three_to_one(scheme: tokens.Scheme) -> None:
    colours = tokens.COLOURS[scheme].named()
    weak = {pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2) for pair in tokens.EDGE_PAIRS}
    assert {pair: value for pair, value in weak.items() if value < 3} == {}


def test_the_ring_is_three_pixels_and_space_comes_in_steps_of_four() -> None:
    assert tokens.RING == 3
    assert [tokens.space(steps) for steps in (1, 2, 6)] == [4, 8, 24]
