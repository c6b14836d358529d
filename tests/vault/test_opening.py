"""Each thing that can be wrong with a store has its own words, and none is opened for writing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carehome_desktop.machine import Chance, Clock
from carehome_desktop.vault import phrase
from carehome_desktop.vault.connect import connect
from carehome_desktop.vault.copies import Reason, take_copy
from carehome_desktop.vault.folder import DataFolder, FolderRefused
from carehome_desktop.vault.header import HeaderDamaged, HeaderMissing, key_check, read_header, write_header
from carehome_desktop.vault.keys import KeyringAbsent
from carehome_desktop.vault.opening import (
    APPLICATION_ID,
    Created,
    SetUpUnfinished,
    StoreDamaged,
    StoreExists,
    StoreMissing,
    StoreTooNew,
    StoreUnreadable,
    create,
    examine,
    nothing_here,
    renew_phrase,
    unlock,
    unlock_by_phrase,
)
from carehome_desktop.vault.problems import VaultProblem
from tests.vault.conftest import CANARY, DEVICE, KNOWN, QUICK, REVISION, Home, contents
from tests.vault.dying import deaths

StoreDamage = Callable[[bytes], bytes]


def practise(folder: DataFolder, clock: Clock) -> Created:
    return create(folder, practice=True, revision=REVISION, device_id=DEVICE, clock=clock, chance=Chance())


def test_practice_needs_no_keyring_and_no_phrase(empty: DataFolder, clock: Clock) -> None:
    made = practise(empty, clock)
    assert (made.phrase, made.keyring_trouble) == (None, None)
    assert unlock(empty, KNOWN).key == made.key
    assert unlock_by_phrase(empty, phrase.PRACTICE_PHRASE, KNOWN).key == made.key
    assert read_header(empty.root).practice


def test_two_practice_stores_have_two_keys(tmp_path: Path, clock: Clock) -> None:
    assert practise(DataFolder(tmp_path / "a"), clock).key != practise(DataFolder(tmp_path / "b"), clock).key


def test_without_a_keyring_a_home_is_made_and_the_phrase_opens_it(empty: DataFolder, clock: Clock, home: Home) -> None:
    with pytest.raises(KeyringAbsent, match="not safe or is switched off"):
        unlock(home.folder, KNOWN)
    opened = unlock_by_phrase(home.folder, home.phrase, KNOWN)
    assert opened.key == home.key
    assert isinstance(opened.keyring_trouble, KeyringAbsent)
    assert home.records() == [CANARY]


def test_a_new_store_is_marked_as_ours(home: Home) -> None:
    with closing(connect(home.folder.store, home.key, read_only=True)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)


def test_keys_and_phrases_do_not_show_when_printed(empty: DataFolder, clock: Clock) -> None:
    made = create(empty, practice=False, revision=REVISION, device_id=DEVICE, clock=clock, chance=Chance(), cost=QUICK)
    assert made.phrase is not None
    shown = repr(made) + repr(unlock_by_phrase(empty, made.phrase, KNOWN))
    assert made.phrase not in shown
    assert repr(made.key) not in shown


def test_a_home_is_never_set_up_over_another(home: Home, clock: Clock) -> None:
    before = contents(home.folder)
    assert not nothing_here(home.folder)
    with pytest.raises(StoreExists, match="There are records in this folder already"):
        practise(home.folder, clock)
    home.folder.header.unlink()
    assert not nothing_here(home.folder)
    with pytest.raises(StoreExists):
        practise(home.folder, clock)
    del before["header.json"]
    assert contents(home.folder) == before


def test_a_damaged_header_is_not_taken_for_an_empty_folder(home: Home) -> None:
    home.folder.header.write_bytes(b"")
    assert not nothing_here(home.folder)


def test_a_folder_that_cannot_be_written_to_is_refused_in_words(tmp_path: Path, clock: Clock) -> None:
    folder = DataFolder(tmp_path / "home")
    folder.store.mkdir(parents=True)
    (folder.store / "in the way").touch()
    with pytest.raises(VaultProblem) as caught:
        practise(folder, clock)
    assert isinstance(caught.value, StoreExists | FolderRefused)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the program is ended by forking and killing")
def test_setting_up_can_be_cut_short_anywhere(tmp_path: Path, clock: Clock) -> None:
    folder = DataFolder(tmp_path / "home")
    seen = {"again": 0, "opens": 0}
    for _ in deaths(lambda: practise(folder, clock)):
        if nothing_here(folder):
            seen["again"] += 1
            practise(folder, clock)
        else:
            seen["opens"] += 1
        examine(folder, unlock(folder, KNOWN).key)
        shutil.rmtree(folder.root)
    assert seen["again"] >= 10
    assert seen["opens"] >= 1


def test_an_unfinished_set_up_says_that_nothing_is_lost(home: Home) -> None:
    write_header(home.folder.root, replace(home.header, epoch=0))
    with pytest.raises(SetUpUnfinished, match="nothing is lost"):
        unlock_by_phrase(home.folder, home.phrase, KNOWN)


def test_a_newer_store_is_refused_by_name_and_untouched(home: Home) -> None:
    write_header(home.folder.root, replace(home.header, revision="0009_wages"))
    before = contents(home.folder)
    with pytest.raises(StoreTooNew, match="“0009_wages”") as caught:
        unlock(home.folder, KNOWN)
    assert caught.value.revision == "0009_wages"
    with pytest.raises(StoreTooNew, match="“0009_wages”"):
        unlock_by_phrase(home.folder, home.phrase, KNOWN)
    assert contents(home.folder) == before


def test_a_newer_store_under_an_older_header_is_refused_too(home: Home) -> None:
    with closing(connect(home.folder.store, home.key)) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute("INSERT INTO alembic_version VALUES ('0009_wages')")
    before = contents(home.folder)
    with pytest.raises(StoreTooNew, match="“0009_wages”"):
        unlock_by_phrase(home.folder, home.phrase, KNOWN)
    after = contents(home.folder)
    assert after["store.db"] == before["store.db"]
    assert unlock_by_phrase(home.folder, home.phrase, {*KNOWN, "0009_wages"}).key == home.key


def test_a_missing_store_is_called_missing_and_none_is_made(home: Home, clock: Clock) -> None:
    home.folder.store.unlink()
    with pytest.raises(StoreMissing, match="There is no copy in the folder"):
        unlock_by_phrase(home.folder, home.phrase, KNOWN)
    assert not home.folder.store.exists()


def test_a_missing_header_is_called_missing(home: Home) -> None:
    home.folder.header.unlink()
    with pytest.raises(HeaderMissing):
        unlock(home.folder, KNOWN)


DAMAGES: dict[str, StoreDamage] = {
    "emptied": lambda raw: b"",
    "one byte": lambda raw: b"S",
    "cut in the first page": lambda raw: raw[:1000],
    "cut after the first page": lambda raw: raw[:4096],
    "zeros at the start": lambda raw: bytes(4096) + raw[4096:],
    "another file": lambda raw: b"SQLite format 3\0" + b"nonsense " * 1000,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_store_is_called_damaged_and_left_as_it_is(home: Home, clock: Clock, damage: StoreDamage) -> None:
    take_copy(home.folder, home.key, Reason.REGULAR, clock)
    home.folder.store.write_bytes(damage(home.folder.store.read_bytes()))
    before = contents(home.folder)["store.db"]
    with pytest.raises(StoreDamaged) as caught:
        examine(home.folder, unlock_by_phrase(home.folder, home.phrase, KNOWN).key)
    assert "The key is right" in caught.value.words
    assert "There is one copy, taken on 21/11/2026 14:02 UTC" in caught.value.words
    assert contents(home.folder)["store.db"] == before


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(data=st.data())
def test_any_flipped_byte_of_the_store_is_found(home: Home, data: st.DataObject) -> None:
    whole = home.folder.store.read_bytes()
    raw = bytearray(whole)
    raw[data.draw(st.integers(0, len(raw) - 1))] ^= data.draw(st.integers(1, 255))
    home.folder.store.write_bytes(raw)
    try:
        with pytest.raises(StoreDamaged):
            examine(home.folder, home.key)
        assert home.folder.store.read_bytes() == bytes(raw)
    finally:
        home.folder.store.write_bytes(whole)


def test_a_flipped_byte_in_a_page_out_of_use_is_found_too(home: Home) -> None:
    """SQLite's own check does not read such pages; their seals do not hold."""
    home.record("long " * 5000)
    with closing(connect(home.folder.store, home.key)) as connection:
        connection.execute("DELETE FROM record")
        assert connection.execute("PRAGMA freelist_count").fetchone() >= (5,)
    raw = bytearray(home.folder.store.read_bytes())
    raw[-2000] ^= 1
    home.folder.store.write_bytes(raw)
    with pytest.raises(StoreDamaged):
        examine(home.folder, home.key)


def test_a_sound_store_passes_the_whole_check(home: Home) -> None:
    before = contents(home.folder)["store.db"]
    examine(home.folder, home.key)
    assert contents(home.folder)["store.db"] == before


def test_a_store_the_computer_will_not_open_is_not_called_damaged(home: Home) -> None:
    home.folder.store.unlink()
    home.folder.store.mkdir()
    with pytest.raises(StoreUnreadable, match="What was saved stays saved"):
        unlock_by_phrase(home.folder, home.phrase, KNOWN)


def test_commits_still_in_the_log_are_read_after_a_crash(home: Home, tmp_path: Path) -> None:
    crashed = Home(DataFolder(tmp_path / "crashed"), home.header, home.key, home.phrase)
    with closing(connect(home.folder.store, home.key)) as connection:
        connection.execute("INSERT INTO record VALUES ('last words')")
        shutil.copytree(home.folder.root, crashed.folder.root)
    (crashed.folder.store_files[2]).unlink()
    before = contents(crashed.folder)
    assert unlock_by_phrase(crashed.folder, home.phrase, KNOWN).key == home.key
    after = contents(crashed.folder)
    assert [after[name] for name in ("store.db", "store.db-wal")] == [
        before[name] for name in ("store.db", "store.db-wal")
    ]
    assert crashed.records() == [CANARY, "last words"]


def test_a_practice_header_with_another_key_is_called_damaged(empty: DataFolder, clock: Clock) -> None:
    made = practise(empty, clock)
    write_header(empty.root, replace(made.header, key_check=key_check(bytes(32))))
    with pytest.raises(HeaderDamaged):
        unlock(empty, KNOWN)


def test_a_new_phrase_opens_and_the_old_one_no_longer_does(home: Home) -> None:
    header, words = renew_phrase(home.folder, home.header, home.key, Chance(), QUICK)
    assert read_header(home.folder.root) == header
    assert unlock_by_phrase(home.folder, words, KNOWN).key == home.key
    with pytest.raises(phrase.NotThisStore):
        unlock_by_phrase(home.folder, home.phrase, KNOWN)
