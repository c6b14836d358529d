"""How an entry of the ledger is said on the screen."""

from __future__ import annotations

from carehome_desktop.domain.pounds import pounds_words
from carehome_desktop.domain.stock.movements import ORIGIN_WORDS, REASON_WORDS, Entry
from carehome_desktop.domain.words import capital, day_words


def said_of(entry: Entry) -> list[str]:
    """Return what else was said of an entry, each a short sentence without its full stop."""
    came = [ORIGIN_WORDS[entry.origin]] if entry.origin else []
    came += [f"from {entry.who}"] if entry.who and entry.origin else [entry.who] if entry.who else []
    parts = [", ".join(came)] if came else []
    parts += [f"order {entry.reference}"] if entry.reference else []
    parts += [pounds_words(entry.pence)] if entry.pence is not None else []
    parts += [f"batch {entry.batch}"] if entry.batch else []
    parts += [f"use by {day_words(entry.expires)}"] if entry.expires else []
    parts += [REASON_WORDS[entry.reason]] if entry.reason else []
    parts += [entry.note] if entry.note else []
    return [capital(part) for part in parts]
