"""Finds entries of the ledger of PPE among very many: by type, kind, words and batch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, func, literal_column, select, text

from carehome_desktop.domain.stock.movements import Kind, Movement
from carehome_desktop.store.stock import movement_of
from carehome_desktop.store.stock_statements import COUNTS, everything, joined
from carehome_desktop.store.tables.stock import stock_movements
from carehome_desktop.store.words import either_case, holds

_COLUMNS = stock_movements.c
_WORDS = (_COLUMNS.who, _COLUMNS.reference, _COLUMNS.batch, _COLUMNS.note)
_SAYS_MORE = text("(who <> '' OR reference <> '' OR batch <> '' OR note <> '')")
"""As the index says it that only holds such entries."""
_BY_NO_INDEX: ColumnElement[str] = literal_column("+stock_movements.happened_at").desc()
"""Else the file would look through every entry in the order of time, rather than through the few that have words."""


def find(connection: Connection, type_id: str, kind: Kind | None, words: list[str], most: int) -> list[Movement]:
    """Return the newest entries of a type ("": all), of a kind (None: all) and with every word, taken back or not.

    The entries are picked out by index first and read whole afterwards.
    """
    newest = _COLUMNS.happened_at.desc(), _COLUMNS.id.desc()
    picked = _narrowed(select(_COLUMNS.id), type_id, kind, words).limit(most)
    picked = picked.order_by(*((_BY_NO_INDEX, newest[1]) if words else newest))
    wanted = everything().where(_COLUMNS.id.in_(picked)).order_by(*newest)
    return [movement_of(row) for row in connection.execute(wanted)]


def how_many(connection: Connection, type_id: str = "", kind: Kind | None = None, words: Sequence[str] = ()) -> int:
    """Return how many entries there are of a type, of a kind and with every word."""
    if not (type_id or kind or words):  # none is ever taken out, so the newest number is how many there are
        return int(connection.execute(select(func.coalesce(func.max(_COLUMNS.id), 0))).scalar_one())
    return int(connection.execute(_narrowed(select(func.count(_COLUMNS.id)), type_id, kind, words)).scalar_one())


def _narrowed(wanted: Select[Any], type_id: str, kind: Kind | None, words: Sequence[str]) -> Select[Any]:
    if words:
        wanted = wanted.where(_SAYS_MORE, *(holds(_WORDS, word) for word in words))
    if type_id:
        wanted = wanted.where(_plain("type_id", type_id) if words else _COLUMNS.type_id == type_id)
    if kind is not None:
        wanted = wanted.where(_plain("kind", kind.value) if words else _COLUMNS.kind == kind.value)
    return wanted


def _plain(column: str, value: str) -> ColumnElement[bool]:
    """Return a comparison that no index is used for: with words, the few entries that have some are looked through."""
    return literal_column(f"+stock_movements.{column}") == bindparam(f"wanted_{column}", value)


def of_batch(connection: Connection, batch: str) -> list[Movement]:
    """Return what counts and bears this batch, capital letters or not, oldest first."""
    batch = batch.strip()
    same = (
        func.lower(_COLUMNS.batch) == batch.lower()
        if batch.isascii()
        else _COLUMNS.batch.op("GLOB")(either_case(batch))
    )
    has = and_(text("batch <> ''"), same, COUNTS)
    rows = connection.execute(everything().where(has).order_by(_COLUMNS.happened_at, _COLUMNS.id))
    return [movement_of(row) for row in rows]


def batches(connection: Connection) -> list[str]:
    """Return the batches of deliveries that count, each once, the last that came first."""
    wanted = select(_COLUMNS.batch, func.max(_COLUMNS.happened_at).label("came")).select_from(joined())
    wanted = wanted.where(text("batch <> ''"), COUNTS, _COLUMNS.kind == Kind.DELIVERY.value).group_by(_COLUMNS.batch)
    return [row.batch for row in connection.execute(wanted.order_by(text("came DESC")))]
