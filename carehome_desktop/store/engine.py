"""SQLAlchemy's engine over the home's file, for everything but the looks of a start."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool


def engine_over(connect: Callable[[], Any]) -> Engine:
    """Return an engine whose transactions begin as `Store` needs them; nothing is opened until it is needed."""
    engine = create_engine(
        "sqlite://",
        module=sqlcipher3.dbapi2,
        creator=connect,
        poolclass=QueuePool,
        pool_size=2,
        max_overflow=4,
        pool_use_lifo=True,  # the connection that was used last holds what it deciphered
        hide_parameters=True,  # an error must never carry a note or a name to a log or a screen
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    # A writer asks for the lock at once, so that it never fails half-way through what it read.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
