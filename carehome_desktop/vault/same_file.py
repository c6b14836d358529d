"""Whether the file that was opened is still the one that is found under its name.

Some systems let an open file be deleted or replaced: what is written then goes to a file that nobody finds again. *Saved* must not be
said of that.
"""

from __future__ import annotations

from pathlib import Path

from carehome_desktop.vault.problems import VaultProblem


class StoreGone(VaultProblem):
    """The store was moved, deleted or replaced while it was open."""


class SameFile:
    """Remembers which file stands under a name now."""

    def __init__(self, path: Path) -> None:
        self._path, self._known = path, _identity(path)

    def check(self) -> None:
        """Raise StoreGone if another file, or none, stands there now."""
        if _identity(self._path) != self._known:
            raise StoreGone(
                f"This is not saved: the file {self._path.name}, which holds your records, was moved, deleted or replaced while "
                "the program is open, or its drive was taken out. What was saved before is where the file is now, or in the copies. "
                "Plug the drive in again or put the folder back as it was, and this is saved; or close the program and start it "
                "again: it says what it finds."
            )


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
