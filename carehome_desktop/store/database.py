"""Opens the file for reading and writing; the one place a durable act is committed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import Connection, Engine, create_engine, event, select
from sqlalchemy.pool import QueuePool

from carehome_desktop.store.tables.home import meta

NEWEST = "0012"
KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011", "0012")


class Store:
    """The home's encrypted file. Reads go side by side; writes go one at a time, each durable when its block ends."""

    def __init__(self, connect: Callable[[], Any], check: Callable[[], None] = lambda: None) -> None:
        """Take a function that opens a keyed connection, and what raises if a commit could not be found again.

        Nothing is opened until it is needed.
        """
        self._check = check
        self._engine = create_engine(
            "sqlite://",
            module=sqlcipher3.dbapi2,
            creator=connect,
            poolclass=QueuePool,
            pool_size=2,
            max_overflow=4,
            hide_parameters=True,  # an error must never carry a note or a name to a log or a screen
        )
        event.listen(self._engine, "begin", _begin)
        self._writing = threading.Lock()

    @property
    def engine(self) -> Engine:
        """Return the engine, for migrations."""
        return self._engine

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Give a connection whose whole block is kept together, durably, or not at all."""
        with self._writing, self._engine.connect() as connection, connection.execution_options(writes=True).begin():
            yield connection
            self._check()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection that sees one moment of the file."""
        with self._engine.connect() as connection, connection.begin():
            yield connection

    def revision(self) -> str | None:
        """Return the schema step the file is at, or None for an empty file."""
        with self.read() as connection:
            found = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").first()
            row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first() if found else None
        return str(row[0]) if row else None

    def create(self, facts: dict[str, str], fill: Callable[[Connection], None] = lambda _: None) -> None:
        """Make the tables of a new file, with what it is written into `meta`, and its first records, all or nothing."""
        from carehome_desktop.store.schema import create_all  # all tables and triggers: only a new file needs them

        with self.write() as connection:
            create_all(connection)
            connection.exec_driver_sql(
                "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
                "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
            )
            connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (NEWEST,))
            connection.execute(meta.insert(), [{"key": key, "value": value} for key, value in facts.items()])
            fill(connection)

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()


def _begin(connection: Connection) -> None:
    # A writer asks for the lock at once, so that it never fails half-way through what it read.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def meta_value(connection: Connection, key: str) -> str | None:
    """Return one line of what this file is."""
    return connection.execute(select(meta.c.value).where(meta.c.key == key)).scalar()


def set_meta(connection: Connection, key: str, value: str | None) -> None:
    """Write one line of what this file is; None takes it away for good."""
    connection.execute(meta.delete().where(meta.c.key == key))
    if value is not None:
        connection.execute(meta.insert().values(key=key, value=value))
