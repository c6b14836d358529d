"""A fund, other money and a council's lines of the home's own, by command: data only, checked whole, and used like those shipped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.catalogue.test_fund import FORM, SCHEME, line_with
from tests.cli.conftest import Said

NEW = (
    "fund", "new", "Winter fund 2027", "--funder", "Our council", "--from", "2020-07-01", "--to", "2021-03-31",
    "--measure", "Wages while isolating;wages;line=Staff", "--measure", "Extra hours;line=Staff;pot=Staffing",
    "--measure", "Air filters", "--report", "2021-02-01=First report", "--not-for", "garden chairs", "--written-in", "Grant letter",
)  # fmt: skip


def test_a_fund_that_is_told_pays_costs_and_is_reported_in_its_own_lines(run: Callable[..., Said]) -> None:
    added = run("--practice", "--json", *NEW).data["added"]
    assert added == {"id": "winter-fund-2027", "name": "Winter fund 2027"}
    said = run("--practice", "fund", "cost", added["id"], "Filter", "100", "air-filters", "--incurred", "2020-08-01")
    assert "Saved on this computer: Filter, £100.00 charged" in said.out
    chairs = ("fund", "cost", added["id"], "Garden chairs", "80", "extra-hours", "--incurred", "2020-08-01")
    assert "reads like “garden chairs”" in run("--practice", *chairs).err
    report = run("--practice", "--json", "fund", "report", "--scheme", added["id"]).data
    assert [(line["label"], line["actual_pence"]) for line in report["lines"]] == [("Staff", 0), ("Air filters", 10000)]
    assert run("--practice", *NEW).code == 0, "another of the same name gets an id of its own"
    own = [each["id"] for each in run("--practice", "--json", "fund", "own").data["own"]]
    assert own[0::2] == ["winter-fund-2027", "winter-fund-2027-2"]
    assert "stays: something is recorded under it" in run("--practice", "fund", "remove", own[0], "--reason", "x").err
    came = ("fund", "instalment", own[2], "1", "100", "--on", "2020-07-03")
    instalment = run("--practice", "--json", *came).data["recorded"]["id"]
    assert run("--practice", "fund", "remove", own[2], "--reason", "Typed twice").code == 1
    assert run("--practice", "fund", "take-back", instalment, "--reason", "Came for the other").code == 0
    assert run("--practice", "fund", "remove", own[2], "--reason", "Typed twice").code == 0, "with its own lines"
    assert len(run("--practice", "--json", "fund", "own").data["own"]) == 2


def test_a_file_is_kept_whole_or_refused_by_its_line_and_a_newer_one_takes_its_place(
    run: Callable[..., Said], tmp_path: Path
) -> None:
    scheme, form = tmp_path / "winter.toml", tmp_path / "ours.toml"
    spoiled = SCHEME.replace("last_day = 2028-02-29", "last_day = 2027-10-31")
    scheme.write_text(spoiled, encoding="utf-8")
    refused = run("--practice", "fund", "add", str(scheme))
    assert f"winter.toml, line {line_with(spoiled, 'last_day = ')}: “last_day” lies before" in refused.err
    assert run("--practice", "--json", "fund", "own").data["own"] == []
    scheme.write_text(SCHEME, encoding="utf-8")
    form.write_text(FORM, encoding="utf-8")
    assert "There is no fund “winter-fund”" in run("--practice", "fund", "add", str(form)).err
    for path in (scheme, form):
        assert run("--practice", "fund", "add", str(path)).code == 0
    planned = ("fund", "cost", "winter-fund", "Heater", "50", "heating", "--stage", "planned", "--reason", "Agreed")
    assert run("--practice", *planned).code == 0
    report = run("--practice", "--json", "fund", "report", "--scheme", "winter-fund").data
    assert [line["id"] for line in report["lines"]] == ["wages", "else"]
    scheme.write_text(SCHEME.replace('id = "heating"', 'id = "warmth"'), encoding="utf-8")
    assert "Costs are for heating, which this file no longer has." in run("--practice", "fund", "add", str(scheme)).err
    scheme.write_text(SCHEME.replace("2028-02-29", "2028-03-31"), encoding="utf-8")
    assert run("--practice", "fund", "add", str(scheme)).code == 0
    assert "31 March 2028" in run("--practice", "fund", "schemes").out


def test_a_councils_own_lines_come_first_for_a_fund_that_is_shipped(run: Callable[..., Said]) -> None:
    lines = (
        "fund",
        "lines",
        "icf-1",
        "--council",
        "Essex",
        "--line",
        "Travel=transport,one-home",
        "--line",
        "The rest",
    )
    assert run("--practice", *lines).out == "Added: The lines of Essex  (essex-lines)\n"
    run("--practice", "fund", "cost", "icf-1", "Taxis", "40", "transport", "--incurred", "2020-06-20")
    run("--practice", "fund", "cost", "icf-1", "Rooms", "60", "accommodation", "--incurred", "2020-06-20")
    report = run("--practice", "--json", "fund", "report", "--scheme", "icf-1").data
    assert [(line["label"], line["per_cent"]) for line in report["lines"]] == [("Travel", 40), ("The rest", 60)]
    four = run("--practice", "--json", "fund", "report", "--scheme", "icf-1", "--form", "four-lines").data
    assert len(four["lines"]) == 4
    wrong = ("fund", "lines", "icf-1", "--council", "Kent", "--line", "A=transport", "--line", "B=transport")
    assert "stands in the line “a” already" in run("--practice", *wrong).err


def test_other_money_pays_a_part_and_the_same_invoice_is_seen_across_all_money(run: Callable[..., Said]) -> None:
    gowns = (
        "fund", "cost", "icf-1", "Wipes", "100", "cohort", "--vat", "20", "--supplier", "Acme", "--invoice", "7",
        "--incurred", "2020-06-20", "--other-money", "ppe-support=45",
    )  # fmt: skip
    recorded = run("--practice", "--json", *gowns).data["recorded"]
    assert (recorded["charged_pence"], recorded["parts"]) == (7500, {"cohort": 7500})
    support = run("--practice", "--json", "fund", "report", "--scheme", "ppe-support").data
    assert support["actual_pence"] == 4500
    again = ("fund", "cost", "other-covid-money", "Wipes", "100", "other-covid-money-use", "--supplier", "ACME", "--invoice", "7",
             "--incurred", "2020-06-21")  # fmt: skip
    assert "is claimed already, from Infection Control Fund, round 1" in run("--practice", *again).err
    assert "no other money called icf-2" in run("--practice", *gowns[:-1], "icf-2=45").err
    run("--practice", "fund", "cost", "icf-1", "Soap", "30", "cohort", "--supplier", "Acme", "--incurred", "2020-06-22")
    soap = ("fund", "cost", "other-covid-money", "Soap", "30", "other-covid-money-use", "--supplier", "acme")
    said = run("--practice", *soap, "--paid", "2020-06-22").err
    assert "A cost of acme for £30.00 on Monday 22 June 2020 is there already" in said, (
        "of one only the day paid is known"
    )


def test_conditions_are_gone_through_and_the_trackers_stands_beside_its_proof(run: Callable[..., Said]) -> None:
    run("--practice", "fund", "instalment", "icf-1", "1", "9,630", "--on", "2020-06-12")
    said = run("--practice", "fund", "conditions", "icf-1").out
    assert (
        "Updated on 0 of 104 days: Friday 12 June 2020 to Wednesday 23 September 2020, any part of the return." in said
    )
    told = (
        "fund",
        "conditions",
        "icf-1",
        "--say",
        "2/return-sent",
        "--standing",
        "met",
        "--note",
        "E-mailed on 19 June",
    )
    assert "met. E-mailed on 19 June  (2/return-sent)" in run("--practice", *told).out
    assert "There is no such condition." in run("--practice", "fund", "conditions", "icf-1", "--say", "2/else").err
