"""The one thing pyproject.toml cannot say: carry resources/ into the wheel, folder by folder, where `resources.py` looks."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from setuptools import setup

SHARE = Path("share/carehome-desktop")


def data_files() -> list[tuple[str, list[str]]]:
    """Return each folder under resources/ with its files."""
    folders: dict[str, list[str]] = defaultdict(list)
    for file in sorted(Path("resources").rglob("*")):
        if file.is_file():
            folders[(SHARE / file.parent).as_posix()].append(file.as_posix())
    return list(folders.items())


setup(data_files=data_files())
