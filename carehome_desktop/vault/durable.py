"""Files that are either the old one or the new one after a power cut, never half of each."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

TRIES, PAUSE = 10, 0.05
"""How often, and after how many seconds, a name is asked for again that another program holds for a moment."""


def make_private_folder(folder: Path) -> None:
    """Make a folder, and those above it, that only this user may look into; OSError if the disk refuses."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)


def sync_folder(folder: Path) -> None:
    """Make names in a folder durable; Windows has no such call and keeps its own journal of names."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_file(path: Path) -> None:
    """Make the content of a file durable."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def write_durably(path: Path, content: bytes) -> None:
    """Replace a file in one step, readable by this user only; OSError leaves the old file as it was."""
    new = path.with_name(path.name + ".new")
    try:
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        patiently(lambda: new.replace(path))
    except OSError:
        new.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def patiently(act: Callable[[], object]) -> None:
    """Give a file its name, or take one away. On Windows a virus scanner that looks at the old file keeps the name for a moment."""
    for _ in range(TRIES if os.name == "nt" else 0):
        try:
            act()
        except PermissionError:
            time.sleep(PAUSE)
        else:
            return
    act()
