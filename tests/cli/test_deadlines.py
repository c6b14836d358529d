"""What is due, by command: the same words and dates as the window's, for a person and for a script."""

from __future__ import annotations

import json

import pytest

from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.cli.main import main
from tests.homes import Hands


@pytest.fixture
def at(tmp_path, capsys):
    """Run a command at nine in the morning of a day."""

    def command(day: str, *words: str):
        hands = Hands()
        hands.now = hands.now.fromisoformat(f"{day}T09:00:00+00:00")
        capsys.readouterr()
        code = main(["--data-dir", str(tmp_path / "home"), "--practice", *words], Machine(clock=hands.clock))
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


def test_a_stretch_of_days_lists_each_window_with_its_moved_end(at):
    code, out, _ = at("2026-11-21", "--json", "deadlines", "--from", "2026-11-01", "--to", "2027-02-28")
    found = [
        (each["period"], each["opens"], each["closes"], bool(each["moved"])) for each in json.loads(out)["deadlines"]
    ]

    assert code == 0
    assert found == [
        ("2026-11", "2026-11-08", "2026-11-16T23:59:00+00:00", True),
        ("2026-12", "2026-12-08", "2026-12-14T23:59:00+00:00", False),
        ("2027-01", "2027-01-08", "2027-01-14T23:59:00+00:00", False),
        ("2027-02", "2027-02-08", "2027-02-15T23:59:00+00:00", True),
    ]


def test_a_script_is_told_the_sections_and_how_each_stands(at):
    _, out, _ = at("2026-12-08", "--json", "deadlines", "--to", "2026-12-31")
    line = json.loads(out)["deadlines"][0]

    assert (line["programme"], line["kind"], line["open_today"], line["over"], line["done"]) == (
        "monthly",
        "month",
        True,
        False,
        False,
    )
    assert [(each["id"], each["state"], each["at"]) for each in line["sections"]] == [
        ("beds", "due", None),
        ("workforce", "due", None),
        ("hours-and-absence", "due", None),
    ]


def test_in_summer_the_close_is_told_on_the_clocks_of_london(at):
    _, out, _ = at("2026-06-01", "--json", "deadlines", "--to", "2026-06-30")
    assert json.loads(out)["deadlines"][0]["closes"] == "2026-06-15T23:59:00+01:00"


def test_days_of_2020_asked_in_2026_are_a_record_with_no_due_date(at):
    _, out, _ = at("2026-11-21", "--json", "deadlines", "--from", "2020-06-05", "--to", "2020-06-05")
    assert [(each["period"], each["closes"], each["over"]) for each in json.loads(out)["deadlines"]] == [
        ("2020-06-05", None, True)
    ]
    assert "a record of then, with no due date" in at("2026-11-21", "deadlines", "--from", "2020-06-05")[1]


def test_a_person_reads_that_nothing_is_due_and_what_is_next(at):
    code, out, _ = at("2026-11-21", "deadlines", "--to", "2026-12-01")
    assert code == 0
    assert "Monthly return: Nothing is due. Next: Tuesday 8 to Monday 14 December." in out
    assert "COVID-19 return: No due date. What you answer is kept as your own record." in out
    assert out.endswith("Saturday 21 November 2026 to Tuesday 1 December 2026:\nNothing is due.\n")


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [("2026-12-01", "2026-11-30", "before the first"), ("2026-12-01", "2037-01-01", "more than ten years")],
)
def test_a_stretch_that_is_none_is_refused_in_words(at, first, last, words):
    code, _, err = at("2026-11-21", "deadlines", "--from", first, "--to", last)
    assert code == 1
    assert words in err


def test_days_are_read_as_in_the_window_and_one_that_is_none_is_refused(at):
    code, out, _ = at("2026-11-21", "deadlines", "--from", "tomorrow", "--to", "31/12/26")
    assert (code, "Sunday 22 November 2026 to Thursday 31 December 2026:" in out) == (0, True)
    code, _, err = at("2026-11-21", "deadlines", "--from", "31/11/2026")
    assert (code, "Write the day as in 24/11/2026" in err) == (1, True)


@pytest.mark.parametrize("day", ["2199-12-31", "1900-01-01"])
def test_days_that_are_not_of_our_time_are_refused(at, day):
    code, _, err = at("2026-11-21", "deadlines", "--from", day, "--to", day)
    assert (code, err) == (1, "Ask for days from 2000 to 2100.\n")
