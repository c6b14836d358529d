"""What the home has told us about itself; each entry is added, and the newest counts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from carehome_desktop.store.tables.home import facts


def say(connection: Connection, values: dict[str, Any], person_id: str | None, at: datetime) -> None:
    """Add what was said, who said it and when."""
    if values:
        connection.execute(
            facts.insert(),
            [{"key": key, "value": value, "person_id": person_id, "said_at": at} for key, value in values.items()],
        )


def now(connection: Connection) -> dict[str, Any]:
    """Return the newest value of each key."""
    newest = select(func.max(facts.c.id)).group_by(facts.c.key)
    return {
        row.key: row.value
        for row in connection.execute(select(facts.c.key, facts.c.value).where(facts.c.id.in_(newest)))
    }
