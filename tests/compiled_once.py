"""Statements are compiled once in a test process, and not once more for each file that a test opens.

An engine keeps what it compiled, under its own dialect. The program has one engine to its end; tests make a thousand. Here a later engine
borrows the dialect of the first one of its kind that has connected, and what was compiled for that: the same SQL reaches the same driver.
"""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest
from sqlalchemy import Engine, event


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
