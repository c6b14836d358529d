"""PySide reads no source of ours, nor of the libraries that are loaded after it, and stands in no import."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import linecache, sys
import carehome_desktop.ui.theme
import carehome_desktop.ui.shell.main_window
read = [name for name in linecache.cache if "carehome_desktop" in name and not name.endswith("quick_imports.py")]
import builtins
print(read, builtins.__import__.__name__)
"""


def test_no_source_is_read_while_the_frame_is_imported() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[] __lazy_import__"
