"""An open practice home at a desk for each test of the pages of a return, and a real endpoint for those that send."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.endpoint_server import endpoint
from tests.ui.desk import Desk, desk

__all__ = ["endpoint"]


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path) as made:
        yield made
