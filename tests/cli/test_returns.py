"""Answering, queueing and listing by command say the same as the window, and exit as promised."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.app.opening import open_practice
from carehome_desktop.vault.folder import DataFolder
from tests.homes import SECTION, answer_all, practice_house


@pytest.fixture
def answered(run, tmp_path):
    """A folder in which all 13 are answered."""
    house = practice_house(tmp_path)
    answer_all(house)
    house.close()
    return run


def test_an_answer_that_says_saved_is_there_for_the_next_program(run):
    saved = run("--practice", "--json", "returns", "answer", SECTION, "full-wages", "no", "--note", "Sick pay only")
    shown = run("--practice", "--json", "returns", "show", SECTION)

    assert (saved.code, saved.data["saved"], saved.data["period"]) == (0, "full-wages", "2026-W47")
    by_id = {each["question"]: each for each in shown.data["questions"]}
    assert by_id["full-wages"] == {
        "question": "full-wages",
        "standing": "answered",
        "yes": False,
        "value": {"kind": "yes-no", "value": False},
    }


def test_an_answer_can_be_for_a_day_that_is_past(run):
    run("--practice", "returns", "answer", SECTION, "full-wages", "yes", "--period", "2020-06-01")
    shown = run("--practice", "--json", "returns", "show", SECTION, "--period", "2020-06-01")

    assert [each["yes"] for each in shown.data["questions"] if each["standing"] == "answered"] == [True]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("answer", SECTION, "full-wages", "perhaps"), "Answer yes, no or find-out."),
        (("answer", SECTION, "full-wagers", "yes"), "There is no question “full-wagers”"),
        (("answer", "infection", "full-wages", "yes"), "There is no section “infection”"),
        (("answer", SECTION, "full-wages", "yes", "--period", "2026-02-30"), "is not a day"),
        (("answer", SECTION, "full-wages", "yes", "--period", "2019-01-01"), "No questions of this name are known"),
        (("queue", SECTION), "13 answers still needed"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words_with_exit_1(run, words, told):
    said = run("--practice", "returns", *words)

    assert said.code == 1
    assert told in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize("words", [("returns",), ("returns", "answer", SECTION), ("outbox", "burn"), ("--nonsense",)])
def test_wrong_usage_exits_with_2(run, words):
    assert run("--practice", *words).code == 2


def test_no_command_at_all_says_what_there_is(run):
    said = run()

    assert said.code == 2
    assert "returns" in said.err


def test_a_queued_return_is_sent_and_its_receipt_is_listed(answered):
    queued = answered("--practice", "--json", "returns", "queue", SECTION)
    sent = answered("--practice", "--json", "outbox", "send")
    listed = answered("--practice", "--json", "returns", "list")

    assert queued.data["queued"]["state"] == "waiting"
    assert sent.code == 0, sent.err
    assert sent.data["waiting"] == []
    row = listed.data["returns"][0]
    assert (row["id"], row["state"]) == (queued.data["queued"]["id"], "received")
    assert row["receipt"].startswith("PRACTICE-")


def test_the_outbox_says_what_waits_and_why(answered):
    answered("--practice", "returns", "queue", SECTION)
    said = answered("--practice", "outbox", "list")

    assert said.code == 0
    assert "revision 1: Waiting – Waiting for a connection" in said.out
    assert "1 waiting" in said.out


def test_a_writing_command_is_refused_beside_a_running_program_and_a_reading_one_works(run, tmp_path):
    house = open_practice(DataFolder(tmp_path / "home"), Machine())
    try:
        writing = run("--practice", "returns", "answer", SECTION, "full-wages", "yes")
        reading = run("--practice", "returns", "list")
    finally:
        house.close()

    assert writing.code == 1
    assert "already open" in writing.err
    assert (reading.code, reading.out) == (0, "Nothing was queued yet.\n")


def test_the_installed_program_answers_from_a_shell(tmp_path: Path):
    command = [sys.executable, "-m", "carehome_desktop", "--practice", "--json", "--data-dir", str(tmp_path / "h")]
    done = subprocess.run(
        [*command, "returns", "answer", SECTION, "full-wages", "yes"], capture_output=True, text=True, env=os.environ
    )

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["saved"] == "full-wages"
