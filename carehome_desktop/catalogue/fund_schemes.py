"""Reads the funds (fund/schemes/): when each pays, for what, in which parts, and what it asks for."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta

from carehome_desktop.catalogue.fund_shapes import (
    FUND_EXPECTED,
    FundId,
    Label,
    SomeSources,
    SureShape,
    backwards,
    each_of,
    known,
    twice,
    unread,
)
from carehome_desktop.catalogue.lines import Place
from carehome_desktop.catalogue.reading import ResourceFile, read_file
from carehome_desktop.catalogue.shapes import Number, Slug, SourceShape, Words
from carehome_desktop.catalogue.troubles import BadResource
from carehome_desktop.domain.wages.reasons import Payable, Payment
from carehome_desktop.domain.wages.schemes import (
    Condition,
    Counts,
    Excluded,
    Instalment,
    Measure,
    Part,
    Pot,
    ReportPoint,
    Scheme,
)

FIRST_YEAR, LAST_YEAR = 2000, 2099
PerCent = Annotated[int, Meta(ge=0, le=100)]
Parts = Annotated[tuple[Literal["direct", "council"], ...], Meta(min_length=1)]
ReadScheme = tuple[ResourceFile["SchemeShape"], Scheme]


class PotShape(SureShape, frozen=True, kw_only=True):
    """Money that is kept apart."""

    id: FundId
    label: Label
    direct_share: PerCent | None = None


class MeasureShape(SureShape, frozen=True, kw_only=True):
    """A use; without days of its own it is open as long as the fund."""

    id: FundId
    label: Label
    parts: Parts
    pot: str = ""
    wages: bool = False
    advice: str = ""
    first_day: date | None = None
    last_day: date | None = None


class ExcludedShape(SureShape, frozen=True, kw_only=True):
    """A use that is not paid for."""

    id: FundId
    label: Label
    parts: Parts
    found_by: tuple[Words, ...] = ()


class ConditionShape(SureShape, frozen=True, kw_only=True):
    """What must be so before an instalment."""

    id: FundId
    words: Words
    tracker: bool = False


class InstalmentShape(SureShape, frozen=True, kw_only=True):
    """A payment to the home."""

    number: Number
    label: Label
    share: PerCent | None = None
    conditions: tuple[ConditionShape, ...] = ()


class PointShape(SureShape, frozen=True, kw_only=True):
    """A day on which a report is due."""

    due: date
    label: Label
    covers_to: date | None = None


class PaymentShape(SureShape, frozen=True, kw_only=True):
    """What the fund says of a reason, against the reason's own rule."""

    reason: Slug
    payable: Literal["yes", "ask", "no"]
    words: Words


class SchemeShape(SureShape, frozen=True, kw_only=True):
    """A file of schemes/."""

    id: FundId
    name: Words
    about: Words
    first_day: date
    last_day: date
    counts: Literal["incurred", "paid", "not known"]
    measures: Annotated[tuple[MeasureShape, ...], Meta(min_length=1)]
    sources: SomeSources
    legal: str = ""
    direct_share: PerCent | None = None
    pots: tuple[PotShape, ...] = ()
    instalments: tuple[InstalmentShape, ...] = ()
    reports: tuple[PointShape, ...] = ()
    excluded: tuple[ExcludedShape, ...] = ()
    reasons: tuple[PaymentShape, ...] = ()
    pays_wages: bool = True
    reimbursed: Annotated[int, Meta(ge=1, le=100)] = 100
    beds_on: date | None = None
    beds_words: str = ""
    repay_by: date | None = None
    keep_years: Number = 6
    keeping: str = ""
    before_payment: str = ""
    declaration: str = ""
    certificate: str = ""
    funder: str = ""
    plain: bool = False


def load_scheme(path: Path, name: str, reasons: Collection[str] | None) -> ReadScheme | BadResource:
    """Return a fund with its file, or what is wrong with it; `reasons` are the ids of those that are known, None if they cannot be told."""
    return scheme_of(read_file(path, name, SchemeShape, FUND_EXPECTED), reasons)


def scheme_of(
    file: ResourceFile[SchemeShape] | BadResource, reasons: Collection[str] | None
) -> ReadScheme | BadResource:
    """Return the fund that a file in its shape describes, or what is wrong with it."""
    if isinstance(file, BadResource):
        return file
    shape = file.shape
    trouble = (
        backwards(file, (), shape.first_day, shape.last_day)
        or twice(file, "pots", (each.id for each in shape.pots))
        or twice(file, "measures", (each.id for each in shape.measures))
        or twice(file, "excluded", (each.id for each in shape.excluded))
        or twice(file, "reasons", (each.reason for each in shape.reasons), "reason")
        or twice(file, "instalments", (str(each.number) for each in shape.instalments), "number")
        or _measures(file)
        or _dates(file)
        or _shares(file)
        or _reasons(file, reasons)
        or unread(file, _values(shape), shape.sources)
    )
    return trouble or (file, _made(shape))


def _measures(file: ResourceFile[SchemeShape]) -> BadResource | None:
    shape = file.shape
    pots = {each.id for each in shape.pots}
    wages = ""
    for at, each in enumerate(shape.measures):
        place = ("measures", at)
        if each.pot and each.pot not in pots:
            words = f"There is no pot “{each.pot}” in this file. Expected: the id of one."
            return file.trouble((*place, "pot"), words)
        if trouble := backwards(file, place, each.first_day or shape.first_day, each.last_day or shape.last_day):
            return trouble
        if (each.first_day or shape.first_day) < shape.first_day or (each.last_day or shape.last_day) > shape.last_day:
            words = (
                "The measure is open outside the fund’s time. Expected: days from its “first_day” to its “last_day”."
            )
            return file.trouble((*place, "first_day"), words)
        if each.wages and (wages or not shape.pays_wages):
            why = f"“{wages}” is there for wages already" if wages else "This fund pays no wages (“pays_wages”)"
            return file.trouble((*place, "wages"), f"{why}. Expected: one measure for isolation wages at most.")
        wages = each.id if each.wages else wages
    if shape.pays_wages and not wages:
        words = "No measure is for isolation wages. Expected: “wages = true” in one, or “pays_wages = false”."
        return file.trouble(("measures", 0), words)
    return None


def _dates(file: ResourceFile[SchemeShape]) -> BadResource | None:
    shape = file.shape
    days = (("first_day", shape.first_day), ("last_day", shape.last_day), ("repay_by", shape.repay_by))
    for key, day in days:
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            return file.trouble((key,), f"This day cannot be. Expected: one of the years {FIRST_YEAR} to {LAST_YEAR}.")
    if shape.repay_by is not None and shape.repay_by < shape.first_day:
        return file.trouble(("repay_by",), "This lies before the fund began. Expected: a later day.")
    before = shape.first_day
    for at, each in enumerate(shape.reports):
        if each.due.year > LAST_YEAR:
            return file.trouble(("reports", at, "due"), f"This day cannot be. Expected: one up to {LAST_YEAR}.")
        if each.due < before:
            words = "The report is due before the fund began or before the report above it. Expected: a later day."
            return file.trouble(("reports", at, "due"), words)
        if each.covers_to is not None and each.covers_to > each.due:
            words = "The report would count days after it is due. Expected: the same day or an earlier one."
            return file.trouble(("reports", at, "covers_to"), words)
        before = each.due
    return None


def _shares(file: ResourceFile[SchemeShape]) -> BadResource | None:
    if sum(each.share or 0 for each in file.shape.instalments) > 100:
        words = "The shares of the instalments come to more than 100 per cent. Expected: 100 at most."
        return file.trouble(("instalments", len(file.shape.instalments) - 1, "share"), words)
    return None


def _reasons(file: ResourceFile[SchemeShape], known_ids: Collection[str] | None) -> BadResource | None:
    for at, each in enumerate(file.shape.reasons):
        if known_ids is not None and each.reason not in known_ids:
            words = f"There is no reason “{each.reason}”. Expected: an id of reasons.toml."
            return file.trouble(("reasons", at, "reason"), words)
    return None


def _values(shape: SchemeShape) -> Iterator[tuple[Place, SureShape]]:
    yield (), shape
    for key in ("pots", "measures", "instalments", "reports", "excluded", "reasons"):
        yield from each_of(key, getattr(shape, key))
    for at, each in enumerate(shape.instalments):
        yield from each_of("conditions", each.conditions, ("instalments", at))


def _made(shape: SchemeShape) -> Scheme:
    sources = shape.sources
    return Scheme(
        id=shape.id,
        name=shape.name,
        legal=shape.legal,
        about=shape.about,
        first_day=shape.first_day,
        last_day=shape.last_day,
        counts=Counts(shape.counts),
        measures=tuple(_measure(each, shape) for each in shape.measures),
        known=known(shape, sources),
        direct_share=shape.direct_share,
        pots=tuple(Pot(each.id, each.label, each.direct_share, known(each, sources)) for each in shape.pots),
        instalments=tuple(_instalment(each, sources) for each in shape.instalments),
        reports=tuple(
            ReportPoint(each.due, each.label, each.covers_to, known(each, sources)) for each in shape.reports
        ),
        excluded=tuple(
            Excluded(each.id, each.label, frozenset(map(Part, each.parts)), known(each, sources), each.found_by)
            for each in shape.excluded
        ),
        payments={
            each.reason: Payment(Payable(each.payable), each.words, known(each, sources)) for each in shape.reasons
        },
        pays_wages=shape.pays_wages,
        reimbursed=shape.reimbursed,
        beds_on=shape.beds_on,
        beds_words=shape.beds_words,
        repay_by=shape.repay_by,
        keep_years=shape.keep_years,
        keeping=shape.keeping,
        before_payment=shape.before_payment,
        declaration=shape.declaration,
        certificate=shape.certificate,
        funder=shape.funder,
        plain=shape.plain,
    )


def _measure(shape: MeasureShape, scheme: SchemeShape) -> Measure:
    return Measure(
        id=shape.id,
        label=shape.label,
        parts=frozenset(map(Part, shape.parts)),
        first_day=shape.first_day or scheme.first_day,
        last_day=shape.last_day or scheme.last_day,
        known=known(shape, scheme.sources),
        pot=shape.pot,
        wages=shape.wages,
        advice=shape.advice,
    )


def _instalment(shape: InstalmentShape, sources: tuple[SourceShape, ...]) -> Instalment:
    conditions = tuple(Condition(each.id, each.words, each.tracker, known(each, sources)) for each in shape.conditions)
    return Instalment(shape.number, shape.label, shape.share, conditions, known(shape, sources))
