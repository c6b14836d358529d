"""All texts of the catalogue as places that can be found, read and gone to: questions, sets, words, programmes, sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from carehome_desktop.domain.guidance_texts import Passage, dates_words, passages_of
from carehome_desktop.domain.questions import Programme, Question, Section, SectionHead, Source, Term
from carehome_desktop.domain.words import capital

if TYPE_CHECKING:
    from carehome_desktop.catalogue import Catalogue


class PlaceKind(StrEnum):
    """What a place is."""

    QUESTION = "question"
    SET = "set"
    WORD = "word"
    PROGRAMME = "programme"
    SOURCE = "source"


@dataclass(frozen=True)
class Place:
    """A text with its heading. `under` says where it belongs; `also` are other names it is found by as by its heading.

    A question has the `asked_in` of every version that asks it in the very same words, the newest first; a source has
    the ids of the places that rest on it.
    """

    id: str
    kind: PlaceKind
    heading: str
    under: str
    passages: tuple[Passage, ...]
    also: tuple[str, ...] = ()
    question_id: str = ""
    asked_in: tuple[SectionHead, ...] = ()
    rests_here: tuple[str, ...] = ()


def gather_places(catalogue: Catalogue) -> tuple[Place, ...]:
    """Return every place: the questions first, those of newer sets before older ones."""
    sections = _in_reading_order(catalogue)
    questions = list(_questions(sections))
    return (
        *questions,
        *map(_set, sections),
        *map(_word, sorted(catalogue.glossary, key=lambda term: term.word.casefold())),
        *map(_programme, catalogue.programmes),
        *_sources(sections, questions),
    )


def _in_reading_order(catalogue: Catalogue) -> list[Section]:
    """Return the sections by programme and their place in it, the newest version of each first."""
    programmes = [programme.id for programme in catalogue.programmes]

    def place(section: Section) -> tuple[int, int, str]:
        known = section.programme in programmes
        return programmes.index(section.programme) if known else len(programmes), section.order, section.id

    newest_first = sorted(catalogue.sections, key=lambda section: (section.first_day, section.version), reverse=True)
    return sorted(newest_first, key=place)


def _questions(sections: Iterable[Section]) -> Iterator[Place]:
    versions: dict[tuple[str, Question], list[Section]] = {}
    for section in sections:
        for question in section.questions:
            versions.setdefault((section.id, question), []).append(section)
    for (_, question), asked_in in versions.items():
        newest, oldest = asked_in[0], asked_in[-1]
        yield Place(
            id=_question_id(newest, question),
            kind=PlaceKind.QUESTION,
            heading=question.heading,
            under=f"{newest.title}, {dates_words(oldest, newest)}",
            passages=passages_of(question),
            also=(question.label_2020,) if question.label_2020 else (),
            question_id=question.id,
            asked_in=tuple(section.head for section in asked_in),
        )


def _set(section: Section) -> Place:
    said = (("About these questions", section.about), ("How sure we are", section.sure))
    return Place(
        id=f"set {section.id} {section.version}",
        kind=PlaceKind.SET,
        heading=section.title,
        under=f"Set of questions, {dates_words(section)}",
        passages=tuple(Passage(title, (words,)) for title, words in said if words),
        asked_in=(section.head,),
    )


def _word(term: Term) -> Place:
    forms = (Passage("Also written", (", ".join(term.also),)),) if term.also else ()
    return Place(
        id=f"word {term.word.casefold()}",
        kind=PlaceKind.WORD,
        heading=capital(term.word),
        under="What the word means",
        passages=(Passage("What it means", (term.meaning,)), *forms),
        also=term.also,
    )


def _programme(programme: Programme) -> Place:
    said = (("Who asks", programme.who_asks), ("How sure we are", programme.sure))
    return Place(
        id=f"programme {programme.id}",
        kind=PlaceKind.PROGRAMME,
        heading=programme.title,
        under="Who asks",
        passages=tuple(Passage(title, (words,)) for title, words in said),
    )


def _sources(sections: Iterable[Section], questions: Iterable[Place]) -> Iterator[Place]:
    resting: dict[Source, dict[str, None]] = {}
    place_of = {(head.id, head.version, each.question_id): each.id for each in questions for head in each.asked_in}
    for section in sections:
        for question in section.questions:
            for source in question.guidance.sources:
                resting.setdefault(source, {})[place_of[section.id, section.version, question.id]] = None
    for source, rests_here in resting.items():
        yield Place(
            id=f"source {source.title} {source.publisher} {source.date}",
            kind=PlaceKind.SOURCE,
            heading=source.title,
            under="Source",
            passages=(
                Passage("Published by", (source.publisher,)),
                Passage("Date", (source.date,)),
                *([Passage("For the day there is a connection", (source.address,))] if source.address else []),
            ),
            rests_here=tuple(rests_here),
        )


def _question_id(section: Section, question: Question) -> str:
    return f"question {section.id} {section.version} {question.id}"
