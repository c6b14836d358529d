"""Reads who helps (contacts/) and the councils' five focus areas (focus-areas.toml)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from msgspec import Meta

from carehome_desktop.catalogue.reading import ResourceFile, read_file
from carehome_desktop.catalogue.shapes import Shape, Slug, Words
from carehome_desktop.catalogue.troubles import BadResource
from carehome_desktop.domain.questions import Source
from carehome_desktop.domain.support import Contact, FocusArea, SupportData


class NamedSourceShape(Shape, frozen=True):
    """Where it was read."""

    title: Words
    publisher: Words
    date: Words


Sources = Annotated[tuple[NamedSourceShape, ...], Meta(min_length=1)]


class ContactShape(Shape, frozen=True):
    """A file of contacts/. Without `ring` each home has a number of its own; without `last_day` it is open."""

    id: Slug
    name: Words
    helps_with: Words
    questions: tuple[Slug, ...]
    first_day: date
    sure: Words
    sources: Sources
    ring: str = ""
    last_day: date | None = None


class AreaShape(Shape, frozen=True):
    """A focus area."""

    title: Words
    questions: Annotated[tuple[Slug, ...], Meta(min_length=1)]


class AreasShape(Shape, frozen=True):
    """focus-areas.toml."""

    ours: Words
    areas: Annotated[tuple[AreaShape, ...], Meta(min_length=1)]
    sources: Sources


@dataclass(frozen=True)
class ReadSupport:
    """What could be read, and what is wrong with the rest."""

    data: SupportData
    troubles: tuple[BadResource, ...]


def load_support(*roots: Path) -> ReadSupport:
    """Read the built-in resources and then each pack: a pack adds contacts, and the first list of areas stands."""
    contacts: dict[str, Contact] = {}
    troubles: list[BadResource] = []
    areas: AreasShape | None = None
    for root in roots:
        for path in sorted((root / "contacts").glob("*.toml")):
            read = _contact(path, f"{root.name}/contacts/{path.name}")
            if isinstance(read, BadResource):
                troubles.append(read)
                continue
            file, contact = read
            if contacts.setdefault(contact.id, contact) != contact:
                words = f"The contact “{contact.id}” is there already. Expected: an id of its own."
                troubles.append(file.trouble(("id",), words))
        path = root / "focus-areas.toml"
        if path.exists() and areas is None:
            found = read_file(path, f"{root.name}/{path.name}", AreasShape)
            if isinstance(found, BadResource):
                troubles.append(found)
            else:
                areas = found.shape
    data = SupportData(
        contacts=tuple(contacts.values()),
        areas=tuple(FocusArea(area.title, area.questions) for area in areas.areas) if areas else (),
        ours=areas.ours if areas else "",
        sources=_sources(areas.sources) if areas else (),
    )
    return ReadSupport(data, tuple(troubles))


def _contact(path: Path, name: str) -> tuple[ResourceFile[ContactShape], Contact] | BadResource:
    file = read_file(path, name, ContactShape)
    if isinstance(file, BadResource):
        return file
    shape = file.shape
    if shape.last_day is not None and shape.last_day < shape.first_day:
        return file.trouble(("last_day",), "“last_day” lies before “first_day”. Expected: the same day or a later one.")
    # A number that never ends would be rung for ever: what can be rung has to be looked up again some day.
    if shape.ring and shape.last_day is None:
        return file.trouble(
            ("ring",), "A number needs a last day. Expected: “last_day”, until when it is known to hold."
        )
    contact = Contact(
        id=shape.id,
        name=shape.name,
        helps_with=shape.helps_with,
        questions=shape.questions,
        ring=shape.ring,
        first_day=shape.first_day,
        last_day=shape.last_day,
        sure=shape.sure,
        sources=_sources(shape.sources),
    )
    return file, contact


def _sources(shapes: Iterable[NamedSourceShape]) -> tuple[Source, ...]:
    return tuple(Source(each.title, each.publisher, each.date) for each in shapes)
