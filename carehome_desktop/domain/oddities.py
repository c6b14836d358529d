"""Answers that look odd together: a sentence that asks, never a block."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class OddPair:
    """Answers (question id: yes or no) that are rarely all true at once, and what to ask."""

    when: Mapping[str, bool]
    words: str

    def is_odd(self, given: Mapping[str, bool]) -> bool:
        """Return whether every one of these answers was given."""
        return all(given.get(question_id) is value for question_id, value in self.when.items())
