"""Tells typing from answering: Y and N answer, but not as letters of a word that was meant for the note."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

BESIDE = "You are typing beside the note. Click in the note to write."
ONE_WORD_MS = 600
"""Two letters that come this close belong to one word; a choice made on purpose is followed by a pause."""

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


def is_letter(event: QKeyEvent) -> bool:
    """Return whether a key types something that is seen, as in a word."""
    return event.modifiers() in _PLAIN and event.text().isprintable() and bool(event.text().strip())


def is_one_word(before: int, now: int) -> bool:
    """Return whether two letters, pressed at these milliseconds, belong to one word."""
    return 0 <= now - before < ONE_WORD_MS
