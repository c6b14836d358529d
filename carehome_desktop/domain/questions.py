"""What a question is, what stands beside it, and which set of questions is in force on a day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from carehome_desktop.domain.oddities import OddPair, SoftCheck
from carehome_desktop.domain.periods import PeriodKind


class AnswerKind(StrEnum):
    """What kind of answer a question takes."""

    YES_NO = "yes-no"
    CHOICE = "choice"
    NUMBER = "whole-number"
    COUNTS = "counts"
    DATE = "date"
    TEXT = "text"
    PICKS = "picks"


ONLY_UNDER_65 = "only-under-65"
"""A kind of home that advice can be for: it cares for nobody over 65."""


@dataclass(frozen=True)
class Source:
    """Where a rule was read: title, publisher, and its date in words (*undated* said so); `address` is its page, "" if none is known."""

    title: str
    publisher: str
    date: str
    address: str = ""


@dataclass(frozen=True)
class Guidance:
    """What stands beside a question, each part a few short sentences in our own words.

    Yes/no questions say when to say yes and no; the others what to count and what to leave out.
    """

    asks: tuple[str, ...]
    say_yes: tuple[str, ...]
    say_no: tuple[str, ...]
    silent: tuple[str, ...]
    help: tuple[str, ...]
    if_no: tuple[str, ...]
    sources: tuple[Source, ...]
    counts: tuple[str, ...] = ()
    leaves_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """One line of a table of counts, one choice, or one thing to pick; `state` colours a choice (red, amber, green, blue)."""

    id: str
    label: str
    meaning: str = ""
    state: str = ""


@dataclass(frozen=True)
class Advice:
    """A rule for some homes that holds between two dates (both included; None is open)."""

    for_homes: str
    first_day: date | None
    last_day: date | None
    words: tuple[str, ...]

    def holds(self, day: date, home_is: frozenset[str]) -> bool:
        """Return whether it is for a home of these kinds on this day."""
        return (
            self.for_homes in home_is
            and (self.first_day is None or self.first_day <= day)
            and (self.last_day is None or day <= self.last_day)
        )


@dataclass(frozen=True)
class Question:
    """One question: our heading, the 2020 report's label, its guidance and the rules about its answer.

    `unit` is what a number counts, in the plural; `least` and `most` bound it. `parts` are the lines of a table, the
    choices or what can be picked; `parts_of` names the question whose picks say which lines are asked. What is not
    `required` may stay blank; what is not `carried` is asked afresh each period. A nought, the same figure for 12
    months or a jump is asked about where `zero_asks`, `unchanged_asks` or `jump_asks` says so. `fact` is the name
    under which another programme may take the answer over. `sure` says how well we know that this is asked; what is
    `ours` is asked by nobody else. Where the figures of the question `unless_nought` are all nought there is nothing to
    ask, and it is passed over; where they are above nought and it is blank, the check asks for it.
    """

    id: str
    number: int
    heading: str
    label_2020: str
    kind: AnswerKind
    not_needed_means_yes: bool
    can_be_declined: bool
    guidance: Guidance
    advice: tuple[Advice, ...] = ()
    unit: str = ""
    least: int = 0
    most: int = 99_999
    parts: tuple[Part, ...] = ()
    parts_of: str = ""
    required: bool = True
    carried: bool = True
    zero_asks: bool = False
    unchanged_asks: bool = False
    jump_asks: bool = False
    fact: str = ""
    sure: str = ""
    ours: bool = False
    unless_nought: str = ""

    def advice_on(self, day: date, home_is: frozenset[str]) -> tuple[Advice, ...]:
        """Return the advice that a home of these kinds is given on this day."""
        return tuple(advice for advice in self.advice if advice.holds(day, home_is))


@dataclass(frozen=True)
class Section:
    """A dated set of questions that is answered and sent as one return.

    `about` stands above the questions; `sure` says in words how well we know its dates and labels. `complete` is
    False while one of its files cannot be read: what is left can be answered, but a return must not go out with a
    question missing. `odd` and `soft` are asked about before sending. `order` is its place within its programme; what is
    answered only `when_needed` is never due.
    """

    id: str
    version: str
    digest: str
    title: str
    programme: str
    period_kind: PeriodKind
    first_day: date
    last_day: date | None
    questions: tuple[Question, ...]
    about: str = ""
    sure: str = ""
    complete: bool = True
    odd: tuple[OddPair, ...] = ()
    order: int = 1
    when_needed: bool = False
    soft: tuple[SoftCheck, ...] = ()

    def in_force(self, day: date) -> bool:
        """Return whether this version is the one for a day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)

    def asks(self, question_id: str) -> bool:
        """Return whether it has a question of this id."""
        return any(question.id == question_id for question in self.questions)

    def question(self, question_id: str) -> Question:
        """Return a question by its id; KeyError if this version has none of that name."""
        for question in self.questions:
            if question.id == question_id:
                return question
        raise KeyError(question_id)

    @property
    def head(self) -> SectionHead:
        """Return what is known of it without its questions."""
        return SectionHead(
            self.id,
            self.version,
            self.title,
            self.programme,
            self.period_kind,
            self.first_day,
            self.last_day,
            self.order,
            self.when_needed,
        )


@dataclass(frozen=True)
class SectionHead:
    """What is known of a version of a section before its questions are read; each field as in `Section`."""

    id: str
    version: str
    title: str
    programme: str
    period_kind: PeriodKind
    first_day: date
    last_day: date | None
    order: int = 1
    when_needed: bool = False

    def in_force(self, day: date) -> bool:
        """Return whether this version is the one for a day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


Dated = TypeVar("Dated", Section, SectionHead)


@dataclass(frozen=True)
class Programme:
    """Something a home reports under: who asks for it and since when, and how sure we are of that.

    `no_sections` is what the screen says as long as no section of it is in the program. After `asked_until`, the last day
    for which we know that it was asked, its answers are a record of their day and nothing of it is due.
    """

    id: str
    title: str
    who_asks: str
    sure: str
    no_sections: str = ""
    asked_until: date | None = None


@dataclass(frozen=True)
class Term:
    """A word the trade cannot do without, its other forms, and what it means."""

    word: str
    also: tuple[str, ...]
    meaning: str

    def forms(self) -> tuple[str, ...]:
        """Return every form of the word that may stand in a text."""
        return (self.word, *self.also)


def section_for(sections: Iterable[Dated], section_id: str, day: date) -> Dated | None:
    """Return the version of a section that is in force on a day: of several, the one that began last."""
    found = [section for section in sections if section.id == section_id and section.in_force(day)]
    return max(found, key=lambda section: (section.first_day, section.version), default=None)


def terms_in(texts: Iterable[str], glossary: Iterable[Term]) -> tuple[Term, ...]:
    """Return the terms that stand in the texts, in the order of their first appearance.

    A term inside a longer one is not found: *Infection Control Fund* does not also give *infection control*.
    """
    terms = {form.casefold(): term for term in glossary for form in term.forms()}
    longest_first = "|".join(map(re.escape, sorted(terms, key=len, reverse=True)))
    if not longest_first:
        return ()
    whole_words = re.compile(rf"(?<![\w-])(?:{longest_first})(?![\w-])", re.IGNORECASE)
    found = (terms[match[0].casefold()] for text in texts for match in whole_words.finditer(text))
    return tuple(dict.fromkeys(found))
