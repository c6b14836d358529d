"""The self-test finds every part of the program well, and says which one is not."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from carehome_desktop.domain.problems import Refused
from carehome_desktop.selftest import main
from carehome_desktop.selftest.findings import find
from carehome_desktop.selftest.pages import _opened
from carehome_desktop.ui.frame import Frame
from carehome_desktop.window.rooms import Rooms
from tests.ui.desk import plain

PARTS = [
    "program",
    "data files",
    "records",
    "password store",
    "older records",
    "bank holidays",
    "spreadsheets",
    "certificates",
    "walk",
    "screen",
    "prints",
    "pages",
]


def left_behind() -> list[Path]:
    """Return the files under this user's own folders."""
    return [path for path in Path(os.environ["HOME"]).rglob("*") if path.is_file()]


def test_a_page_that_breaks_while_it_is_made_or_while_it_is_drawn_is_heard() -> None:
    class Broken(QWidget):
        def paintEvent(self, _: object) -> None:  # noqa: N802 - Qt's own name
            raise ZeroDivisionError("no ink")

    def no_page() -> QWidget:
        raise KeyError("gone")

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    plain(app)
    frame = Frame("", True, Rooms().places())
    frame.show()
    assert _opened(frame, QWidget) == []
    assert "KeyError" in _opened(frame, no_page)[0]
    assert "ZeroDivisionError" in _opened(frame, Broken)[0]
    frame.close()
    frame.deleteLater()


def test_a_part_that_fails_is_told_by_name_kind_and_place() -> None:
    def disk_is_full() -> str:
        raise Refused("The disk is full.")

    found = find("records", disk_is_full)
    assert found.line() == f"LOOK  records: Refused in {__name__}.disk_is_full: The disk is full."
    assert find("records", lambda: "opened").line() == "fine  records: opened"


def test_every_part_is_well_and_nothing_is_left_behind(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    code = main(["--selftest", "--json", "--out", str(tmp_path / "told.txt")])
    told = json.loads(capsys.readouterr().out)
    assert [each["words"] for each in told["findings"] if not each["fine"]] == []
    assert [each["what"] for each in told["findings"]] == PARTS
    assert (code, told["ok"]) == (0, True)
    words = {each["what"]: each["words"] for each in told["findings"]}
    assert words["password store"].startswith("None that can be used now. ")  # tests have none
    assert "2 receipts (PRACTICE-" in words["walk"]
    assert "All is well.\n" in (tmp_path / "told.txt").read_text("utf-8")
    assert left_behind() == []
    assert [path.name for path in tmp_path.iterdir()] == ["told.txt"]
