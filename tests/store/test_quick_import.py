"""SQLAlchemy is loaded without what this program never asks of it, and nobody else notices."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

PROGRAM = """
import json, sys
from carehome_desktop.store.quick_import import NEVER_ASKED, load_sqlalchemy
{before}
load_sqlalchemy()
loaded = [name for name in NEVER_ASKED if name in sys.modules]
from sqlalchemy import create_engine, exc
from sqlalchemy.util import concurrency
with create_engine("sqlite://").connect() as connection:
    one = connection.exec_driver_sql("SELECT 1").scalar()
async def nothing(): pass
coroutine = nothing()
asked = [concurrency.is_exit_exception(KeyboardInterrupt()), concurrency.is_exit_exception(ValueError())]
asked.append(concurrency.iscoroutine(coroutine))
coroutine.close()
try:
    create_engine("nowhere://")
    no_plugin = False
except exc.NoSuchModuleError:  # it looked through the installed packages
    no_plugin = True
import asyncio, importlib.metadata
from sqlalchemy.dialects.sqlite import aiosqlite
real = [asyncio.run(asyncio.sleep(0, "ran")), bool(importlib.metadata.version("sqlalchemy")), aiosqlite.dialect.driver]
print(json.dumps([loaded, one, asked, no_plugin, *real]))
"""


def run(before: str = "") -> Any:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(before=before)], capture_output=True, text=True, check=True, timeout=60
    )
    return json.loads(done.stdout)


def test_what_is_never_asked_is_not_loaded_and_all_of_it_works_when_it_is_asked_after_all() -> None:
    assert run() == [[], 1, [True, False, True], True, "ran", True, "aiosqlite"]


def test_what_is_there_before_stays_as_it_is() -> None:
    before = "import asyncio, importlib.metadata"
    assert run(before) == [["asyncio", "importlib.metadata"], 1, [True, False, True], True, "ran", True, "aiosqlite"]
