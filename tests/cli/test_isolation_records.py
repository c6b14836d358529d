"""Isolations by command: the same file and the same words as in the window."""

from __future__ import annotations

from collections.abc import Callable

from tests.cli.conftest import Said

TOLD = ("isolation", "add", "S1", "--reason", "symptoms", "--from", "2020-08-03")
PAID = ("--to", "2020-08-12", "--normal", "414", "--ssp-paid", "143.78")


def test_from_a_name_to_the_top_up(run: Callable[..., Said]) -> None:
    assert run("--practice", "staff", "add", "A. Mensah").out == "Saved on this computer: S1, A. Mensah.\n"
    said = run("--practice", *TOLD, *PAID)
    assert "£270.22 to charge. Still to fill in: evidence seen, the day they came back." in said.out
    assert "£414.00 − £143.78 = £270.22" in said.out
    (kept,) = run("--practice", "--json", "isolation", "list").data["isolations"]
    assert (kept["normal_pence"], kept["ssp_pence"], kept["charge_pence"]) == (41400, 14378, 27022)
    assert kept["staff"]["code"] == "S1"


def test_pay_is_filled_in_later_and_taken_back_with_a_reason(run: Callable[..., Said]) -> None:
    run("--practice", "staff", "add", "A. Mensah")
    first = run("--practice", "--json", *TOLD).data["recorded"]
    assert (first["charge_pence"], first["owed"][0]) == (None, "the last day")
    second = run("--practice", "--json", *TOLD, *PAID, "--instead-of", first["id"]).data["recorded"]
    assert (second["id"], second["revision"], second["charge_pence"]) == (first["id"], 2, 27022)
    assert run("--practice", "isolation", "take-back", first["id"], "--reason", "Never happened").code == 0
    assert run("--practice", "isolation", "list").out == "No isolation was recorded yet.\n"


def test_what_cannot_be_is_refused_in_words(run: Callable[..., Said]) -> None:
    assert "nobody with the code S1" in run("--practice", *TOLD).err
    run("--practice", "staff", "add", "A. Mensah")
    assert "before the first" in run("--practice", *TOLD, "--to", "2020-08-01").err
    assert "whole pence" in run("--practice", *TOLD, "--normal", "0.005").err
    assert "Choose why" in run("--practice", *TOLD[:4], "hangover", *TOLD[5:]).err
    assert run("--practice", "--json", "isolation", "list").data["isolations"] == []


def test_every_reason_says_whether_a_fund_pays(run: Callable[..., Said]) -> None:
    reasons = {
        each["id"]: each["payable"] for each in run("--practice", "--json", "isolation", "reasons").data["reasons"]
    }
    assert reasons["positive-test"] == "yes"
    assert reasons["shielding"] == "no"
