"""A question's guidance as passages under headings: the same beside the question, in a record, on paper and in the search."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from carehome_desktop.domain.questions import Question, Section, SectionHead, Source
from carehome_desktop.domain.words import day_words


@dataclass(frozen=True)
class Passage:
    """Some sentences under a heading; a source is set more quietly."""

    title: str
    paragraphs: tuple[str, ...]
    is_source: bool = False


def passages_of(question: Question) -> tuple[Passage, ...]:
    """Return all that is said beside a question, dated advice included, with empty passages left out."""
    told = question.guidance
    passages = (
        Passage("What it asks", told.asks),
        Passage("When to say yes", told.say_yes),
        Passage("When to say no", told.say_no),
        Passage("What to count", told.counts),
        Passage("What to leave out", told.leaves_out),
        Passage(
            "What each line means", tuple(f"{each.label}: {each.meaning}" for each in question.parts if each.meaning)
        ),
        Passage("Where the guidance is silent", told.silent),
        Passage("Advice for homes only for people under 65", tuple(_advice(question))),
        Passage("Help you can ask for", told.help),
        Passage("If you say no", told.if_no),
        Passage("How sure we are", (question.sure,) if question.sure else ()),
        Passage("Sources", tuple(source_words(each) for each in told.sources), is_source=True),
    )
    return tuple(passage for passage in passages if passage.paragraphs)


def source_words(source: Source) -> str:
    """Return a source as it is written out, to be looked up on the day there is a connection."""
    return f"{source.title}, {source.publisher}, {source.date}"


def dates_words(first: Section | SectionHead, last: Section | SectionHead | None = None) -> str:
    """Return from when to when a set is asked; with a later version of it, to the end of that one."""
    ends = (last or first).last_day
    begins = f"from {day_words(first.first_day)}"
    return f"{begins} to {day_words(ends)}" if ends else begins


def _advice(question: Question) -> Iterator[str]:
    for advice in question.advice:
        ends = f"Until {day_words(advice.last_day)}: " if advice.last_day else ""
        begins = f"From {day_words(advice.first_day)}: " if advice.first_day else ""
        yield f"{begins or ends}{' '.join(advice.words)}"
