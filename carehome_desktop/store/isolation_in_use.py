"""Whether any isolation was ever recorded: asked of every home, so that one without loads nothing of the wages."""

from __future__ import annotations

from sqlalchemy import Connection


def is_in_use(connection: Connection) -> bool:
    """Return whether there is any isolation, taken back or not."""
    # In words, not by its table: describing the tables takes longer than asking.
    return connection.exec_driver_sql("SELECT 1 FROM isolations LIMIT 1").first() is not None
