"""What one isolation comes to, by command: the worked example end to end, and what cannot be."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cli.conftest import Said

EXAMPLE = {
    "--from": "2020-08-03",
    "--shifts": "4,2",
    "--hours": "7.5",
    "--rate": "9.20",
    "--qualifying-days": "4",
    "--basis": "top-up",
}


def price(run: Callable[..., Said], *more: str, **changed: str) -> Said:
    """Run the example with some of its options changed."""
    options = EXAMPLE | {f"--{name.replace('_', '-')}": value for name, value in changed.items()}
    return run("isolation", "price", *(word for pair in options.items() for word in pair), *more)


def test_the_worked_example_comes_out_to_the_penny(run: Callable[..., Said]) -> None:
    data = price(run, "--json").data
    assert (data["normal_pence"], data["ssp_pence"], data["charge_pence"]) == (41400, 14378, 27022)
    assert (data["waiting_days"], data["rebate_most_pence"]) == (0, 14378)
    assert [week["ssp_pence"] for week in data["weeks"]] == [9585, 4793]


def test_each_figure_says_how_it_was_worked_out(run: Callable[..., Said]) -> None:
    said = price(run).out
    assert "Normal wages by the rota: 6 shifts × 7.5 hours × £9.20 = £414.00\n" in said
    assert "week 1 (4 of 4 qualifying days): a full week = £95.85\n" in said
    assert "£95.85 ÷ 4 = £23.9625 a day, × 2 = £47.925, rounded up to the penny = £47.93\n" in said
    assert "Top-up: normal wages without the sick pay that was paid anyway: £414.00 − £143.78 = £270.22\n" in said


@pytest.mark.parametrize(
    ("basis", "rebate", "charged"),
    [("gross-less-rebate", "143.78", 27022), ("gross-less-rebate", "", 41400), ("gross", "", 41400)],
)
def test_the_other_bases_give_what_the_example_says(
    run: Callable[..., Said], basis: str, rebate: str, charged: int
) -> None:
    said = price(run, "--json", basis=basis, rebate=rebate, note="Agreed by the council on 1 July 2020")
    assert said.data["charge_pence"] == charged


@pytest.mark.parametrize(
    ("option", "typed", "words"),
    [
        ("rate", "0", "£0.00 an hour cannot be right"),
        ("rate", "900", "£900.00 an hour cannot be right"),
        ("hours", "30", "A shift of 30 hours cannot be"),
        ("from", "", "Say from when"),
        ("from", "1999-08-03", "No rate of sick pay is known here for Tuesday 3 August 1999"),
        ("ssp_paid", "0.005", "Money is paid in whole pence"),
        ("ssp_paid", "-5", "Write the sum in pounds"),
        ("shifts", "four", "Write the shifts missed week by week"),
        ("shifts", "0", "No shift was missed"),
        ("qualifying_days", "8", "from 1 to 7 qualifying days"),
        ("basis", "gross", "write who at the council agreed"),
        ("reason", "boredom", "There is no reason “boredom”: positive-test, symptoms,"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(run: Callable[..., Said], option: str, typed: str, words: str) -> None:
    said = price(run, **{option: typed})
    assert said.code == 1
    assert words in said.err


def test_waiting_days_can_be_given_against_the_rule_of_the_day(run: Callable[..., Said]) -> None:
    data = price(run, "--json", waiting_days="3").data
    assert (data["waiting_days"], data["ssp_pence"]) == (3, 2397 + 4793)


def test_the_length_of_isolation_and_what_the_fund_says_of_the_reason_are_told(run: Callable[..., Said]) -> None:
    data = price(run, "--json").data
    assert data["suggested_last_day"] == "2020-08-12"
    assert [(each["fund"], each["pays"]) for each in data["funds"]] == [("icf-1", "yes")]
    shielding = price(run, "--json", reason="shielding").data
    assert (shielding["suggested_last_day"], shielding["funds"][0]["pays"]) == (None, "no")
