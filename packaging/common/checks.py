"""What must not be in a package: the tests, the tools that built it, and any path of the computer it was built on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

TEST_NAMES = ("conftest.py", "pytest", "_pytest", "hypothesis", "schemathesis")
TEST_FOLDERS = ("test", "tests", "testing")
TEST_CODE = (b"import pytest", b"tests.homes")


def troubles(root: Path, paths: Sequence[Path]) -> list[str]:
    """Return a sentence for each file that tells where it was built, or that is test code."""
    secret = [str(path).encode() for path in paths]
    found = []
    for file in sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink()):
        name, content = file.relative_to(root), file.read_bytes()
        found += [
            f"{name} names {path.decode()}, a folder of the computer it was built on."
            for path in secret
            if path in content
        ]
        if any(part in TEST_NAMES or part.startswith("test_") for part in name.parts) or any(
            each in content for each in TEST_CODE
        ):
            found.append(f"{name} is test code.")
    return found


def frozen_troubles(modules: Mapping[str, bytes], paths: Sequence[Path]) -> list[str]:
    """Return the same of modules, by name, that lie compressed in one file, where `troubles` sees nothing of them."""
    secret = [str(path).encode() for path in paths]
    found = []
    for name, code in sorted(modules.items()):
        parts = name.split(".")
        found += [
            f"{name} names {path.decode()}, a folder of the computer it was built on."
            for path in secret
            if path in code
        ]
        if any(part in (*TEST_NAMES, *TEST_FOLDERS) or part.startswith("test_") for part in parts):
            found.append(f"{name} is test code.")
    return found


def strayed(source: Path, packed: Path) -> list[str]:
    """Return a sentence for each data file that is missing in the package or came out different."""
    found = []
    for file in sorted(path for path in source.rglob("*") if path.is_file() and "__pycache__" not in path.parts):
        name = file.relative_to(source)
        if not (packed / name).is_file():
            found.append(f"{source.name}/{name} is not in the package.")
        elif (packed / name).read_bytes() != file.read_bytes():
            found.append(f"{source.name}/{name} is not the same in the package.")
    return found
