"""Answers that look odd together: a sentence that asks, never a block."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class OddPair:
    """Answers (question id: yes or no) that are rarely all true at once, and what to ask."""

    when: Mapping[str, bool]
    words: str

    def is_odd(self, given: Mapping[str, bool]) -> bool:
        """Return whether every one of these answers was given."""
        return all(given.get(question_id) is value for question_id, value in self.when.items())


class SoftRule(StrEnum):
    """How two sides of figures stand to each other when all is well."""

    AT_MOST = "at-most"  # the left sum is at most the right one, line by line where both are tables
    DIFFERENT = "different"  # the two tables are not the same in every line


FACTS = frozenset({"fact:registered-beds"})
"""What the home told of itself that a rule can hold figures against."""


@dataclass(frozen=True)
class SoftCheck:
    """A rule between figures: the sums of the questions `left` and `right` (ids; `fact:registered-beds` is the home's own fact).

    `words` ask about it when the rule does not hold; {lines} in them becomes the labels of the lines that look odd.
    """

    rule: SoftRule
    left: tuple[str, ...]
    right: tuple[str, ...]
    words: str
