"""Whether anything of PPE was ever recorded: asked by Today of every home, so that it loads nothing of the stock where there is none."""

from __future__ import annotations

from sqlalchemy import Connection, select

from carehome_desktop.store.tables.stock import stock_movements


def is_in_use(connection: Connection) -> bool:
    """Return whether there is any movement, taken back or not."""
    return connection.execute(select(stock_movements.c.id).limit(1)).first() is not None
