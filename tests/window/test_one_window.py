"""One window for each folder: a second start brings the first one to the front and ends well."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.ui.one_window import Doorbell, Ringing, name_for, raise_running
from carehome_desktop.ui.sets.page import SetsPage
from carehome_desktop.vault.folder import DataFolder, FolderLock
from carehome_desktop.window.program import Program
from tests.catalogue.one_file import newer_infection_control, pack_file
from tests.homes import Hands
from tests.ui.desk import wait_until
from tests.window.driving import close, running

FIRST = """
import sys
from carehome_desktop.window.program import Program
import carehome_desktop.window.start as start

settle, front = Program._settle, Program._come_to_the_front

def settled(program):
    settle(program)
    print("open", flush=True)

def to_the_front(program):
    front(program)
    print("front", flush=True)

def look(program, file):
    print("look", file, flush=True)
    program.frame.close()

Program._look_at = look
Program._settle, Program._come_to_the_front = settled, to_the_front
sys.exit(start.start(sys.argv[1:]))
"""


def test_a_second_start_raises_the_first_hands_it_its_file_and_ends_with_zero(tmp_path: Path) -> None:
    questions = tmp_path / "newer questions.carehome.toml"
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    options = ["--practice", "--data-dir", str(tmp_path)]
    first = subprocess.Popen(
        [sys.executable, "-c", FIRST, *options], env=environment, stdout=subprocess.PIPE, text=True
    )
    assert first.stdout is not None
    try:
        assert first.stdout.readline() == "open\n"
        second = subprocess.run(
            [sys.executable, "-m", "carehome_desktop", *options, str(questions)],
            env=environment,
            capture_output=True,
            timeout=60,
        )
        assert second.returncode == 0
        assert first.stdout.readline() == "front\n"
        assert first.stdout.readline() == f"look {questions}\n"
        assert first.wait(30) == 0
    finally:
        first.kill()
        first.wait()
        first.stdout.close()


def test_a_second_start_in_the_same_moment_waits_for_the_firsts_doorbell_and_shows_no_window_of_its_own(
    qapp: QApplication, tmp_path: Path
) -> None:
    name, rung, looked = name_for(str(tmp_path)), [], []
    with FolderLock.acquire(DataFolder(tmp_path)):
        second = Program(tmp_path, practice=True, listen_as=name, file=tmp_path / "newer.toml")
        second.show()
        wait_until(lambda: second.findChildren(Ringing))
        assert second.frame.opened_pages() == (), "it does not say yet that the program is open"
        bell = Doorbell(name, lambda: rung.append(True), look=looked.append)
        wait_until(lambda: not second.frame.isVisible())
        bell.silence()
        close(second)
    assert (rung, looked) == ([True], [tmp_path / "newer.toml"])
    assert second.frame.opened_pages() == ()


def test_a_name_that_a_killed_program_left_is_taken_over(qapp: QApplication, tmp_path: Path) -> None:
    name = name_for(str(tmp_path))
    Path(name).touch()
    assert not raise_running(name), "nobody listens there"
    rung: list[bool] = []
    bell = Doorbell(name, lambda: rung.append(True))
    # The one who asks waits for the answer, so it is another process.
    ask = f"import sys; from carehome_desktop.ui.one_window import raise_running; sys.exit(not raise_running({name!r}))"
    asker = subprocess.Popen([sys.executable, "-c", ask])
    wait_until(lambda: asker.poll() is not None)
    assert asker.returncode == 0
    assert rung == [True]
    bell.silence()


def test_two_folders_have_two_names_and_neither_tells_the_folder(tmp_path: Path) -> None:
    one, other = name_for(str(tmp_path / "rosewood")), name_for(str(tmp_path / "elm"))
    assert one != other
    assert "rosewood" not in one


@pytest.mark.skipif(sys.platform == "win32", reason="pipes have no path there")
def test_a_name_fits_into_a_sockets_path(tmp_path: Path) -> None:
    assert len(os.fsencode(name_for(str(tmp_path / ("x" * 200))))) <= 107


def test_a_file_of_questions_that_the_program_is_opened_with_is_looked_at_and_not_installed(tmp_path: Path) -> None:
    questions = pack_file(tmp_path / "from outside", newer_infection_control("2026-11-16"))
    machine = Machine(clock=Hands().clock)
    with running(tmp_path / "home", practice=True, machine=machine, file=questions) as program:
        page = program.frame.current_page()
        assert isinstance(page, SetsPage)
        assert page.offer is not None
        assert page.offer.name == questions.name
        assert not DataFolder(tmp_path / "home").packs.exists()
