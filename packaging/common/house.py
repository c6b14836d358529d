"""What a package says of the checkout it was built from: its version, its moment, what takes the room."""

from __future__ import annotations

import os
import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path

MEGA = 1_000_000


def version_of(house: Path) -> str:
    """Return the program's version, from its source."""
    told = (house / "carehome_desktop/__init__.py").read_text("utf-8")
    found = re.search(r'^__version__ = "(.+)"$', told, re.MULTILINE)
    assert found, "carehome_desktop/__init__.py names no version"
    return found[1]


def moment_of(house: Path) -> datetime:
    """Return the moment of the newest change, so that the same sources give the same package."""
    if "SOURCE_DATE_EPOCH" in os.environ:
        return datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    told = subprocess.run(
        ["git", "-C", str(house), "log", "-1", "--format=%ct"], check=False, capture_output=True, text=True
    )
    if told.returncode == 0 and told.stdout.strip():
        return datetime.fromtimestamp(int(told.stdout), UTC)
    newest = max(path.stat().st_mtime for path in (house / "carehome_desktop").rglob("*.py"))
    return datetime.fromtimestamp(newest, UTC)


def print_sizes(inside: Path) -> None:
    """Print what takes most room in a folder."""
    weights = sorted(((_weight(path), path.name) for path in inside.iterdir() if not path.is_symlink()), reverse=True)
    for weight, name in weights[:10]:
        print(f"{weight / MEGA:8.1f} MB  {name}")


def _weight(path: Path) -> int:
    if path.is_dir():
        return sum(file.stat().st_size for file in path.rglob("*") if file.is_file() and not file.is_symlink())
    return path.stat().st_size
