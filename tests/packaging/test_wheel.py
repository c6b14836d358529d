"""The wheel carries the whole program: every module, every data file, both commands."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house import ROOT, our_files

OPEN_EVERYTHING = """
import hashlib, sys
from carehome_desktop.resources import resource_path
for name in sys.stdin.read().splitlines():
    print(hashlib.sha256(resource_path(name).read_bytes()).hexdigest(), name)
"""


def run(*command: str | Path, **options: str) -> str:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy, so that no leavings of an earlier build slip in."""
    source = tmp_path_factory.mktemp("source")
    unwanted = shutil.ignore_patterns("__pycache__", "*.egg-info")
    for folder in ("carehome_desktop", "resources"):
        shutil.copytree(ROOT / folder, source / folder, ignore=unwanted)
    for file in ("pyproject.toml", "setup.py", "README.md"):
        shutil.copy(ROOT / file, source)
    out = tmp_path_factory.mktemp("wheel")
    options = ("--quiet", "--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir", out)
    run(sys.executable, "-m", "pip", "wheel", *options, source)
    (built,) = out.glob("*.whl")
    return built


def test_every_module_is_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if name.startswith("carehome_desktop/")}
    assert packed == {file.relative_to(ROOT).as_posix() for file in our_files(ROOT / "carehome_desktop")}


def test_both_commands_are_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (commands,) = (name for name in archive.namelist() if name.endswith("entry_points.txt"))
        text = archive.read(commands).decode()
    assert "carehome-desktop = carehome_desktop.__main__:main" in text
    assert "carehome-desktop-window = carehome_desktop.__main__:window" in text


def test_every_data_file_opens_from_an_installed_wheel(wheel: Path, tmp_path: Path) -> None:
    files = list(our_files(ROOT / "resources"))
    assert files
    run(sys.executable, "-m", "venv", "--without-pip", tmp_path / "venv")
    (python,) = (
        (tmp_path / "venv").glob("bin/python")
        if sys.platform != "win32"
        else (tmp_path / "venv").glob("Scripts/python.exe")
    )
    run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel)
    names = [file.relative_to(ROOT / "resources").as_posix() for file in files]
    opened = run(python, "-I", "-c", OPEN_EVERYTHING, input="\n".join(names), cwd=str(tmp_path))
    assert opened.splitlines() == [f"{digest(file)} {name}" for file, name in zip(files, names, strict=True)]


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
