"""Where the house stands and which files are ours, for the tests that look at the files themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# What is made by running something; the same list as .gitignore, read by hand because a checkout may come without git.
MADE = {".venv", ".git", "__pycache__", "build", "dist", "out"}


def our_files(folder: Path = ROOT) -> Iterator[Path]:
    """Yield every file we wrote, leaving out what tools make."""
    for child in sorted(folder.iterdir()):
        if (
            child.name in MADE
            or child.name.endswith((".egg-info", "_cache"))
            or child.name in {".coverage", ".hypothesis"}
        ):
            continue
        if child.is_dir():
            yield from our_files(child)
        else:
            yield child
