"""A PDF is first opened in a process of its own, which has an end."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from carehome_desktop.domain.problems import Problem
from carehome_desktop.reports import pdf_apart
from tests.reports import files


def test_the_first_opening_is_not_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_apart, "_here", None)
    assert pdf_apart.pages_of(files.pdf("one", "two")) == 2


def test_the_system_takes_the_bounds_that_are_asked_for() -> None:
    asked = "from carehome_desktop.reports.pdf_bounds import bound; print(bound(768_000_000, 20))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "True"


def test_one_that_does_not_end_is_ended_and_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    endless = "import sys; sys.stdout.buffer.write(b'ready\\n'); sys.stdout.flush(); sys.stdin.buffer.read()\nwhile True: pass"
    monkeypatch.setattr(pdf_apart, "program", lambda: [sys.executable, "-c", endless])
    monkeypatch.setattr(pdf_apart, "SECONDS", 1)
    found = pdf_apart.pages_of(files.pdf("x"))
    assert isinstance(found, Problem)
    assert "only to be opened" in found.words


def test_where_no_process_of_its_own_can_be_had_the_file_is_opened_all_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for command in ([str(tmp_path / "there is none")], [sys.executable, "-c", "raise SystemExit(3)"]):
        monkeypatch.setattr(pdf_apart, "program", lambda command=command: command)
        assert pdf_apart.pages_of(files.pdf("x")) == 1
