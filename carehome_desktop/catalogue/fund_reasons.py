"""Reads why people isolate (fund/reasons.toml) and how long it was by date (fund/isolation.toml)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta

from carehome_desktop.catalogue.fund_shapes import (
    FUND_EXPECTED,
    SomeSources,
    SureShape,
    each_of,
    in_a_row,
    known,
    twice,
    unread,
)
from carehome_desktop.catalogue.reading import ResourceFile, read_file
from carehome_desktop.catalogue.shapes import Shape, Slug, Words
from carehome_desktop.catalogue.troubles import BadResource
from carehome_desktop.domain.wages.isolation import IsolationLength
from carehome_desktop.domain.wages.reasons import Group, Payable, Payment, Reason


class LengthShape(SureShape, frozen=True, kw_only=True):
    """A length of isolation by its first day."""

    group: Literal["own", "contact"]
    first_day: date
    last_day: date | None = None
    days: Annotated[int, Meta(ge=1, le=60)] | None = None
    day_nought: bool | None = None
    duty: bool = False
    shorter: str = ""


class LengthsShape(Shape, frozen=True):
    """isolation.toml."""

    lengths: Annotated[tuple[LengthShape, ...], Meta(min_length=1)]
    sources: SomeSources


class ReasonShape(SureShape, frozen=True, kw_only=True):
    """A reason, and whether a fund pays for it where its scheme says nothing else."""

    id: Slug
    label: Words
    group: Literal["own", "contact", "none"]
    payable: Literal["yes", "ask", "no"]
    sickness: bool
    words: Words
    positive: bool = False
    paid_from: date | None = None
    evidence: tuple[Words, ...] = ()


class ReasonsShape(Shape, frozen=True):
    """reasons.toml."""

    reasons: Annotated[tuple[ReasonShape, ...], Meta(min_length=1)]
    sources: SomeSources


def load_lengths(root: Path) -> tuple[IsolationLength, ...] | BadResource:
    """Return how long isolation was, or what is wrong with the file."""
    path = root / "fund" / "isolation.toml"
    file = read_file(path, f"{root.name}/fund/isolation.toml", LengthsShape, FUND_EXPECTED)
    if isinstance(file, BadResource):
        return file
    shape = file.shape
    trouble = _in_a_row(file) or unread(file, each_of("lengths", shape.lengths), shape.sources)
    return trouble or tuple(
        IsolationLength(
            group=Group(each.group),
            first_day=each.first_day,
            last_day=each.last_day,
            days=each.days,
            day_nought=each.day_nought,
            duty=each.duty,
            shorter=each.shorter,
            known=known(each, shape.sources),
        )
        for each in shape.lengths
    )


def _in_a_row(file: ResourceFile[LengthsShape]) -> BadResource | None:
    """The lengths of each group follow one another."""
    for group in ("own", "contact"):
        numbered = enumerate(file.shape.lengths)
        rules = ((("lengths", at), each.first_day, each.last_day) for at, each in numbered if each.group == group)
        if trouble := in_a_row(file, rules):
            return trouble
    return None


def load_reasons(root: Path) -> tuple[Reason, ...] | BadResource:
    """Return the reasons in the order of their file, or what is wrong with it."""
    file = read_file(root / "fund" / "reasons.toml", f"{root.name}/fund/reasons.toml", ReasonsShape, FUND_EXPECTED)
    if isinstance(file, BadResource):
        return file
    shape = file.shape
    trouble = twice(file, "reasons", (each.id for each in shape.reasons)) or unread(
        file, each_of("reasons", shape.reasons), shape.sources
    )
    return trouble or tuple(
        Reason(
            id=each.id,
            label=each.label,
            group=Group(each.group),
            sickness=each.sickness,
            positive=each.positive,
            payment=Payment(Payable(each.payable), each.words, known(each, shape.sources)),
            paid_from=each.paid_from,
            evidence=each.evidence,
        )
        for each in shape.reasons
    )
