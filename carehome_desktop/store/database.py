"""Opens the file for reading and writing; the one place a durable act is committed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Any

from carehome_desktop.store.looking import Looks, Reader

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

NEWEST = "0012"
KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011", "0012")


class Store:
    """The home's encrypted file. Reads go side by side; writes go one at a time, each durable when its block ends.

    What a start needs is asked by `look`, in plain SQL; SQLAlchemy is loaded with the first `read` or `write`.
    """

    def __init__(self, connect: Callable[[], Any], check: Callable[[], None] = lambda: None) -> None:
        """Take a function that opens a keyed connection, and what raises if another file, or none, stands under the name now.

        Nothing is opened until it is needed.
        """
        self._connect, self._check = connect, check
        self._looks = Looks(self._open)
        self._engine: Engine | None = None
        self._making, self._writing = threading.Lock(), threading.Lock()

    @property
    def engine(self) -> Engine:
        """Return the engine; the first to ask waits until SQLAlchemy is loaded."""
        with self._making:
            if self._engine is None:
                from carehome_desktop.store.engine import engine_over

                self._engine = engine_over(self._open)
            return self._engine

    def look(self) -> AbstractContextManager[Reader]:
        """Give what answers plain SQL about one moment of the file, and cannot write."""
        return self._looks.one()

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Give a connection whose whole block is kept together, durably, or not at all."""
        with self._writing, self.engine.connect() as connection, connection.execution_options(writes=True).begin():
            yield connection
            self._check()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection that sees one moment of the file."""
        with self.engine.connect() as connection, connection.begin():
            yield connection

    def still_there(self) -> None:
        """Raise what says that another file, or none, stands under the name now: a connection that is open may not notice."""
        self._check()

    def revision(self) -> str | None:
        """Return the schema step the file is at, or None for an empty file."""
        with self.look() as reader:
            found = reader.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
            row = reader.exec_driver_sql("SELECT version_num FROM alembic_version").fetchone() if found else None
        return str(row[0]) if row else None

    def create(self, facts: dict[str, str], fill: Callable[[Connection], None] = lambda _: None) -> None:
        """Make the tables of a new file, with what it is written into `meta`, and its first records, all or nothing."""
        from carehome_desktop.store.schema import create_all  # all tables and triggers: only a new file needs them
        from carehome_desktop.store.tables.home import meta

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
        self._looks.close()
        if self._engine is not None:
            self._engine.dispose()

    def _open(self) -> Any:
        self._check()
        return self._connect()


def meta_value(reader: Reader, key: str) -> str | None:
    """Return one line of what this file is."""
    row = reader.exec_driver_sql("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else None


def set_meta(connection: Connection, key: str, value: str | None) -> None:
    """Write one line of what this file is; None takes it away for good."""
    from carehome_desktop.store.tables.home import meta

    connection.execute(meta.delete().where(meta.c.key == key))
    if value is not None:
        connection.execute(meta.insert().values(key=key, value=value))
