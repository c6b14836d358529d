"""A home and its endpoint, or one that is led from the command line, fresh for each story."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from carehome_desktop.cli.main import main
from tests.sync.world import World, a_world

Told = Callable[..., dict[str, Any]]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A practice home with a real endpoint."""
    with a_world(tmp_path) as world:
        yield world


@pytest.fixture
def told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    """Return what the command line twin says to a script, in a practice home of the story's own."""

    def command(*words: str, code: int = 0) -> dict[str, Any]:
        assert main(["--practice", "--data-dir", str(tmp_path / "home"), "--json", *words]) == code
        data = json.loads(capsys.readouterr().out)
        assert isinstance(data, dict)
        return data

    return command
