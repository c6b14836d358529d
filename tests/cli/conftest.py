"""The command line twin, run in this process on a folder of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.cli import main as front
from tests.cli.parsing import made_once
from tests.homes import Hands


@dataclass(frozen=True)
class Said:
    """What one command said: its exit code, its words, and its JSON if it was asked for."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(self.out)
        return answer


@pytest.fixture
def hands() -> Hands:
    """The hands of the clock that `run` goes by."""
    return Hands()


@pytest.fixture
def run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, hands: Hands
) -> Callable[..., Said]:
    """Run a command on this test's own folder."""
    machine = Machine(clock=hands.clock)
    monkeypatch.setattr(front, "parser", made_once)

    def command(*words: str, folder: Path | None = None) -> Said:
        capsys.readouterr()
        try:
            code = front.main(["--data-dir", str(folder or tmp_path / "home"), *words], machine)
        except SystemExit as usage:
            code = int(usage.code or 0)
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return command
