"""Whether anything of PPE was recorded: asked of every home, so that one without, or without news, loads nothing of the stock."""

from __future__ import annotations

from datetime import datetime

from carehome_desktop.store.as_text import moment_text
from carehome_desktop.store.looking import Reader


def is_in_use(reader: Reader) -> bool:
    """Return whether there is any movement, taken back or not."""
    return reader.exec_driver_sql("SELECT 1 FROM stock_movements LIMIT 1").fetchone() is not None


def is_delivered_since(reader: Reader, moment: datetime) -> bool:
    """Return whether there is any delivery after a moment, taken back or not."""
    # The plus keeps SQLite from going through all deliveries by their kind: those after the moment are few.
    found = reader.exec_driver_sql(
        "SELECT 1 FROM stock_movements WHERE happened_at > ? AND +kind = 'delivery' LIMIT 1", (moment_text(moment),)
    )
    return found.fetchone() is not None
