"""Reads the folder of one section's version: section.toml and one file for each question."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from carehome_desktop.catalogue.reading import ResourceFile, read_file
from carehome_desktop.catalogue.shapes import QuestionShape, SectionShape
from carehome_desktop.catalogue.troubles import BadResource
from carehome_desktop.domain.oddities import OddPair
from carehome_desktop.domain.questions import Advice, Guidance, Question, Section, Source

SECTION_FILE = "section.toml"

_CROSSED = "“last_day” lies before “first_day”. Expected: the same day or a later one."


@dataclass(frozen=True)
class ReadSection:
    """A version of a section, the file it begins with, and what is wrong with the files beside it."""

    head: ResourceFile[SectionShape]
    section: Section
    troubles: tuple[BadResource, ...]


def read_section(folder: Path, name: str) -> ReadSection | BadResource:
    """Return the section with every question that can be read; BadResource if section.toml itself cannot be used."""
    head = read_file(folder / SECTION_FILE, f"{name}/{SECTION_FILE}", SectionShape)
    if isinstance(head, BadResource):
        return head
    shape = head.shape
    if shape.last_day is not None and shape.last_day < shape.first_day:
        return head.trouble(("last_day",), _CROSSED)

    files, troubles = _read_questions(folder, name, head)
    if not troubles and len(files) != shape.question_count:
        words = (
            f"{shape.question_count} questions are announced, but there are {len(files)}. Expected: one file for each."
        )
        troubles.append(head.trouble(("question_count",), words))
    complete = not troubles
    if complete:
        troubles += _loose_ends(head, files)
    section = Section(
        id=shape.id,
        version=shape.version,
        digest=_digest(head, files),
        title=shape.title,
        programme=shape.programme,
        period_kind=shape.period,
        first_day=shape.first_day,
        last_day=shape.last_day,
        questions=tuple(_question(file.shape, shape) for file in files),
        about=shape.about,
        sure=shape.sure,
        complete=complete,
        odd=tuple(OddPair(odd.when, odd.words) for odd in shape.odd),
    )
    return ReadSection(head, section, tuple(troubles))


def _read_questions(
    folder: Path, name: str, head: ResourceFile[SectionShape]
) -> tuple[list[ResourceFile[QuestionShape]], list[BadResource]]:
    """Return the question files in the order of their numbers; of two with one number or id the first by name stands."""
    files: list[ResourceFile[QuestionShape]] = []
    troubles: list[BadResource] = []
    for path in sorted(folder.glob("*.toml")):
        if path.name == SECTION_FILE:
            continue
        file = read_file(path, f"{name}/{path.name}", QuestionShape)
        if isinstance(file, BadResource):
            troubles.append(file)
        elif trouble := _clash(file, files) or _unknown_source(file, head) or _crossed_days(file):
            troubles.append(trouble)
        else:
            files.append(file)
    return sorted(files, key=lambda file: file.shape.number), troubles


def _clash(file: ResourceFile[QuestionShape], others: Sequence[ResourceFile[QuestionShape]]) -> BadResource | None:
    for other in others:
        if other.shape.number == file.shape.number:
            words = f"Number {file.shape.number} is taken by {other.name}. Expected: a number of its own."
            return file.trouble(("number",), words)
        if other.shape.id == file.shape.id:
            words = f"The id “{file.shape.id}” is taken by {other.name}. Expected: an id of its own."
            return file.trouble(("id",), words)
    return None


def _unknown_source(file: ResourceFile[QuestionShape], head: ResourceFile[SectionShape]) -> BadResource | None:
    known = [source.name for source in head.shape.sources]
    for name in file.shape.guidance.sources:
        if name not in known:
            words = f"The source “{name}” is not in {head.name}. Expected: one of {', '.join(known)}."
            return file.trouble(("guidance", "sources"), words)
    return None


def _loose_ends(
    head: ResourceFile[SectionShape], files: Sequence[ResourceFile[QuestionShape]]
) -> Iterator[BadResource]:
    """Tell of what in section.toml goes nowhere; the questions can be asked all the same."""
    known = {file.shape.id for file in files}
    for index, odd in enumerate(head.shape.odd):
        for question in odd.when:
            if question not in known:
                words = f"There is no question “{question}”. Expected: the id of a question."
                yield head.trouble(("odd", index, "when"), words)
    names: set[str] = set()
    for index, source in enumerate(head.shape.sources):
        if source.name in names:
            yield head.trouble(("sources", index, "name"), f"“{source.name}” is there twice. Expected: each name once.")
        names.add(source.name)


def _crossed_days(file: ResourceFile[QuestionShape]) -> BadResource | None:
    for index, advice in enumerate(file.shape.advice):
        if advice.first_day and advice.last_day and advice.last_day < advice.first_day:
            return file.trouble(("advice", index, "last_day"), _CROSSED)
    return None


def _question(shape: QuestionShape, section: SectionShape) -> Question:
    guidance = shape.guidance
    sources = {source.name: Source(source.title, source.publisher, source.date) for source in section.sources}
    return Question(
        id=shape.id,
        number=shape.number,
        heading=shape.heading,
        label_2020=shape.label_2020,
        kind=shape.kind,
        not_needed_means_yes=shape.not_needed_means_yes,
        can_be_declined=shape.can_be_declined,
        guidance=Guidance(
            asks=guidance.asks,
            say_yes=guidance.say_yes,
            say_no=guidance.say_no,
            silent=guidance.silent,
            help=guidance.help + section.shared.help,
            if_no=guidance.if_no + section.shared.if_no,
            sources=tuple(sources[name] for name in guidance.sources),
        ),
        advice=tuple(Advice(each.for_homes, each.first_day, each.last_day, each.words) for each in shape.advice),
    )


def _digest(head: ResourceFile[SectionShape], questions: Sequence[ResourceFile[QuestionShape]]) -> str:
    """Return the SHA-256 of what the files say; comments, line ends and the order of keys do not change it."""
    said = {"section": head.data, "questions": [question.data for question in questions]}
    return hashlib.sha256(msgspec.json.encode(said, order="sorted")).hexdigest()
