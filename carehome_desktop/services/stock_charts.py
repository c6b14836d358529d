"""What the charts of PPE show: the level over time, and use per resident and day. Reading is for another thread than the window's."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from carehome_desktop.domain.stock.history import LevelHistory, Span, first_day_of, level_history
from carehome_desktop.domain.stock.history_use import Residents, UseHistory, use_history
from carehome_desktop.domain.stock.levels import steps
from carehome_desktop.domain.words import LONDON
from carehome_desktop.machine import Clock
from carehome_desktop.services.stock import Stock
from carehome_desktop.store import stock
from carehome_desktop.store.database import Store
from carehome_desktop.store.stock_residents import beds_in_use

EVER = datetime(1990, 1, 1, tzinfo=UTC)
"""Before any day that an entry may have."""


class StockCharts:
    """Reads one type's ledger as far back as a chart looks."""

    def __init__(self, store: Store, types: Stock, clock: Clock) -> None:
        self._store, self._stock, self._clock = store, types, clock

    def level(self, type_id: str, span: Span) -> LevelHistory | None:
        """Return the level of a type over time and when it runs out; None where nothing of it was recorded."""
        kind, status = self._stock.type(type_id), self._stock.status_of(type_id)
        if kind is None:
            return None
        now = self._clock.wall()
        today = now.astimezone(LONDON).date()
        since = EVER if span is Span.ALL else _morning(first_day_of(span, today, today))
        with self._store.read() as connection:
            entries = stock.between(connection, type_id, since, now)
            opening = 0 if span is Span.ALL else stock.level_before(connection, type_id, since)
            counted = span is not Span.ALL and stock.counted_at(connection, type_id, since) is not None
        if not entries and not counted and not opening:
            return None
        oldest = entries[0].day if entries else today
        first = first_day_of(span, today, oldest)
        begins = not counted and not opening
        if begins:  # before the first entry nobody knows what was there: it was not nought
            first = max(first, oldest)
        first = min(first, today - timedelta(days=1))
        ahead = status.forecast if status is not None else None  # of a type used no more, nothing runs out
        return level_history(kind, steps(entries, opening), opening, first, today, ahead, begins=begins)

    def use(self, type_id: str, span: Span) -> UseHistory | None:
        """Return what was used of a type per resident and day; None if there is no such type."""
        kind = self._stock.type(type_id)
        if kind is None:
            return None
        now = self._clock.wall()
        today = now.astimezone(LONDON).date()
        with self._store.read() as connection:
            entries = stock.between(connection, type_id, EVER, now)
            answered = beds_in_use(connection)
        oldest = entries[0].day if entries else today
        residents = [
            Residents(period.first_day(), number, f"{number:,}, return for {period.words()}")
            for period, number in answered
        ]
        return use_history(kind, steps(entries), residents, first_day_of(span, today, oldest), today)


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(), LONDON)
