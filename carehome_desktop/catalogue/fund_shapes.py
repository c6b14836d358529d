"""What the fund's files share: how sure a value is and where it was read, and what each key takes, for messages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Literal, TypeVar

from msgspec import Meta

from carehome_desktop.catalogue.reading import ResourceFile
from carehome_desktop.catalogue.shapes import EXPECTED, Shape, Slug, SourceShape
from carehome_desktop.catalogue.troubles import BadResource
from carehome_desktop.domain.money import read_money
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.questions import Source
from carehome_desktop.domain.wages.known import Known, Sure

Pounds = Annotated[str, Meta(pattern=r"\A[0-9]{1,9}(\.[0-9]{2})?\Z")]
SomeSources = Annotated[tuple[SourceShape, ...], Meta(min_length=1)]

FundShape = TypeVar("FundShape", bound=Shape)

FUND_EXPECTED = {
    **EXPECTED,
    "sure": '"read", "inferred" or "not known"',
    "read_in": 'a list of names of sources in this file, such as ["sage"]',
    "sources": "one [[sources]] with name, title, publisher and date for each",
    "note": "a sentence in quotation marks",
    "rates": "one [[rates]] for each year, the first first",
    "weekly": 'pounds in quotation marks, such as "95.85"',
    "lower_earnings": 'pounds in quotation marks, such as "120"',
    "gated": "true or false: whether there is none below the lower earnings limit",
    "share": "per cent of average weekly earnings, a whole number from 1 to 100",
    "waiting": "one [[waiting]] for each rule, the first first",
    "days": "a whole number of days",
    "linking": "a table [linking] with days",
    "rebates": "one [[rebates]] for each time in which sick pay could be had back",
    "claim_by": "a day without quotation marks, the last on which it could be claimed",
    "weeks": "a whole number of weeks",
    "staff_under": "a whole number: fewer staff than this",
    "keep_years": "how many years its records are kept, a whole number",
    "since": "days by the ids of reasons, such as { contact = 2020-05-28 }",
}
"""As for the other files, and what the fund's own keys take."""


class SureShape(Shape, frozen=True, kw_only=True):
    """A value with how sure it is."""

    sure: Literal["read", "inferred", "not known"]
    read_in: tuple[Slug, ...] = ()
    note: str = ""


def known(shape: SureShape, sources: Iterable[SourceShape]) -> Known:
    """Return how sure a value is, with its sources."""
    by_name = {each.name: Source(each.title, each.publisher, each.date) for each in sources}
    return Known(Sure(shape.sure), tuple(by_name[name] for name in shape.read_in), shape.note)


def unread(
    file: ResourceFile[FundShape], tables: Mapping[str, Iterable[SureShape]], sources: Iterable[SourceShape]
) -> BadResource | None:
    """Return the first value that names no source though it was read, or one that the file does not have."""
    names = {each.name for each in sources}
    for key, shapes in tables.items():
        for at, shape in enumerate(shapes):
            if shape.sure == "read" and not shape.read_in:
                return file.trouble((key, at), "This was read, but not where. Expected: “read_in” with a source.")
            if wrong := next((name for name in shape.read_in if name not in names), None):
                words = f"There is no source “{wrong}” in this file. Expected: the name of one."
                return file.trouble((key, at, "read_in"), words)
    return None


def pence(pounds: str) -> int:
    """Return the pence of a sum that its shape has let through."""
    found = read_money(pounds, "")
    assert found is not None and not isinstance(found, Problem)  # noqa: PT018 - the pattern of Pounds saw to both
    return found
