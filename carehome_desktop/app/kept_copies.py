"""The copies of an open home, for those who may not know the vault."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import TYPE_CHECKING

from carehome_desktop.domain.locked import KeptCopy
from carehome_desktop.domain.problems import Problem
from carehome_desktop.vault import copies
from carehome_desktop.vault.folder import DataFolder
from carehome_desktop.vault.problems import VaultProblem

if TYPE_CHECKING:
    from carehome_desktop.app.house import House


WRITTEN = "records written since"
"""When something was first written in the newest session that wrote: a copy taken after that is the one of its closing."""
MISSED = (
    "No copy of your records was taken when the program was last closed: it was cut short, or the disk did not let it. "
    "What you saved is safe. Take a copy now; if that does not go, the program says why."
)

_log = logging.getLogger(__name__)


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

    def note_written(self) -> None:
        """Remember that something was written in this session, so that the next start can see whether a copy followed."""
        try:
            self._house.workplace.choose(WRITTEN, self._house.machine.clock.wall().isoformat())
        except Exception as error:  # only what is said at the next start is lost; what is saved says so itself
            _log.warning("that something was written could not be noted: %s", type(error).__name__)

    def missed(self) -> str:
        """Return, before anything is written in this session, that the last one that wrote ended without its copy, or ""."""
        written = self._house.workplace.look(WRITTEN)
        if not isinstance(written, str):
            return ""
        since = datetime.fromisoformat(written)
        # A copy's name holds whole seconds.
        after = any(copy.taken_at >= since.replace(microsecond=0) for copy in self.list() if not copy.trouble)
        return "" if after else MISSED

    def take_now(self, *, before_update: bool = False) -> Problem | None:
        """Take a checked copy; it takes as long as the disk needs, so not on the window's thread."""
        try:
            self._house.keep_copy(copies.Reason.BEFORE_UPGRADE if before_update else copies.Reason.BY_HAND)
        except VaultProblem as trouble:
            return Problem("copies", trouble.words)
        return None
