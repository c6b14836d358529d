"""Spare PySide from reading the source of every module that is imported after it."""

from __future__ import annotations

import sys
from types import ModuleType

import PySide6  # noqa: F401 - brings the support module that is asked below


def spare_source_reading() -> bool:
    """Tell PySide that no module uses its optional spelling of names (`from __feature__ import …`); return whether it listened.

    After each import PySide opens the module's source and looks for its own name, in case the module wants snake_case
    or properties. We never do. It costs a third of a millisecond a module: 10 ms of the first paint, and a fifth of the
    time SQLAlchemy and Alembic take to load. A version of PySide that has no such switch simply goes on reading.
    """
    support = sys.modules.get("shibokensupport.feature")
    if not hasattr(support, "_mod_uses_pyside"):
        return False
    setattr(support, "_mod_uses_pyside", _no)  # noqa: B010 - a name that the type checker does not know
    return True


def _no(_module: ModuleType) -> bool:
    return False
