"""A home and its endpoint, fresh for each story."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.world import World, a_world


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A practice home with a real endpoint."""
    with a_world(tmp_path) as world:
        yield world
