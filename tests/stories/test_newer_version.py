"""Records written by a newer version of the program are named as such, and not a byte of them is touched."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from carehome_desktop.app.opening import open_practice
from carehome_desktop.vault.header import write_header
from carehome_desktop.vault.opening import StoreTooNew
from carehome_desktop.vault.problems import VaultProblem
from tests.homes import practice_house
from tests.sync.world import World


def contents(folder: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        # What SQLite puts beside a file only to read it: an index in memory, and a journal that must stay empty.
        if path.is_file() and path.name not in ("program.lock", "store.db-shm") and path.stat().st_size
    }


@pytest.mark.parametrize("told_by", ["header", "store"])
def test_a_newer_file_is_refused_by_name_and_left_alone(world: World, told_by: str) -> None:
    world.queue()
    house = world.house
    if told_by == "store":
        with house.store.write() as connection:
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0999'")
    house.close()
    if told_by == "header":
        write_header(house.folder.root, replace(house.header, revision="0999"))
    before = contents(house.folder.root)

    for alone in (True, False):
        with pytest.raises(VaultProblem) as refused:
            open_practice(house.folder, house.machine, alone=alone)
        assert isinstance(refused.value, StoreTooNew)
        assert "newer" in refused.value.words
        assert "safe" in refused.value.words
        assert contents(house.folder.root) == before


def test_the_same_records_open_when_the_newer_program_is_there(world: World) -> None:
    # The control: what is refused above is refused for its version and for nothing else.
    queued = world.queue()
    world.house.close()
    house = practice_house(world.folder, world.hands)
    assert [row.return_id for row in house.deliveries.outgoing()] == [queued.return_id]
    house.close()
    world.start_again()
