"""By command too a return goes by hand: the copy sheet, its marks, *entered*, another way, and the home's own file."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.cli.main import main
from tests.homes import SECTION, Hands, answer_all, practice_house
from tests.services.test_no_change import entered_in_november


@pytest.fixture
def by_hand(run, tmp_path):
    """A folder in which all 13 are answered and ready to be entered."""
    house = practice_house(tmp_path)
    answer_all(house, but={"full-wages": False})
    house.close()
    queued = run("--practice", "--json", "returns", "queue", SECTION, "--way", "hand")
    assert (queued.data["queued"]["state"], queued.data["queued"]["way"]) == ("by-hand", "hand")
    return run


def test_lines_are_shown_marked_and_taken_back(by_hand):
    shown = by_hand("--practice", "--json", "returns", "copy-sheet", SECTION)
    assert [line["value"] for line in shown.data["lines"]] == ["Yes", "Yes", "No"] + ["Yes"] * 10

    noted = by_hand(
        "--practice", "returns", "copy-sheet", SECTION, "--mark", "full-wages", "asks-else", "--note", "Why?"
    )
    assert "[The page asks something else: Why?]" in noted.out
    by_hand("--practice", "returns", "copy-sheet", SECTION, "--mark", "full-wages", "undo")
    after = by_hand("--practice", "--json", "returns", "copy-sheet", SECTION)
    assert {line["mark"] for line in after.data["lines"]} == {"none"}
    assert [each["mark"] for each in after.data["said"]] == ["asks-else", "none"]


def test_the_sheet_is_printed(by_hand, tmp_path):
    printed = by_hand("--practice", "returns", "copy-sheet", SECTION, "--out", str(tmp_path / "sheet.pdf"))
    assert printed.code == 0
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")


def test_the_print_takes_the_place_of_no_file_of_another_kind(by_hand, tmp_path):
    accounts = tmp_path / "accounts.xlsx"
    accounts.write_bytes(b"the home's own")
    said = by_hand("--practice", "returns", "copy-sheet", SECTION, "--out", str(accounts))
    assert said.code == 1
    assert "Give the file a name that ends in .pdf. Nothing was written." in said.err + said.out
    assert accounts.read_bytes() == b"the home's own"


def test_entered_is_recorded_listed_and_taken_back(by_hand):
    entered = by_hand(
        "--practice", "--json", "returns", "enter", SECTION, "--saved", "yes", "--at", "8:57am", "--reference", "CT 88"
    )
    assert entered.data["return"]["state"] == "entered"
    assert entered.data["return"]["entered"] == {
        "at": "2026-11-21T08:57:00+00:00",
        "shown": "yes",
        "reference": "CT 88",
    }
    listed = by_hand("--practice", "returns", "list")
    assert "Entered Saturday 21 November 2026, 8:57am" in listed.out
    assert "Nothing is waiting" in by_hand("--practice", "outbox", "list").out

    back = by_hand("--practice", "--json", "returns", "enter", SECTION, "--take-back", "The wrong home")
    assert (back.data["return"]["state"], back.data["return"]["entered"]) == ("by-hand", None)


def test_what_is_answered_is_frozen_and_entered_in_one_command(run, tmp_path):
    house = practice_house(tmp_path)
    answer_all(house)
    house.close()
    entered = run("--practice", "--json", "returns", "enter", SECTION, "--saved", "not-checked")
    assert entered.data["return"]["state"] == "entered"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("enter", SECTION), "Say whether the page showed that it was saved"),
        (("enter", SECTION, "--saved", "yes", "--by", "Nobody"), "Nobody of that name is at the home"),
        (("enter", SECTION, "--saved", "yes", "--at", "11pm"), "This moment has not come yet"),
        (("copy-sheet", SECTION, "--mark", "wages", "typed"), "There is no line “wages”"),
        (
            ("copy-sheet", SECTION, "--mark", "full-wages", "done"),
            "A line is marked typed, not-there, asks-else or undo",
        ),
        (("way", SECTION, "hand", "--note", "x"), "It goes this way already"),
        (("export", "--out", "returns.pdf"), "ends in .csv or .xlsx"),
        (("export", SECTION, "--period", "2026-W40", "--out", "x.csv"), "not ready to go yet"),
    ],
)
def test_what_cannot_be_done_is_said_in_words(by_hand, words, told):
    said = by_hand("--practice", "returns", *words)
    assert said.code == 1
    assert told in said.out + said.err


def test_another_way_is_chosen_with_its_note(by_hand):
    changed = by_hand("--practice", "--json", "returns", "way", SECTION, "endpoint", "--note", "We have an address now")
    assert (changed.data["return"]["way"], changed.data["return"]["state"]) == ("endpoint", "waiting")


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_all_that_is_to_be_entered_is_written_into_the_homes_own_file(by_hand, tmp_path, ending):
    file = tmp_path / f"own.{ending}"
    written = by_hand("--practice", "--json", "returns", "export", "--out", str(file))
    assert (written.data["rows"], written.data["returns"]) == (13, 1)
    assert file.stat().st_size > 0


def test_no_change_tells_what_moved_and_enters_the_month(tmp_path, capsys):
    hands = Hands(datetime(2026, 11, 2, 9, tzinfo=UTC))
    house = practice_house(tmp_path, hands)
    entered_in_november(house, hands)
    house.close()
    words = ["--data-dir", str(tmp_path / "home"), "--practice", "--json", "returns", "no-change"]

    assert main([*words, "--check"], Machine(clock=hands.clock)) == 0
    checked = json.loads(capsys.readouterr().out)
    assert (checked["moved"], checked["done"], checked["left_out"]) == ([], [], ["Beds", "Hours and absence"])
    (stands,) = checked["stands"]
    assert (stands["section"], stands["as_reported_for"]) == ("workforce", "2026-11")
    assert [each["afresh"] for each in stands["answers"]] == [False, True, True, True]
    assert main(words, Machine(clock=hands.clock)) == 0
    assert json.loads(capsys.readouterr().out)["entered"] == ["workforce"]
    assert main(words, Machine(clock=hands.clock)) == 1
    assert "Received or entered for December 2026 already: Workforce." in capsys.readouterr().out


def test_no_change_lists_what_will_stand_as_the_window_does(tmp_path, capsys):
    hands = Hands(datetime(2026, 11, 2, 9, tzinfo=UTC))
    house = practice_house(tmp_path, hands)
    entered_in_november(house, hands)
    house.close()
    words = ["--data-dir", str(tmp_path / "home"), "--practice", "returns", "no-change", "--check"]
    assert main(words, Machine(clock=hands.clock)) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "Stands as reported for November 2026: Workforce" in lines
    assert any(line.startswith("  How many of your staff are away? Registered nurses 3") for line in lines)
    assert sum(line.endswith("(asked afresh each month)") for line in lines) == 3
    assert "Nothing was reported from here before: Beds, Hours and absence." in lines


def test_what_is_not_frozen_yet_is_entered_for_an_earlier_moment_that_can_be(tmp_path, capsys):
    hands = Hands()
    house = practice_house(tmp_path, hands)
    answer_all(house)
    house.close()
    hands.pass_by(7200)
    words = [
        "--data-dir",
        str(tmp_path / "home"),
        "--practice",
        "--json",
        "returns",
        "enter",
        SECTION,
        "--saved",
        "yes",
    ]

    assert main([*words, "--at", "8:30am"], Machine(clock=hands.clock)) == 1
    assert "before these answers were given here" in json.loads(capsys.readouterr().out)["words"]
    main(["--data-dir", str(tmp_path / "home"), "--practice", "--json", "returns", "list"], Machine(clock=hands.clock))
    assert json.loads(capsys.readouterr().out)["returns"] == [], "nothing was frozen for a time that cannot be"

    assert main([*words, "--at", "9:45am"], Machine(clock=hands.clock)) == 0
    entered = json.loads(capsys.readouterr().out)["return"]
    assert (entered["state"], entered["entered"]["at"]) == ("entered", "2026-11-21T09:45:00+00:00")


def test_an_entry_is_taken_back_also_when_an_answer_has_changed_since(by_hand):
    run = by_hand
    run("--practice", "returns", "enter", SECTION, "--saved", "yes")
    run("--practice", "returns", "answer", SECTION, "full-wages", "yes")
    said = run("--practice", "--json", "returns", "enter", SECTION, "--take-back", "the page of another home")
    assert said.code == 0
    assert said.data["return"]["revision"] == 1
