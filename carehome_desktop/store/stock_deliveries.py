"""The deliveries of the ledger of PPE after a moment; read for every look at the questions on PPE, and found by index."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, select

from carehome_desktop.domain.stock.movements import Entry, Kind
from carehome_desktop.domain.stock.quantities import Quantity
from carehome_desktop.store.tables.stock import stock_movements, stock_undone


def deliveries_since(connection: Connection, type_ids: Sequence[str], moment: datetime) -> list[Entry]:
    """Return what was delivered of these types after a moment and not taken back, the newest first."""
    columns = stock_movements.c
    rows = connection.execute(
        select(columns.type_id, columns.boxes, columns.per_box, columns.singles, columns.happened_at)
        .select_from(stock_movements.outerjoin(stock_undone, stock_undone.c.movement_id == columns.id))
        .where(
            columns.kind == Kind.DELIVERY.value,
            columns.type_id.in_(type_ids),
            columns.happened_at > moment,
            stock_undone.c.movement_id.is_(None),
        )
        .order_by(columns.happened_at.desc(), columns.id.desc())
    )
    return [
        Entry(row.type_id, Kind.DELIVERY, Quantity(row.boxes, row.per_box, row.singles), row.happened_at)
        for row in rows
    ]
