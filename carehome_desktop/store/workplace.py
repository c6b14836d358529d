"""Where the manager was, so that an interruption loses nothing."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from carehome_desktop.store.tables.home import workplace


def everything(connection: Connection) -> dict[str, Any]:
    """Return all that was put, by its key."""
    rows = connection.execute(select(workplace.c.key, workplace.c.value))
    return {row.key: row.value for row in rows}


def put(connection: Connection, key: str, value: Any) -> None:
    """Put something under a key; None takes it away."""
    connection.execute(workplace.delete().where(workplace.c.key == key))
    if value is not None:
        connection.execute(workplace.insert().values(key=key, value=value))
