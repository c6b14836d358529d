"""How far a file is, told to whoever watches; Ctrl C stops it and leaves what was there before."""

from __future__ import annotations

import io
import signal
from pathlib import Path

import pytest

from carehome_desktop.cli.progress import Progress
from carehome_desktop.exports import writing
from carehome_desktop.exports.writing import STOPPED
from tests.homes import SECTION, THIS_WEEK, Hands, answer_all, practice_house

SPAN = ("--from", "2026-11-01", "--to", "2026-11-30")


class Screen(io.StringIO):
    """An error output that somebody watches."""

    def isatty(self) -> bool:
        return True


def test_a_screen_is_told_in_one_line_that_is_gone_at_the_end_and_a_file_is_told_nothing() -> None:
    screen, file = Screen(), io.StringIO()
    for stream in (screen, file):
        with Progress(stream) as progress:
            assert progress.go_on(1_200, 3_650)
            assert progress.go_on(3_650, 3_650)
    first, second, gone, end = screen.getvalue().split("\r")[1:]
    assert first == "1,200 of 3,650 written (32 %). Ctrl C stops it."
    assert second.startswith("3,650 of 3,650 written (100 %).")
    assert gone == " " * len(second)
    assert end == ""
    assert file.getvalue() == ""


@pytest.mark.parametrize(
    "command", [("history", "export", "{file}", *SPAN), ("returns", "export", SECTION, "--out", "{file}")]
)
def test_ctrl_c_leaves_no_half_file_and_the_file_that_was_there(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    house = practice_house(tmp_path, Hands())
    answer_all(house, THIS_WEEK)
    house.filing.queue(SECTION, THIS_WEEK, house.manager())
    house.close()
    path = tmp_path / "out.csv"
    path.write_text("an older one")
    write, before = writing.write_csv, signal.getsignal(signal.SIGINT)

    def interrupted(part, tables, count) -> None:
        write(part, tables, count)
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(writing, "write_csv", interrupted)
    said = run("--practice", *(word.format(file=path) for word in command))
    assert (said.code, said.err.strip()) == (1, STOPPED.words)
    assert path.read_text() == "an older one"
    assert {each.name for each in tmp_path.iterdir()} <= {"home", "out.csv"}
    assert signal.getsignal(signal.SIGINT) is before
