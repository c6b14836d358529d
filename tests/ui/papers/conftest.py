"""A practice home with nobody at its window, for each test of these pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.quiet_desk import QuietDesk, quiet_desk


@pytest.fixture
def at(tmp_path: Path) -> Iterator[QuietDesk]:
    made = quiet_desk(tmp_path)
    yield made
    made.close()
