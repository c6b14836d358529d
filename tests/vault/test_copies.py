"""Copies are whole, checked and can be put back; nothing is thrown away on the way."""

from __future__ import annotations

import os
import shutil
import signal
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from carehome_desktop.machine import Chance, Clock
from carehome_desktop.vault.connect import connect
from carehome_desktop.vault.copies import (
    Copy,
    CopyFailed,
    CopyUnusable,
    Reason,
    list_copies,
    mend_header,
    restore_copy,
    take_copy,
)
from carehome_desktop.vault.epoch import must_reconcile
from carehome_desktop.vault.folder import DataFolder
from carehome_desktop.vault.header import read_header, write_header
from carehome_desktop.vault.opening import (
    StoreMissing,
    examine,
    renew_phrase,
    sound,
    unlock_by_phrase,
)
from tests.vault.conftest import CANARY, DEVICE, KNOWN, QUICK, Hands, Home, contents, make_home
from tests.vault.dying import deaths

NEEDS_FORK = pytest.mark.skipif(not hasattr(os, "fork"), reason="the program is ended by forking and killing")


def copied(home: Home, clock: Clock, reason: Reason = Reason.REGULAR) -> Copy:
    place = take_copy(home.folder, home.key, reason, clock)
    return next(copy for copy in list_copies(home.folder) if copy.folder.root == place)


def lasting(folder: DataFolder) -> dict[str, str]:
    """Return the digests without the empty log that reading leaves behind."""
    assert all(path.stat().st_size == 0 for path in folder.root.rglob("*-wal"))
    return {name: digest for name, digest in contents(folder).items() if not name.endswith(("-wal", "-shm"))}


def test_a_copy_can_be_opened_with_the_phrase_alone(home: Home, clock: Clock, tmp_path: Path) -> None:
    place = take_copy(home.folder, home.key, Reason.BY_HAND, clock)
    assert place.name == "2026-11-21 14.02.33 UTC by hand"
    elsewhere = DataFolder(tmp_path / "stick")
    shutil.copytree(place, elsewhere.root)
    opened = unlock_by_phrase(elsewhere, home.phrase, KNOWN)
    assert Home(elsewhere, opened.header, opened.key, home.phrase).records() == [CANARY]


def test_a_copy_is_taken_while_another_connection_is_in_the_middle_of_writing(home: Home, clock: Clock) -> None:
    with closing(connect(home.folder.store, home.key)) as connection:
        connection.execute("INSERT INTO record VALUES ('committed')")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO record VALUES ('not yet')")
        copy = copied(home, clock)
        connection.execute("COMMIT")
    assert Home(copy.folder, home.header, home.key, home.phrase).records() == [CANARY, "committed"]
    assert home.records() == [CANARY, "committed", "not yet"]


def test_copies_are_listed_newest_first_with_date_and_reason(home: Home, clock: Clock, hands: Hands) -> None:
    first = copied(home, clock, Reason.BEFORE_UPGRADE)
    second = copied(home, clock)
    third = copied(home, clock)
    hands.move(minutes=30)
    fourth = copied(home, clock, Reason.ON_CLOSING)
    (home.folder.copies / "notes").mkdir()
    (home.folder.copies / "2026-13-45 99.99.99 UTC regular").mkdir()
    (home.folder.copies / "desktop.ini").touch()
    assert second.folder.root != third.folder.root
    assert list_copies(home.folder) == [fourth, third, second, first]
    assert [(copy.taken_at, copy.reason, copy.reads) for copy in (first, fourth)] == [
        (hands.now.replace(minute=2), "before upgrade", True),
        (hands.now, "on closing", True),
    ]


def test_a_copy_whose_header_or_store_is_gone_is_listed_as_unusable(home: Home, clock: Clock) -> None:
    whole, headless, empty = (copied(home, clock) for _ in range(3))
    headless.folder.header.write_bytes(b"{}")
    empty.folder.store.unlink()
    listed = {copy.folder.root: copy for copy in list_copies(home.folder)}
    assert listed[whole.folder.root].reads
    for place in (headless, empty):
        found = listed[place.folder.root]
        assert not found.reads
        assert found.trouble
        with pytest.raises(CopyUnusable, match="Choose another copy"):
            restore_copy(home.folder, found, home.key, clock)


def test_a_store_that_fails_its_check_makes_no_copy(home: Home, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check is what decides: the same copy counts once the check lets it pass."""
    monkeypatch.setattr("carehome_desktop.vault.copies.sound", lambda connection: not sound(connection))
    with pytest.raises(CopyFailed, match="did not pass its check"):
        take_copy(home.folder, home.key, Reason.REGULAR, clock)
    assert list(home.folder.copies.iterdir()) == []
    monkeypatch.undo()
    assert copied(home, clock).reads


def test_a_damaged_store_makes_no_copy(home: Home, clock: Clock) -> None:
    raw = home.folder.store.read_bytes()
    home.folder.store.write_bytes(raw[:4096] + bytes(len(raw) - 4096))
    with pytest.raises(CopyFailed, match="is damaged"):
        take_copy(home.folder, home.key, Reason.REGULAR, clock)
    assert list(home.folder.copies.iterdir()) == []


@NEEDS_FORK
def test_a_full_disk_makes_no_copy_and_says_so(home: Home, clock: Clock) -> None:
    import resource

    before = contents(home.folder)["store.db"]
    child = os.fork()
    if child == 0:
        outcome = 1
        try:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
            take_copy(home.folder, home.key, Reason.REGULAR, clock)
        except CopyFailed as problem:
            outcome = 0 if "What was saved stays saved" in problem.words else 2
        finally:
            os._exit(outcome)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    assert list(home.folder.copies.iterdir()) == []
    assert contents(home.folder)["store.db"] == before


@NEEDS_FORK
def test_a_copy_cut_short_anywhere_never_counts_unless_it_is_whole(home: Home, clock: Clock) -> None:
    before = 0
    steps = 0
    for _ in deaths(lambda: take_copy(home.folder, home.key, Reason.REGULAR, clock)):
        steps += 1
        listed = list_copies(home.folder)
        assert before <= len(listed) <= before + 1
        before = len(listed)
        for copy in listed:
            assert copy.reads
            examine(copy.folder, home.key)
    assert before >= 1
    assert steps >= 5
    assert copied(home, clock).reads


def test_a_restore_brings_back_the_records_and_keeps_what_was_there(home: Home, clock: Clock) -> None:
    copy = copied(home, clock)
    home.record("after the copy")
    broken = b"broken" * 2000
    home.folder.store.write_bytes(broken)
    header = restore_copy(home.folder, copy, home.key, clock)
    assert home.records() == [CANARY]
    assert read_header(home.folder.root) == header == replace(home.header, epoch=2)
    assert must_reconcile(header, 1, DEVICE)
    aside = DataFolder(home.folder.aside / "2026-11-21 14.02.33 UTC")
    assert aside.store.read_bytes() == broken
    assert read_header(aside.root) == home.header
    assert copy in list_copies(home.folder)


def test_a_log_that_belonged_to_the_store_put_aside_does_not_touch_the_copy(home: Home, clock: Clock) -> None:
    copy = copied(home, clock)
    with closing(connect(home.folder.store, home.key)) as connection:
        connection.execute("INSERT INTO record VALUES ('in the log')")
        crashed = {path: path.read_bytes() for path in home.folder.store_files}
    for path, content in crashed.items():
        path.write_bytes(content)
    restore_copy(home.folder, copy, home.key, clock)
    assert not home.folder.store_files[1].exists()
    assert home.records() == [CANARY]
    [aside] = home.folder.aside.iterdir()
    assert Home(DataFolder(aside), home.header, home.key, home.phrase).records() == [CANARY, "in the log"]


def test_a_store_that_cannot_be_read_at_all_is_moved_aside(
    home: Home, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = copied(home, clock)
    home.record("after the copy")
    real = shutil.copyfile

    def copyfile(source: Path, target: Path) -> None:
        if source == home.folder.store:
            raise OSError(5, "Input/output error")
        real(source, target)

    monkeypatch.setattr(shutil, "copyfile", copyfile)
    restore_copy(home.folder, copy, home.key, clock)
    assert home.records() == [CANARY]
    [aside] = home.folder.aside.iterdir()
    assert Home(DataFolder(aside), home.header, home.key, "").records() == [CANARY, "after the copy"]


def test_a_restore_keeps_the_newest_phrase(home: Home, clock: Clock) -> None:
    copy = copied(home, clock)
    _, words = renew_phrase(home.folder, home.header, home.key, Chance(), QUICK)
    restore_copy(home.folder, copy, home.key, clock)
    assert unlock_by_phrase(home.folder, words, KNOWN).key == home.key


def test_a_restore_passes_every_epoch_known_even_without_a_header(home: Home, clock: Clock, hands: Hands) -> None:
    oldest = copied(home, clock)
    write_header(home.folder.root, replace(home.header, epoch=8))
    hands.move(hours=1)
    copied(home, clock)
    home.folder.header.unlink()
    assert restore_copy(home.folder, oldest, home.key, clock).epoch == 9


def test_a_copy_of_another_home_or_a_damaged_one_changes_nothing(home: Home, clock: Clock, tmp_path: Path) -> None:
    other = make_home(DataFolder(tmp_path / "other"), clock)
    foreign = copied(other, clock)
    damaged = copied(home, clock)
    raw = bytearray(damaged.folder.store.read_bytes())
    raw[-1] ^= 1
    damaged.folder.store.write_bytes(raw)
    before = lasting(home.folder)
    with pytest.raises(CopyUnusable, match="belongs to other records"):
        restore_copy(home.folder, foreign, home.key, clock)
    with pytest.raises(CopyUnusable, match="is damaged"):
        restore_copy(home.folder, damaged, home.key, clock)
    assert lasting(home.folder) == before


@NEEDS_FORK
def test_a_restore_cut_short_anywhere_can_be_done_again_and_loses_nothing(
    home: Home, clock: Clock, tmp_path: Path
) -> None:
    at_the_copy, whole = [CANARY], [CANARY, "after the copy", "in the log"]
    copied(home, clock)
    home.record(whole[1])
    first = tmp_path / "first"
    with closing(connect(home.folder.store, home.key)) as connection:
        # As after a crash, the last commit is in the log only.
        connection.execute("INSERT INTO record VALUES (?)", (whole[2],))
        shutil.copytree(home.folder.root, first)
    seen = {"whole": 0, "restored": 0, "missing": 0}

    def restore() -> None:
        restore_copy(home.folder, list_copies(home.folder)[0], home.key, clock)

    def begin_again() -> None:
        shutil.rmtree(home.folder.root)
        shutil.copytree(first, home.folder.root)

    begin_again()
    for _ in deaths(restore):
        try:
            header = unlock_by_phrase(home.folder, home.phrase, KNOWN).header
        except StoreMissing:
            seen["missing"] += 1
        else:
            found = home.records()
            assert found in (at_the_copy, whole)
            assert found == whole or must_reconcile(header, 1, DEVICE)
            seen["whole" if found == whole else "restored"] += 1
        restore()
        assert home.records() == at_the_copy
        kept = [Home(DataFolder(place), home.header, home.key, "") for place in home.folder.aside.iterdir()]
        assert whole in [place.records() for place in kept if place.folder.store.exists()]
        begin_again()
    assert all(seen.values()), seen


def test_a_damaged_header_is_made_anew_without_losing_what_came_after_the_copy(home: Home, clock: Clock) -> None:
    copy = copied(home, clock)
    home.record("after the copy")
    home.folder.header.write_bytes(b"\0" * 500)
    header = mend_header(home.folder, copy, home.key, clock)
    assert home.records() == [CANARY, "after the copy"]
    assert unlock_by_phrase(home.folder, home.phrase, KNOWN).header == header
    assert must_reconcile(header, 1, DEVICE)
    [aside] = home.folder.aside.iterdir()
    assert DataFolder(aside).header.read_bytes() == b"\0" * 500


def test_a_header_is_not_made_anew_for_a_store_it_does_not_open(home: Home, clock: Clock) -> None:
    copy = copied(home, clock)
    home.folder.store.write_bytes(b"broken" * 2000)
    before = contents(home.folder)
    with pytest.raises(CopyUnusable, match="Put the whole copy back"):
        mend_header(home.folder, copy, home.key, clock)
    with pytest.raises(CopyUnusable, match="belongs to other records"):
        mend_header(home.folder, copy, bytes(32), clock)
    assert contents(home.folder) == before
