"""PPE by command, beside the ledger: own types, codes, a batch called back, costs for a fund, and finding an entry."""

from __future__ import annotations

from collections.abc import Callable

from tests.cli.conftest import Said


def test_a_type_is_renamed_retired_and_used_again(run: Callable[..., Said]) -> None:
    run("--practice", "ppe", "add-type", "masks", "FFP3", "--one", "mask", "--many", "masks")
    run("--practice", "ppe", "count", "FFP3", "20")
    assert "FFP3 masks is its name from now on" in run("--practice", "ppe", "rename-type", "FFP3", "FFP3 masks").out
    assert run("--practice", "ppe", "retire-type", "ffp3 masks").code == 0
    names = [each["name"] for each in run("--practice", "--json", "ppe", "status").data["types"]]
    assert "FFP3 masks" not in names
    assert "FFP3 masks: counted 20 masks" in run("--practice", "ppe", "list", "ffp3 masks").out
    assert run("--practice", "ppe", "count", "ffp3 masks", "3").code == 1
    assert run("--practice", "ppe", "use-again", "ffp3 masks").code == 0
    assert run("--practice", "ppe", "count", "ffp3 masks", "3").code == 0
    assert run("--practice", "ppe", "retire-type", "gloves").code == 1


def test_the_order_of_the_cupboard_begins_with_what_is_named(run: Callable[..., Said]) -> None:
    order = run("--practice", "--json", "ppe", "order", "masks", "gloves").data["order"]
    assert order == ["masks", "gloves", "aprons", "eye-protection", "hand-sanitiser"]


def test_a_code_is_kept_listed_and_forgotten(run: Callable[..., Said]) -> None:
    assert run("--practice", "ppe", "code", "5012A", "gloves").out == (
        "Saved on this computer: the code 5012a is Gloves.\n"
    )
    assert run("--practice", "--json", "ppe", "codes").data["codes"] == [{"code": "5012a", "type": "gloves"}]
    assert run("--practice", "ppe", "code", "5012a").code == 0
    assert run("--practice", "ppe", "codes").out == "No code is kept yet.\n"
    assert run("--practice", "ppe", "code", "5012a").code == 1


def test_a_batch_called_back_is_found_and_taken_out(run: Callable[..., Said]) -> None:
    run("--practice", "ppe", "add", "gloves", "3x100", "--batch", "B7", "--from", "Gompels", "--when", "yesterday 4pm")
    told = run("--practice", "ppe", "recall", "b7").out
    assert "300 gloves came, 0 taken out as called back, at most 300 gloves may be there still." in told
    assert "Friday 20 November 2026 from Gompels: 3 boxes of 100 (300 gloves)" in told
    assert run("--practice", "ppe", "recall", "B9").code == 1
    assert "no more than 300" in run("--practice", "ppe", "recall", "B7", "--take-out", "400").err
    assert run("--practice", "ppe", "recall", "B7", "--take-out", "2 boxes").code == 0
    data = run("--practice", "--json", "ppe", "recall", "B7").data["batches"][0]
    assert (data["taken_out"], data["at_most"]) == (200, 100)


def test_a_batch_of_two_types_asks_which(run: Callable[..., Said]) -> None:
    for kind in ("gloves", "masks"):
        run("--practice", "ppe", "add", kind, "100", "--batch", "B7")
    asked = run("--practice", "ppe", "recall", "B7", "--take-out", "10")
    assert "Several types came with this batch: Gloves, Masks." in asked.err
    assert run("--practice", "ppe", "recall", "B7", "--type", "masks", "--take-out", "10").code == 0


def test_costs_are_put_down_for_a_fund_and_the_sentence_is_said(run: Callable[..., Said]) -> None:
    added = run("--practice", "ppe", "add", "gloves", "2x100", "--price", "12.50", "--for-fund")
    assert "The Infection Control Fund rounds mostly did not pay for PPE." in added.out
    run("--practice", "ppe", "add", "masks", "50", "--price", "8")
    listed = run("--practice", "ppe", "costs").out
    assert "Gloves: 2 boxes of 100 (200 gloves), £12.50" in listed
    assert "Masks" not in listed
    assert run("--practice", "ppe", "mark", "2", "--note", "Outbreak").code == 0
    assert run("--practice", "ppe", "mark", "1", "--off").code == 0
    data = run("--practice", "--json", "ppe", "costs").data
    assert (data["pence"], [(each["entry"], each["fund_note"]) for each in data["costs"]]) == (800, [(2, "Outbreak")])
    assert run("--practice", "--json", "ppe", "costs", "--all").data["pence"] == 2050
    assert run("--practice", "ppe", "add", "gloves", "100", "--for-fund").code == 1


def test_the_list_is_narrowed_by_kind_and_words(run: Callable[..., Said]) -> None:
    run("--practice", "ppe", "add", "gloves", "100", "--from", "Gompels", "--when", "yesterday 4pm")
    run("--practice", "ppe", "count", "gloves", "90")
    listed = run("--practice", "--json", "ppe", "list", "--kind", "delivery", "--words", "gomp").data["entries"]
    assert [each["kind"] for each in listed] == ["delivery"]
    assert run("--practice", "ppe", "list", "--words", "nothing").out == "No entry is like that.\n"


def test_a_type_gives_up_the_days_of_its_own(run: Callable[..., Said]) -> None:
    run("--practice", "ppe", "lines", "--red", "3", "--amber", "7")
    run("--practice", "ppe", "lines", "gloves", "--red", "5", "--amber", "9")
    assert run("--practice", "--json", "ppe", "lines", "gloves", "--shared").data["red"] == 3
    assert run("--practice", "ppe", "lines", "gloves", "--red", "5").code == 2
