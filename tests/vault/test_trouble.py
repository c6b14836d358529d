"""Which trouble it was: told by what the system and the database say, also through what was made of it."""

from __future__ import annotations

import errno

import pytest

from carehome_desktop.vault.folder import FolderRefused
from carehome_desktop.vault.trouble import Trouble, not_saved_words, trouble_of


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


def test_words_of_our_own_are_kept_and_nothing_of_a_statement_is_shown() -> None:
    own = not_saved_words(FolderRefused("It is refused."), "It is still here.")
    assert own == "It is refused. It is still here."
    said = not_saved_words(WrappedError(SaidError("SQLITE_MISUSE")), "It is still here.")
    assert "nobody is to read" not in said
    assert "SQLITE" not in said
    assert said.startswith("This is not saved yet: the computer would not let the program write.")


def test_only_a_full_disk_is_told_to_make_room() -> None:
    assert [trouble for trouble in Trouble if "room" in trouble.do] == [Trouble.FULL]
