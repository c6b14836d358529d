"""What a question is, what stands beside it, and which set of questions is in force on a day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from carehome_desktop.domain.oddities import OddPair
from carehome_desktop.domain.periods import PeriodKind


class AnswerKind(StrEnum):
    """What kind of answer a question takes."""

    YES_NO = "yes-no"


ONLY_UNDER_65 = "only-under-65"
"""A kind of home that advice can be for: it cares for nobody over 65."""


@dataclass(frozen=True)
class Source:
    """Where a rule was read: title, publisher, and its date in words (*undated* said so)."""

    title: str
    publisher: str
    date: str


@dataclass(frozen=True)
class Guidance:
    """What stands beside a question, each part a few short sentences in our own words."""

    asks: tuple[str, ...]
    say_yes: tuple[str, ...]
    say_no: tuple[str, ...]
    silent: tuple[str, ...]
    help: tuple[str, ...]
    if_no: tuple[str, ...]
    sources: tuple[Source, ...]


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
    """One question: our heading, the 2020 report's label, its guidance and the rules about its answer."""

    id: str
    number: int
    heading: str
    label_2020: str
    kind: AnswerKind
    not_needed_means_yes: bool
    can_be_declined: bool
    guidance: Guidance
    advice: tuple[Advice, ...] = ()

    def advice_on(self, day: date, home_is: frozenset[str]) -> tuple[Advice, ...]:
        """Return the advice that a home of these kinds is given on this day."""
        return tuple(advice for advice in self.advice if advice.holds(day, home_is))


@dataclass(frozen=True)
class Section:
    """A dated set of questions that is answered and sent as one return.

    `about` stands above the questions; `sure` says in words how well we know its dates and labels. `complete` is
    False while one of its files cannot be read: what is left can be answered, but a return must not go out with a
    question missing. `odd` is asked about before sending.
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

    def in_force(self, day: date) -> bool:
        """Return whether this version is the one for a day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)

    def question(self, question_id: str) -> Question:
        """Return a question by its id; KeyError if this version has none of that name."""
        for question in self.questions:
            if question.id == question_id:
                return question
        raise KeyError(question_id)


@dataclass(frozen=True)
class Programme:
    """Something a home reports under: who asks for it and since when, and how sure we are of that.

    `no_sections` is what the screen says as long as no section of it is in the program.
    """

    id: str
    title: str
    who_asks: str
    sure: str
    no_sections: str = ""


@dataclass(frozen=True)
class Term:
    """A word the trade cannot do without, its other forms, and what it means."""

    word: str
    also: tuple[str, ...]
    meaning: str

    def forms(self) -> tuple[str, ...]:
        """Return every form of the word that may stand in a text."""
        return (self.word, *self.also)


def section_for(sections: Iterable[Section], section_id: str, day: date) -> Section | None:
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
