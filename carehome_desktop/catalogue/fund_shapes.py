"""What the fund's files share: how sure a value is and where it was read, and what each key takes, for messages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Annotated, Literal, TypeVar

from msgspec import Meta

from carehome_desktop.catalogue.lines import Place
from carehome_desktop.catalogue.reading import ResourceFile
from carehome_desktop.catalogue.shapes import EXPECTED, Shape, Slug, SourceShape
from carehome_desktop.catalogue.troubles import BadResource
from carehome_desktop.domain.money import read_money
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.questions import Source
from carehome_desktop.domain.wages.known import Known, Sure

Pounds = Annotated[str, Meta(pattern=r"\A[0-9]{1,9}(\.[0-9]{2})?\Z")]
FundId = Annotated[str, Meta(pattern=r"\A[a-z0-9]+(-[a-z0-9]+)*\Z", max_length=80)]
"""It stands in the names of files, which no system lets be much longer."""
Label = Annotated[str, Meta(pattern=r"\S", max_length=200)]
"""It stands in one row of a table, which has to fit on a page."""
SomeSources = Annotated[tuple[SourceShape, ...], Meta(min_length=1)]

FundShape = TypeVar("FundShape", bound=Shape)

FUND_EXPECTED = {
    **EXPECTED,
    "id": 'a short name in small letters, digits and hyphens, such as "test-kits", 80 characters at most',
    "label": "the words of a line, in quotation marks, 200 characters at most",
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
    "lengths": "one [[lengths]] for each rule, for each group the first first",
    "group": '"own", "contact" or "none"',
    "day_nought": "true or false: whether the first day counts as day 0",
    "duty": "true or false: whether it was the law",
    "shorter": "a sentence in quotation marks",
    "reasons": "one [[reasons]] for each reason",
    "positive": "true or false: whether it is a positive test",
    "sickness": "true or false: whether the days are an absence for sick pay",
    "payable": '"yes", "ask" or "no"',
    "paid_from": "a day without quotation marks, before which it is only asked about",
    "words": "a sentence in quotation marks",
    "reason": "the id of a reason of reasons.toml",
    "evidence": "a list of what is expected to be seen, in quotation marks",
    "legal": "what the grant is called in law, in quotation marks",
    "counts": '"incurred", "paid" or "not known": which of a cost’s days must lie in the fund’s time',
    "direct_share": "per cent, a whole number from 0 to 100",
    "pots": "one [[pots]] for each pot",
    "pot": "the id of a pot of this file",
    "measures": "in a scheme one [[measures]] for each; in a line of a form a list of their ids",
    "parts": 'a list of "direct" and "council"',
    "wages": "true or false: whether isolation wages belong to it",
    "advice": "a sentence in quotation marks",
    "instalments": "one [[instalments]] for each payment",
    "conditions": "one [[instalments.conditions]] for each thing that must be so before",
    "tracker": "true or false: whether it is about the tracker",
    "reports": "one [[reports]] for each day on which a report is due",
    "due": "a day without quotation marks",
    "covers_to": "a day without quotation marks, the last that the report counts",
    "excluded": "one [[excluded]] for each use that is not paid for",
    "pays_wages": "true or false: whether isolation wages can be paid from it",
    "reimbursed": "the share that is paid in per cent, a whole number from 1 to 100",
    "beds_on": "a day without quotation marks",
    "beds_words": "a sentence in quotation marks",
    "repay_by": "a day without quotation marks",
    "keeping": "a sentence in quotation marks",
    "before_payment": "a sentence in quotation marks",
    "declaration": "a sentence in quotation marks",
    "certificate": "a sentence in quotation marks",
    "funder": "who gives the money, in quotation marks",
    "plain": "true or false: whether it is other money that is only kept apart, with no report of its own",
    "found_by": "a list of words in quotation marks that a cost for it would be described by",
    "kinds": "one [[kinds]] for each kind of evidence",
    "council": "whose form it is, in quotation marks",
    "lines": "one [[lines]] for each line of the form, in its order",
    "rest": "the id of the line that takes every measure that none names",
    "breakdown": "true or false: whether its measures are printed below it",
    "schemes": "a list of the ids of schemes",
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
    file: ResourceFile[FundShape], values: Iterable[tuple[Place, SureShape]], sources: Iterable[SourceShape]
) -> BadResource | None:
    """Return the first value that names no source though it was read, or one that the file does not have."""
    names = {each.name for each in sources}
    for place, shape in values:
        if shape.sure == "read" and not shape.read_in:
            return file.trouble(place, "This was read, but not where. Expected: “read_in” with a source.")
        if wrong := next((name for name in shape.read_in if name not in names), None):
            words = f"There is no source “{wrong}” in this file. Expected: the name of one."
            return file.trouble((*place, "read_in"), words)
    return None


def each_of(key: str, shapes: Iterable[SureShape], within: Place = ()) -> Iterator[tuple[Place, SureShape]]:
    """Yield each table of a list with its place."""
    for at, shape in enumerate(shapes):
        yield (*within, key, at), shape


def twice(file: ResourceFile[FundShape], key: str, names: Iterable[str], of: str = "id") -> BadResource | None:
    """Return that a table of a list has a name that one before it has."""
    seen: set[str] = set()
    for at, name in enumerate(names):
        if name in seen:
            return file.trouble((key, at, of), f"“{name}” is there already. Expected: an {of} of its own.")
        seen.add(name)
    return None


def in_a_row(file: ResourceFile[FundShape], rules: Iterable[tuple[Place, date, date | None]]) -> BadResource | None:
    """Return what is wrong if rules do not follow one another: no day may have two, and none between them no rule."""
    wanted: date | None = None
    begun = False
    for place, first_day, last_day in rules:
        if trouble := backwards(file, place, first_day, last_day):
            return trouble
        if begun and wanted is None:
            words = "The rule before this one has no last day. Expected: its “last_day”, the day before this one."
            return file.trouble((*place, "first_day"), words)
        if wanted is not None and first_day != wanted:
            what = "overlaps the one before" if first_day < wanted else "leaves days without a rule"
            return file.trouble((*place, "first_day"), f"This {what}. Expected: {wanted.isoformat()}.")
        wanted, begun = None if last_day is None else last_day + timedelta(days=1), True
    return None


def backwards(
    file: ResourceFile[FundShape], place: Place, first_day: date, last_day: date | None
) -> BadResource | None:
    """Return that a last day lies before its first."""
    if last_day is None or first_day <= last_day:
        return None
    return file.trouble(
        (*place, "last_day"), "“last_day” lies before “first_day”. Expected: the same day or a later one."
    )


def pence(pounds: str) -> int:
    """Return the pence of a sum that its shape has let through."""
    found = read_money(pounds, "")
    assert found is not None and not isinstance(found, Problem)  # noqa: PT018 - the pattern of Pounds saw to both
    return found
