"""Runs a program of the tests inside a D-Bus session with a real, unlocked keyring; skips where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from carehome_desktop.vault import keys

UNLOCK_AND_RUN = 'printf pass | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1 && exec "$0" -m "$@"'
NEEDED = ("dbus-run-session", "gnome-keyring-daemon")


def needs_a_keyring() -> None:
    """Skip the test on a computer that has no keyring to test with."""
    for program in NEEDED:
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed, so there is no real keyring to test with")


def run_with_keyring(module: str, place: Path, *arguments: str) -> str:
    """Run a module with these arguments, with a place for its user's own folders, and return what it printed."""
    # The daemon's control socket has a path of at most 107 bytes.
    run = tempfile.mkdtemp(prefix="kr")
    environment = {name: value for name, value in os.environ.items() if name != keys.CHOICE}
    environment |= {
        "HOME": str(place),
        "XDG_DATA_HOME": str(place / "data"),
        "XDG_CONFIG_HOME": str(place / "config"),
        "XDG_CACHE_HOME": str(place / "cache"),
        "XDG_RUNTIME_DIR": run,
    }
    try:
        done = subprocess.run(
            ["dbus-run-session", "--", "sh", "-c", UNLOCK_AND_RUN, sys.executable, module, *arguments],
            env=environment,
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    finally:
        shutil.rmtree(run, ignore_errors=True)
    assert done.returncode == 0, done.stderr
    return done.stdout
