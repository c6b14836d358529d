"""PPE by command: the same ledger and arithmetic as the window's, for a person and for a script."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from tests.cli.conftest import Said
from tests.homes import Hands


def test_from_two_counts_to_days_and_their_arithmetic(run: Callable[..., Said]) -> None:
    for words in (
        ("count", "gloves", "9 boxes of 100", "--when", "14/11/2026 9am"),
        ("add", "gloves", "2x100", "--origin", "bought", "--from", "Gompels", "--price", "12.50"),
        ("lines", "--red", "3", "--amber", "7"),
    ):
        assert run("--practice", "ppe", *words).code == 0
    said = run("--practice", "ppe", "count", "gloves", "4 boxes + 80")
    assert said.out.startswith("Saved on this computer: counted 4 boxes of 100 and 80 loose (480 gloves).\n")

    data = run("--practice", "--json", "ppe", "forecast", "gloves").data["types"][0]
    assert (data["now"], data["days"], data["runs_out"], data["standing"]) == (
        480,
        {"least": 5, "likely": 5, "most": 5},
        "2026-11-26",
        "amber",
    )
    assert data["why"][0].endswith("900 + 200 − 480 = 620 used in 7 days.")
    assert data["own_lines"] == {"red": 3, "amber": 7}


def test_an_entry_or_a_whole_round_is_taken_back_in_words(run: Callable[..., Said], hands: Hands) -> None:
    run("--practice", "ppe", "count", "aprons", "500", "--when", "yesterday 9am")
    run("--practice", "ppe", "move", "use", "aprons", "200", "--when", "yesterday 16:10")
    assert run("--practice", "ppe", "undo", "2").out == "Undo: took 200 aprons, yesterday 4:10pm\n"
    assert run("--practice", "ppe", "undo", "2").code == 1
    asked = ("ppe", "count", "aprons", "450", "--instead-of", "1", "--when", "yesterday 9am")
    assert run("--practice", *asked).code == 0
    assert "taken back already" in run("--practice", *asked).err
    for command in ("undo", "mark", "untried"):
        assert "There is no entry of this number." in run("--practice", "ppe", command, "9" * 30).err
    entries = run("--practice", "--json", "ppe", "list").data["entries"]
    assert [(each["entry"], each["singles"], bool(each["taken_back"])) for each in entries] == [
        (2, 200, True),
        (3, 450, False),
        (1, 500, True),
    ]

    assert "No other count" in run("--practice", "ppe", "undo", "3", "--round").err
    hands.now += timedelta(minutes=1)  # what one person writes down at one moment is one round
    for kind in ("gloves", "masks"):
        run("--practice", "ppe", "count", kind, "7", "--when", "14/11/2026")
    assert run("--practice", "ppe", "undo", "4", "--round").out == "Undo: the count of 2 types, Saturday 14 November\n"
    entries = run("--practice", "--json", "ppe", "list").data["entries"]
    assert {each["entry"] for each in entries if not each["taken_back"]} == {3}


def test_a_wrong_looking_number_is_recorded_only_when_sure(run: Callable[..., Said]) -> None:
    asked = run("--practice", "ppe", "add", "gloves", "1000 boxes of 100")
    assert asked.code == 1
    assert "are these really 1,000 boxes" in asked.err
    assert run("--practice", "--json", "ppe", "list").data["entries"] == []
    assert run("--practice", "ppe", "add", "gloves", "1000 boxes of 100", "--sure").code == 0


def test_boxes_need_their_size_and_types_their_name(run: Callable[..., Said]) -> None:
    assert "How many gloves are in each?" in run("--practice", "ppe", "count", "gloves", "3 boxes").err
    assert "This home has: aprons," in run("--practice", "ppe", "count", "hats", "3").err
    assert "has not come yet" in run("--practice", "ppe", "move", "use", "gloves", "3", "--when", "11:59pm").err


def test_bad_input_by_command_is_a_sentence_and_records_nothing(run: Callable[..., Said]) -> None:
    for words, said in (
        (("count", "gloves", "-5"), "cannot be less than nought"),
        (("count", "gloves", "some"), "“some” is not understood here."),
        (("count", "gloves", "5", "--when", "tomorrow"), "has not come yet"),
        (("count", "gloves", "5", "--when", "7 weeks"), "Write when it was done"),
        (("add", "gloves", "5", "--expires", "1/1/2020", "--when", "yesterday"), "out of date before it came"),
        (("add", "gloves", "5", "--price", "ten"), "Write the price"),
        (("count", "hats", "5"), "There is no type of PPE “hats”"),
    ):
        refused = run("--practice", "ppe", *words)
        assert refused.code == 1, words
        assert said in refused.err
        assert "still here" not in refused.err
    assert run("--practice", "--json", "ppe", "list").data["entries"] == []
    assert run("--practice", "ppe", "count", "gloves", "5", "--when", "16/11/2026").code == 0
    (entry,) = run("--practice", "--json", "ppe", "list").data["entries"]
    assert entry["at"].startswith("2026-11-16T12:00")


def test_a_type_of_the_homes_own_is_counted_by_its_name(run: Callable[..., Said]) -> None:
    added = run("--practice", "ppe", "add-type", "masks", "FFP3 masks", "--one", "mask", "--many", "masks")
    assert added.code == 0
    assert "counted 20 masks" in run("--practice", "ppe", "count", "ffp3 masks", "20").out


def test_opening_stock_is_kept_as_a_count_and_says_nothing_of_a_delivery(run: Callable[..., Said]) -> None:
    assert "counted 300 gloves" in run("--practice", "ppe", "add", "gloves", "300", "--opening").out
    assert run("--practice", "ppe", "add", "gloves", "300", "--opening", "--price", "3").code == 2


def test_status_says_how_much_there_is_without_the_arithmetic(run: Callable[..., Said]) -> None:
    run("--practice", "ppe", "count", "gloves", "340")
    said = run("--practice", "ppe", "status", "gloves")
    assert said.out.startswith("Gloves: Days not known yet. 340 gloves, counted ")
    assert "÷" not in said.out


def test_what_if_answers_with_the_changed_days_and_their_arithmetic(run: Callable[..., Said]) -> None:
    run("--practice", "ppe", "count", "gloves", "900", "--when", "14/11/2026 9am")
    run("--practice", "ppe", "count", "gloves", "480")
    asked = run("--practice", "ppe", "forecast", "gloves", "--changes", "9")
    assert asked.code == 1
    assert "Say first how many residents there are" in asked.err

    kept = run("--practice", "ppe", "needs", "--residents", "20", "--changes", "6", "--outbreak", "50")
    assert "Residents in your home: 20\n" in kept.out
    assert "Staff on shift in a day: not said\n" in kept.out
    plain = run("--practice", "--json", "ppe", "forecast", "gloves").data["types"][0]
    then = run("--practice", "--json", "ppe", "forecast", "gloves", "--changes", "9", "--outbreak").data
    assert (plain["days"]["likely"], then["types"][0]["days"]["likely"]) == (8, 3)
    assert "60 × 180 ÷ 120 × 150 ÷ 100 = 135 gloves a day." in then["types"][0]["why"]
    assert then["what_if"] == {"isolating": None, "staff": None, "changes": 9, "outbreak": True}
    assert run("--practice", "--json", "ppe", "forecast", "gloves").data["types"][0] == plain, "nothing of it is kept"


def test_a_day_that_cannot_be_is_not_kept(run: Callable[..., Said]) -> None:
    assert "cannot be more who isolate" in run("--practice", "ppe", "needs", "--residents", "3", "--isolating", "4").err
    assert run("--practice", "--json", "ppe", "needs").data["needs"]["residents"] is None
