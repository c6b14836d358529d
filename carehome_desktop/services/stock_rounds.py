"""A count round as one thing: the counts that were written down in one act are found again and taken back together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from carehome_desktop.domain.people import Person
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.happened import happened_words
from carehome_desktop.domain.stock.movements import Kind, Movement, Undone
from carehome_desktop.domain.stock.taking_back import read_reason
from carehome_desktop.domain.words import count_words
from carehome_desktop.machine import Clock
from carehome_desktop.services.stock import Stock
from carehome_desktop.store import stock
from carehome_desktop.store.database import Store

NOTHING_LEFT = "All of this count was taken back already. Nothing was changed."


@dataclass(frozen=True)
class CountRound:
    """The counts of one round that still count, each of another type; never none."""

    counts: tuple[Movement, ...]

    def words(self) -> str:
        """Return how many there are: *5 counts*."""
        return count_words(len(self.counts), "count")

    def undo_words(self, now: datetime) -> str:
        """Return what taking it back is called: *Undo: the count of 5 types, Saturday 14 November*."""
        types = count_words(len(self.counts), "type")
        return f"Undo: the count of {types}, {happened_words(self.counts[0].entry.at, now)}"


class StockRounds:
    """No column says which counts belong together: one person wrote them down at one moment, for one moment, each of another type."""

    def __init__(self, store: Store, types: Stock, clock: Clock) -> None:
        self._store, self._types, self._clock = store, types, clock

    def of(self, movement: Movement) -> CountRound | None:
        """Return the round that a count belongs to, without what was taken back; None where it was made alone."""
        if movement.entry.kind is not Kind.COUNT:
            return None
        most = len(self._types.types())
        with self._store.read() as connection:
            beside = stock.written_with(connection, movement, most)
        likeness = {(each.entry.kind, each.entry.at) for each in beside}
        if len(likeness) > 1 or len({each.entry.type_id for each in beside}) < len(beside):
            return None  # lines of a file, which are taken back as an import
        standing = tuple(each for each in beside if each.undone is None)
        return CountRound(standing) if len(standing) > 1 else None

    def standing(self, which: CountRound) -> CountRound | None:
        """Return what still counts of a round, None where nothing does."""
        with self._store.read() as connection:
            return _standing(connection, which)

    def undo(self, which: CountRound, by: Person, reason: str = "") -> CountRound | Problem:
        """Take back in one act what still counts of a round; a Problem where nothing of it does."""
        said, now = read_reason(reason), self._clock.wall()
        if isinstance(said, Problem):
            return said
        with self._store.write() as connection:
            standing = _standing(connection, which)
            if standing is None:
                return Problem("movement", NOTHING_LEFT)
            for each in standing.counts:
                stock.undo(connection, each.id, Undone(said, by.id, now))
        return standing


def _standing(connection: Connection, which: CountRound) -> CountRound | None:
    found = (stock.one(connection, each.id) for each in which.counts)
    standing = tuple(each for each in found if each is not None and each.undone is None)
    return CountRound(standing) if standing else None
