"""Reads one version of a section: first only its beginning, and the files of its questions when it is asked for."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec

from carehome_desktop.catalogue.reading import ResourceFile, read_file
from carehome_desktop.catalogue.shapes import EXPECTED, QuestionShape, SectionShape
from carehome_desktop.catalogue.troubles import BadResource
from carehome_desktop.domain.oddities import ELSEWHERE, FACTS, OddPair, SoftCheck
from carehome_desktop.domain.questions import (
    Advice,
    AnswerKind,
    Guidance,
    Part,
    Question,
    Section,
    SectionHead,
    Source,
)

SECTION_FILE = "section.toml"

_ELSEWHERE = re.compile(rf"[a-z0-9-]+{ELSEWHERE}[a-z0-9-]+")

_CROSSED = "“last_day” lies before “first_day”. Expected: the same day or a later one."

Head = ResourceFile[SectionShape]
QuestionFile = ResourceFile[QuestionShape]


@dataclass(frozen=True)
class SectionSource:
    """A version of a section of which only the beginning is read, and what reads the files of its questions."""

    file: Head
    questions: Callable[[], Iterable[QuestionFile | BadResource]]

    @property
    def head(self) -> SectionHead:
        """Return what is known of it without its questions."""
        shape = self.file.shape
        return SectionHead(
            id=shape.id,
            version=shape.version,
            title=shape.title,
            programme=shape.programme,
            period_kind=shape.period,
            first_day=shape.first_day,
            last_day=shape.last_day,
            order=shape.order,
            when_needed=shape.when_needed,
        )


@dataclass(frozen=True)
class ReadSection:
    """A version of a section, and what is wrong with its files."""

    section: Section
    troubles: tuple[BadResource, ...]


def section_in_folder(folder: Path, name: str) -> SectionSource | BadResource:
    """Return the section whose version lies in a folder; BadResource if section.toml itself cannot be used."""
    head = read_file(folder / SECTION_FILE, f"{name}/{SECTION_FILE}", SectionShape)
    if isinstance(head, BadResource):
        return head
    return crossed_days(head) or SectionSource(head, partial(_question_files, folder, name, head.shape.same_as))


def crossed_days(head: Head) -> BadResource | None:
    """Return what is wrong if the set ends before it begins."""
    shape = head.shape
    if shape.last_day is not None and shape.last_day < shape.first_day:
        return head.trouble(("last_day",), _CROSSED)
    return None


def read_section(source: SectionSource) -> ReadSection:
    """Return the section with every question that can be read."""
    head, shape = source.file, source.file.shape
    files, troubles = _read_questions(source)
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
        order=shape.order,
        when_needed=shape.when_needed,
        soft=tuple(SoftCheck(**msgspec.structs.asdict(soft)) for soft in shape.soft),
    )
    return ReadSection(section, tuple(troubles))


def _question_files(folder: Path, name: str, same_as: str | None) -> Iterator[QuestionFile | BadResource]:
    """Read the files beside section.toml, and those of the older version whose questions it takes over."""
    own = {path.name: path for path in folder.glob("*.toml") if path.name != SECTION_FILE}
    older = folder.parent / same_as if same_as else folder
    taken_over = {path.name: path for path in older.glob("*.toml") if path.name != SECTION_FILE}
    for path in sorted((taken_over | own).values(), key=lambda path: path.name):
        at = name if path.parent == folder else f"{name.rpartition('/')[0]}/{path.parent.name}"
        yield read_file(path, f"{at}/{path.name}", QuestionShape)


def _read_questions(source: SectionSource) -> tuple[list[QuestionFile], list[BadResource]]:
    """Return the question files in the order of their numbers; of two with one number or id the first by name stands."""
    head = source.file
    files: list[QuestionFile] = []
    troubles: list[BadResource] = []
    for file in source.questions():
        if isinstance(file, BadResource):
            troubles.append(file)
        elif (
            trouble := _clash(file, files)
            or _unknown_source(file, head)
            or _crossed_advice(file)
            or _ill_fitting(file, head)
        ):
            troubles.append(trouble)
        else:
            files.append(file)
    return sorted(files, key=lambda file: file.shape.number), troubles


def _clash(file: QuestionFile, others: Sequence[QuestionFile]) -> BadResource | None:
    for other in others:
        if other.shape.number == file.shape.number:
            words = f"Number {file.shape.number} is taken by {other.called()}. Expected: a number of its own."
            return file.trouble(("number",), words)
        if other.shape.id == file.shape.id:
            words = f"The id “{file.shape.id}” is taken by {other.called()}. Expected: an id of its own."
            return file.trouble(("id",), words)
    return None


def _unknown_source(file: QuestionFile, head: Head) -> BadResource | None:
    known = [source.name for source in head.shape.sources]
    for name in file.shape.guidance.sources:
        if name not in known:
            words = f"The source “{name}” is not in {head.name}. Expected: one of {', '.join(known)}."
            return file.trouble(("guidance", "sources"), words)
    return None


def _loose_ends(head: Head, files: Sequence[QuestionFile]) -> Iterator[BadResource]:
    """Tell of what in section.toml goes nowhere; the questions can be asked all the same."""
    known = {file.shape.id for file in files}
    for index, odd in enumerate(head.shape.odd):
        for question in odd.when:
            if question not in known:
                words = f"There is no question “{question}”. Expected: the id of a question."
                yield head.trouble(("odd", index, "when"), words)
    picks = {file.shape.id for file in files if file.shape.kind is AnswerKind.PICKS}
    for file in files:
        if file.shape.parts_of and file.shape.parts_of not in known:
            words = f"There is no question “{file.shape.parts_of}”. Expected: the id of a question."
            yield file.trouble(("parts_of",), words)
        elif file.shape.parts_of and file.shape.parts_of not in picks:
            words = f"Nothing is picked in “{file.shape.parts_of}”. Expected: the id of a question of the kind “picks”."
            yield file.trouble(("parts_of",), words)
        if file.shape.unless_nought and file.shape.unless_nought not in known:
            words = f"There is no question “{file.shape.unless_nought}”. Expected: the id of a question."
            yield file.trouble(("unless_nought",), words)
    yield from _double_parts(head)
    yield from _loose_rules(head, files)
    names: set[str] = set()
    for index, source in enumerate(head.shape.sources):
        if source.name in names:
            yield head.trouble(("sources", index, "name"), f"“{source.name}” is there twice. Expected: each name once.")
        names.add(source.name)


def _loose_rules(head: Head, files: Sequence[QuestionFile]) -> Iterator[BadResource]:
    """Tell of rules between figures that hold something which is not there against something."""
    known = {file.shape.id: file.shape for file in files}
    for index, soft in enumerate(head.shape.soft):
        for side, ids in (("left", soft.left), ("right", soft.right)):
            for question in ids:
                # What another section asks is not known here; a rule that finds nothing there says nothing.
                outside = question in FACTS or (side == "right" and _ELSEWHERE.fullmatch(question))
                if question not in known and not outside:
                    words = f"There is no question “{question}”. Expected: the id of a question."
                    yield head.trouble(("soft", index, side), words)
        if bool(soft.per) != bool(soft.days):
            missing = "days" if soft.per else "per"
            yield head.trouble(("soft", index), f"“{missing}” is missing. Expected: {EXPECTED[missing]}.")
        elif soft.per and (soft.per not in known or known[soft.per].kind is not AnswerKind.CHOICE):
            words = f"There is no choice “{soft.per}”. Expected: {EXPECTED['per']}."
            yield head.trouble(("soft", index, "per"), words)
        elif soft.per:
            choices = {part.id for part in head.shape.parts.get(known[soft.per].parts or "", ())}
            for choice in soft.days:
                if choice not in choices:
                    words = f"There is no choice “{choice}”. Expected: {EXPECTED['days']}."
                    yield head.trouble(("soft", index, "days", choice), words)


def _double_parts(head: Head) -> Iterator[BadResource]:
    """Tell of lines with one id: what is typed in the one would stand in the other too."""
    for name, parts in head.shape.parts.items():
        seen: set[str] = set()
        for index, part in enumerate(parts):
            if part.id in seen:
                yield head.trouble(
                    ("parts", name, index, "id"), f"“{part.id}” is there twice. Expected: each line once."
                )
            seen.add(part.id)


def _crossed_advice(file: QuestionFile) -> BadResource | None:
    for index, advice in enumerate(file.shape.advice):
        if advice.first_day and advice.last_day and advice.last_day < advice.first_day:
            return file.trouble(("advice", index, "last_day"), _CROSSED)
    return None


def _ill_fitting(file: QuestionFile, head: Head) -> BadResource | None:
    """Tell of what a question of its kind needs and does not have."""
    shape = file.shape
    needed = ("say_yes", "say_no", "help") if shape.kind is AnswerKind.YES_NO else ("counts",)
    for key in needed:
        if not getattr(shape.guidance, key):
            return file.trouble(("guidance",), f"“{key}” is missing. Expected: {EXPECTED[key]}.")
    needs_parts = shape.kind in (AnswerKind.CHOICE, AnswerKind.COUNTS, AnswerKind.PICKS)
    if needs_parts and shape.parts not in head.shape.parts:
        known = ", ".join(head.shape.parts) or "none is there yet"
        return file.trouble(
            ("parts",), f"The list “{shape.parts}” is not in {head.name}. Expected: one of its lists ({known})."
        )
    if shape.parts and not needs_parts:
        return file.trouble(("parts",), f"A question of the kind “{shape.kind}” has no parts. Expected: take it out.")
    if shape.most < shape.least:
        return file.trouble(("most",), "“most” lies below “least”. Expected: the same number or a larger one.")
    return None


def _question(shape: QuestionShape, section: SectionShape) -> Question:
    guidance = shape.guidance
    parts = section.parts.get(shape.parts, ())
    sources = {
        source.name: Source(source.title, source.publisher, source.date, source.address) for source in section.sources
    }
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
            counts=guidance.counts,
            leaves_out=guidance.leaves_out,
        ),
        advice=tuple(Advice(each.for_homes, each.first_day, each.last_day, each.words) for each in shape.advice),
        unit=shape.unit,
        least=shape.least,
        most=shape.most,
        parts=tuple(Part(part.id, part.label, part.meaning, part.state) for part in parts),
        parts_of=shape.parts_of,
        required=shape.required,
        carried=shape.carried,
        zero_asks=shape.zero_asks,
        unchanged_asks=shape.unchanged_asks,
        jump_asks=shape.jump_asks,
        fact=shape.fact,
        sure=shape.sure,
        ours=shape.ours,
        unless_nought=shape.unless_nought,
    )


def _digest(head: Head, questions: Sequence[QuestionFile]) -> str:
    """Return the SHA-256 of what the files say; comments, line ends and the order of keys do not change it."""
    said = {"section": head.data, "questions": [question.data for question in questions]}
    return hashlib.sha256(msgspec.json.encode(said, order="sorted")).hexdigest()
