"""Answers that look odd together: a sentence that asks, never a block."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
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

ELSEWHERE = "/"
"""Between a section and its question, as in `workforce/staff-employed`: what was given there for the same period, as one sum."""


@dataclass(frozen=True)
class SoftCheck:
    """A rule between figures: the sums of the questions `left` and `right`, each by its id.

    On the right there may also be `fact:registered-beds`, the home's own fact, or `workforce/staff-employed`, a question
    of another section. The right sum is taken `times` a number, and times the days that the choice given for the
    question `per` has in `days`; for a choice without days the rule says nothing.
    `words` ask about it when the rule does not hold; {lines} in them becomes the lines that look odd, each with its two
    figures, {left} and {right} the two sums.
    """

    rule: SoftRule
    left: tuple[str, ...]
    right: tuple[str, ...]
    words: str
    times: int = 1
    per: str = ""
    days: Mapping[str, int] = field(default_factory=dict)


def is_from_outside(side: str) -> bool:
    """Return whether a side of a rule is no question of its own section: a fact of the home, or a question elsewhere."""
    return side in FACTS or ELSEWHERE in side
