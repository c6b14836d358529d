"""What each kind of resource file must hold: no more, no less, and of the right type."""

# Annotations are not postponed here, nor where a NamedTuple stands on the way to the first paint: each text would be compiled at every start.
from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

from carehome_desktop.domain.oddities import SoftRule
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
    "address": "the address of its page, in quotation marks",
    "date": 'its date in words, or "undated", in quotation marks',
    "number": "the place of the question in its set, a whole number from 1 on",
    "heading": "a real question in our own words, in quotation marks, with a question mark at its end",
    "label_2020": "the label of the 2020 report, in quotation marks",
    "kind": '"yes-no", "choice", "whole-number", "counts", "date", "text" or "picks"',
    "unit": 'what is counted, in the plural and in quotation marks, such as "beds"',
    "least": "the smallest whole number that can be right",
    "most": "the largest whole number that can be right",
    "parts": "the name of a list in section.toml; there one list of { id, label } for each name",
    "parts_of": "the id of the question that says which lines of the table are asked",
    "label": "the words of a line or a choice, in quotation marks",
    "meaning": "what it means, in quotation marks",
    "state": '"red", "amber", "green" or "blue"',
    "required": "true or false",
    "carried": "true or false",
    "zero_asks": "true or false",
    "unchanged_asks": "true or false",
    "jump_asks": "true or false",
    "fact": 'a name that other programmes use for the same figure, such as "staff-employed"',
    "counts": "a list of sentences: what to count",
    "leaves_out": "a list of sentences: what not to count",
    "order": "its place within its programme, a whole number from 1 on",
    "when_needed": "true or false",
    "same_as": 'the version whose question files it takes over, such as "2020-05"',
    "soft": "one [[soft]] for each rule between figures",
    "rule": '"at-most" or "different"',
    "left": "a list of the ids of questions",
    "right": 'a list of the ids of questions, "workforce/staff-employed" for one elsewhere, or ["fact:registered-beds"]',
    "times": "a whole number from 1 on",
    "per": "the id of a question of the kind choice",
    "days": "days by the ids of the choices, such as { last-month = 31 }",
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
    "asked_until": "a day without quotation marks, the last on which we know that it was asked",
    "day": "a day without quotation marks, such as 2030-06-03",
    "called": "the name of the bank holiday in quotation marks, which begins with a letter or figure",
    "added": "one [[added]] with day and called for each day that is a bank holiday as well",
    "year": "one table [year.2026] for each year, a day and its name in each line",
    "source": "where it was read, in quotation marks",
    "taken_away": "one [[taken_away]] with day and called for each day that is none after all",
    "no_sections": "a sentence in quotation marks, shown while the programme has no questions here",
    "term": "one [[term]] for each word",
    "pack": "pack = 1 in the first line: a file of questions for this program",
    "set": "one [[set]] for each set of questions, with [set.section] and one [[set.question]] for each question",
    "section": "a table [set.section] with what is else in section.toml",
    "question": "one [[set.question]] for each question",
    "programmes": "one [[programmes]] for each new programme, with id, title, who_asks and sure",
    "word": "the word, in quotation marks",
    "also": "a list of its other forms",
    "helps_with": "what they help with, in quotation marks",
    "questions": "a list of the ids of questions",
    "ring": "a number or an address, in quotation marks",
    "ours": "in focus-areas.toml a sentence that says whose reading it is, of a question true or false",
    "unless_nought": "the id of the question whose figures, if they are nought, leave nothing to ask here",
    "areas": "one [[areas]] for each focus area",
    "types": "one [[types]] for each type of PPE",
    "one": "what a single of it is called, in quotation marks",
    "many": "what singles of it are called, in quotation marks",
    "often": "a whole number: how many a box often holds",
    "pairs": "true or false: whether they are counted in pairs too",
    "goes_with": '"changes" or "staff": what its use rises and falls with',
    "step": "its place among the ways to get PPE, a whole number from 1 on",
    "contact": "the id of a file in contacts/",
    "ended": "true or false: whether it is known to have ended on the last day",
    "firms": "a list of names in quotation marks",
    "within_hours": "how soon it has to be needed, in whole hours",
    "tried_first": "a list of the ids of other ways",
    "limits": "one [[limits]] for each item that could be ordered",
    "type": 'one of the five types, such as "gloves"',
    "item": "what could be ordered, in quotation marks",
    "a_week": "how many could be ordered in a week, as a whole number",
    "beds_from": "the fewest beds of a home it was for",
    "beds_to": "the most beds of a home it was for",
    "ask": "one [[ask]] for each thing that a line asks",
    "what": '"within", "tried", "caller", "next-day", "delivery", "out-of-hours", "residents", "beds", "cover" or "items"',
    "read": "where it was read, in quotation marks",
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
    address: str = ""


class SharedShape(Shape, frozen=True):
    """What is said beside every question of a section, after what the question's own file says."""

    help: tuple[Words, ...] = ()
    if_no: tuple[Words, ...] = ()


class OddShape(Shape, frozen=True):
    """Answers that look odd together, by the ids of their questions."""

    when: Annotated[dict[str, bool], Meta(min_length=2)]
    words: Words


class PartShape(Shape, frozen=True):
    """A line of a table, a choice, or one thing to pick."""

    id: Slug
    label: Words
    meaning: str = ""
    state: Literal["", "red", "amber", "green", "blue"] = ""


class SoftShape(Shape, frozen=True):
    """A rule between figures, by the ids of their questions."""

    rule: SoftRule
    left: Annotated[tuple[Words, ...], Meta(min_length=1)]
    right: Annotated[tuple[Words, ...], Meta(min_length=1)]
    words: Words
    times: Number = 1
    per: str = ""
    days: dict[Slug, Number] = {}


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
    order: Number = 1
    when_needed: bool = False
    same_as: Slug | None = None
    parts: dict[Slug, Annotated[tuple[PartShape, ...], Meta(min_length=1)]] = {}
    soft: tuple[SoftShape, ...] = ()


class GuidanceShape(Shape, frozen=True):
    """The guidance in a question's file; if_no is only for what is special to the question."""

    asks: Paragraphs
    silent: Paragraphs
    sources: Paragraphs
    say_yes: tuple[Words, ...] = ()
    say_no: tuple[Words, ...] = ()
    counts: tuple[Words, ...] = ()
    leaves_out: tuple[Words, ...] = ()
    help: tuple[Words, ...] = ()
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
    kind: AnswerKind
    guidance: GuidanceShape
    label_2020: str = ""
    not_needed_means_yes: bool = False
    can_be_declined: bool = False
    advice: tuple[AdviceShape, ...] = ()
    unit: str = ""
    least: Annotated[int, Meta(ge=0)] = 0
    most: Annotated[int, Meta(ge=1, le=9_999_999)] = 99_999
    parts: str = ""
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


class ProgrammeShape(Shape, frozen=True):
    """A programme's file."""

    id: Slug
    title: Words
    who_asks: Words
    sure: Words
    no_sections: str = ""
    asked_until: date | None = None


class TermShape(Shape, frozen=True):
    """A word of the glossary."""

    word: Words
    meaning: Words
    also: tuple[Words, ...] = ()


class GlossaryShape(Shape, frozen=True):
    """glossary.toml."""

    term: tuple[TermShape, ...]


class SetShape(Shape, frozen=True):
    """A set in a pack: what is else section.toml and the files beside it."""

    section: SectionShape
    question: Annotated[tuple[QuestionShape, ...], Meta(min_length=1)]


class PackShape(Shape, frozen=True):
    """A pack: sets of questions in one file, with the programmes and words that are new with them."""

    pack: Literal[1]
    set: Annotated[tuple[SetShape, ...], Meta(min_length=1, max_length=20)]
    programmes: Annotated[tuple[ProgrammeShape, ...], Meta(max_length=10)] = ()
    term: Annotated[tuple[TermShape, ...], Meta(max_length=200)] = ()
