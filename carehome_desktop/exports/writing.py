"""Writes a file whole or not at all: beside its place first, then into it, with progress and a way to stop."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from carehome_desktop.domain.problems import Problem
from carehome_desktop.exports.csv_file import csv_bytes, write_csv
from carehome_desktop.exports.table import ExportTable
from carehome_desktop.exports.xlsx_file import write_xlsx, xlsx_bytes

ROWS_BETWEEN_LOOKS = 200
"""So many rows are written between two looks whether to go on."""

_SAFE = "Your records are safe in the program, and no half file was left."
_WORDS = {
    errno.ENOSPC: f"The disk is full, so the file was not saved. {_SAFE} Make room, or choose another place, and save again.",
    errno.EACCES: "The computer does not let the program save there; the file may also be open in another program. "
    f"{_SAFE} Close it there, or choose another place, and save again.",
    errno.EROFS: f"This place can only be read, so the file was not saved. {_SAFE} Choose another place and save again.",
    errno.ENOENT: f"The folder is not there, so the file was not saved. {_SAFE} Choose another place and save again.",
    errno.EISDIR: f"There is a folder of this name, so the file was not saved. {_SAFE} Choose another name and save again.",
}
_WORDS[errno.EDQUOT] = _WORDS[errno.ENOSPC]
_WORDS[errno.EPERM] = _WORDS[errno.EBUSY] = _WORDS[errno.ETXTBSY] = _WORDS[errno.EACCES]
_WORDS[errno.ENOTDIR] = _WORDS[errno.ENOENT]

STOPPED = Problem("stopped", "You stopped it. No file was made, and a file that was there before is as it was.")


class FileKind(StrEnum):
    """The two kinds of file; the value is the ending of the name."""

    CSV = "csv"
    XLSX = "xlsx"

    @staticmethod
    def of(path: Path) -> FileKind | None:
        """Return the kind that a file's name says, or None."""
        ending = path.suffix.lower().removeprefix(".")
        return next((kind for kind in FileKind if kind.value == ending), None)


@dataclass(frozen=True)
class Written:
    """A finished file, and how many rows it holds without headings."""

    path: Path
    rows: int


class _Stop(Exception):  # noqa: N818 - nothing went wrong
    """Somebody said stop."""


def table_bytes(kind: FileKind, tables: Sequence[ExportTable]) -> bytes:
    """Return a short file made in memory, for what is kept in the records or written by somebody else."""
    return csv_bytes(tables) if kind is FileKind.CSV else xlsx_bytes(tables)


def write_tables(
    path: Path, kind: FileKind, tables: Sequence[ExportTable], go_on: Callable[[int], bool] = lambda _: True
) -> Written | Problem:
    """Write tables into a file; a file of that name that was there before stays until the new one is complete.

    `go_on` is handed the rows written so far, now and then (also while a spreadsheet is packed), and says whether to go on. A Problem in words if it was
    stopped (`STOPPED`) or the disk says no; then nothing is left behind.
    """
    rows = 0

    def count() -> None:
        nonlocal rows
        rows += 1
        if rows % ROWS_BETWEEN_LOOKS == 0:
            look()

    def look() -> None:
        if not go_on(rows):
            raise _Stop

    try:
        # A folder of our own in the same place: the last step is one move, and whatever lies in it goes with it.
        with TemporaryDirectory(prefix=".export-", dir=path.absolute().parent, ignore_cleanup_errors=True) as room:
            part = Path(room) / "part"
            if kind is FileKind.CSV:
                write_csv(part, tables, count)
            else:
                write_xlsx(part, tables, count, look, Path(room))
            look()
            with part.open("rb+") as file:
                os.fsync(file.fileno())
            part.replace(path)
    except _Stop:
        return STOPPED
    except OSError as error:
        words = _WORDS.get(
            errno.EISDIR
            if path.is_dir()
            else error.errno or 0,  # Windows says of a folder only that it may not be written
            f"The file was not saved ({error.strerror or 'no reason given'}). {_SAFE} Choose another place and save again.",
        )
        return Problem("save", words)
    return Written(path, rows)
