"""Whom to ask when PPE runs short: the home's own order, what was tried of each way, and whom it rings today."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property

from sqlalchemy import Connection

from carehome_desktop.domain.people import Person
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.happened import happened_words
from carehome_desktop.domain.stock.movements import Undone
from carehome_desktop.domain.stock.route_tries import Tried, Try, check_try
from carehome_desktop.domain.stock.routes import Route, RouteData, in_home_order, limit_words
from carehome_desktop.domain.stock.shortages import FORGOTTEN, is_over
from carehome_desktop.domain.stock.standing import Standing
from carehome_desktop.domain.stock.taking_back import NO_ENTRY, read_reason, taken_back_already
from carehome_desktop.domain.support import HelpLine
from carehome_desktop.machine import Clock
from carehome_desktop.services.home import Home, Told
from carehome_desktop.services.stock import NO_TYPE, Stock, TypeStatus
from carehome_desktop.services.support_sheet import SupportSheets
from carehome_desktop.store import facts, stock, stock_routes
from carehome_desktop.store.database import Store

ORDER_KEY = "route_order"
MOST_TRIES = 200
"""Tries of a type that are shown; older ones are kept all the same."""
LOOKS_BACK = 2 * FORGOTTEN
"""How far back movements are looked at to see whether a shortage is over: four weeks, and four more to tell the use from."""

NO_ROUTE = "There is no such way to get PPE. Nothing was recorded."
NO_PERSON = "Nobody of that name is at the home. Nothing was recorded."


@dataclass(frozen=True)
class Step:
    """One way for one type: whom to ring today, what a limit says, and what was tried of it in this shortage, oldest first."""

    route: Route
    line: HelpLine | None
    limits: tuple[str, ...]
    old: str
    tried: tuple[Tried, ...]

    @property
    def last(self) -> Tried | None:
        """Return the last try that counts."""
        return next((each for each in reversed(self.tried) if each.undone is None), None)


@dataclass(frozen=True)
class Ladder:
    """Every way for one type, in the home's order; `earlier` is what was tried in shortages that are over, newest first."""

    status: TypeStatus
    steps: tuple[Step, ...]
    earlier: tuple[Tried, ...]

    @property
    def short(self) -> bool:
        """Return whether cover is below the home's own line."""
        return self.status.standing is Standing.RED

    def step(self, route_id: str) -> Step | None:
        """Return the step of a route, or None."""
        return next((each for each in self.steps if each.route.id == route_id), None)

    def tried(self) -> tuple[Tried, ...]:
        """Return all that was tried in this shortage, oldest first, what was taken back among it."""
        found = (each for step in self.steps for each in step.tried)
        return tuple(sorted(found, key=lambda each: (each.told.at, each.id)))

    def not_tried(self, route: Route) -> tuple[Route, ...]:
        """Return the ways that a route expects to have been tried first, and that were not in this shortage."""
        return tuple(step.route for step in self.steps if step.route.id in route.tried_first and step.last is None)


class StockRoutes:
    """What is recorded is never changed, only taken back; a try belongs to the shortage that it was made in."""

    def __init__(
        self,
        store: Store,
        stock: Stock,
        read: Callable[[], RouteData],
        contacts: SupportSheets,
        home: Callable[[], Home],
        clock: Clock,
    ) -> None:
        self._store, self._stock, self._read, self._contacts = store, stock, read, contacts
        self._home, self._clock = home, clock

    @cached_property
    def data(self) -> RouteData:
        """Return what the resources say of ways to get PPE."""
        return self._read()

    def routes(self) -> tuple[Route, ...]:
        """Return every way in the home's own order."""
        with self._store.read() as connection:
            kept: list[str] = facts.now(connection).get(ORDER_KEY) or []
        return in_home_order(self.data.routes, kept, self._clock.local().date())

    def set_order(self, route_ids: Sequence[str], by: Person) -> None:
        """Keep the order in which the home goes."""
        with self._store.write() as connection:
            facts.say(connection, {ORDER_KEY: list(route_ids)}, by.id, self._clock.wall())

    def line(self, route: Route) -> HelpLine | None:
        """Return whom to ring today; what is out of its dates shows no number until the home types one."""
        return self._contacts.help_line(route.contact_id)

    def tell_line(self, route_id: str, typed: str, by: Person) -> Told:
        """Keep the number that the home rings for a route today."""
        route = self.data.route(route_id)
        return Told(Problem("route", NO_ROUTE)) if route is None else self._contacts.tell(route.contact_id, typed, by)

    def ladder(self, type_id: str) -> Ladder | None:
        """Return how it stands with a type, or None if there is none of this id."""
        status = self._stock.status_of(type_id)
        if status is None:
            return None
        with self._store.read() as connection:
            tries = stock_routes.of_type(connection, type_id, MOST_TRIES)
            current = self._open_shortage(connection, type_id)
        now = [each for each in reversed(tries) if each.shortage == current]
        beds = self._home().registered_beds
        steps = tuple(self._step(route, status, beds, now) for route in self.routes())
        return Ladder(status, steps, tuple(each for each in tries if each.shortage != current))

    def last_asked(self, type_id: str) -> str:
        """Return who was asked last in a shortage that goes on, what came of it and when, as a sentence; "" if nobody was."""
        with self._store.read() as connection:
            current = self._open_shortage(connection, type_id)
            tries = stock_routes.of_type(connection, type_id, MOST_TRIES) if current else []
        last = next((each for each in tries if each.shortage == current and each.undone is None), None)
        if last is None:
            return ""
        route = self.data.route(last.told.route_id)
        when = happened_words(last.told.at, self._clock.wall())
        return f"Asked last: {last.words(route.name if route else last.told.route_id)}, {when}."

    def log(self, type_id: str = "") -> list[Tried]:
        """Return all that was ever tried for a type or for all, taken back or not, the first that was made first."""
        with self._store.read() as connection:
            return stock_routes.every(connection, type_id)

    def record(self, told: Try, by: Person) -> Tried | Problem:
        """Write down what came of a try."""
        now = self._clock.wall()
        told = replace(told, whom=" ".join(told.whom.split()), note=" ".join(told.note.split()))
        if self._stock.type(told.type_id) is None:
            return Problem("type", NO_TYPE)
        if self.data.route(told.route_id) is None:
            return Problem("route", NO_ROUTE)
        if told.by not in {person.id for person in self._home().people}:
            return Problem("by", NO_PERSON)
        if problem := check_try(told, now):
            return problem
        with self._store.write() as connection:
            shortage = self._open_shortage(connection, told.type_id) or self._next_shortage(connection, told.type_id)
            return stock_routes.add(connection, told, shortage, by.id, now)

    def undo(self, try_id: int, by: Person, reason: str = "") -> Tried | Problem:
        """Take a try back, once; it stays to be read and no longer counts."""
        said = read_reason(reason)
        if isinstance(said, Problem):
            return said
        now = self._clock.wall()
        with self._store.write() as connection:
            found = stock_routes.one(connection, try_id)
            if found is None:
                return Problem("try", NO_ENTRY)
            if found.undone is not None:
                return taken_back_already(found.undone.at, "try", now)
            undone = Undone(said, by.id, now)
            stock_routes.undo(connection, try_id, undone)
        return replace(found, undone=undone)

    def _step(self, route: Route, status: TypeStatus, beds: int | None, tries: Sequence[Tried]) -> Step:
        today = self._clock.local().date()
        limits = limit_words(route, status.kind.family, beds, today)
        mine = tuple(each for each in tries if each.told.route_id == route.id)
        return Step(route, self.line(route), limits, route.old_words(today), mine)

    def _open_shortage(self, connection: Connection, type_id: str) -> int | None:
        """Return the number of the shortage that goes on, None if none does."""
        last = stock_routes.last_shortage(connection, type_id)
        if last is None:
            return None
        number, tried_at = last
        return None if self._is_over(connection, type_id, tried_at) else number

    def _is_over(self, connection: Connection, type_id: str, tried_at: datetime) -> bool:
        now = self._clock.wall()
        first = now - LOOKS_BACK - timedelta(days=1)
        entries = stock.between(connection, type_id, first, now)
        opening = stock.level_before(connection, type_id, first)
        return is_over(entries, tried_at, now, self._stock.lines(type_id), opening)

    @staticmethod
    def _next_shortage(connection: Connection, type_id: str) -> int:
        last = stock_routes.last_shortage(connection, type_id)
        return last[0] + 1 if last else 1
