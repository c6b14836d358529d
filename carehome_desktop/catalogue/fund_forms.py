"""Reads the lines of the councils' reports (fund/forms/)."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Annotated

from msgspec import Meta

from carehome_desktop.catalogue.fund_shapes import (
    FUND_EXPECTED,
    FundId,
    Label,
    SomeSources,
    SureShape,
    known,
    twice,
    unread,
)
from carehome_desktop.catalogue.reading import ResourceFile, read_file
from carehome_desktop.catalogue.shapes import Shape, Slug, Words
from carehome_desktop.catalogue.troubles import BadResource
from carehome_desktop.domain.fund.sent import CERTIFICATE
from carehome_desktop.domain.wages.schemes import ReportForm, ReportLine

ReadForm = tuple[ResourceFile["FormShape"], ReportForm]


class LineShape(Shape, frozen=True):
    """A line, and the measures that it takes."""

    id: FundId
    label: Label
    measures: tuple[Slug, ...] = ()
    breakdown: bool = False


class FormShape(SureShape, frozen=True, kw_only=True):
    """A file of forms/."""

    id: FundId
    name: Words
    council: Words
    rest: Slug
    lines: Annotated[tuple[LineShape, ...], Meta(min_length=1)]
    sources: SomeSources
    schemes: tuple[Slug, ...] = ()


def load_form(path: Path, name: str, schemes: Collection[str], measures: Collection[str]) -> ReadForm | BadResource:
    """Return a form with its file, or what is wrong with it; `schemes` and `measures` are the ids of all that are known."""
    return form_of(read_file(path, name, FormShape, FUND_EXPECTED), schemes, measures)


def form_of(
    file: ResourceFile[FormShape] | BadResource, schemes: Collection[str], measures: Collection[str]
) -> ReadForm | BadResource:
    """Return the form that a file in its shape describes, or what is wrong with it."""
    if isinstance(file, BadResource):
        return file
    shape = file.shape
    trouble = (
        twice(file, "lines", (each.id for each in shape.lines))
        or twice(file, "lines", (each.label.casefold() for each in shape.lines), "label")
        or _mapped(file, measures)
        or _rest(file)
        or _kept_id(file)
        or _schemes(file, schemes)
        or unread(file, (((), shape),), shape.sources)
    )
    return trouble or (file, _made(shape))


def _mapped(file: ResourceFile[FormShape], measures: Collection[str]) -> BadResource | None:
    """Lines must not overlap: a measure that stood in two would be reported twice."""
    seen: dict[str, str] = {}
    for at, line in enumerate(file.shape.lines):
        for each in line.measures:
            if each in seen:
                words = f"“{each}” stands in the line “{seen[each]}” already. Expected: each measure in one line only."
                return file.trouble(("lines", at, "measures"), words)
            if each not in measures:
                words = f"There is no measure “{each}” in any fund. Expected: the id of one."
                return file.trouble(("lines", at, "measures"), words)
            seen[each] = line.id
    return None


def _rest(file: ResourceFile[FormShape]) -> BadResource | None:
    rest = file.shape.rest
    if any(line.id == rest for line in file.shape.lines):
        return None
    return file.trouble(("rest",), f"There is no line “{rest}” in this form. Expected: the id of one.")


def _kept_id(file: ResourceFile[FormShape]) -> BadResource | None:
    """What is sent in the lines of a form is told from a certificate by the form's id."""
    if file.shape.id != CERTIFICATE:
        return None
    return file.trouble(("id",), f"“{CERTIFICATE}” is kept for final certificates. Expected: another id.")


def _schemes(file: ResourceFile[FormShape], known_ids: Collection[str]) -> BadResource | None:
    wrong = next((each for each in file.shape.schemes if each not in known_ids), None)
    return (
        None if wrong is None else file.trouble(("schemes",), f"There is no fund “{wrong}”. Expected: the id of one.")
    )


def _made(shape: FormShape) -> ReportForm:
    return ReportForm(
        id=shape.id,
        name=shape.name,
        council=shape.council,
        lines=tuple(ReportLine(each.id, each.label, each.measures, each.breakdown) for each in shape.lines),
        rest=shape.rest,
        known=known(shape, shape.sources),
        schemes=shape.schemes,
    )
