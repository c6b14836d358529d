"""Isolations by command: the same file and the same words as in the window."""

from __future__ import annotations

from collections.abc import Callable

from tests.cli.conftest import Said

TOLD = ("isolation", "add", "S1", "--reason", "symptoms", "--from", "2020-08-03")
PAID = ("--to", "2020-08-12", "--normal", "414", "--ssp-paid", "143.78")


def test_from_a_name_to_the_top_up(run: Callable[..., Said]) -> None:
    assert run("--practice", "staff", "add", "A. Mensah").out == "Saved on this computer: S1, A. Mensah.\n"
    said = run("--practice", *TOLD, *PAID)
    assert (
        "£270.22 to charge. Still to fill in: what they were paid in all, evidence seen, the day they came back."
        in said.out
    )
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
    listed = run("--practice", "isolation", "list").out
    assert listed == f"Taken back: S1, A. Mensah: Never happened  ({first['id']})\n"


def test_the_working_gives_normal_pay_and_what_looks_wrong_needs_a_reason(run: Callable[..., Said]) -> None:
    run("--practice", "staff", "add", "A. Mensah")
    rota = ("--to", "2020-08-12", "--shifts", "4,2", "--hours", "7.5", "--rate", "9.20", "--ssp-paid", "143.78")
    asked = run("--practice", *TOLD, *rota, "--paid", "400")
    assert asked.code == 1
    assert "£14.00 less than normal pay" in asked.err
    assert "Nothing was recorded" in asked.err
    assert (
        "£270.22 to charge"
        in run("--practice", *TOLD, *rota, "--paid", "400", "--anyway", "The rest is paid in June").out
    )
    away = (*TOLD[:4], "shielding", *TOLD[5:6], "2020-09-03", *PAID[:1], "2020-09-20", *PAID[2:])
    assert "Nothing to charge: a fund does not pay for this reason." in run("--practice", *away).out
    twice = run("--practice", *TOLD[:6], "2020-08-12", *PAID)
    assert "Wednesday 12 August 2020 would be claimed twice" in twice.err


def test_what_cannot_be_is_refused_in_words(run: Callable[..., Said]) -> None:
    assert "nobody with the code S1" in run("--practice", *TOLD).err
    run("--practice", "staff", "add", "A. Mensah")
    assert "before the first" in run("--practice", *TOLD, "--to", "2020-08-01").err
    assert "whole pence" in run("--practice", *TOLD, "--normal", "0.005").err
    assert "Say the first day" in run("--practice", *TOLD[:5]).err
    assert "Say from which day" in run("--practice", "staff", "rate", "S1", "9.20").err
    assert "Choose why" in run("--practice", *TOLD[:4], "hangover", *TOLD[5:]).err
    assert run("--practice", "--json", "isolation", "list").data["isolations"] == []


def test_every_reason_says_whether_a_fund_pays(run: Callable[..., Said]) -> None:
    reasons = {
        each["id"]: each["payable"] for each in run("--practice", "--json", "isolation", "reasons").data["reasons"]
    }
    assert reasons["positive-test"] == "yes"
    assert reasons["shielding"] == "no"


def test_staff_are_described_and_paid_by_date_and_a_name_goes_for_good(run: Callable[..., Said]) -> None:
    run("--practice", "staff", "add", "A. Mensah")
    told = ("--role", "care", "--employment", "contracted", "--hours-a-week", "30", "--usual-days", "mon,tue,thu,fri")
    assert run("--practice", "staff", "set", "s1", *told, "--elsewhere", "no").code == 0
    assert run("--practice", "staff", "rate", "S1", "9.20", "--from", "2020-04-06").code == 0
    kept = run("--practice", "--json", "staff", "show", "S1").data["staff"]
    assert (kept["role"], kept["usual_days"], kept["elsewhere"]) == ("care", [0, 1, 3, 4], False)
    assert kept["rates"] == [{"from": "2020-04-06", "rate": "9.20"}]
    assert "£9.20 an hour from Monday 6 April 2020" in run("--practice", "staff", "show", "S1").out
    assert "Only who has contracted hours" in run("--practice", "staff", "set", "S1", "--employment", "bank").err
    assert "cannot be right" in run("--practice", "staff", "rate", "S1", "900", "--from", "2020-04-06").err
    assert run("--practice", "staff", "erase-name", "S1").code == 0
    assert run("--practice", "staff", "list").out == "S1\n"


def test_price_goes_by_what_is_known_of_a_person_and_keeps_nothing(run: Callable[..., Said]) -> None:
    described(run)
    days = ("--from", "2020-08-03", "--to", "2020-08-12")
    rota = run(
        "--practice", "--json", "isolation", "price", "--staff", "S1", *days, "--shifts", "4,2", "--hours", "7.5"
    )
    assert (rota.data["normal_pence"], rota.data["ssp_pence"], rota.data["charge_pence"]) == (41400, 14378, 27022)
    contract = run("--practice", "isolation", "price", "--staff", "S1", *days, "--way", "contract")
    assert "30 hours a week × £9.20 × 6 days missed ÷ 4 in a week = £414.00" in contract.out
    average = ("--way", "average", "--weeks", "12", "--weeks-pay", "276; 276; 0; 276", "--only-paid")
    said = run("--practice", "isolation", "price", "--staff", "S1", *days, *average)
    assert "£828.00 ÷ 3 paid weeks × 6 days missed ÷ 4 in a week = £414.00" in said.out
    assert "Pay of 3 weeks is known, not of 12" in said.out
    assert run("--practice", "isolation", "list").out == "No isolation was recorded yet.\n"


def test_show_prints_all_of_the_working_and_what_was_kept_each_time(run: Callable[..., Said]) -> None:
    described(run)
    first = run("--practice", "--json", *TOLD, "--to", "2020-08-12").data["recorded"]
    run("--practice", *TOLD, *PAID, "--shifts", "4,2", "--hours", "7.5", "--instead-of", first["id"])
    shown = run("--practice", "isolation", "show", first["id"])
    assert shown.out.count("As it was kept on") == 2
    for line in (
        "The days usually worked: 4 in a week",
        "Normal wages by the rota: 6 shifts × 7.5 hours × £9.20 = £414.00",
        "Sick pay in all: £143.78",
        "£414.00 − £143.78 = £270.22",
    ):
        assert line in shown.out
    data = run("--practice", "--json", "isolation", "show", first["id"]).data["isolation"]
    assert data["working"]["our_ssp_pence"] == 14378
    assert data["kept"]["2"]["asked"]["shifts"] == [4, 2]


def test_a_second_spell_soon_after_serves_no_waiting_days_again(run: Callable[..., Said]) -> None:
    described(run)
    spring = ("isolation", "add", "S1", "--reason", "positive-test")
    run("--practice", *spring, "--from", "2022-04-04", "--to", "2022-04-08")
    again = run("--practice", *spring, "--from", "2022-05-02", "--to", "2022-05-06")
    assert "both count as one absence" in again.out
    assert "3 waiting days, of which 3 were served in a linked absence: all days are paid" in again.out


def described(run: Callable[..., Said]) -> None:
    """Add S1, who has contracted hours on four days at £9.20."""
    run("--practice", "staff", "add", "A. Mensah")
    run("--practice", "staff", "set", "S1", "--hours-a-week", "30", "--usual-days", "mon,tue,thu,fri")
    run("--practice", "staff", "rate", "S1", "9.20", "--from", "2020-04-06")
