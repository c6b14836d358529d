"""The recovery phrase: shown until part of it was typed back, kept only inside the encrypted file till then, and made anew when lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from carehome_desktop.domain.problems import Problem
from carehome_desktop.machine import Chance
from carehome_desktop.store import database
from carehome_desktop.store.database import Store

KEY, UNFINISHED = "recovery_phrase", "recovery_phrase_unfinished"
ASKED = 3
Keep = Callable[[str], None]
Lock = Callable[[Keep], None]
"""Locks the key under a new phrase; it hands the phrase over to be kept before the old one stops working."""


class Recovery:
    """Shows the phrase, asks for part of it, and then forgets it.

    `keyring_keeps_key` is False where this computer cannot keep the key: there the phrase is the only way in, at each start.
    """

    def __init__(self, store: Store, chance: Chance, lock: Lock, *, keyring_keeps_key: bool) -> None:
        self._store, self._chance, self._lock = store, chance, lock
        self.keyring_keeps_key = keyring_keeps_key

    def phrase(self) -> tuple[str, ...]:
        """Return the words still to be copied by hand; empty once part of them was typed back, or while they open nothing yet."""
        with self._store.look() as reader:
            if database.meta_value(reader, UNFINISHED):
                return ()
            return tuple((database.meta_value(reader, KEY) or "").split())

    def owed(self) -> bool:
        """Return whether part of the phrase has still to be typed back."""
        return bool(self.phrase())

    def ask(self) -> tuple[int, ...]:
        """Return which words to ask for, as places counted from 1, in order."""
        left = list(range(1, len(self.phrase()) + 1))
        chosen = [left.pop(int(self._chance.fraction() * len(left))) for _ in range(min(ASKED, len(left)))]
        return tuple(sorted(chosen))

    def type_back(self, places: Sequence[int], typed: Sequence[str]) -> Problem | None:
        """Forget the phrase if these words of it are right; else say which is not, and keep it."""
        phrase = self.phrase()
        for place, word in zip(places, typed, strict=True):
            if word.strip().lower() != phrase[place - 1]:
                return Problem(
                    str(place), f"Word {place} is a different one. Look at what you wrote down and type it again."
                )
        self._forget()
        return None

    def typed_whole(self, typed: str) -> None:
        """The records were opened with all the words: whoever did that has them, and need not type them back."""
        if tuple(typed.lower().split()) == self.phrase() != ():
            self._forget()

    def renew(self) -> None:
        """Make a new phrase; the old one stops working at once, and the new one is owed. It takes about half a second."""
        self._lock(self._keep)
        self._finished()

    def finish_renewing(self) -> None:
        """Make good a renewal that was cut short: nobody has seen its words yet, so others take their place."""
        with self._store.look() as reader:
            unfinished = database.meta_value(reader, UNFINISHED)
        if unfinished:
            self.renew()

    def _keep(self, words: str) -> None:
        with self._store.write() as connection:
            database.set_meta(connection, KEY, words)
            database.set_meta(connection, UNFINISHED, "yes")

    def _finished(self) -> None:
        with self._store.write() as connection:
            database.set_meta(connection, UNFINISHED, None)

    def _forget(self) -> None:
        with self._store.write() as connection:
            database.set_meta(connection, KEY, None)
