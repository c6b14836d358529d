"""What PPE cost, and what of it is marked for a fund; the newest word on a delivery counts."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, func, select, text

from carehome_desktop.domain.stock.movements import Movement
from carehome_desktop.store.stock import movement_of
from carehome_desktop.store.stock_statements import COUNTS, everything
from carehome_desktop.store.tables.stock import stock_movements
from carehome_desktop.store.tables.stock_kept import stock_fund_marks


class Mark(NamedTuple):
    """That a delivery is marked for a fund: the home's own note, who marked it and when."""

    note: str
    person_id: str
    at: datetime


def mark(connection: Connection, movement_id: int, marked: bool, note: str, person_id: str, at: datetime) -> None:
    """Keep whether a delivery is marked for a fund from now on."""
    values = {"movement_id": movement_id, "marked": int(marked), "note": note, "person_id": person_id, "said_at": at}
    connection.execute(stock_fund_marks.insert().values(**values))


def marks(connection: Connection) -> dict[int, Mark]:
    """Return what is marked for a fund, by the number of its entry."""
    newest = select(func.max(stock_fund_marks.c.id)).group_by(stock_fund_marks.c.movement_id)
    rows = connection.execute(select(stock_fund_marks).where(stock_fund_marks.c.id.in_(newest)))
    return {row.movement_id: Mark(row.note, row.person_id, row.said_at) for row in rows if row.marked}


def priced(connection: Connection) -> list[Movement]:
    """Return everything that counts and has a price, the newest first."""
    columns = stock_movements.c
    wanted = everything().where(text("pence IS NOT NULL"), COUNTS)
    return [
        movement_of(row) for row in connection.execute(wanted.order_by(columns.happened_at.desc(), columns.id.desc()))
    ]
