"""A folder for a home, and a machine on which it is nine on Saturday 21 November 2026."""

from __future__ import annotations

from pathlib import Path

import pytest

from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.vault.folder import DataFolder
from tests.homes import Hands


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "home")


@pytest.fixture
def machine() -> Machine:
    return Machine(clock=Hands().clock)
