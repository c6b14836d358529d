"""What the home has told us about itself; each entry is added, and the newest counts."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from carehome_desktop.store.as_text import plain
from carehome_desktop.store.looking import Reader

if TYPE_CHECKING:
    from sqlalchemy import Connection


def say(connection: Connection, values: dict[str, Any], person_id: str | None, at: datetime) -> None:
    """Add what was said, who said it and when."""
    from carehome_desktop.store.tables.home import facts

    if values:
        connection.execute(
            facts.insert(),
            [{"key": key, "value": value, "person_id": person_id, "said_at": at} for key, value in values.items()],
        )


def now(reader: Reader) -> dict[str, Any]:
    """Return the newest value of each key."""
    rows = reader.exec_driver_sql(
        "SELECT key, value FROM facts WHERE id IN (SELECT MAX(id) FROM facts GROUP BY key)",
    )
    return {key: plain(value) for key, value in rows}
