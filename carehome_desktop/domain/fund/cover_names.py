"""Covers the names that the home knows in words that a person typed, for papers that leave the home.

It covers too much rather than too little: *Taxis in May* loses its month where somebody is called May. A name that the home does not
know, such as a resident's, it cannot find: so who hands the paper on is shown every typed word first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

COVERED = "[name]"
_WORD = re.compile(r"[^\W\d_](?:[’'‘`\w]*\w)?", re.UNICODE)
_APOSTROPHE = re.compile(r"[’'‘`]")
_POSSESSIVE = re.compile(r"[’'‘`]s$", re.IGNORECASE)
_GREATEST_SHORT = 2


class Cover:
    """Covers the names of staff and of those who use the program."""

    def __init__(self, names: Iterable[str]) -> None:
        self._long: set[str] = set()
        self._short: set[str] = set()
        for name in names:
            for word in _WORD.findall(name):
                for part in (word, *_APOSTROPHE.split(word)):
                    plain = _plain(part)
                    if len(plain) > _GREATEST_SHORT:
                        self._long.add(plain)
                    elif len(plain) == _GREATEST_SHORT:
                        # Li, Ng, Jo: only as they are written or in capitals, or every “is” and “no” would go.
                        self._short |= {part, part.upper()}

    def __call__(self, words: str) -> str:
        """Return the words with every known name covered; names that follow each other are covered once."""
        covered = _WORD.sub(lambda found: COVERED if self._is_name(found[0]) else found[0], words)
        return re.sub(
            rf"(?:(?<!\w)[A-Z]\.?\s+)?{re.escape(COVERED)}(?:[\s.,-]*{re.escape(COVERED)})*", COVERED, covered
        )

    def _is_name(self, word: str) -> bool:
        bare = _POSSESSIVE.sub("", word)  # Mensah’s
        plain = _plain(bare)
        own = plain.removesuffix("s")  # Mensahs
        return plain in self._long or own in self._long or bare in self._short


def _plain(word: str) -> str:
    """Return a word without accents, apostrophes and capitals, so that Zoë and ZOE are one."""
    parts = unicodedata.normalize("NFKD", word)
    return "".join(each for each in parts if each.isalpha() and not unicodedata.combining(each)).casefold()
