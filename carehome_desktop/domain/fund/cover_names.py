"""Covers the names that the home knows in words that a person typed, for papers that leave the home.

It covers too much rather than too little: *Taxis in May* loses its month where somebody is called May. A name that the home does not
know, such as a resident's, it cannot find: so who hands the paper on is shown every typed word first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby, permutations

COVERED = "[name]"
_APOSTROPHES = "’'‘`"
_APOSTROPHE = re.compile(f"[{_APOSTROPHES}]")
_POSSESSIVE = re.compile(f"[{_APOSTROPHES}]s$", re.IGNORECASE)
_BEFORE_AT = re.compile(r"[\w.+-]+(?=@)")
_IN_A_ROW = re.compile(rf"(?:(?<!\w)[A-Z]\.?\s+)?{re.escape(COVERED)}(?:[\s.,-]*{re.escape(COVERED)})*")
_GREATEST_SHORT = 2


class Cover:
    """Covers the names of staff and of those who use the program."""

    def __init__(self, names: Iterable[str]) -> None:
        self._long: set[str] = set()
        self._short: set[str] = set()
        for name in names:
            words = [word for word, is_word in _pieces(name) if is_word]
            for part in (each for word in words for each in (word, *_APOSTROPHE.split(word))):
                plain = _plain(part)
                if len(plain) > _GREATEST_SHORT:
                    self._long.add(plain)
                elif len(plain) == _GREATEST_SHORT:
                    # Li, Ng, Jo: only as they are written or in capitals, or every “is” and “no” would go.
                    self._short |= {part, part.upper()}
            # Run together, as in AnneMarie; not with an initial alone, or P. Rice would take every “price”.
            whole = [plain for word in words if len(plain := _plain(word)) >= _GREATEST_SHORT]
            self._long |= {"".join(pair) for pair in permutations(whole, 2)}

    def __call__(self, words: str) -> str:
        """Return the words with every known name covered; names that follow each other are covered once."""
        words = _BEFORE_AT.sub(lambda found: COVERED if self._holds_a_name(found[0]) else found[0], words)
        covered = "".join(self._covered(piece) if is_word else piece for piece, is_word in _pieces(words))
        return _IN_A_ROW.sub(COVERED, covered)

    def first_in(self, words: str) -> str:
        """Return the first word that is a known name of three letters or more, or what stands before an @ with one in it; else ""."""
        for found in _BEFORE_AT.findall(words):
            if self._holds_a_name(found):
                return str(found)
        bare = (piece.strip(_APOSTROPHES) for piece, is_word in _pieces(words) if is_word)
        # Ng and Li are let through: two letters are more often a part of a council's own number.
        return next((each for each in bare if len(_plain(each)) > _GREATEST_SHORT and self._is_name(each)), "")

    def _covered(self, word: str) -> str:
        bare = word.strip(_APOSTROPHES)
        return word.replace(bare, COVERED) if bare and self._is_name(bare) else word

    def _is_name(self, word: str) -> bool:
        bare = _POSSESSIVE.sub("", word)  # Mensah’s
        plain = _plain(bare)
        own = plain.removesuffix("s")  # Mensahs
        return plain in self._long or own in self._long or bare in self._short

    def _holds_a_name(self, address: str) -> bool:
        plain = _plain(address)
        return any(name in plain for name in self._long)


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the words of a text and what lies between them, in order, and of each whether it is a word."""
    for is_word, characters in groupby(text, _is_of_a_word):
        yield "".join(characters), is_word


def _is_of_a_word(character: str) -> bool:
    """Marks over a letter and signs without a shape belong to the word: pasted text has them in the middle of a name."""
    category = unicodedata.category(character)
    return category[0] in "LM" or category == "Cf" or character in _APOSTROPHES


def _plain(word: str) -> str:
    """Return a word without accents, apostrophes and capitals, so that Zoë and ZOE are one."""
    parts = unicodedata.normalize("NFKD", word)
    return "".join(each for each in parts if each.isalpha() and not unicodedata.combining(each)).casefold()
