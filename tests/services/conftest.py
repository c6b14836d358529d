"""An open practice home for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from carehome_desktop.app.house import House
from tests.homes import Hands, practice_house


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def house(tmp_path: Path, hands: Hands) -> Iterator[House]:
    opened = practice_house(tmp_path, hands)
    yield opened
    opened.close()
