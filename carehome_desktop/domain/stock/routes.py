"""The ways to get PPE when it runs short, as dated data; the order in which a home goes is its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from carehome_desktop.domain.questions import Source
from carehome_desktop.domain.words import count_words, day_words


class Slot(StrEnum):
    """What of the home or its stock stands beside a question that a line asks."""

    WITHIN = "within"
    TRIED = "tried"
    CALLER = "caller"
    NEXT_DAY = "next-day"
    DELIVERY = "delivery"
    OUT_OF_HOURS = "out-of-hours"
    RESIDENTS = "residents"
    BEDS = "beds"
    COVER = "cover"
    ITEMS = "items"


@dataclass(frozen=True)
class Ask:
    """Something that a line asks: what answers it, its words, and where that was read."""

    what: Slot
    words: str
    read: str


@dataclass(frozen=True)
class Limit:
    """How many of an item a home of so many beds could order in a week between two days, both included."""

    type_id: str
    item: str
    a_week: int
    beds_from: int
    beds_to: int | None
    first_day: date
    last_day: date


@dataclass(frozen=True)
class Route:
    """One way. Both days are included; `ended` says that the last is when it ended, not only until when we know of it.

    `contact_id` names whom to ring, `firms` those that it stands for, `within_hours` how soon the need has to be (0: nothing
    was said), `tried_first` the ways that it expects to have been tried before.
    """

    id: str
    name: str
    about: str
    step: int
    contact_id: str
    first_day: date
    last_day: date | None
    ended: bool
    firms: tuple[str, ...]
    within_hours: int
    tried_first: tuple[str, ...]
    limits: tuple[Limit, ...]
    asks: tuple[Ask, ...]
    sure: str
    sources: tuple[Source, ...]

    def is_open(self, day: date) -> bool:
        """Return whether it is known to be there on a day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)

    def has_ended(self, day: date) -> bool:
        """Return whether it is known to be there no more on a day."""
        return self.ended and self.last_day is not None and day > self.last_day

    def old_words(self, day: date) -> str:
        """Return what is to be known of it on a day outside its dates, "" within them."""
        if self.is_open(day):
            return ""
        if self.last_day is None or day < self.first_day:
            return f"Known only from {day_words(self.first_day)} on."
        last = day_words(self.last_day)
        if self.ended:
            return f"It ended on {last}."
        return f"A way of {self.first_day.year}. We know of it only until {last}: ask whether it is still there."


NO_LIMIT = "No weekly limit of this type was found."


@dataclass(frozen=True)
class RouteData:
    """The routes that could be read, and why the rest cannot be used."""

    routes: tuple[Route, ...] = ()
    troubles: tuple[str, ...] = ()

    def route(self, route_id: str) -> Route | None:
        """Return a route by its id, or None."""
        return next((each for each in self.routes if each.id == route_id), None)


def in_home_order(routes: Sequence[Route], kept: Sequence[str], day: date) -> tuple[Route, ...]:
    """Return every route once: as the home put them, then those that it never placed by their step, what has ended on a day last."""
    place = {route_id: at for at, route_id in reversed(list(enumerate(kept)))}

    def key(each: Route) -> tuple[int, bool, int, str]:
        return place.get(each.id, len(kept)), each.has_ended(day), each.step, each.id

    return tuple(sorted(routes, key=key))


def limit_words(route: Route, family: str, beds: int | None, day: date) -> tuple[str, ...]:
    """Return what a home of so many beds could order of one of the tracker's five in a week, a sentence for each item.

    A limit outside its dates says so, and one that was not found too; a home that it was not for, or whose beds are not told, is not given one as its own.
    """
    found = tuple(_limit_words(each, route, beds, day) for each in route.limits if each.type_id == family)
    return found or ((NO_LIMIT,) if route.limits else ())


def _limit_words(limit: Limit, route: Route, beds: int | None, day: date) -> str:
    said = f"{limit.a_week:,} {limit.item} a week"
    homes, then = _homes(limit), _then(limit, route, day)
    if beds is None:
        return f"Limit for {homes}{then}: {said}. Your registered beds are not told in Settings."
    if beds < limit.beds_from or (limit.beds_to is not None and beds > limit.beds_to):
        yours = count_words(beds, "bed")
        return f"No limit is known for a home of your size ({yours}). For {homes}{then}: {said}."
    return f"Limit for a home of your size{then}: {said}."


def _then(limit: Limit, route: Route, day: date) -> str:
    """Return what is to be said of a limit that does not hold on a day, "" if it does."""
    if limit.first_day <= day <= limit.last_day:
        return ""
    if route.ended and not route.is_open(day):
        return f", {limit.first_day.year}, now closed"
    return f", {day_words(limit.first_day)} to {day_words(limit.last_day)}"


def _homes(limit: Limit) -> str:
    if limit.beds_to is None:
        return f"homes of {limit.beds_from:,} beds or more"
    return (
        f"homes of {limit.beds_to:,} beds or fewer"
        if limit.beds_from <= 1
        else (f"homes of {limit.beds_from:,} to {limit.beds_to:,} beds")
    )
