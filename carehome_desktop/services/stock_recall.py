"""Calls back a batch: finds what came of it, and takes out what is still there as waste, called back."""

from __future__ import annotations

from dataclasses import dataclass

from carehome_desktop.domain.people import Person
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.doubts import Doubt
from carehome_desktop.domain.stock.movements import Entry, Kind, Movement, Reason
from carehome_desktop.domain.stock.quantities import Quantity
from carehome_desktop.domain.stock.recall import Recalled, recalled
from carehome_desktop.domain.stock.types import PpeType
from carehome_desktop.machine import Clock
from carehome_desktop.services.stock import Stock
from carehome_desktop.store import stock_find
from carehome_desktop.store.database import Store

NO_BATCH = "Type the batch that is called back, as it stands on the box."


@dataclass(frozen=True)
class FoundBatch:
    """One type of a batch as it stands."""

    kind: PpeType
    batch: str
    found: Recalled


class StockRecall:
    """What is taken out is an entry like any other, and can be taken back."""

    def __init__(self, store: Store, stock: Stock, clock: Clock) -> None:
        self._store, self._stock, self._clock = store, stock, clock

    def batches(self) -> list[str]:
        """Return the batches that came, the last first."""
        with self._store.read() as connection:
            return stock_find.batches(connection)

    def find(self, batch: str) -> tuple[FoundBatch, ...]:
        """Return every type of which this batch came; capital letters or not."""
        if not batch.strip():
            return ()
        with self._store.read() as connection:
            entries = [each.entry for each in stock_find.of_batch(connection, batch)]
        levels = {each.kind.id: each.level for each in self._stock.status()}
        found = []
        for kind in self._stock.types():
            if (one := recalled(kind.id, entries, levels.get(kind.id))) is not None:
                found.append(FoundBatch(kind, one.deliveries[-1].batch, one))
        return tuple(found)

    def take_out(
        self, batch: FoundBatch, quantity: Quantity, by: Person, *, note: str = "", sure: bool = False
    ) -> Movement | Problem | Doubt:
        """Take out so many of a batch, called back; more than can be there is asked about once."""
        kind, most = batch.kind, batch.found.at_most
        if quantity.total > most and not sure:
            said = quantity.words(kind)
            return Doubt(f"{said}: no more than {most:,} of batch {batch.batch} should be there. Is that so?")
        entry = Entry(
            kind.id,
            Kind.WASTE,
            quantity,
            self._clock.wall(),
            reason=Reason.RECALLED,
            batch=batch.batch,
            note=note.strip(),
        )
        return self._stock.record(entry, by, sure=sure)
