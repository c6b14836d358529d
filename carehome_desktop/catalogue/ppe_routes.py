"""Reads the ways to get PPE that runs short (ppe/routes/)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Annotated

from msgspec import Meta

from carehome_desktop.catalogue.ppe import load_ppe
from carehome_desktop.catalogue.reading import ResourceFile, read_file
from carehome_desktop.catalogue.shapes import Number, Shape, Slug, Words
from carehome_desktop.catalogue.support import Sources
from carehome_desktop.catalogue.troubles import BadResource
from carehome_desktop.domain.questions import Source
from carehome_desktop.domain.stock.routes import Ask, Limit, Route, RouteData, Slot
from carehome_desktop.domain.support import SupportData

ReadRoute = tuple[ResourceFile["RouteShape"], Route]


class AskShape(Shape, frozen=True):
    """What a line asks, and what of the home answers it."""

    what: Slot
    words: Words
    read: Words


class LimitShape(Shape, frozen=True):
    """How many of an item could be ordered in a week."""

    type: Slug
    item: Words
    a_week: Annotated[int, Meta(ge=1, le=1_000_000)]
    first_day: date
    last_day: date
    beds_from: Number = 1
    beds_to: Number | None = None


class RouteShape(Shape, frozen=True):
    """A file of ppe/routes/. Without `last_day` it is open; `ended` says that the last day is when it ended."""

    id: Slug
    name: Words
    about: Words
    step: Number
    contact: Slug
    first_day: date
    sure: Words
    sources: Sources
    last_day: date | None = None
    ended: bool = False
    firms: tuple[Words, ...] = ()
    within_hours: Annotated[int, Meta(ge=0, le=999)] = 0
    tried_first: tuple[Slug, ...] = ()
    limits: tuple[LimitShape, ...] = ()
    ask: tuple[AskShape, ...] = ()


def load_routes(root: Path, types: Collection[str], contacts: Collection[str]) -> RouteData:
    """Return every route that can be used, and a sentence with file and line for each that cannot.

    `types` are the ids of the tracker's five, `contacts` those of whom we know how to ring.
    """
    read: list[ReadRoute] = []
    troubles: list[BadResource] = []
    for path in sorted((root / "ppe" / "routes").glob("*.toml")):
        found = _route(path, f"{root.name}/ppe/routes/{path.name}", types, contacts)
        found = found if isinstance(found, BadResource) else _alone(found, read)
        if isinstance(found, BadResource):
            troubles.append(found)
        else:
            read.append(found)
    if not troubles:  # a file that cannot be read must not take with it the one that names it
        ids = {route.id for _, route in read}
        unknown = [_unknown(file, "tried_first", route.tried_first, ids, "route") for file, route in read]
        troubles += [each for each in unknown if each is not None]
        read = [each for each, trouble in zip(read, unknown, strict=True) if trouble is None]
    routes = sorted((route for _, route in read), key=lambda each: each.step)
    return RouteData(tuple(routes), tuple(each.sentence() for each in troubles))


def ppe_troubles(root: Path, support: SupportData) -> tuple[str, ...]:
    """Return a sentence for each file on PPE that cannot be used: the types, or else the ways to get more."""
    types = load_ppe(root)
    if isinstance(types, BadResource):
        return (types.sentence(),)
    return load_routes(root, {kind.id for kind in types.types}, {each.id for each in support.contacts}).troubles


def _route(path: Path, name: str, types: Collection[str], contacts: Collection[str]) -> ReadRoute | BadResource:
    file = read_file(path, name, RouteShape)
    if isinstance(file, BadResource):
        return file
    shape = file.shape
    trouble = (
        _days(file)
        or _unknown(file, "contact", (shape.contact,), contacts, "contact")
        or next((found for at in range(len(shape.limits)) if (found := _limit(file, at, types))), None)
        or _asked_twice(file)
    )
    return trouble or (file, _made(shape))


def _days(file: ResourceFile[RouteShape]) -> BadResource | None:
    shape = file.shape
    if shape.last_day is None:
        words = "What has ended has a last day. Expected: “last_day”, the day on which it ended."
        return file.trouble(("ended",), words) if shape.ended else None
    if shape.last_day < shape.first_day:
        return file.trouble(("last_day",), "“last_day” lies before “first_day”. Expected: the same day or a later one.")
    return None


def _limit(file: ResourceFile[RouteShape], at: int, types: Collection[str]) -> BadResource | None:
    limit = file.shape.limits[at]
    if limit.type not in types:
        return file.trouble(("limits", at, "type"), f"There is no type “{limit.type}”. Expected: an id of types.toml.")
    if limit.last_day < limit.first_day:
        words = "“last_day” lies before “first_day”. Expected: the same day or a later one."
        return file.trouble(("limits", at, "last_day"), words)
    if limit.beds_to is not None and limit.beds_to < limit.beds_from:
        words = "“beds_to” is less than “beds_from”. Expected: the same number or more."
        return file.trouble(("limits", at, "beds_to"), words)
    return None


def _asked_twice(file: ResourceFile[RouteShape]) -> BadResource | None:
    asked = [each.what for each in file.shape.ask]
    for at, what in enumerate(asked):
        if what in asked[:at]:
            return file.trouble(("ask", at, "what"), f"“{what}” is asked already. Expected: each only once.")
    return None


def _unknown(
    file: ResourceFile[RouteShape], key: str, ids: Collection[str], known: Collection[str], what: str
) -> BadResource | None:
    unknown = next((each for each in ids if each not in known), None)
    return (
        None if unknown is None else file.trouble((key,), f"There is no {what} “{unknown}”. Expected: the id of one.")
    )


def _alone(found: ReadRoute, read: list[ReadRoute]) -> ReadRoute | BadResource:
    file, route = found
    for _, other in read:
        if other.id == route.id:
            return file.trouble(("id",), f"The route “{route.id}” is there already. Expected: an id of its own.")
        if other.step == route.step:
            return file.trouble(("step",), f"“{other.id}” is step {route.step} already. Expected: a step of its own.")
    return found


def _made(shape: RouteShape) -> Route:
    return Route(
        id=shape.id,
        name=shape.name,
        about=shape.about,
        step=shape.step,
        contact_id=shape.contact,
        first_day=shape.first_day,
        last_day=shape.last_day,
        ended=shape.ended,
        firms=shape.firms,
        within_hours=shape.within_hours,
        tried_first=shape.tried_first,
        limits=tuple(
            Limit(each.type, each.item, each.a_week, each.beds_from, each.beds_to, each.first_day, each.last_day)
            for each in shape.limits
        ),
        asks=tuple(Ask(each.what, each.words, each.read) for each in shape.ask),
        sure=shape.sure,
        sources=tuple(Source(each.title, each.publisher, each.date) for each in shape.sources),
    )
