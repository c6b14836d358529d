"""Statements are compiled once in a test process, and not once more for each file that a test opens.

An engine keeps what it compiled, under its own dialect. The program has one engine to its end; tests make a thousand. Here a later engine
borrows the dialect of the first one of its kind that has connected, and what was compiled for that: the same SQL reaches the same driver.
"""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event


def share(module: ModuleType, patch: pytest.MonkeyPatch) -> None:
    """Let the SQLite engines that a module makes share what they compile."""
    make, compiled = module.create_engine, {}
    ready: list[Engine] = []

    def create_engine(url: str, **options: Any) -> Engine:
        engine: Engine = make(url, **options)
        if engine.dialect.name != "sqlite":
            return engine
        if ready:
            engine.dialect = ready[0].dialect
            engine.update_execution_options(compiled_cache=compiled)
        else:
            # After the dialect's own look at its first connection.
            event.listen(engine.pool, "first_connect", lambda *_: ready.append(engine))
        return engine

    patch.setattr(module, "create_engine", create_engine)


def share_tables(module: ModuleType, patch: pytest.MonkeyPatch) -> None:
    """Let what makes the tables of a new file send the statements that it sent the first time: they never differ."""
    make: Callable[[Connection], None] = module.create_all
    sent: list[str] = []

    def create_all(connection: Connection) -> None:
        if sent:
            cursor = connection.connection.cursor()
            for statement in sent:
                cursor.execute(statement)
            return
        said: list[str] = []

        def note(_connection: Connection, _cursor: object, statement: str, *_: object) -> None:
            said.append(statement)

        event.listen(connection, "before_cursor_execute", note)
        make(connection)
        event.remove(connection, "before_cursor_execute", note)
        sent.extend(said)

    patch.setattr(module, "create_all", create_all)
