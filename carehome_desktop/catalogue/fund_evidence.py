"""Reads which kinds of evidence there are and what each can be attached to (fund/evidence.toml)."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta

from carehome_desktop.catalogue.fund_shapes import (
    FUND_EXPECTED,
    SomeSources,
    SureShape,
    each_of,
    known,
    twice,
    unread,
)
from carehome_desktop.catalogue.reading import read_file
from carehome_desktop.catalogue.shapes import Shape, Slug, Words
from carehome_desktop.catalogue.troubles import BadResource
from carehome_desktop.domain.fund.evidence import About, EvidenceKind, EvidenceKinds

EXPECTED = {
    **FUND_EXPECTED,
    "kinds": "one [[kinds]] for each kind of evidence",
    "about": 'a list of "cost", "isolation", "instalment" and "letter"',
}


class KindShape(SureShape, frozen=True, kw_only=True):
    """One kind of evidence."""

    id: Slug
    label: Words
    about: Annotated[tuple[Literal["cost", "isolation", "instalment", "letter"], ...], Meta(min_length=1)]


class KindsShape(Shape, frozen=True):
    """evidence.toml."""

    kinds: Annotated[tuple[KindShape, ...], Meta(min_length=1)]
    sources: SomeSources


def load_evidence(root: Path) -> EvidenceKinds:
    """Return the kinds in the order of their file; where it cannot be used, none, and the sentence that says why."""
    file = read_file(root / "fund" / "evidence.toml", f"{root.name}/fund/evidence.toml", KindsShape, EXPECTED)
    if isinstance(file, BadResource):
        return EvidenceKinds((), file.sentence())
    shape = file.shape
    trouble = twice(file, "kinds", (each.id for each in shape.kinds)) or unread(
        file, each_of("kinds", shape.kinds), shape.sources
    )
    if trouble is not None:
        return EvidenceKinds((), trouble.sentence())
    return EvidenceKinds(
        tuple(
            EvidenceKind(each.id, each.label, frozenset(map(About, each.about)), known(each, shape.sources))
            for each in shape.kinds
        )
    )
