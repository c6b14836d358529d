"""A pack: sets of questions in one file, checked whole before anything of it is kept (docs/decisions/a-pack-is-one-file.md)."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from carehome_desktop.catalogue.catalogue import Catalogue
from carehome_desktop.catalogue.lines import Place
from carehome_desktop.catalogue.long_keys import MOST_DOTS, too_many_dots
from carehome_desktop.catalogue.reading import ResourceFile, ShapeT, read_bytes
from carehome_desktop.catalogue.sections import ReadSection, SectionSource, crossed_days, read_section
from carehome_desktop.catalogue.shapes import GlossaryShape, PackShape, ProgrammeShape
from carehome_desktop.catalogue.troubles import BadResource
from carehome_desktop.domain.questions import Programme, Section, Term
from carehome_desktop.domain.typed import is_one_line
from carehome_desktop.domain.words import day_words

LARGEST = 512 * 1024
"""Bytes of a pack at most: twenty times the largest set that the program brings."""

LONGEST_TEXT = 2_000
"""Characters of one sentence or paragraph at most."""

MOST_QUESTIONS = 300

FURTHEST_YEARS = 2
"""So many years ahead a set may begin at most. The limit is our own: a newer set has to begin after it."""

_ZIP = "This is a packed folder (zip), not a file of questions. Expected: one text file whose name ends in .toml."


@dataclass(frozen=True)
class Pack:
    """A pack that is good in itself: its file, the sets in it read whole, its programmes and its words."""

    file: ResourceFile[PackShape]
    sources: tuple[SectionSource, ...]
    sections: tuple[Section, ...]
    programmes: tuple[ResourceFile[ProgrammeShape], ...]
    glossary: ResourceFile[GlossaryShape]


def read_pack_file(path: Path, name: str) -> Pack | BadResource:
    """Return the pack in a file, or the first thing that is wrong with it. Never raises for what the file holds."""
    raw = pack_bytes(path, name)
    return raw if isinstance(raw, BadResource) else read_pack(raw, name)


def pack_bytes(path: Path, name: str) -> bytes | BadResource:
    """Return a file's bytes; BadResource if it is none, cannot be opened or is too large, and then it is not read to its end."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return BadResource(name, 1, "This is not a file. Expected: one text file whose name ends in .toml.")
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except (OSError, ValueError):
        return BadResource(name, 1, "The file cannot be opened. Check that it is there and may be read.")
    if len(raw) > LARGEST:
        return BadResource(name, 1, f"The file is too large. Expected: at most {LARGEST // 1024} KiB.")
    return raw


def read_pack(raw: bytes, name: str) -> Pack | BadResource:
    """Return the pack that these bytes hold, or the first thing that is wrong with it."""
    if raw.startswith(b"PK"):
        return BadResource(name, 1, _ZIP)
    if (number := too_many_dots(raw)) is not None:
        return BadResource(name, number, f"There are too many dots in a key. Expected: at most {MOST_DOTS}.")
    file = read_bytes(raw, name, PackShape)
    if isinstance(file, BadResource):
        return file
    if (trouble := unfit_text(file)) is not None:
        return trouble
    return _whole(file)


def clashes(pack: Pack, catalogue: Catalogue) -> Iterator[BadResource]:
    """Tell of everything in a pack that does not go with what is here already. A set that is here in the same words is no clash."""
    known = {programme.id: programme for programme in catalogue.programmes}
    for file in pack.programmes:
        programme = as_programme(file.shape)
        if known.setdefault(programme.id, programme) != programme:
            yield file.trouble(("id",), f"The programme “{programme.id}” is there already. Expected: an id of its own.")
    meanings = {term.word.casefold(): term for term in catalogue.glossary}
    for index, each in enumerate(pack.glossary.shape.term):
        term = Term(each.word, each.also, each.meaning)
        if meanings.setdefault(term.word.casefold(), term) != term:
            words = f"“{term.word}” is explained already. Expected: each word once."
            yield pack.glossary.trouble(("term", index, "word"), words)
    for source, section in zip(pack.sources, pack.sections, strict=True):
        yield from _set_clashes(source, section, catalogue, set(known))


def too_far_ahead(pack: Pack, today: date) -> BadResource | None:
    """Return the first set that begins later than we take: it would stand in the way of every newer one until its day."""
    last = today.replace(year=today.year + FURTHEST_YEARS, day=min(today.day, 28))
    for source in pack.sources:
        first = source.head.first_day
        if first > last:
            words = (
                f"This set begins on {day_words(first)}. Our own limit is {FURTHEST_YEARS} years ahead, since no newer set "
                f"can begin before it. Expected: a first day up to {day_words(last)}."
            )
            return source.file.trouble(("first_day",), words)
    return None


def as_programme(shape: ProgrammeShape) -> Programme:
    """Return the programme that a file describes."""
    return Programme(shape.id, shape.title, shape.who_asks, shape.sure, shape.no_sections, shape.asked_until)


def _set_clashes(
    source: SectionSource, section: Section, catalogue: Catalogue, programmes: set[str]
) -> Iterator[BadResource]:
    if section.programme not in programmes:
        words = f"The programme “{section.programme}” is not known. Expected: one of {', '.join(sorted(programmes))}."
        yield source.file.trouble(("programme",), words)
    here = catalogue.section_version(section.id, section.version)
    if here is not None:
        if here.digest != section.digest:
            words = (
                f"Version {section.version} of “{section.id}” is there already and is never changed. "
                "Expected: a version of its own."
            )
            yield source.file.trouble(("version",), words)
        return
    older = [head for head in catalogue.heads if head.id == section.id]
    if any(head.programme != section.programme for head in older):
        words = f"“{section.id}” belongs to the programme “{older[0].programme}”. Expected: the same, or another id."
        yield source.file.trouble(("programme",), words)
    newest = max((head.first_day for head in older), default=None)
    if newest is not None and section.first_day <= newest:
        words = (
            f"A set that begins on {day_words(newest)} is there already, and the past is not asked anew. "
            "Expected: a later first day."
        )
        yield source.file.trouble(("first_day",), words)


def _whole(file: ResourceFile[PackShape]) -> Pack | BadResource:
    """Return the pack with every set read; BadResource for the first set that is not whole."""
    sources: list[SectionSource] = []
    reads: list[ReadSection] = []
    taken: set[tuple[str, str]] = set()
    programmes = tuple(_part(file, ("programmes", at), each) for at, each in enumerate(file.shape.programmes))
    if sum(len(each.question) for each in file.shape.set) > MOST_QUESTIONS:
        return file.trouble(
            ("set", 0), f"There are too many questions. Expected: at most {MOST_QUESTIONS} in one file."
        )
    for at, each in enumerate(file.shape.set):
        head = _part(file, ("set", at, "section"), each.section)
        if each.section.same_as is not None:
            return head.trouble(
                ("same_as",), "A set in a file of its own is whole. Expected: every question in this file."
            )
        if (trouble := crossed_days(head)) is not None:
            return trouble
        if (each.section.id, each.section.version) in taken:
            words = f"Version {each.section.version} of “{each.section.id}” is in this file twice. Expected: each once."
            return head.trouble(("version",), words)
        taken.add((each.section.id, each.section.version))
        questions = [_part(file, ("set", at, "question", number), one) for number, one in enumerate(each.question)]
        sources.append(SectionSource(head, partial(tuple, questions)))
        reads.append(read_section(sources[-1]))
        if reads[-1].troubles:
            return reads[-1].troubles[0]
    glossary = ResourceFile(file.name, file.text, file.data, GlossaryShape(file.shape.term))
    return Pack(file, tuple(sources), tuple(read.section for read in reads), programmes, glossary)


def _part(file: ResourceFile[PackShape], at: Place, shape: ShapeT) -> ResourceFile[ShapeT]:
    """Return the part of a pack at a place as if it were a file of its own."""
    data: Any = file.data
    for step in at:
        data = data[step]
    return ResourceFile(file.name, file.text, data, shape, at)


def unfit_text(file: ResourceFile[ShapeT]) -> BadResource | None:
    """Tell of the first text that is too long or holds signs that nobody sees."""
    for place, text in _texts(file.data, ()):
        if len(text) > LONGEST_TEXT:
            return file.trouble(place, f"A text is too long. Expected: at most {LONGEST_TEXT:,} characters.")
        if not (text.isprintable() or is_one_line(text)):
            return file.trouble(
                place, "A text holds a sign that cannot be seen, or a line break. Expected: plain words in one line."
            )
    return None


def _texts(data: object, at: Place) -> Iterator[tuple[Place, str]]:
    match data:
        case str():
            yield at, data
        case dict():
            for key, value in data.items():
                yield (*at, key), key
                yield from _texts(value, (*at, key))
        case list():
            for index, value in enumerate(data):
                yield from _texts(value, (*at, index))
