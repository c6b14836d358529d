"""The home's own types of PPE with what became of them, and which type a code stands for; all of it is only added to."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, func, select

from carehome_desktop.domain.stock.types import PpeType
from carehome_desktop.store.tables.stock import stock_types
from carehome_desktop.store.tables.stock_kept import stock_codes, stock_type_changes


def add(connection: Connection, kind: PpeType, person_id: str, at: datetime) -> None:
    """Keep a type of the home's own."""
    connection.execute(
        stock_types.insert().values(
            id=kind.id,
            family=kind.family,
            name=kind.name,
            one=kind.one,
            many=kind.many,
            person_id=person_id,
            added_at=at,
        )
    )


def change(connection: Connection, kind: PpeType, person_id: str, at: datetime) -> None:
    """Keep what a type of the home's own is called from now on, and whether it is used no more."""
    connection.execute(
        stock_type_changes.insert().values(
            type_id=kind.id,
            name=kind.name,
            one=kind.one,
            many=kind.many,
            retired=int(kind.retired),
            person_id=person_id,
            said_at=at,
        )
    )


def own(connection: Connection) -> list[PpeType]:
    """Return the home's own types as they are called now, in the order in which they were added."""
    rows = connection.execute(select(stock_types).order_by(stock_types.c.added_at, stock_types.c.name)).all()
    newest = select(func.max(stock_type_changes.c.id)).group_by(stock_type_changes.c.type_id)
    changed = select(stock_type_changes).where(stock_type_changes.c.id.in_(newest))
    now = {row.type_id: row for row in connection.execute(changed)} if rows else {}
    found = []
    for row in rows:
        said = now.get(row.id, row)
        retired = bool(now[row.id].retired) if row.id in now else False
        found.append(PpeType(row.id, said.name, row.family, said.one, said.many, own=True, retired=retired))
    return found


def say_code(connection: Connection, code: str, type_id: str, person_id: str, at: datetime) -> None:
    """Keep which type a code stands for from now on; "" forgets it."""
    values = {"code": code, "type_id": type_id, "person_id": person_id, "said_at": at}
    connection.execute(stock_codes.insert().values(**values))


def codes(connection: Connection) -> dict[str, str]:
    """Return the type of each code that is kept, by code."""
    newest = select(func.max(stock_codes.c.id)).group_by(stock_codes.c.code)
    rows = connection.execute(
        select(stock_codes.c.code, stock_codes.c.type_id).where(stock_codes.c.id.in_(newest)).order_by(stock_codes.c.id)
    )
    return {row.code: row.type_id for row in rows if row.type_id}
