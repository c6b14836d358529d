"""A problem the person can put right: a value with words in it, not an exception."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """Which field it is about (its id, or "" for the whole) and a sentence saying what to do."""

    field: str
    words: str


class Refused(Exception):  # noqa: N818 - it is the word the product uses
    """An act that cannot be done now; `words` say what happened, what is safe and what to do."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words
