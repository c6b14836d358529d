"""What was tried to get PPE that ran short. A try is added and never changed; taking one back is a row of its own."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from carehome_desktop.domain.stock.movements import Undone
from carehome_desktop.domain.stock.route_tries import Result, Tried, Try
from carehome_desktop.store.stock import LARGEST
from carehome_desktop.store.tables.stock import route_tries, route_tries_undone


def add(connection: Connection, told: Try, shortage: int, person_id: str, at: datetime) -> Tried:
    """Write down a try."""
    values = {
        "type_id": told.type_id,
        "shortage": shortage,
        "route_id": told.route_id,
        "whom": told.whom,
        "result": told.result.value,
        "note": told.note,
        "tried_at": told.at,
        "tried_by": told.by,
        "recorded_by": person_id,
        "recorded_at": at,
    }
    key = connection.execute(route_tries.insert().values(**values)).inserted_primary_key
    assert key is not None  # SQLite gives every row its number
    return Tried(int(key[0]), shortage, told, person_id, at)


def undo(connection: Connection, try_id: int, undone: Undone) -> None:
    """Write down that a try was taken back; one that was is refused by the table."""
    connection.execute(
        route_tries_undone.insert().values(
            try_id=try_id, reason=undone.reason, person_id=undone.person_id, undone_at=undone.at
        )
    )


def one(connection: Connection, try_id: int) -> Tried | None:
    """Return a try by its number, taken back or not."""
    row = connection.execute(_everything().where(route_tries.c.id == min(try_id, LARGEST))).first()
    return _tried(row) if row is not None else None


def of_type(connection: Connection, type_id: str, most: int) -> list[Tried]:
    """Return the newest tries of a type, taken back or not, the last that was made first."""
    columns = route_tries.c
    wanted = _everything().where(columns.type_id == type_id).order_by(columns.tried_at.desc(), columns.id.desc())
    return [_tried(row) for row in connection.execute(wanted.limit(most))]


def every(connection: Connection, type_id: str = "") -> list[Tried]:
    """Return every try of a type or of all, taken back or not, the first that was made first."""
    columns = route_tries.c
    wanted = _everything().order_by(columns.tried_at, columns.id)
    if type_id:
        wanted = wanted.where(columns.type_id == type_id)
    return [_tried(row) for row in connection.execute(wanted)]


def last_shortage(connection: Connection, type_id: str) -> tuple[int, datetime] | None:
    """Return the number of a type's newest shortage and when it was tried last, taken back or not; None if it never was."""
    columns = route_tries.c
    row = connection.execute(
        select(columns.shortage, columns.tried_at)
        .where(columns.type_id == type_id)
        .order_by(columns.shortage.desc(), columns.tried_at.desc())
        .limit(1)
    ).first()
    return (row.shortage, row.tried_at) if row is not None else None


def _everything() -> Select[Any]:
    undone = route_tries_undone.c
    joined = route_tries.outerjoin(route_tries_undone, undone.try_id == route_tries.c.id)
    return select(
        route_tries, undone.reason.label("undo_reason"), undone.person_id.label("undo_person"), undone.undone_at
    ).select_from(joined)


def _tried(row: Row[Any]) -> Tried:
    told = Try(
        type_id=row.type_id,
        route_id=row.route_id,
        result=Result(row.result),
        at=row.tried_at,
        by=row.tried_by,
        whom=row.whom,
        note=row.note,
    )
    undone = Undone(row.undo_reason, row.undo_person, row.undone_at) if row.undone_at else None
    return Tried(row.id, row.shortage, told, row.recorded_by, row.recorded_at, undone)
