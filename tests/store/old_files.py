"""Files as older programs left them, and statements that a file must refuse."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import exc

from carehome_desktop.store.database import Store
from carehome_desktop.store.upgrade import upgrade
from tests.files import keyed_store

ONE_RETURN_OF_0001 = (
    "INSERT INTO people VALUES ('p', 'Registered manager', 1, '2026-11-21T09:00:00.000000Z')",
    "INSERT INTO question_sets VALUES ('d', 'infection-control', '2020-05', '{}')",
    "INSERT INTO returns VALUES ('r', 'infection-control', 'day', '2026-11-21', 1, NULL, 'd', '2020-05', '[]', 'p', "
    "'2026-11-21T09:00:00.000000Z')",
    "INSERT INTO outbox VALUES ('r', '1.0', x'7b7d', 'digest', 'waiting', 0, 0.0, 0, 'Waiting for a connection', "
    "'2026-11-21T09:00:00.000000Z', '2026-11-21T09:00:00.000000Z', NULL)",
)


def old_file(folder: Path, number: str) -> Store:
    """Return a file of a step of the schema, with one return that waits."""
    store = keyed_store(folder / "store.db")
    upgrade(store, number)
    with store.write() as connection:
        for statement in ONE_RETURN_OF_0001:
            connection.exec_driver_sql(statement)
    return store


def rows(store: Store, table: str) -> list[tuple[object, ...]]:
    """Return everything in a table."""
    with store.read() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {table}")]


def refuses(store: Store, why: str, *statements: str) -> None:
    """See each statement refused by the file itself, with these words."""
    for statement in statements:
        with pytest.raises(exc.DatabaseError, match=why), store.write() as connection:
            connection.exec_driver_sql(statement)
