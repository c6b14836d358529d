"""Load SQLAlchemy without what only its asynchronous and its plugin side needs."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

NEVER_ASKED = ("asyncio", "importlib.metadata", "sqlalchemy.dialects.sqlite.aiosqlite")


class _Later(ModuleType):
    """Stands for a module that is imported when something in it is asked for; while SQLAlchemy loads, even its functions wait."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.loading = True

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._when_called(name) if self.loading else getattr(importlib.import_module(self.__name__), name)

    def _when_called(self, name: str) -> Callable[..., Any]:
        return lambda *args, **kwargs: getattr(importlib.import_module(self.__name__), name)(*args, **kwargs)


def load_sqlalchemy() -> None:
    """Import SQLAlchemy and its dialect for SQLite.

    At its top it imports asyncio (and with it ssl and sockets), the list of installed packages and a dialect for asyncio: a sixth of its
    time, and 89 modules of which this program asks nothing. Others who import them, before or after, get the real ones; so it is for the
    moments before the first page, when nobody else imports anything.
    """
    stand_ins = {name: _Later(name) for name in NEVER_ASKED if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        import sqlalchemy.dialects.sqlite  # noqa: F401
    finally:
        for name, stand_in in stand_ins.items():
            stand_in.loading = False
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]
