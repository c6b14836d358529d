"""PPE stock: records what came and went, takes it back, and says how much is there and how long it lasts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cached_property
from typing import Any

from sqlalchemy import Connection

from carehome_desktop.domain.people import Person
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.checks import check_entry
from carehome_desktop.domain.stock.cover import Forecast, forecast
from carehome_desktop.domain.stock.doubts import Doubt, doubt
from carehome_desktop.domain.stock.levels import level_after
from carehome_desktop.domain.stock.movements import Entry, Kind, Movement, Undone
from carehome_desktop.domain.stock.standing import Lines, Standing, check_lines, standing_of
from carehome_desktop.domain.stock.types import PpeData, PpeType
from carehome_desktop.domain.stock.use import LOOKS_BACK
from carehome_desktop.domain.stock.why import BEGIN_BY_COUNTING, COUNT_ONCE_MORE, why
from carehome_desktop.domain.typed import is_one_line
from carehome_desktop.domain.words import LONDON, moment_words
from carehome_desktop.machine import Chance, Clock
from carehome_desktop.store import facts, stock
from carehome_desktop.store.database import Store

LINES_KEY = "stock_lines"
ORDER_KEY = "stock_order"
LONGEST_NAME = 60
MOST_TYPES = 100
LEAST = timedelta(microseconds=1)
SOME = 40
"""Entries before that a wrong-looking number is held against."""

NO_TYPE = "There is no type of PPE of this name. Nothing was recorded."
NO_MOVEMENT = "There is no entry of this number. Nothing was changed."


@dataclass(frozen=True)
class TypeStatus:
    """How one type stands: `level` in singles (None: nothing recorded), what its box held last, and how long it lasts."""

    kind: PpeType
    level: int | None
    per_box: int
    counted_at: datetime | None
    forecast: Forecast | None
    lines: Lines | None
    standing: Standing

    def why(self) -> tuple[str, ...]:
        """Return the arithmetic behind the days of cover, or what is missing for it."""
        if self.level is None:
            return (BEGIN_BY_COUNTING,)
        return why(self.forecast, self.kind) if self.forecast is not None else (COUNT_ONCE_MORE,)


class Stock:
    """One home's PPE. Types come from the resources and from the home; what is recorded is never changed, only taken back."""

    def __init__(self, store: Store, shipped: Callable[[], PpeData], clock: Clock, chance: Chance) -> None:
        self._store, self._read_shipped, self._clock, self._chance = store, shipped, clock, chance

    @cached_property
    def data(self) -> PpeData:
        """Return what the resources say of PPE."""
        return self._read_shipped()

    def types(self) -> tuple[PpeType, ...]:
        """Return every type: the tracker's five, each followed by the home's own under it."""
        with self._store.read() as connection:
            return self._types(connection)

    def type(self, type_id: str) -> PpeType | None:
        """Return a type by its id, or None."""
        return next((kind for kind in self.types() if kind.id == type_id), None)

    def in_cupboard_order(self) -> tuple[PpeType, ...]:
        """Return every type in the order in which the home goes round; one that was never placed comes last."""
        with self._store.read() as connection:
            kinds = self._types(connection)
            order: list[str] = facts.now(connection).get(ORDER_KEY) or []
        place = {type_id: at for at, type_id in enumerate(order)}
        return tuple(sorted(kinds, key=lambda kind: place.get(kind.id, len(place))))

    def set_order(self, type_ids: Sequence[str], by: Person) -> None:
        """Keep the order in which the home goes round."""
        with self._store.write() as connection:
            facts.say(connection, {ORDER_KEY: list(type_ids)}, by.id, self._clock.wall())

    def add_type(self, family: str, name: str, one: str, many: str, by: Person) -> PpeType | Problem:
        """Add a type of the home's own under one of the tracker's five; `one` and `many` name a single of it."""
        name, one, many = (" ".join(text.split()) for text in (name, one, many))
        for field, text in (("name", name), ("one", one), ("many", many)):
            if not text or len(text) > LONGEST_NAME or not is_one_line(text):
                return Problem(field, f"Write it in {LONGEST_NAME} characters or fewer.")
        with self._store.write() as connection:
            known = self._types(connection)
            if family not in {kind.id for kind in known if not kind.own}:
                return Problem("family", "Choose which of the tracker’s five it belongs to.")
            if name.casefold() in {kind.name.casefold() for kind in known}:
                return Problem("name", f"“{name}” is there already. Give it a name of its own.")
            if len(known) >= MOST_TYPES:
                return Problem("name", f"There are {MOST_TYPES} types already, which is as many as fit.")
            made = PpeType(self._chance.new_id(), name, family, one, many, own=True)
            stock.add_type(connection, made, by.id, self._clock.wall())
        return made

    def record(self, entry: Entry, by: Person, *, sure: bool = False) -> Movement | Problem | Doubt:
        """Write down one entry; a number that looks wrong is asked about once, and recorded when the person is `sure`."""
        recorded = self.record_all((entry,), by, sure=sure)
        return recorded if isinstance(recorded, Problem | Doubt) else recorded[0]

    def record_all(
        self, entries: Sequence[Entry], by: Person, *, sure: bool = False
    ) -> list[Movement] | Problem | Doubt:
        """Write down entries, such as those of a count round, all or none."""
        now = self._clock.wall()
        with self._store.write() as connection:
            known = {kind.id: kind for kind in self._types(connection)}
            for entry in entries:
                if entry.type_id not in known:
                    return Problem("type", NO_TYPE)
                if problem := check_entry(entry, now):
                    return problem
            asked = [] if sure else [self._doubt(connection, entry, known[entry.type_id]) for entry in entries]
            if words := [each.words for each in asked if each is not None]:
                return Doubt(" ".join(words))
            return [stock.add(connection, entry, by.id, now) for entry in entries]

    def undo(self, movement_id: int, by: Person, reason: str = "") -> Movement | Problem:
        """Take an entry back, once; it stays in the ledger and no longer counts."""
        reason = " ".join(reason.split())
        if len(reason) > 200 or not is_one_line(reason):
            return Problem("reason", "Write the reason in one line of 200 characters or fewer.")
        with self._store.write() as connection:
            found = stock.one(connection, movement_id)
            if found is None:
                return Problem("movement", NO_MOVEMENT)
            if found.undone is not None:
                when = moment_words(found.undone.at, self._clock.wall())
                return Problem("movement", f"This was taken back already, {when}. Nothing was changed.")
            undone = Undone(reason, by.id, self._clock.wall())
            stock.undo(connection, movement_id, undone)
        return Movement(found.id, found.entry, found.person_id, found.recorded_at, undone)

    def ledger(self, type_id: str | None = None, most: int = 100) -> list[Movement]:
        """Return the newest entries of one type or all, what was taken back among them, the last that happened first."""
        with self._store.read() as connection:
            return stock.newest(connection, type_id, most)

    def status(self) -> tuple[TypeStatus, ...]:
        """Return how every type stands now."""
        with self._store.read() as connection:
            lines = self._lines(connection)
            return tuple(
                self._status(connection, kind, lines.get(kind.id, lines.get(""))) for kind in self._types(connection)
            )

    def status_of(self, type_id: str) -> TypeStatus | None:
        """Return how one type stands now, or None if there is none of this id."""
        return next((each for each in self.status() if each.kind.id == type_id), None)

    def usual_box(self, type_id: str) -> int:
        """Return how many a box of a type held when boxes were recorded last, 0 if they never were."""
        with self._store.read() as connection:
            return stock.last_box(connection, type_id)

    def lines(self, type_id: str = "") -> Lines | None:
        """Return the home's own days for red and amber, for all types or for one."""
        with self._store.read() as connection:
            kept = self._lines(connection)
        return kept.get(type_id, kept.get(""))

    def set_lines(self, red: int, amber: int, by: Person, type_id: str = "") -> Problem | None:
        """Keep the home's own days, for all types or for one."""
        lines = check_lines(red, amber)
        if isinstance(lines, Problem):
            return lines
        if type_id and self.type(type_id) is None:
            return Problem("type", NO_TYPE)
        with self._store.write() as connection:
            kept = {**self._lines(connection), type_id: lines}
            data = {key: {"red": each.red, "amber": each.amber} for key, each in kept.items()}
            facts.say(connection, {LINES_KEY: data}, by.id, self._clock.wall())
        return None

    def _types(self, connection: Connection) -> tuple[PpeType, ...]:
        own = stock.own_types(connection)
        return tuple(
            each for kind in self.data.types for each in (kind, *(mine for mine in own if mine.family == kind.id))
        )

    def _status(self, connection: Connection, kind: PpeType, lines: Lines | None) -> TypeStatus:
        if not stock.is_used(connection, kind.id):
            return TypeStatus(kind, None, 0, None, None, lines, Standing.NOT_COUNTED)
        now = self._clock.wall()
        entries, opening, counted_at = self._recent(connection, kind.id, now)
        level, found = level_after(entries, opening), forecast(entries, now, opening)
        per_box = stock.last_box(connection, kind.id)
        return TypeStatus(kind, level, per_box, counted_at, found, lines, standing_of(level, found, lines))

    def _recent(self, connection: Connection, type_id: str, now: datetime) -> tuple[list[Entry], int, datetime | None]:
        """Return what a forecast looks at, the level before it, and when the last count was.

        That is four weeks and the count before, and at least the counts of two days. From a count on, the level before it
        says nothing.
        """
        first, reached = now - LOOKS_BACK - timedelta(days=1), []
        counted = stock.counted_at(connection, type_id, now)
        if counted is not None:
            morning = datetime.combine(counted.astimezone(LONDON).date(), time(), LONDON)
            before = (stock.counted_at(connection, type_id, until) for until in (morning - LEAST, first))
            reached = [counted, *(moment for moment in before if moment is not None)]
            first = min(first, *reached)
        opening = 0 if first in reached else stock.level_before(connection, type_id, first)
        return stock.between(connection, type_id, first, now), opening, counted

    def _doubt(self, connection: Connection, entry: Entry, kind: PpeType) -> Doubt | None:
        before = [each.entry for each in stock.newest(connection, kind.id, SOME) if each.undone is None]
        entries, opening, _ = self._recent(connection, kind.id, entry.at)
        level = level_after(entries, opening) if before and entry.kind is not Kind.COUNT else None
        return doubt(entry, before[::-1], level, kind)

    def _lines(self, connection: Connection) -> dict[str, Lines]:
        data: dict[str, Any] = facts.now(connection).get(LINES_KEY) or {}
        return {key: Lines(each["red"], each["amber"]) for key, each in data.items()}
