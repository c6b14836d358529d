"""PPE stock: records what came and went, takes it back, and says how much is there and how long it lasts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
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
from carehome_desktop.domain.stock.quantities import amount_words, in_boxes
from carehome_desktop.domain.stock.standing import Lines, Standing, check_lines, standing_of
from carehome_desktop.domain.stock.taking_back import NO_ENTRY, read_reason, taken_back_already
from carehome_desktop.domain.stock.types import PpeData, PpeType
from carehome_desktop.domain.stock.use import LOOKS_BACK
from carehome_desktop.domain.stock.why import BEGIN_BY_COUNTING, COUNT_ONCE_MORE, why
from carehome_desktop.domain.words import LONDON, day_words
from carehome_desktop.machine import Chance, Clock
from carehome_desktop.store import facts, stock, stock_costs, stock_find, stock_types
from carehome_desktop.store.database import Store

LINES_KEY = "stock_lines"
ORDER_KEY = "stock_order"
SOME = 40
"""Entries before that a wrong-looking number is held against."""

NO_TYPE = "There is no type of PPE of this name. Nothing was recorded."
RETIRED = "{} is used no more. Take it into use again under “Types and codes” first. What you typed is still here."
NO_PRICE = "Write what it cost, so that it can be marked for a fund. What you typed is still here."
CORRECTED = "It was corrected: another entry took its place."
AHEAD = (
    "Something is recorded for {day}, which lies ahead of this computer’s clock. It is left out until then. "
    "If today’s date is wrong, set the clock right."
)


class _NotCorrectedError(Exception):
    """Ends a correction, so that the entry that was to be corrected stands as it stood."""

    def __init__(self, why: Problem | Doubt) -> None:
        super().__init__()
        self.why = why


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

    def level_words(self) -> str:
        """Return how much there is: *480 gloves (4 boxes of 100 and 80 loose)*, with *about* where use was reckoned in."""
        if self.level is None:
            return ""
        found = self.forecast
        about = found is not None and found.gone > 0 and found.now > 0
        amount = found.now if found is not None and about else self.level
        boxes = in_boxes(amount, self.per_box)
        said = boxes.words(self.kind) if boxes.boxes else amount_words(amount, self.kind)
        return f"About {said}" if about else said

    def why(self) -> tuple[str, ...]:
        """Return the arithmetic behind the days of cover, or what is missing for it."""
        if self.level is None:
            return (BEGIN_BY_COUNTING,)
        return why(self.forecast, self.kind) if self.forecast is not None else (COUNT_ONCE_MORE,)


@dataclass(frozen=True)
class FoundEntries:
    """The newest entries that were found, how many there are like them, and how many in all."""

    entries: list[Movement]
    found: int
    of: int


class Stock:
    """One home's PPE. Types come from the resources and from the home; what is recorded is never changed, only taken back."""

    def __init__(self, store: Store, shipped: Callable[[], PpeData], clock: Clock, chance: Chance) -> None:
        self._store, self._read_shipped, self._clock, self._chance = store, shipped, clock, chance

    @cached_property
    def data(self) -> PpeData:
        """Return what the resources say of PPE."""
        return self._read_shipped()

    def types(self) -> tuple[PpeType, ...]:
        """Return every type: the tracker's five, each followed by the home's own under it, those used no more among them."""
        with self._store.read() as connection:
            return self.types_in(connection)

    def in_use(self) -> tuple[PpeType, ...]:
        """Return the types that the home uses, to choose from."""
        return tuple(kind for kind in self.types() if not kind.retired)

    def type(self, type_id: str) -> PpeType | None:
        """Return a type by its id, or None."""
        return next((kind for kind in self.types() if kind.id == type_id), None)

    def in_cupboard_order(self) -> tuple[PpeType, ...]:
        """Return the types in use in the order in which the home goes round; one that was never placed comes last."""
        with self._store.read() as connection:
            kinds = [kind for kind in self.types_in(connection) if not kind.retired]
            order: list[str] = facts.now(connection).get(ORDER_KEY) or []
        place = {type_id: at for at, type_id in enumerate(order)}
        return tuple(sorted(kinds, key=lambda kind: place.get(kind.id, len(place))))

    def record(
        self,
        entry: Entry,
        by: Person,
        *,
        sure: bool = False,
        for_fund: bool = False,
        instead_of: int | None = None,
    ) -> Movement | Problem | Doubt:
        """Write down one entry; a number that looks wrong is asked about once, and recorded when the person is `sure`.

        With `for_fund` its price is marked for a fund in the same act. With the number of an entry that it is `instead_of`, that one
        is taken back in the same act: both happen or neither.
        """
        if for_fund and not entry.pence:
            return Problem("price", NO_PRICE)
        recorded = self._record((entry,), by, sure, for_fund=for_fund, instead_of=instead_of)
        return recorded if isinstance(recorded, Problem | Doubt) else recorded[0]

    def record_all(
        self, entries: Sequence[Entry], by: Person, *, sure: bool = False
    ) -> list[Movement] | Problem | Doubt:
        """Write down entries, such as those of a count round, all or none."""
        return self._record(entries, by, sure)

    def _record(
        self,
        entries: Sequence[Entry],
        by: Person,
        sure: bool,
        *,
        for_fund: bool = False,
        instead_of: int | None = None,
    ) -> list[Movement] | Problem | Doubt:
        if instead_of is None:
            with self._store.write() as connection:
                return self._add(connection, entries, by, sure, for_fund)
        try:
            with self._store.write() as connection:
                return self._replace(connection, instead_of, entries, by, sure, for_fund)
        except _NotCorrectedError as stopped:
            return stopped.why

    def _replace(
        self,
        connection: Connection,
        instead_of: int,
        entries: Sequence[Entry],
        by: Person,
        sure: bool,
        for_fund: bool,
    ) -> list[Movement]:
        """Take an entry back and write down what takes its place, which is held against the ledger without it."""
        taken = self._take_back(connection, instead_of, CORRECTED, by)
        came = taken if isinstance(taken, Problem) else self._add(connection, entries, by, sure, for_fund)
        if isinstance(came, Problem | Doubt):
            raise _NotCorrectedError(came)
        return came

    def _add(
        self, connection: Connection, entries: Sequence[Entry], by: Person, sure: bool, for_fund: bool
    ) -> list[Movement] | Problem | Doubt:
        now = self._clock.wall()
        known = {kind.id: kind for kind in self.types_in(connection)}
        for entry in entries:
            if entry.type_id not in known:
                return Problem("type", NO_TYPE)
            if known[entry.type_id].retired:
                return Problem("type", RETIRED.format(known[entry.type_id].name))
            if problem := check_entry(entry, now):
                return problem
        asked = [] if sure else [self._doubt(connection, entry, known[entry.type_id]) for entry in entries]
        if words := [each.words for each in asked if each is not None]:
            return Doubt(" ".join(words))
        made = [stock.add(connection, entry, by.id, now) for entry in entries]
        for each in made if for_fund else ():
            stock_costs.mark(connection, each.id, True, "", by.id, now)
        return made

    def ledger(self, type_id: str | None = None, most: int = 100) -> list[Movement]:
        """Return the newest entries of one type or all, what was taken back among them, the last that happened first."""
        with self._store.read() as connection:
            return stock.newest(connection, type_id, most)

    def ahead(self, type_id: str | None = None) -> str:
        """Return that something of one type or all lies ahead of the clock, which then is wrong; "" if nothing does."""
        with self._store.read() as connection:
            newest = stock.newest_moment(connection, type_id)
        if newest is None or newest <= self._clock.wall():
            return ""
        return AHEAD.format(day=day_words(newest.astimezone(LONDON).date()))

    def find(self, type_id: str = "", kind: Kind | None = None, words: str = "", most: int = 100) -> list[Movement]:
        """Return the newest entries of a type, of a kind, and whose supplier, order, batch or note holds every word."""
        with self._store.read() as connection:
            return stock_find.find(connection, type_id, kind, words.split(), most)

    def look_up(self, type_id: str = "", kind: Kind | None = None, words: str = "", most: int = 100) -> FoundEntries:
        """Return what `find` does, with how many there are like that and how many in all."""
        with self._store.read() as connection:
            found = stock_find.find(connection, type_id, kind, words.split(), most)
            short = len(found) < most
            like = len(found) if short else stock_find.how_many(connection, type_id, kind, words.split())
            return FoundEntries(found, like, stock_find.how_many(connection))

    def entry(self, movement_id: int) -> Movement | None:
        """Return one entry by its number, taken back or not."""
        with self._store.read() as connection:
            return stock.one(connection, movement_id)

    def in_place_of(self, movement: Movement) -> Movement | None:
        """Return the entry that took the place of one that was corrected, None for any other."""
        if movement.undone is None or movement.undone.reason != CORRECTED:
            return None
        with self._store.read() as connection:
            return stock.next_written(connection, movement.id, movement.undone.at)

    def undo(self, movement_id: int, by: Person, reason: str = "") -> Movement | Problem:
        """Take an entry back, once; it stays in the ledger and no longer counts."""
        said = read_reason(reason)
        if isinstance(said, Problem):
            return said
        with self._store.write() as connection:
            return self._take_back(connection, movement_id, said, by)

    def _take_back(self, connection: Connection, movement_id: int, reason: str, by: Person) -> Movement | Problem:
        found, now = stock.one(connection, movement_id), self._clock.wall()
        if found is None:
            return Problem("movement", NO_ENTRY)
        if found.undone is not None:
            return taken_back_already(found.undone.at, "movement", now)
        undone = Undone(reason, by.id, now)
        stock.undo(connection, movement_id, undone)
        return replace(found, undone=undone)

    def status(self) -> tuple[TypeStatus, ...]:
        """Return how every type stands now."""
        with self._store.read() as connection:
            lines = self._lines(connection)
            return tuple(
                self._status(connection, kind, lines.get(kind.id, lines.get("")))
                for kind in self.types_in(connection)
                if not kind.retired
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

    def types_in(self, connection: Connection) -> tuple[PpeType, ...]:
        """Return every type as a connection sees it; what a home's own goes with is what its family does."""
        own = stock_types.own(connection)
        return tuple(
            each
            for kind in self.data.types
            for each in (kind, *(replace(mine, goes_with=kind.goes_with) for mine in own if mine.family == kind.id))
        )

    def share_lines(self, type_id: str, by: Person) -> None:
        """Let a type have no days of its own any more: those for all types hold for it."""
        with self._store.write() as connection:
            kept = {key: each for key, each in self._lines(connection).items() if key != type_id}
            data = {key: {"red": each.red, "amber": each.amber} for key, each in kept.items()}
            facts.say(connection, {LINES_KEY: data}, by.id, self._clock.wall())

    def own_lines(self, type_id: str) -> Lines | None:
        """Return the days that a type has for itself, None where those for all types hold."""
        with self._store.read() as connection:
            return self._lines(connection).get(type_id)

    def _status(self, connection: Connection, kind: PpeType, lines: Lines | None) -> TypeStatus:
        now = self._clock.wall()
        entries, opening, counted_at = self._recent(connection, kind.id, now)
        if not entries and counted_at is None and not stock.is_used(connection, kind.id, now):
            return TypeStatus(kind, None, 0, None, None, lines, Standing.NOT_COUNTED)
        found = forecast(entries, now, opening)
        level = found.on_record if found is not None else level_after(entries, opening)
        per_box = stock.last_box(connection, kind.id)
        return TypeStatus(kind, level, per_box, counted_at, found, lines, standing_of(level, found, lines))

    def _recent(self, connection: Connection, type_id: str, now: datetime) -> tuple[list[Entry], int, datetime | None]:
        """Return what a forecast looks at, the level before it, and when the last count was.

        That is four weeks and the count before, and at least the counts of two days. From a count on, the level before it
        says nothing.
        """
        since = now - LOOKS_BACK - timedelta(days=1)
        counted, first = self._counts(connection, type_id, now, since)
        opening = 0 if first is not None else stock.level_before(connection, type_id, since)
        return stock.between(connection, type_id, first or since, now), opening, counted

    @staticmethod
    def _counts(
        connection: Connection, type_id: str, now: datetime, since: datetime
    ) -> tuple[datetime | None, datetime | None]:
        """Return when the last count was, and the count to begin with: before `since`, and on another day than the last."""
        counted: datetime | None = None
        first: datetime | None = None
        for moment in stock.counts_back(connection, type_id, now):
            counted = counted or moment
            if moment < since:
                first = moment
                if moment.astimezone(LONDON).date() != counted.astimezone(LONDON).date():
                    break
        return counted, first

    def _doubt(self, connection: Connection, entry: Entry, kind: PpeType) -> Doubt | None:
        before = [each.entry for each in stock.newest(connection, kind.id, SOME) if each.undone is None]
        entries, opening, _ = self._recent(connection, kind.id, entry.at)
        level = level_after(entries, opening) if before and entry.kind is not Kind.COUNT else None
        return doubt(entry, before[::-1], level, kind)

    def _lines(self, connection: Connection) -> dict[str, Lines]:
        data: dict[str, Any] = facts.now(connection).get(LINES_KEY) or {}
        return {key: Lines(each["red"], each["amber"]) for key, each in data.items()}
