"""A migrated file equals a fresh one, and every step has a test."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlalchemy import exc

from carehome_desktop.store import migrations
from carehome_desktop.store.database import KNOWN, NEWEST, Store
from carehome_desktop.store.upgrade import upgrade
from tests.files import keyed_store

STEPS = sorted((Path(migrations.__file__).parent / "versions").glob("m*.py"))


def shape(store: Store) -> set[tuple[str, str, str]]:
    """Everything the file is made of, with spacing and quoting taken out."""
    with store.read() as connection:
        rows = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").all()
    return {(kind, name, re.sub(r"[\s\"]+", "", sql)) for kind, name, sql in rows}


def test_a_migrated_file_equals_a_fresh_one(tmp_path):
    migrated, fresh = keyed_store(tmp_path / "old.db"), keyed_store(tmp_path / "new.db")
    upgrade(migrated)
    fresh.create({"store_id": "here"})

    assert shape(migrated) == shape(fresh)
    assert migrated.revision() == fresh.revision() == NEWEST


def test_every_step_has_a_test_and_is_known():
    files = Path(__file__).parent.glob("test_migrations_*.py")
    tests = "".join(each.read_text(encoding="utf-8") for each in files)
    numbers = [step.name[1:5] for step in STEPS]

    assert tuple(numbers) == KNOWN
    assert [step.stem for step in STEPS if f"def test_{step.stem}" not in tests] == []


def test_a_step_that_fails_leaves_neither_its_tables_nor_its_number(tmp_path):
    store = keyed_store(tmp_path / "store.db")
    with store.write() as connection:
        connection.exec_driver_sql("CREATE TABLE workplace (in_the_way INTEGER)")

    with pytest.raises(exc.OperationalError):
        upgrade(store)

    assert {name for _, name, _ in shape(store)} == {"workplace"}
