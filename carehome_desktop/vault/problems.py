"""Trouble with the store, told in words for the person at the desk."""

from __future__ import annotations


class VaultProblem(Exception):  # noqa: N818  it tells of a problem, seldom of an error
    """Something a person must be told: `words` says what happened, what is safe and what to do."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words
