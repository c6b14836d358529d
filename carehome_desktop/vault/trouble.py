"""What stopped the program from reading or writing its file, told apart, in words for the person at the desk.

It goes by what the system and the database say of themselves, so nothing of either has to be loaded to name a trouble.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from enum import Enum

from carehome_desktop.vault.same_file import StoreGone


class Trouble(Enum):
    """A kind of trouble with the disk: what happened, what is safe, and what to do."""

    FULL = (
        "the disk is full",
        "What was saved stays saved.",
        "Make room on the disk: move or delete files you do not need, but nothing in this program’s folder.",
    )
    READ_ONLY = (
        "the folder with your records lets nothing be written to it",
        "What was saved stays saved.",
        "If it is on a stick or a memory card, look for a lock switch. Else ask whoever looks after the computer to let "
        "you write in that folder.",
    )
    IN_USE = (
        "another program is using the file with your records",
        "What was saved stays saved.",
        "Wait until a backup or a virus check is done, and close other programs that use the folder.",
    )
    DISK = (
        "the disk says that it could not read or write",
        "What was saved stays saved.",
        "If your records are on a stick or a network drive, put it in firmly or join the network again. If this goes on, the "
        "disk may be failing: ask whoever looks after the computer.",
    )
    GONE = (
        "the file with your records is not where it was (the drive was taken out, or the folder was moved, deleted or replaced)",
        "What was saved is where that folder is now.",
        "Plug the drive in again, or put the folder back as it was.",
    )
    OTHER = (
        "the computer would not let the program write",
        "What was saved stays saved.",
        "If this goes on, ask whoever looks after the computer.",
    )

    def __init__(self, happened: str, safe: str, do: str) -> None:
        self.happened, self.safe, self.do = happened, safe, do


_BY_NAME = {
    "SQLITE_FULL": Trouble.FULL,
    "SQLITE_READONLY": Trouble.READ_ONLY,
    "SQLITE_PERM": Trouble.READ_ONLY,
    "SQLITE_BUSY": Trouble.IN_USE,
    "SQLITE_LOCKED": Trouble.IN_USE,
    "SQLITE_IOERR": Trouble.DISK,
    "SQLITE_CANTOPEN": Trouble.GONE,
}
_BY_ERRNO = {
    errno.ENOSPC: Trouble.FULL,
    errno.EDQUOT: Trouble.FULL,
    errno.EROFS: Trouble.READ_ONLY,
    errno.EACCES: Trouble.READ_ONLY,
    errno.EPERM: Trouble.READ_ONLY,
    errno.EBUSY: Trouble.IN_USE,
    errno.EAGAIN: Trouble.IN_USE,
    errno.EIO: Trouble.DISK,
    errno.ENOENT: Trouble.GONE,
    errno.ENODEV: Trouble.GONE,
    errno.ENXIO: Trouble.GONE,
    errno.ENOTDIR: Trouble.GONE,
    errno.ESTALE: Trouble.GONE,
}


def trouble_of(error: BaseException) -> Trouble:
    """Return which trouble an error tells of, also where another error was made of it."""
    for each in _chain(error):
        if isinstance(each, StoreGone | FileNotFoundError):
            return Trouble.GONE
        name = str(getattr(each, "sqlite_errorname", ""))
        found = next((trouble for known, trouble in _BY_NAME.items() if name.startswith(known)), None)
        if found is None and isinstance(each, OSError):
            found = _BY_ERRNO.get(each.errno or 0)
        if found is not None:
            return found
    return Trouble.OTHER


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        wrapped = getattr(error, "orig", None)
        error = wrapped if isinstance(wrapped, BaseException) else error.__cause__
