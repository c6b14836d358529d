"""The one way in which this program opens an encrypted database."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from carehome_desktop.vault.problems import VaultProblem

BUSY_TIMEOUT = 5_000
"""Milliseconds to wait for another connection of this program."""
KEPT_KIB = 16 * 1024
"""Of the file, so much is kept as it was deciphered: the index of words of 100,000 costs is 9 MB, and finding goes through all of it."""

# A race between checkpoint and commit in WAL mode can lose commits: sqlite.org/wal.html#walresetbug.
_UNSAFE_FROM, _UNSAFE_TO = (3, 7, 0), (3, 51, 2)


class UnsafeLibrary(VaultProblem):
    """The database library on this machine has a known fault that loses records."""


class UnsafeSettings(VaultProblem):
    """The disk or system would not grant the settings that make a save durable."""


def check_library(version: tuple[int, ...] = sqlcipher.sqlite_version_info) -> None:
    """Raise UnsafeLibrary for SQLite 3.7.0 to 3.51.2."""
    if _UNSAFE_FROM <= tuple(version) <= _UNSAFE_TO:
        raise UnsafeLibrary(
            "A part of this program that keeps records is too old to be trusted with them. "
            "Nothing has been opened or changed. Install the program again."
        )


def connect(path: Path, key: bytes, read_only: bool = False, *, create: bool = False) -> Any:
    """Return a keyed sqlcipher3 connection on which a commit, once it returns, survives a power cut.

    The driver opens no transaction by itself: BEGIN and COMMIT are the caller's. A missing file is an error unless
    `create` is given, so that a lost store is never replaced by an empty one. Raises sqlcipher3's own errors (a wrong
    key and a damaged file are both "file is not a database"), UnsafeLibrary, UnsafeSettings or
    FileNotFoundError.
    """
    check_library()
    if len(key) != 32:
        raise ValueError("a data key has 32 bytes")
    if not create and not path.exists():
        raise FileNotFoundError(f"{path.name} is not there; a new database is made with create=True")
    mode = "ro" if read_only else "rwc" if create else "rw"
    # A pool hands a connection from thread to thread, one at a time.
    connection = sqlcipher.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"").fetchall()
        _grant(connection, "foreign_keys", "ON", 1)
        if not read_only:
            # The row must be fetched: an error of the disk is reported there and nowhere else.
            _grant(connection, "journal_mode", "WAL", "wal")
            _grant(connection, "synchronous", "FULL", 2)
        connection.execute(f"PRAGMA cache_size = -{KEPT_KIB}").fetchall()
        _grant(connection, "trusted_schema", "OFF", 0)
        _grant(connection, "cell_size_check", "ON", 1)
        _grant(connection, "secure_delete", "ON", 1)
        _grant(connection, "busy_timeout", str(BUSY_TIMEOUT), BUSY_TIMEOUT)
    except BaseException:
        connection.close()
        raise
    return connection


def _grant(connection: Any, name: str, value: str, expected: int | str) -> None:
    """Set a pragma and read it back."""
    connection.execute(f"PRAGMA {name} = {value}").fetchall()
    if connection.execute(f"PRAGMA {name}").fetchone() != (expected,):
        raise UnsafeSettings(
            "The disk that holds your records does not allow the program to save safely, so it was not opened for writing. "
            "What was saved stays saved. Keep the folder on this computer's own disk, not on a network drive, and try again."
        )
