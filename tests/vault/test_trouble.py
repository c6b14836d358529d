"""Which trouble it was: told by what the system and the database say, also through what was made of it."""

from __future__ import annotations

import errno

import pytest

from carehome_desktop.vault.trouble import Trouble, trouble_of


class SaidError(Exception):
    def __init__(self, name: str) -> None:
        super().__init__("a statement that nobody is to read")
        self.sqlite_errorname = name


class WrappedError(Exception):
    def __init__(self, orig: Exception) -> None:
        super().__init__("wrapped")
        self.orig = orig


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (SaidError("SQLITE_FULL"), Trouble.FULL),
        (SaidError("SQLITE_READONLY_DBMOVED"), Trouble.READ_ONLY),
        (SaidError("SQLITE_BUSY_SNAPSHOT"), Trouble.IN_USE),
        (SaidError("SQLITE_IOERR_WRITE"), Trouble.DISK),
        (SaidError("SQLITE_CANTOPEN"), Trouble.GONE),
        (OSError(errno.ENOSPC, "x"), Trouble.FULL),
        (OSError(errno.EROFS, "x"), Trouble.READ_ONLY),
        (OSError(errno.EIO, "x"), Trouble.DISK),
        (FileNotFoundError("without a number"), Trouble.GONE),
        (ValueError("x"), Trouble.OTHER),
    ],
)
def test_a_trouble_is_known_by_what_is_said_of_it(error: Exception, trouble: Trouble) -> None:
    assert trouble_of(error) is trouble
    assert trouble_of(WrappedError(error)) is trouble


def test_only_a_full_disk_is_told_to_make_room() -> None:
    assert [trouble for trouble in Trouble if "room" in trouble.do] == [Trouble.FULL]
