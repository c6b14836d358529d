"""Bank holidays by command: listed, put right, and taken in from a file whole or not at all."""

from __future__ import annotations


def test_a_day_is_added_and_moves_the_window(run):
    added = run("--practice", "holidays", "add", "2026-12-14", "Jubilee")
    line = run("--practice", "--json", "deadlines", "--from", "2026-12-08", "--to", "2026-12-08").data["deadlines"][0]

    assert (added.code, added.out) == (0, "Monday 14 December 2026 was added.\n")
    assert (line["closes"][:10], line["moved"][:40]) == ("2026-12-15", "The 14th is a bank holiday (Jubilee), so")


def test_a_day_of_the_list_is_taken_away_and_counts_again(run):
    assert run("--practice", "holidays", "take-away", "2026-12-28").code == 0
    assert (
        "Monday 28 December 2026: no bank holiday, taken away by this home" in run("--practice", "holidays", "list").out
    )
    assert run("--practice", "holidays", "forget", "2026-12-28").code == 0
    listed = run("--practice", "--json", "holidays", "list").data
    assert {"day": "2026-12-28", "called": "Boxing Day (observed)", "own": False} in listed["holidays"]
    assert listed["taken_away"] == []


def test_what_is_no_bank_holiday_cannot_be_taken_away(run):
    said = run("--practice", "holidays", "take-away", "2026-12-14")
    assert said.code == 1
    assert "is no bank holiday in the list. Nothing was changed." in said.err


def test_a_file_that_is_wrong_is_refused_with_line_and_reason_and_nothing_has_changed(run, tmp_path):
    file = tmp_path / "days.toml"
    file.write_text("[[added]]\nday = 2027-06-14\ncalled = 'Good'\n[[added]]\nday = 2027-06-15\ncalled = '=cmd'\n")
    said = run("--practice", "holidays", "import", str(file))

    assert said.code == 1
    assert said.err.startswith("days.toml, line 6: “called” is not as it should be.")
    assert not any(each["own"] for each in run("--practice", "--json", "holidays", "list").data["holidays"])


def test_a_good_file_is_taken_in(run, tmp_path):
    file = tmp_path / "days.toml"
    file.write_text("[[added]]\nday = 2027-06-14\ncalled = 'The Wedding'\n")
    assert run("--practice", "holidays", "import", str(file)).out == "1 bank holiday added, 0 taken away.\n"
    assert "Monday 14 June 2027: The Wedding (added by this home)" in run("--practice", "holidays", "list").out


def test_a_day_is_read_as_in_the_window_and_one_that_is_none_is_refused(run):
    assert run("--practice", "holidays", "add", "14/6/2027", "The Wedding").out.startswith("Monday 14 June 2027")
    refused = run("--practice", "holidays", "add", "31 June", "The Wedding")
    assert (refused.code, refused.err) == (1, "Write the day as in 24/11/2026, 24 November or Friday.\n")
