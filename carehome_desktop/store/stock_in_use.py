"""Whether anything of PPE was ever recorded: asked by Today of every home, so that it loads nothing of the stock where there is none."""

from __future__ import annotations

from sqlalchemy import Connection


def is_in_use(connection: Connection) -> bool:
    """Return whether there is any movement, taken back or not."""
    # In words, not by its table: describing the tables of the stock takes longer than asking.
    return connection.exec_driver_sql("SELECT 1 FROM stock_movements LIMIT 1").first() is not None
