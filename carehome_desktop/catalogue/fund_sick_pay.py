"""Reads the dated rules of statutory sick pay (fund/sick-pay.toml)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Annotated

from msgspec import Meta

from carehome_desktop.catalogue.fund_shapes import (
    FUND_EXPECTED,
    Pounds,
    SomeSources,
    SureShape,
    backwards,
    each_of,
    in_a_row,
    known,
    pence,
    twice,
    unread,
)
from carehome_desktop.catalogue.reading import ResourceFile, read_file
from carehome_desktop.catalogue.shapes import Number, Shape, Slug, Words
from carehome_desktop.catalogue.troubles import BadResource
from carehome_desktop.domain.wages.sick_pay_rules import RebateWindow, SickPayRate, SickPayRules, WaitingRule


class RateShape(SureShape, frozen=True, kw_only=True):
    """A year's rate; sums in pounds."""

    first_day: date
    last_day: date
    weekly: Pounds
    lower_earnings: Pounds
    gated: bool = True
    share: Annotated[int, Meta(ge=1, le=100)] | None = None


class WaitingShape(SureShape, frozen=True, kw_only=True):
    """Waiting days by the first day of an absence; without `last_day` it holds on."""

    first_day: date
    days: Annotated[int, Meta(ge=0, le=7)]
    last_day: date | None = None


class LinkingShape(SureShape, frozen=True, kw_only=True):
    """How far apart two absences may lie that count as one."""

    days: Annotated[int, Meta(ge=0, le=366)]


class RebateShape(SureShape, frozen=True, kw_only=True):
    """A time in which sick pay could be had back."""

    id: Slug
    name: Words
    first_day: date
    last_day: date
    claim_by: date
    weeks: Number
    staff_under: Annotated[int, Meta(ge=1)]
    keep_years: Number
    since: Annotated[dict[Slug, date], Meta(min_length=1)]


class SickPayShape(Shape, frozen=True):
    """sick-pay.toml."""

    rates: Annotated[tuple[RateShape, ...], Meta(min_length=1)]
    waiting: Annotated[tuple[WaitingShape, ...], Meta(min_length=1)]
    linking: LinkingShape
    sources: SomeSources
    rebates: tuple[RebateShape, ...] = ()


def load_sick_pay(root: Path, reasons: Collection[str] | None) -> SickPayRules | BadResource:
    """Return the rules, or what is wrong with their file; `reasons` are the ids of those that are known, None if they cannot be told."""
    name = f"{root.name}/fund/sick-pay.toml"
    file = read_file(root / "fund" / "sick-pay.toml", name, SickPayShape, FUND_EXPECTED)
    if isinstance(file, BadResource):
        return file
    shape = file.shape
    values = (
        *each_of("rates", shape.rates),
        *each_of("waiting", shape.waiting),
        *each_of("rebates", shape.rebates),
        (("linking",), shape.linking),
    )
    return (
        in_a_row(file, ((("rates", at), each.first_day, each.last_day) for at, each in enumerate(shape.rates)))
        or in_a_row(file, ((("waiting", at), each.first_day, each.last_day) for at, each in enumerate(shape.waiting)))
        or twice(file, "rebates", (each.id for each in shape.rebates))
        or _rebates(file, reasons)
        or unread(file, values, shape.sources)
        or _made(shape)
    )


def _rebates(file: ResourceFile[SickPayShape], reasons: Collection[str] | None) -> BadResource | None:
    for at, each in enumerate(file.shape.rebates):
        if trouble := backwards(file, ("rebates", at), each.first_day, each.last_day):
            return trouble
        if each.claim_by < each.last_day:
            words = "“claim_by” lies before “last_day”. Expected: the same day or a later one."
            return file.trouble(("rebates", at, "claim_by"), words)
        if any(not each.first_day <= day <= each.last_day for day in each.since.values()):
            words = "A day of “since” lies outside the window. Expected: days from “first_day” to “last_day”."
            return file.trouble(("rebates", at, "since"), words)
        if reasons is not None and (unknown := next((reason for reason in each.since if reason not in reasons), None)):
            words = f"There is no reason “{unknown}”. Expected: an id of reasons.toml."
            return file.trouble(("rebates", at, "since"), words)
    return None


def _made(shape: SickPayShape) -> SickPayRules:
    rates = tuple(
        SickPayRate(
            first_day=each.first_day,
            last_day=each.last_day,
            weekly_pence=pence(each.weekly),
            lower_earnings_pence=pence(each.lower_earnings),
            known=known(each, shape.sources),
            gated=each.gated,
            share=each.share,
        )
        for each in shape.rates
    )
    waiting = tuple(
        WaitingRule(each.first_day, each.last_day, each.days, known(each, shape.sources)) for each in shape.waiting
    )
    rebates = tuple(
        RebateWindow(
            id=each.id,
            name=each.name,
            first_day=each.first_day,
            last_day=each.last_day,
            claim_by=each.claim_by,
            weeks=each.weeks,
            staff_under=each.staff_under,
            keep_years=each.keep_years,
            reasons=each.since,
            known=known(each, shape.sources),
        )
        for each in shape.rebates
    )
    return SickPayRules(rates, waiting, rebates, shape.linking.days, known(shape.linking, shape.sources))
