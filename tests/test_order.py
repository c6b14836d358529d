"""How a run of all tests is laid out."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests import scratch
from tests.dear_first import DEAR, dear_first

HERE = Path(__file__).parent


def test_every_dear_file_is_there() -> None:
    assert [name for name in DEAR if not (HERE / name).is_file()] == []


def test_dear_files_are_begun_first_and_their_tests_stay_together() -> None:
    items: list[Any] = [
        SimpleNamespace(nodeid=name)
        for name in (
            "tests/a.py::one",
            f"tests/{DEAR[1]}::two",
            "tests/b.py::three",
            f"tests/{DEAR[0]}::four",
            f"tests/{DEAR[1]}::five",
        )
    ]
    dear_first(items)
    assert [item.nodeid.partition("::")[2] for item in items] == ["four", "two", "five", "one", "three"]


def test_files_lie_in_memory_only_where_it_has_room_and_nobody_named_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", tempfile.tempdir)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    assert scratch.in_memory(tmp_path, 0) is None, "a named folder holds"

    monkeypatch.delenv("TMPDIR")
    assert scratch.in_memory(tmp_path / "none", 0) is None
    assert scratch.in_memory(tmp_path, 2**62) is None
    assert "TMPDIR" not in os.environ

    made = scratch.in_memory(tmp_path, 0)
    assert made is not None
    assert Path(tempfile.mkdtemp()).parent == made == Path(os.environ["TMPDIR"])
