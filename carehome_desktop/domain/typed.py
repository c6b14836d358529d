"""What a person typed or pasted, and whether it is text that can be kept and shown in one line."""

from __future__ import annotations

import unicodedata

# They turn the order of the words around them, so that one name can be made to look like another.
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def can_be_kept(text: str) -> bool:
    """Return whether this is text at all: half a character, as bytes of another alphabet leave behind, is not."""
    return not any(unicodedata.category(character) == "Cs" for character in text)


def is_one_line(text: str) -> bool:
    """Return whether this can be kept and shown in one line: nothing that moves, breaks or turns it."""
    return not any(
        unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") or character in _TURNS for character in text
    )
