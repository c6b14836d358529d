"""The twin tells what a package on a stick is, takes a copy of the records before it lets it in, and runs only what is signed."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest

from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.cli import main as front
from carehome_desktop.cli import update
from carehome_desktop.services.update_run import Steps
from carehome_desktop.services.updates import this_system
from carehome_desktop.vault.copies import list_copies
from carehome_desktop.vault.folder import DataFolder, FolderLock
from tests.homes import Hands
from tests.releases import ReleaseKey, signature_of


@pytest.fixture
def key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ReleaseKey:
    """Give the program under test a release key, as a build does."""
    made = ReleaseKey(tmp_path)
    keys = tmp_path / "keys.pub"
    keys.write_text(made.text)
    hands = Hands()
    plain = front.main
    monkeypatch.setattr(
        front, "main", lambda words, _=None: plain(words, Machine(clock=hands.clock, release_keys=keys))
    )
    return made


def test_a_package_is_checked_and_nothing_of_it_stays(run, key: ReleaseKey, tmp_path: Path) -> None:
    package = key.sign(tmp_path / "stick")
    said = run("--json", "update", "check", str(tmp_path / "stick"))
    assert said.code == 0, said.out
    assert said.data == {
        "ok": True,
        "file": package.name,
        "version": "0.2.0",
        "made": "2026-12-03T10:00:00+00:00",
        "system": this_system(),
        "standing": "newer",
        "signed_by": "Rosewood Software",
        "key": key.public.id_words,
    }
    assert not (tmp_path / "home" / "updates").exists()

    older = run("update", "check", str(key.sign(tmp_path / "old", "0.0.1")))
    assert older.code == 1
    assert "It is older than this program, which is 0.1.0." in older.err

    signature_of(package).unlink()
    bare = run("update", "check", str(package))
    assert bare.code == 1
    assert "There is no signature beside" in bare.err


def test_a_copy_of_the_records_comes_before_anything_is_run(run, key: ReleaseKey, tmp_path: Path) -> None:
    run("--practice", "home", "show")
    package, folder = key.sign(tmp_path / "stick"), DataFolder(tmp_path / "home")
    started: list[tuple[str, ...]] = []
    copies_then: list[int] = []

    def begin(command: tuple[str, ...]) -> str:
        started.append(command)
        copies_then.append(len(list_copies(folder)))
        return ""

    setup = (str(folder.updates / package.name),)
    with patch.object(update, "start", begin), patch.object(update, "how_to_install", lambda _: Steps(setup, "")):
        said = run("--practice", "update", "run", str(package))
    assert said.code == 0, said.err
    assert update.COPIED in said.out
    assert (started, copies_then) == ([setup], [1])
    assert list_copies(folder)[0].reason == "before upgrade"
    assert (folder.updates / package.name).read_bytes() == package.read_bytes()
    gone = str(tmp_path / "taken-away-Setup.exe")
    with patch.object(update, "how_to_install", lambda _: Steps((gone, "/AFTER"), "")):
        said = run("--practice", "update", "run", str(package))
    assert (said.code, gone in said.err) == (1, True)


def test_on_linux_the_words_name_our_own_checked_copy(run, key: ReleaseKey, tmp_path: Path) -> None:
    with patch("sys.platform", "linux"):
        package = key.sign(tmp_path / "stick")
        said = run("update", "run", str(package))
    assert said.code == 0, said.err
    assert update.NO_RECORDS in said.out
    assert f"sudo apt install {tmp_path / 'home' / 'updates' / package.name}" in said.out.replace("'", "")


def test_it_is_refused_politely_while_the_window_is_open(run, key: ReleaseKey, tmp_path: Path) -> None:
    run("--practice", "home", "show")
    folder, package = DataFolder(tmp_path / "home"), key.sign(tmp_path / "stick")
    folder.updates.mkdir()
    waits = folder.updates / package.name
    waits.write_bytes(b"what the window is about to install")
    with FolderLock.acquire(folder):
        assert run("--practice", "update", "check", str(package)).code == 0
        said = run("--practice", "update", "run", str(package))
    assert waits.read_bytes() == b"what the window is about to install", "its copy is not taken from it either"
    assert {each.name for each in folder.root.iterdir() if each.is_dir()} <= {"copies", "updates"}
    assert said.code == 1
    assert "already open on these records. Your records are safe." in said.err


def test_a_build_without_a_key_says_so_wherever_it_is_asked(run, tmp_path: Path, capsys) -> None:
    shown = run("--json", "update", "show")
    assert (shown.data["signed"], shown.data["signers"]) == (False, "")
    assert "unsigned" in run("--version").out
    refused = run("update", "check", str(tmp_path))
    assert refused.code == 1
    assert refused.err.startswith("This program is unsigned")
