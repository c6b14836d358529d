"""What a person typed or pasted, and whether it is text that can be kept and shown in one line."""

from __future__ import annotations

import unicodedata

from carehome_desktop.domain.problems import Problem

LONGEST_REASON = 500

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


def plain_figures(text: str) -> bool:
    """Return whether every figure in it is one of 0 to 9: those of other scripts are understood nowhere, not as days nor as sums."""
    return all(character in "0123456789" for character in text if character.isdigit())


def is_number(text: str, most: int) -> bool:
    """Return whether this is nothing but figures, of which there are `most` at most."""
    return text.isdigit() and plain_figures(text) and len(text) <= most


def reason_trouble(reason: str, field: str = "reason") -> Problem | None:
    """Return what is wrong with why a person does something, as they typed it: one line, and not nothing."""
    if not reason.strip():
        return Problem(field, "Write why, in one line.")
    if len(reason) > LONGEST_REASON or not is_one_line(reason):
        return Problem(field, f"Write why in one line of {LONGEST_REASON} characters or fewer.")
    return None
