"""The copies of an open home, for those who may not know the vault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carehome_desktop.domain.locked import KeptCopy
from carehome_desktop.domain.problems import Problem
from carehome_desktop.vault import copies
from carehome_desktop.vault.folder import DataFolder
from carehome_desktop.vault.problems import VaultProblem

if TYPE_CHECKING:
    from carehome_desktop.app.house import House


def copies_in(folder: DataFolder) -> tuple[KeptCopy, ...]:
    """Return the copies in a folder, newest first."""
    return tuple(
        KeptCopy(copy.folder.root.name, copy.taken_at, copy.reason, copy.trouble or "")
        for copy in copies.list_copies(folder)
    )


class KeptCopies:
    """Lists the copies of an open home and takes another."""

    def __init__(self, house: House) -> None:
        self._house = house

    def list(self) -> tuple[KeptCopy, ...]:
        """Return the copies, newest first."""
        return copies_in(self._house.folder)

    def take_now(self) -> Problem | None:
        """Take a checked copy; it takes as long as the disk needs, so not on the window's thread."""
        try:
            self._house.keep_copy(copies.Reason.BY_HAND)
        except VaultProblem as trouble:
            return Problem("copies", trouble.words)
        return None
