"""Where the manager was, so that an interruption loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from carehome_desktop.store.as_text import plain
from carehome_desktop.store.looking import Reader

if TYPE_CHECKING:
    from sqlalchemy import Connection


def everything(reader: Reader) -> dict[str, Any]:
    """Return all that was put, by its key."""
    return {key: plain(value) for key, value in reader.exec_driver_sql("SELECT key, value FROM workplace")}


def put(connection: Connection, key: str, value: Any) -> None:
    """Put something under a key; None takes it away."""
    from carehome_desktop.store.tables.home import workplace

    connection.execute(workplace.delete().where(workplace.c.key == key))
    if value is not None:
        connection.execute(workplace.insert().values(key=key, value=value))
