"""Spare PySide from looking into every module that is imported after it."""

from __future__ import annotations

import builtins

import PySide6  # noqa: F401 - it puts itself between every import, which is undone below


def spare_looking_into_modules() -> bool:
    """Let imports go their own way again; return whether PySide stood in it.

    At each import PySide asks whether a module wants its optional spelling of names (`from __feature__ import …`), and opens the
    source of each new one to see. We never want it. It costs 3 microseconds an import statement and a third of a millisecond a module:
    10 ms of the first paint, and a fifth of the time SQLAlchemy and Alembic take to load. A version of PySide that keeps no way back simply goes on.
    """
    way_back = getattr(builtins, "__orig_import__", None)
    if way_back is None or builtins.__import__ is not getattr(builtins, "__feature_import__", None):
        return False
    builtins.__import__ = way_back
    return True
