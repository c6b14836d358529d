"""A file is replaced whole also while somebody looks at it; where the system says no, the old one stays."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from carehome_desktop.vault.durable import write_durably


def test_a_file_that_a_scanner_holds_for_a_moment_is_replaced_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "header.json"
    write_durably(path, b"old")
    scanner = path.open("rb")
    threading.Timer(0.15, scanner.close).start()
    write_durably(path, b"new")
    assert path.read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir()] == ["header.json"]


@pytest.mark.skipif(sys.platform != "win32", reason="elsewhere an open file can be replaced")
def test_a_file_that_stays_open_elsewhere_stays_as_it_was_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "header.json"
    write_durably(path, b"old")
    with path.open("rb"), pytest.raises(PermissionError):
        write_durably(path, b"new")
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["header.json"]
