"""Reads the types of PPE (ppe/types.toml)."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from msgspec import Meta

from carehome_desktop.catalogue.reading import read_file
from carehome_desktop.catalogue.shapes import Shape, Slug, Words
from carehome_desktop.catalogue.support import Sources
from carehome_desktop.catalogue.troubles import BadResource
from carehome_desktop.domain.questions import Source
from carehome_desktop.domain.stock.types import GoesWith, PpeData, PpeType


class TypeShape(Shape, frozen=True):
    """One of the tracker's types."""

    id: Slug
    name: Words
    one: Words
    many: Words
    goes_with: GoesWith
    often: Annotated[int, Meta(ge=0, le=10_000)] = 0
    pairs: bool = False


class TypesShape(Shape, frozen=True):
    """types.toml."""

    types: Annotated[tuple[TypeShape, ...], Meta(min_length=1)]
    sure: Words
    sources: Sources


def ppe_or_trouble(root: Path) -> PpeData:
    """Return the types; where their file cannot be used, none, and the sentence that says why."""
    found = load_ppe(root)
    return PpeData((), trouble=found.sentence()) if isinstance(found, BadResource) else found


def load_ppe(root: Path) -> PpeData | BadResource:
    """Return the types, or what is wrong with their file."""
    file = read_file(root / "ppe" / "types.toml", f"{root.name}/ppe/types.toml", TypesShape)
    if isinstance(file, BadResource):
        return file
    seen: set[str] = set()
    for at, each in enumerate(file.shape.types):
        if each.id in seen:
            words = f"The type “{each.id}” is there already. Expected: an id of its own."
            return file.trouble(("types", at, "id"), words)
        seen.add(each.id)
    types = tuple(
        PpeType(each.id, each.name, each.id, each.one, each.many, each.often, each.pairs, goes_with=each.goes_with)
        for each in file.shape.types
    )
    sources = tuple(Source(each.title, each.publisher, each.date) for each in file.shape.sources)
    return PpeData(types, file.shape.sure, sources)
