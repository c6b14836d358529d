"""The recovery phrase: shown after the first saved answer, kept only inside the encrypted file until part of it was typed back."""

from __future__ import annotations

from collections.abc import Sequence

from carehome_desktop.domain.problems import Problem
from carehome_desktop.machine import Chance
from carehome_desktop.store import database
from carehome_desktop.store.database import Store

KEY = "recovery_phrase"
ASKED = 3


class Recovery:
    """Shows the phrase, asks for part of it, and then forgets it."""

    def __init__(self, store: Store, chance: Chance) -> None:
        self._store, self._chance = store, chance

    def phrase(self) -> tuple[str, ...]:
        """Return the words still to be copied by hand; empty once part of them was typed back."""
        with self._store.read() as connection:
            return tuple((database.meta_value(connection, KEY) or "").split())

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
        with self._store.write() as connection:
            database.set_meta(connection, KEY, None)
        return None
