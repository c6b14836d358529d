"""What each kind of resource file must hold: no more, no less, and of the right type."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

from carehome_desktop.domain.periods import PeriodKind
from carehome_desktop.domain.questions import AnswerKind

# \A and \Z, since a $ would let a line break pass.
Slug = Annotated[str, Meta(pattern=r"\A[a-z0-9]+(-[a-z0-9]+)*\Z")]
Words = Annotated[str, Meta(pattern=r"\S")]
Heading = Annotated[str, Meta(pattern=r"\S.*\?\Z")]
Paragraphs = Annotated[tuple[Words, ...], Meta(min_length=1)]
# The kinds that a home can be, as domain.questions names them; a rule for any other kind would never be shown.
HomeKind = Literal["only-under-65"]
Number = Annotated[int, Meta(ge=1, le=999)]

EXPECTED = {
    "id": 'a short name in small letters, digits and hyphens, such as "test-kits"',
    "version": 'the month or day it began, such as "2020-05"',
    "title": "a title in quotation marks",
    "programme": 'the id of a programme, such as "covid-2020"',
    "period": '"day", "week" or "month"',
    "first_day": "a day without quotation marks, such as 2020-05-14",
    "last_day": "a day without quotation marks, such as 2020-08-09",
    "question_count": "how many questions the set has, as a whole number",
    "about": "a sentence in quotation marks, shown above the questions",
    "sure": "a sentence in quotation marks that says how sure we are",
    "shared": "a table [shared] with help and if_no",
    "sources": "where it was read: in section.toml one [[sources]] for each, in a question a list of their names",
    "name": 'a short name that questions can use, such as "faq"',
    "publisher": "who published it, in quotation marks",
    "date": 'its date in words, or "undated", in quotation marks',
    "number": "the place of the question in its set, a whole number from 1 on",
    "heading": "a real question in our own words, in quotation marks, with a question mark at its end",
    "label_2020": "the label of the 2020 report, in quotation marks",
    "kind": '"yes-no"',
    "not_needed_means_yes": "true or false",
    "can_be_declined": "true or false",
    "guidance": "a table [guidance]",
    "asks": "a list of sentences: what the question asks",
    "say_yes": "a list of sentences: when to say yes",
    "say_no": "a list of sentences: when to say no",
    "silent": "a list of sentences: what the guidance does not say",
    "help": "a list of sentences: what help there was and who gave it",
    "if_no": "a list of sentences: what happens after a no",
    "advice": "one [[advice]] for each rule that is only for some homes",
    "for_homes": 'the kind of home it is for: "only-under-65"',
    "words": "a list of sentences; under [[odd]] one sentence that asks",
    "odd": "one [[odd]] for each set of answers that look odd together",
    "when": "two answers or more that look odd together, such as { testing-portal = false, test-kits = true }",
    "who_asks": "a sentence in quotation marks: who asks for it and since when",
    "no_sections": "a sentence in quotation marks, shown while the programme has no questions here",
    "term": "one [[term]] for each word",
    "word": "the word, in quotation marks",
    "also": "a list of its other forms",
    "meaning": "what it means, in quotation marks",
}
"""What each key takes, for messages."""


class Shape(Struct, frozen=True, forbid_unknown_fields=True):
    """A table of a resource file."""


class SourceShape(Shape, frozen=True):
    """A source that the questions of a section can name."""

    name: Slug
    title: Words
    publisher: Words
    date: Words


class SharedShape(Shape, frozen=True):
    """What is said beside every question of a section, after what the question's own file says."""

    help: tuple[Words, ...]
    if_no: Paragraphs


class OddShape(Shape, frozen=True):
    """Answers that look odd together, by the ids of their questions."""

    when: Annotated[dict[str, bool], Meta(min_length=2)]
    words: Words


class SectionShape(Shape, frozen=True):
    """section.toml: one version of a set of questions."""

    id: Slug
    version: Slug
    title: Words
    programme: Slug
    period: PeriodKind
    first_day: date
    question_count: Number
    about: Words
    sure: Words
    shared: SharedShape
    sources: tuple[SourceShape, ...]
    odd: tuple[OddShape, ...] = ()
    last_day: date | None = None


class GuidanceShape(Shape, frozen=True):
    """The guidance in a question's file; if_no is only for what is special to the question."""

    asks: Paragraphs
    say_yes: Paragraphs
    say_no: Paragraphs
    silent: Paragraphs
    help: Paragraphs
    sources: Paragraphs
    if_no: tuple[Words, ...] = ()


class AdviceShape(Shape, frozen=True):
    """A rule for some homes between two days."""

    for_homes: HomeKind
    words: Paragraphs
    first_day: date | None = None
    last_day: date | None = None


class QuestionShape(Shape, frozen=True):
    """A question's file, such as 05-test-kits.toml."""

    id: Slug
    number: Number
    heading: Heading
    label_2020: Words
    kind: AnswerKind
    not_needed_means_yes: bool
    can_be_declined: bool
    guidance: GuidanceShape
    advice: tuple[AdviceShape, ...] = ()


class ProgrammeShape(Shape, frozen=True):
    """A programme's file."""

    id: Slug
    title: Words
    who_asks: Words
    sure: Words
    no_sections: str = ""


class TermShape(Shape, frozen=True):
    """A word of the glossary."""

    word: Words
    meaning: Words
    also: tuple[Words, ...] = ()


class GlossaryShape(Shape, frozen=True):
    """glossary.toml."""

    term: tuple[TermShape, ...]
