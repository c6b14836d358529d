"""One program looks after a folder, and a machine is known without being named."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from carehome_desktop.machine import Chance
from carehome_desktop.vault.folder import (
    DataFolder,
    FolderInUse,
    FolderLock,
    FolderRefused,
    default_folder,
    device_id,
    system_machine_id,
)

HOLDER = """
import sys
from pathlib import Path
from carehome_desktop.vault.folder import DataFolder, FolderLock
lock = FolderLock.acquire(DataFolder(Path(sys.argv[1])))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_program_is_refused_until_the_first_has_gone_however_it_went(empty: DataFolder) -> None:
    first = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(empty.root)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert first.stdin is not None
    assert first.stdout is not None
    try:
        assert first.stdout.readline() == "held\n"
        with pytest.raises(FolderInUse, match="already open on these records"):
            FolderLock.acquire(empty)
    finally:
        first.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
        first.wait()
        first.stdin.close()
        first.stdout.close()
    with FolderLock.acquire(empty), pytest.raises(FolderInUse):
        FolderLock.acquire(empty)
    FolderLock.acquire(empty).release()


def test_a_second_holder_does_not_free_the_folder_by_failing(empty: DataFolder) -> None:
    with FolderLock.acquire(empty):
        for _ in range(3):
            with pytest.raises(FolderInUse):
                FolderLock.acquire(empty)


def test_a_folder_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(FolderRefused, match="does not let the program use the folder"):
        FolderLock.acquire(DataFolder(tmp_path / "file" / "home"))


def test_home_and_practice_have_folders_of_their_own(own_home: Path) -> None:
    home, practice = default_folder(practice=False), default_folder(practice=True)
    assert home.root != practice.root
    assert home.root not in practice.root.parents
    assert practice.root not in home.root.parents
    assert own_home in home.root.parents


def test_a_machine_is_known_by_a_digest_of_its_id() -> None:
    first = device_id(Chance().random_bytes, machine_id=lambda: "0123456789abcdef")
    assert first == device_id(Chance().random_bytes, machine_id=lambda: "0123456789abcdef")
    assert first != device_id(Chance().random_bytes, machine_id=lambda: "0123456789abcdee")
    assert re.fullmatch("[0-9a-f]{64}", first)
    assert "0123456789abcdef" not in first


def test_a_machine_without_an_id_is_given_one_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = device_id(Chance().random_bytes, machine_id=lambda: None, own_folder=tmp_path / "own")
    assert first == device_id(Chance().random_bytes, machine_id=lambda: None, own_folder=tmp_path / "own")
    assert first != device_id(Chance().random_bytes, machine_id=lambda: None, own_folder=tmp_path / "another")
    assert first not in (tmp_path / "own" / "device").read_text()
    if (
        sys.platform == "linux"
    ):  # neither beside the records nor among the settings: both are taken along to another computer
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
        device_id(Chance().random_bytes, machine_id=lambda: None)
        assert (tmp_path / "state/carehome-desktop/device").is_file()


def test_this_machine_is_the_same_one_each_time() -> None:
    assert device_id(Chance().random_bytes) == device_id(Chance().random_bytes)
    assert system_machine_id() == system_machine_id()


@pytest.mark.skipif(os.name != "posix", reason="Windows has other rights")
def test_a_folder_is_for_this_user_only(empty: DataFolder) -> None:
    FolderLock.acquire(empty).release()
    assert empty.root.stat().st_mode & 0o077 == 0
