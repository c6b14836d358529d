"""From a vault that would not open to what the page about it can offer, and back to an open home."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from carehome_desktop.app.kept_copies import copies_in
from carehome_desktop.app.opening import open_home, open_practice
from carehome_desktop.domain.locked import OFFERS_COPIES, Situation, Trouble
from carehome_desktop.domain.problems import Refused
from carehome_desktop.machine import Clock
from carehome_desktop.ui.locked.page import Ways
from carehome_desktop.vault import copies, folder, header, keys, opening, phrase
from carehome_desktop.vault.problems import VaultProblem

if TYPE_CHECKING:
    from carehome_desktop.app.house import House
    from carehome_desktop.app.machine_parts import Machine

SITUATIONS: tuple[tuple[type[VaultProblem], Situation], ...] = (
    (keys.KeyringAbsent, Situation.KEYRING_ABSENT),
    (keys.KeyringLocked, Situation.KEYRING_LOCKED),
    (keys.KeyMissing, Situation.KEY_MISSING),
    (keys.KeyWrong, Situation.KEY_WRONG),
    (opening.StoreDamaged, Situation.STORE_DAMAGED),
    (opening.StoreMissing, Situation.STORE_MISSING),
    (header.HeaderDamaged, Situation.HEADER_DAMAGED),
    (header.HeaderMissing, Situation.HEADER_MISSING),
    (opening.StoreTooNew, Situation.NEWER_PROGRAM),
    (header.HeaderTooNew, Situation.NEWER_PROGRAM),
    (folder.FolderInUse, Situation.IN_USE),
)
AGAIN = (phrase.WrongPhrase, copies.CopyUnusable, copies.RestoreFailed)
"""What went wrong with an attempt: the situation is still the one it was."""
KNOWN_WORD = phrase.PRACTICE_PHRASE.split()[0]
WOULD_NOT_OPEN = (
    "Your records could not be opened, and the program does not know why. What was saved stays saved, and nothing has been "
    "changed. Try again; if it happens twice, ask whoever looks after the computer."
)


class Unlocking:
    """One folder that would not open. What succeeds leaves the open home in `house`."""

    def __init__(self, where: folder.DataFolder, machine: Machine, *, in_practice: bool) -> None:
        self._folder, self._machine, self._in_practice = where, machine, in_practice
        self.house: House | None = None
        self._trouble = Trouble(Situation.REFUSED, WOULD_NOT_OPEN)

    def trouble_of(self, error: Exception) -> Trouble:
        """Return what stands in the way, in words, with the copies if a copy is the way on."""
        if isinstance(error, AGAIN):
            return replace(self._trouble, words=error.words)
        situation = next((found for kind, found in SITUATIONS if isinstance(error, kind)), Situation.REFUSED)
        words = error.words if isinstance(error, VaultProblem | Refused) else WOULD_NOT_OPEN
        kept = copies_in(self._folder) if situation in OFFERS_COPIES else ()
        self._trouble = Trouble(situation, words, kept, asks_for_phrase=bool(kept) and not self._key_is_kept())
        return self._trouble

    def ways(self, opened: Callable[[], None], leave: Callable[[], None]) -> Ways:
        """Return what the page may do."""
        return Ways(
            try_again=lambda: self._tried(self._open),
            open_by_phrase=lambda typed: self._tried(lambda: self._open(typed)),
            put_back=lambda copy_id, typed: self._tried(lambda: self._restore(copies.restore_copy, copy_id, typed)),
            mend=lambda copy_id, typed: self._tried(lambda: self._restore(copies.mend_header, copy_id, typed)),
            check_word=check_word,
            opened=opened,
            leave=leave,
        )

    def _tried(self, act: Callable[[], None]) -> Trouble | None:
        try:
            act()
        except Exception as error:  # whatever it is, the person is told what is safe and what to do
            return self.trouble_of(error)
        return None

    def _open(self, typed: str | None = None) -> None:
        if self._in_practice:
            self.house = open_practice(self._folder, self._machine)
        else:
            self.house = open_home(self._folder, self._machine, phrase=typed)
            if typed is not None:
                self.house.recovery.typed_whole(typed)

    def _restore(
        self,
        act: Callable[[folder.DataFolder, copies.Copy, bytes, Clock], header.Header],
        copy_id: str,
        typed: str | None,
    ) -> None:
        copy = next(each for each in copies.list_copies(self._folder) if each.folder.root.name == copy_id)
        copied = header.read_header(copy.folder.root)
        key = phrase.unwrap(copied, typed) if typed else opening.key_kept_for(copied)
        with folder.FolderLock.acquire(self._folder):
            act(self._folder, copy, key, self._machine.clock)
        self._open(typed)

    def _key_is_kept(self) -> bool:
        for copy in copies.list_copies(self._folder):
            try:
                opening.key_kept_for(header.read_header(copy.folder.root))
            except VaultProblem:
                continue
            return True
        return False


def check_word(place: int, word: str) -> str:
    """Return what is wrong with one word of a phrase, or "" if it is in the list."""
    before = [KNOWN_WORD] * (place - 1)
    try:
        phrase.checked(" ".join([*before, word]))
    except phrase.WordNotInList as unknown:
        return unknown.words
    except phrase.WrongPhrase:
        return ""  # about the words together, which is told when all are there
    return ""
