"""Whatever a hostile day does to a command, it ends with words: what happened, what is safe, what to do. Never with a trace."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.cli import main as front
from carehome_desktop.cli import returns
from carehome_desktop.cli.main import main
from tests.cli.parsing import make_anew
from tests.homes import SECTION, Hands, practice_house

NO_TEXT = "\udcff"
"""What Python makes of a byte on the command line that is no text."""


def program(folder, *words, **more):
    command = [sys.executable, "-m", "carehome_desktop", "--practice", "--data-dir", str(folder), *words]
    return subprocess.run(command, capture_output=True, check=False, **more)


def the_list_is(act, monkeypatch):
    """Put an act of the test's own in the place of `returns list`."""
    monkeypatch.setattr(returns, "run_list", act)
    monkeypatch.setattr(front, "parser", make_anew)


def test_a_disk_that_fills_in_the_middle_of_an_act_is_told_in_words_without_what_was_typed(run, tmp_path, monkeypatch):
    practice_house(tmp_path).close()

    def fill_the_disk(context):
        with context.house(writing=True) as house, house.store.write() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
            connection.execute(
                text("CREATE TABLE note AS SELECT hex(zeroblob(100000)) || :note AS n"), {"note": "Ann is ill"}
            )

    the_list_is(fill_the_disk, monkeypatch)
    said = run("--practice", "returns", "list")

    assert said.code == 1
    assert "What was saved stays saved" in said.err
    assert "the disk is full" in said.err
    assert "Ann is ill" not in said.err


def test_an_error_of_the_file_never_carries_what_was_typed(tmp_path):
    house = practice_house(tmp_path)
    with pytest.raises(Exception, match="no such table") as failed, house.store.write() as connection:
        connection.execute(text("INSERT INTO nowhere VALUES (:note)"), {"note": "Ann is ill"})
    house.close()

    assert "Ann is ill" not in str(failed.value)


def test_a_fault_of_ours_is_told_without_a_trace(run, monkeypatch):
    def fault(_):
        raise ZeroDivisionError("Ann is ill")

    the_list_is(fault, monkeypatch)
    said = run("--practice", "--json", "returns", "list")

    assert said.code == 1
    assert "does not know why" in said.data["words"]
    assert "Ann is ill" not in said.out + said.err


def test_a_command_that_is_stopped_by_hand_says_what_is_safe(run, monkeypatch):
    def stop(_):
        raise KeyboardInterrupt

    the_list_is(stop, monkeypatch)
    said = run("--practice", "returns", "list")

    assert (said.code, said.err.split(".")[0]) == (1, "Stopped")


@pytest.mark.parametrize(
    "key", ["name", "council", "cqc_location_id", "proxy_user", "endpoint_token", "proxy_password"]
)
@pytest.mark.parametrize("typed", [NO_TEXT, "two\nlines", "\x1b[31mred", "Rose\u202eesuoh"])
def test_what_is_no_line_of_text_is_refused_and_the_old_value_stays(run, key, typed):
    said = run("--practice", "home", "set", key, f"A{typed}B")
    shown = run("--practice", "--json", "home", "show")

    assert said.code == 1
    assert "character" in said.err
    assert shown.data["home"]["name"] == "Rosewood House"
    assert shown.data["home"]["council"] == ""


def test_a_note_that_is_no_text_is_refused_and_the_answer_can_be_given_again(run):
    refused = run("--practice", "returns", "answer", SECTION, "full-wages", "yes", "--note", NO_TEXT)
    saved = run("--practice", "returns", "answer", SECTION, "full-wages", "yes", "--note", "Sick pay\nonly 😀")

    assert (refused.code, saved.code) == (1, 0)
    assert "Type the words again" in refused.err


def test_a_place_for_the_demo_that_cannot_be_made_is_refused_before_anything_is_done(run, tmp_path):
    (tmp_path / "file").write_text("")
    said = run("demo", "--out", str(tmp_path / "file"))

    assert said.code == 1
    assert "--out" in said.err
    assert not (tmp_path / "home").exists()


def test_nobody_who_listens_nobody_who_answers_and_a_screen_without_accents_leave_no_trace(tmp_path):
    deaf = program(tmp_path, "home", "set", "council", "Café", preexec_fn=lambda: os.close(1))
    read, write = os.pipe()
    os.close(read)
    gone = subprocess.run(
        [sys.executable, "-m", "carehome_desktop", "--practice", "--data-dir", str(tmp_path), "home", "show"],
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)
    mute = program(tmp_path, "home", "set", "endpoint_token", "-", preexec_fn=lambda: os.close(0))
    plain = program(tmp_path, "home", "show", env={**os.environ, "PYTHONIOENCODING": "ascii"})

    assert (deaf.returncode, deaf.stderr) == (0, b"")
    assert (gone.returncode, gone.stderr) == (0, b"")
    assert (mute.returncode, mute.stderr) == (0, b"")
    assert (plain.returncode, plain.stderr) == (0, b"")
    assert b"Caf\\xe9" in plain.stdout


@pytest.mark.parametrize("command", [("returns", "answer", SECTION, "full-wages", "no"), ("demo",)])
def test_a_clock_before_any_question_is_named_as_the_trouble(tmp_path, capsys, command):
    hands = Hands(datetime(1990, 1, 1, 9, 0, tzinfo=UTC))
    place = ["--data-dir", str(tmp_path / "home"), "--practice"]
    code = main(
        [*place, *command, *(["--out", str(tmp_path)] if command == ("demo",) else [])], Machine(clock=hands.clock)
    )

    assert code == 1
    assert "01/01/1990 by this computer's clock" in capsys.readouterr().err
