"""A resource file that cannot be used: which, where in it, and what is expected there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class BadResource:
    """A file (from its root folder on), a line (the first is 1) and words that say what is expected."""

    file: str
    line: int
    words: str

    def sentence(self) -> str:
        """Return the whole as one line for a person."""
        return f"{self.file}, line {self.line}: {self.words}"
