"""Why the records cannot be opened, and what there is to go back to: values for the page that says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Situation(StrEnum):
    """What stands in the way; each has its own words and its own ways on."""

    KEYRING_ABSENT = "keyring-absent"
    KEYRING_LOCKED = "keyring-locked"
    KEY_MISSING = "key-missing"
    KEY_WRONG = "key-wrong"
    STORE_DAMAGED = "store-damaged"
    STORE_MISSING = "store-missing"
    HEADER_DAMAGED = "header-damaged"
    HEADER_MISSING = "header-missing"
    NEWER_PROGRAM = "newer-program"
    IN_USE = "in-use"
    REFUSED = (
        "refused"  # the computer would not let the program at its files, or whatever else there are only words for
    )


NEEDS_PHRASE = frozenset(
    {Situation.KEYRING_ABSENT, Situation.KEYRING_LOCKED, Situation.KEY_MISSING, Situation.KEY_WRONG}
)
"""The recovery phrase is the way on."""

OFFERS_COPIES = frozenset(
    {Situation.STORE_DAMAGED, Situation.STORE_MISSING, Situation.HEADER_DAMAGED, Situation.HEADER_MISSING}
)
"""A copy is the way on."""

MENDED_BY_HEADER = frozenset({Situation.HEADER_DAMAGED, Situation.HEADER_MISSING})
"""The records may be whole: a copy's header opens them without losing anything saved since."""


@dataclass(frozen=True)
class KeptCopy:
    """A copy of the records: its name, when it was taken (UTC), why, and what is wrong with it, if anything."""

    id: str
    taken_at: datetime
    reason: str
    trouble: str = ""


@dataclass(frozen=True)
class Trouble:
    """A situation in words, with the copies there are, newest first.

    `asks_for_phrase` means that putting a copy back needs the recovery phrase too, because no key was found.
    """

    situation: Situation
    words: str
    copies: tuple[KeptCopy, ...] = ()
    asks_for_phrase: bool = False
