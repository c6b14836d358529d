"""Two programs on one folder: one looks after it, the other is told so, and may read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from carehome_desktop.domain.delivery import State
from carehome_desktop.vault.folder import FolderInUse
from tests.homes import SECTION, practice_house
from tests.sync.world import World


def command(world: World, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the program's own command on the same folder, as another program."""
    return subprocess.run(
        [sys.executable, "-m", "carehome_desktop", "--practice", "--data-dir", str(world.house.folder.root), *words],
        cwd=Path(__file__).parents[2],
        env=os.environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_second_program_is_refused_in_words_and_may_read(world: World) -> None:
    queued = world.queue()
    with pytest.raises(FolderInUse) as refused:
        practice_house(world.folder, world.hands)
    assert "already open on these records. Your records are safe" in refused.value.words

    writing = command(world, "returns", "answer", SECTION, "full-wages", "no", "--period", "2026-W47")
    assert writing.returncode == 1
    assert "already open" in writing.stderr
    assert "Traceback" not in writing.stderr

    sending = command(world, "outbox", "send")
    assert (sending.returncode, world.there) == (1, [])

    reading = command(world, "--json", "outbox", "list")
    assert reading.returncode == 0
    assert [row["id"] for row in json.loads(reading.stdout)["outbox"]] == [queued.return_id]

    # And the first one was not disturbed.
    assert world.run() is None
    assert world.state(queued) is State.RECEIVED
    assert len(world.there) == 1


def test_when_the_first_program_has_ended_the_second_one_may_write(world: World) -> None:
    world.house.close()
    writing = command(world, "--json", "returns", "answer", SECTION, "full-wages", "no", "--period", "2026-W47")
    assert (writing.returncode, json.loads(writing.stdout)["saved"]) == (0, "full-wages")
    world.start_again()
