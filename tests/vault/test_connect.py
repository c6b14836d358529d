"""One way to open a database: keyed, durable and strict."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from carehome_desktop.vault.connect import UnsafeLibrary, UnsafeSettings, check_library, connect
from tests.vault.conftest import CANARY, Home

KEY = bytes(range(32))


def test_every_setting_is_in_force(tmp_path: Path) -> None:
    with closing(connect(tmp_path / "new.db", KEY, create=True)) as connection:
        for name, value in {
            "foreign_keys": 1,
            "journal_mode": "wal",
            "synchronous": 2,
            "trusted_schema": 0,
            "cell_size_check": 1,
            "secure_delete": 1,
            "busy_timeout": 5000,
            "cache_size": -16384,
        }.items():
            assert connection.execute(f"PRAGMA {name}").fetchone() == (value,), name
        assert connection.isolation_level is None


def test_a_lost_file_is_not_replaced_by_an_empty_one(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        connect(tmp_path / "lost.db", KEY)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_name_with_signs_of_its_own_is_no_trouble(tmp_path: Path) -> None:
    place = tmp_path / ("50% of homes #1" if sys.platform == "win32" else "50% of? homes #1")
    place.mkdir()
    connect(place / "new.db", KEY, create=True).close()
    assert [path.name for path in place.iterdir()] == ["new.db"]


def test_a_wrong_key_reads_nothing_and_prints_nothing(home: Home, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(sqlcipher.DatabaseError, match="not a database"):
        connect(home.folder.store, bytes(32))
    assert capfd.readouterr() == ("", "")


def test_a_connection_for_reading_cannot_write(home: Home) -> None:
    with closing(connect(home.folder.store, home.key, read_only=True)) as connection:
        assert connection.execute("SELECT text FROM record").fetchall() == [(CANARY,)]
        with pytest.raises(sqlcipher.OperationalError, match="readonly"):
            connection.execute("DELETE FROM record")


def test_a_database_that_cannot_have_a_write_ahead_log_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """A database in memory has none, as a network drive has none."""
    real = sqlcipher.connect
    monkeypatch.setattr(sqlcipher, "connect", lambda address, **how: real("file::memory:", **how))
    with pytest.raises(UnsafeSettings, match="does not allow the program to save safely"):
        connect(Path("any.db"), KEY, create=True)


@pytest.mark.parametrize("version", [(3, 7, 0), (3, 40, 1), (3, 51, 1), (3, 51, 2)])
def test_a_library_that_loses_commits_is_refused(version: tuple[int, ...]) -> None:
    with pytest.raises(UnsafeLibrary):
        check_library(version)


def test_the_library_in_use_is_a_sound_one() -> None:
    check_library()
    check_library((3, 51, 3))


def test_no_file_of_the_folder_shows_a_name_a_key_or_the_phrase(home: Home, tmp_path: Path) -> None:
    from carehome_desktop.machine import Clock
    from carehome_desktop.vault.copies import Reason, list_copies, restore_copy, take_copy

    take_copy(home.folder, home.key, Reason.BY_HAND, Clock())
    restore_copy(home.folder, list_copies(home.folder)[0], home.key, Clock())
    with closing(connect(home.folder.store, home.key)) as connection:
        connection.execute("INSERT INTO record VALUES (?)", (CANARY * 50,))
        files = [path for path in home.folder.root.rglob("*") if path.is_file()]
        assert any(path.name == "store.db-wal" and path.stat().st_size > 0 for path in files)
        for path in files:
            content = path.read_bytes()
            for secret in (CANARY.encode(), home.phrase.encode(), home.key, home.key.hex().encode()):
                assert secret not in content, path.name

    plain = tmp_path / "plain.db"
    with closing(sqlite3.connect(plain)) as control:
        control.execute("CREATE TABLE record (text)")
        control.execute("INSERT INTO record VALUES (?)", (CANARY,))
        control.commit()
    assert CANARY.encode() in plain.read_bytes()
