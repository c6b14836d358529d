"""The picture for the walk without a screen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.app.opening import open_practice
from carehome_desktop.vault.folder import DataFolder


def test_the_answering_page_is_drawn_without_a_display_beside_whoever_has_the_folder(tmp_path: Path) -> None:
    folder, picture = tmp_path / "home", tmp_path / "page.png"
    house = open_practice(DataFolder(folder), Machine())
    code = (
        "import sys; from pathlib import Path; from carehome_desktop.window import take_picture;"
        "take_picture(Path(sys.argv[1]), Path(sys.argv[2]), 'test-kits')"
    )
    bare = {
        key: value
        for key, value in os.environ.items()
        if key not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "DBUS_SESSION_BUS_ADDRESS")
    }
    try:
        subprocess.run([sys.executable, "-c", code, str(folder), str(picture)], check=True, env=bare, timeout=60)
    finally:
        house.close()
    drawn = QImage(str(picture))
    assert (drawn.width(), drawn.height()) == (1280, 720)
    colours = {drawn.pixel(x, y) for x in range(0, 1280, 8) for y in range(0, 720, 8)}
    assert len(colours) > 20, "words and lines, not an empty sheet"
