"""The window's start where there is nothing to show it on."""

from __future__ import annotations

import os
import subprocess
import sys


def test_without_a_screen_it_says_so_in_words_and_ends(tmp_path):
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    done = subprocess.run(
        [sys.executable, "-m", "carehome_desktop", "--practice", "--data-dir", str(tmp_path)],
        env={name: value for name, value in os.environ.items() if name not in hidden},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr.startswith("This computer shows no screen")
    assert list(tmp_path.iterdir()) == []
