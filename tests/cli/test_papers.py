"""The three papers from the command line: words, JSON and files, and refusals that say what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.cli.main import main
from tests.cli.conftest import Said
from tests.homes import Hands
from tests.reports.reading import whole

Run = Callable[..., Said]
DAY = "2020-06-05"


def say_no(run: Run) -> None:
    said = run("returns", "answer", "infection-control", "full-wages", "no", "--practice", "--period", DAY)
    assert said.code == 0, said.err


def test_a_no_becomes_a_line_and_a_sheet(run: Run, tmp_path: Path) -> None:
    say_no(run)
    said = run("papers", "support-sheet", "--practice")
    assert said.code == 0
    assert "1 thing is missing and 12 questions have no answer yet." in said.out
    assert "Do staff get full wages while they isolate after a positive test? – No" in said.out
    data = run("papers", "support-sheet", "--practice", "--period", DAY, "--json").data
    assert [(each["question"], each["area"]) for each in data["missing"]] == [
        ("full-wages", "Infection prevention and control")
    ]
    sheet, table = tmp_path / "sheet.pdf", tmp_path / "sheet.xlsx"
    assert run("papers", "support-sheet", "--practice", "--out", str(sheet)).code == 0
    assert run("papers", "support-sheet", "--practice", "--out", str(table)).code == 0
    assert "1 thing is missing" in whole(sheet.read_bytes())
    assert openpyxl.load_workbook(table).sheetnames == ["Support", "Now and before", "Who helps"]


def test_notes_are_left_out_when_asked(run: Run) -> None:
    answer = ("returns", "answer", "infection-control", "full-wages", "no", "--practice", "--period", DAY)
    run(*answer, "--note", "private words")
    assert "private words" in run("papers", "support-sheet", "--practice").out
    for more in ((), ("--json",)):
        assert "private" not in run("papers", "support-sheet", "--practice", "--without-notes", *more).out


def test_a_file_of_another_kind_or_in_no_folder_is_refused_and_nothing_is_left(run: Run, tmp_path: Path) -> None:
    say_no(run)
    before = sorted(tmp_path.iterdir())
    for name in ("sheet.doc", "gone/sheet.pdf", "gone/sheet.xlsx"):
        said = run("papers", "support-sheet", "--practice", "--out", str(tmp_path / name))
        assert said.code == 1
        assert "ritten" in said.err or "not saved" in said.err
    assert sorted(tmp_path.iterdir()) == before


def test_late_proof_tells_what_was_answered_and_that_it_was_never_made_ready(run: Run, tmp_path: Path) -> None:
    say_no(run)
    said = run("papers", "late-proof", "--practice", "--period", DAY)
    assert "Infection control: Never made ready to go" in said.out
    assert "1 of 13 questions had an answer" in said.out
    proof = tmp_path / "proof.pdf"
    assert run("papers", "late-proof", "--practice", "--out", str(proof)).code == 0
    assert "Never made ready to go" in whole(proof.read_bytes())
    assert run("papers", "late-proof", "--practice", "--json").data["period"] == DAY


def test_late_proof_of_nothing_and_of_no_period_is_said_in_words(run: Run) -> None:
    assert run("papers", "late-proof", "--practice").code == 1
    assert "is not a day" in run("papers", "late-proof", "--practice", "--period", "June").err
    empty = run("papers", "late-proof", "--practice", "--period", "2026-11")
    assert "Nothing was answered or sent for this period" in empty.out


def test_the_log_in_card_says_who_is_missing(run: Run, tmp_path: Path) -> None:
    said = run("papers", "log-in-card", "--practice")
    assert "Can sign in: nobody" in said.out
    assert "0191 691 3729" in said.out
    assert len(run("papers", "log-in-card", "--practice", "--json").data["hints"]) == 2
    card = tmp_path / "card.pdf"
    assert run("papers", "log-in-card", "--practice", "--out", str(card)).code == 0
    assert "No password belongs on this card" in whole(card.read_bytes())


def test_the_log_in_card_is_filled_in_by_command(run: Run) -> None:
    name = "Practice manager"
    for what, title in (("signs-in", "Can sign in"), ("approves", "Approves new users")):
        assert f"{title}: {name}" in run("papers", "log-in-card", "--practice", "--mark", name.upper(), what).out
    assert run("papers", "log-in-card", "--practice", "--json").data["users"] == [name]
    assert "Can sign in: nobody" in run("papers", "log-in-card", "--practice", "--unmark", name, "signs-in").out
    for wrong, words in (
        ((name, "owns"), "signs-in, approves, reported"),
        (("Nobody", "approves"), f"Known are: {name}"),
    ):
        said = run("papers", "log-in-card", "--practice", "--mark", *wrong)
        assert said.code == 1
        assert words in said.err
        assert "Nothing was changed." in said.err


def test_the_doctor_names_a_contact_that_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "pack" / "contacts").mkdir(parents=True)
    (tmp_path / "pack" / "contacts" / "desk.toml").write_text('id = "desk"\n', encoding="utf-8")
    machine = Machine(clock=Hands().clock, packs=(tmp_path / "pack",))
    assert main(["doctor", "--practice", "--data-dir", str(tmp_path / "home")], machine) == 1
    assert "pack/contacts/desk.toml, line 1: “name” is missing." in capsys.readouterr().out
