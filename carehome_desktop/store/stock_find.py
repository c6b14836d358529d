"""Finds entries of the ledger of PPE among very many: by type, kind, words and batch."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, and_, bindparam, func, literal_column, or_, select, text

from carehome_desktop.domain.stock.movements import Kind, Movement
from carehome_desktop.store.stock import COUNTS, everything, joined, movement_of
from carehome_desktop.store.tables.stock import stock_movements

_COLUMNS = stock_movements.c
_WORDS = (_COLUMNS.who, _COLUMNS.reference, _COLUMNS.batch, _COLUMNS.note)
_SAYS_MORE = text("(who <> '' OR reference <> '' OR batch <> '' OR note <> '')")
"""As the index says it that only holds such entries."""


def find(connection: Connection, type_id: str, kind: Kind | None, words: list[str], most: int) -> list[Movement]:
    """Return the newest entries of a type ("": all), of a kind (None: all) and with every word, taken back or not.

    The entries are picked out by index first and read whole afterwards.
    """
    picked = select(_COLUMNS.id).order_by(_COLUMNS.happened_at.desc(), _COLUMNS.id.desc()).limit(most)
    if words:
        picked = picked.where(_SAYS_MORE, *(_holds(word) for word in words))
    if type_id:
        picked = picked.where(_plain("type_id", type_id) if words else _COLUMNS.type_id == type_id)
    if kind is not None:
        picked = picked.where(_plain("kind", kind.value) if words else _COLUMNS.kind == kind.value)
    wanted = everything().where(_COLUMNS.id.in_(picked)).order_by(_COLUMNS.happened_at.desc(), _COLUMNS.id.desc())
    return [movement_of(row) for row in connection.execute(wanted)]


def _plain(column: str, value: str) -> ColumnElement[bool]:
    """Return a comparison that no index is used for: with words, the few entries that have some are looked through."""
    return literal_column(f"+stock_movements.{column}") == bindparam(f"wanted_{column}", value)


def _holds(word: str) -> ColumnElement[bool]:
    sign = "\\"
    safe = word.replace(sign, sign * 2).replace("%", sign + "%").replace("_", sign + "_")
    return or_(*(column.like(f"%{safe}%", escape=sign) for column in _WORDS))


def of_batch(connection: Connection, batch: str) -> list[Movement]:
    """Return what counts and bears this batch, capital letters or not, oldest first."""
    has = and_(text("batch <> ''"), func.lower(_COLUMNS.batch) == batch.strip().lower(), COUNTS)
    rows = connection.execute(everything().where(has).order_by(_COLUMNS.happened_at, _COLUMNS.id))
    return [movement_of(row) for row in rows]


def batches(connection: Connection) -> list[str]:
    """Return the batches of deliveries that count, each once, the last that came first."""
    wanted = select(_COLUMNS.batch, func.max(_COLUMNS.happened_at).label("came")).select_from(joined())
    wanted = wanted.where(text("batch <> ''"), COUNTS, _COLUMNS.kind == Kind.DELIVERY.value).group_by(_COLUMNS.batch)
    return [row.batch for row in connection.execute(wanted.order_by(text("came DESC")))]
