"""Installed sets of questions go with a copy and come back with it; none that is there is taken away or written over."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from carehome_desktop.machine import Clock
from carehome_desktop.vault.copies import Copy, Reason, list_copies, restore_copy, take_copy
from carehome_desktop.vault.packs_in_copies import LARGEST
from tests.vault.conftest import Home


def install(home: Home, name: str, content: bytes = b"pack = 1") -> Path:
    home.folder.packs.mkdir(exist_ok=True)
    path = home.folder.packs / name
    path.write_bytes(content)
    return path


def copied(home: Home, clock: Clock) -> Copy:
    place = take_copy(home.folder, home.key, Reason.REGULAR, clock)
    return next(copy for copy in list_copies(home.folder) if copy.folder.root == place)


def packs(home: Home) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in home.folder.packs.iterdir()}


def test_what_was_installed_comes_back_with_the_copy(home: Home, clock: Clock) -> None:
    install(home, "warmth.toml")
    copy = copied(home, clock)
    for path in home.folder.packs.iterdir():
        path.unlink()
    home.folder.packs.rmdir()
    restore_copy(home.folder, copy, home.key, clock)
    assert packs(home) == {"warmth.toml": b"pack = 1"}


def test_what_was_installed_later_stays_and_nothing_is_written_over(home: Home, clock: Clock) -> None:
    install(home, "warmth.toml")
    copy = copied(home, clock)
    install(home, "warmth.toml", b"pack = 1 # newer")
    install(home, "light.toml")
    restore_copy(home.folder, copy, home.key, clock)
    assert packs(home) == {"warmth.toml": b"pack = 1 # newer", "light.toml": b"pack = 1"}


def test_a_home_without_packs_has_none_in_its_copies(home: Home, clock: Clock) -> None:
    copy = copied(home, clock)
    assert not copy.folder.packs.exists()
    restore_copy(home.folder, copy, home.key, clock)
    assert not home.folder.packs.exists()


def test_a_file_that_is_no_pack_never_stops_the_copy_of_the_records(home: Home, clock: Clock) -> None:
    install(home, "good.toml")
    install(home, "huge.toml", b"#" * (LARGEST + 1))
    install(home, "other.txt")
    (home.folder.packs / "folder.toml").mkdir()
    copy = copied(home, clock)
    assert [path.name for path in copy.folder.packs.iterdir()] == ["good.toml"]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no links to nowhere there")
def test_a_link_that_leads_nowhere_is_left_out(home: Home, clock: Clock) -> None:
    install(home, "good.toml")
    (home.folder.packs / "gone.toml").symlink_to(home.folder.root / "nowhere.toml")
    assert [path.name for path in copied(home, clock).folder.packs.iterdir()] == ["good.toml"]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="modes are of Unix")
def test_only_this_user_may_look_into_a_copied_pack(home: Home, clock: Clock) -> None:
    install(home, "good.toml").chmod(0o644)
    found = copied(home, clock).folder.packs / "good.toml"
    assert found.stat().st_mode & 0o077 == 0
