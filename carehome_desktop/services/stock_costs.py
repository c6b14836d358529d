"""What PPE cost, and which deliveries are marked for a fund, where a scheme allows it; whether one does is not decided here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from carehome_desktop.domain.people import Person
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.fund import FundWords
from carehome_desktop.domain.stock.movements import Movement
from carehome_desktop.domain.stock.taking_back import NO_ENTRY
from carehome_desktop.domain.typed import is_one_line
from carehome_desktop.machine import Clock
from carehome_desktop.store import stock, stock_costs
from carehome_desktop.store.database import Store

LONGEST_NOTE = 200
NO_PRICE = "Only what has a price can be marked for a fund. Take the entry back and record it again with its price."


@dataclass(frozen=True)
class Cost:
    """An entry with a price; `marked_at` says since when it is marked for a fund, None if it is not."""

    movement: Movement
    marked_at: datetime | None = None
    note: str = ""

    @property
    def pence(self) -> int:
        """Return what it cost, in pence."""
        return self.movement.entry.pence or 0


class StockCosts:
    """A mark is a word on an entry, and the newest word counts; an entry that was taken back is no cost."""

    def __init__(self, store: Store, read_words: Callable[[], FundWords], clock: Clock) -> None:
        self._store, self._read_words, self._clock = store, read_words, clock

    def words(self) -> FundWords:
        """Return what is to be known before anything is marked for a fund."""
        return self._read_words()

    def costs(self) -> tuple[Cost, ...]:
        """Return everything that has a price, the newest first."""
        with self._store.read() as connection:
            marks = stock_costs.marks(connection)
            found = stock_costs.priced(connection)
        return tuple(
            Cost(each, marks[each.id].at, marks[each.id].note) if each.id in marks else Cost(each) for each in found
        )

    def is_marked(self, movement_id: int) -> bool:
        """Return whether an entry is marked for a fund."""
        with self._store.read() as connection:
            return movement_id in stock_costs.marks(connection)

    def mark(self, movement_id: int, marked: bool, by: Person, note: str = "") -> Cost | Problem:
        """Put an entry down for a fund, or take it off again."""
        note = " ".join(note.split())
        if len(note) > LONGEST_NOTE or not is_one_line(note):
            return Problem("note", f"Write it in one line of {LONGEST_NOTE} characters or fewer.")
        with self._store.write() as connection:
            found = stock.one(connection, movement_id)
            if found is None or found.undone is not None:
                return Problem("movement", NO_ENTRY)
            if not found.entry.pence:
                return Problem("movement", NO_PRICE)
            now = self._clock.wall()
            stock_costs.mark(connection, movement_id, marked, note, by.id, now)
        return Cost(found, now, note) if marked else Cost(found)
