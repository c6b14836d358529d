"""The set-up scripts say in a sentence what is missing and which one command puts it right."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house import ROOT

pytestmark = pytest.mark.skipif(shutil.which("sh") is None, reason="the set-up scripts are for machines with a shell")

INSTALLED = "installed libgl1, \\ninstalled libglib2.0-0t64, libglib2.0-0 (= 2.80)\\nconfig-files strace, \\n"


def machine(folder: Path, user: int, apt_ends_with: int = 0) -> dict[str, str]:
    """Return an environment in which dpkg, apt-get and id are stand-ins that know INSTALLED and write down what they are asked."""
    programs = {
        "dpkg-query": f"printf '{INSTALLED}'",
        "apt-get": f'echo "$*" >>"{folder}/asked"; exit {apt_ends_with}',
        "id": f"echo {user}",
    }
    for name, script in programs.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)
    return {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}


def packages(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    script = ROOT / "packaging" / "system-packages.sh"
    return subprocess.run(("sh", str(script), *arguments), env=environment, capture_output=True, text=True)


def test_an_ordinary_user_is_told_what_is_missing_and_the_one_command(tmp_path: Path) -> None:
    said = packages(machine(tmp_path, user=1000), "libegl1", "libgl1", "tzdata")
    assert said.returncode == 1
    assert "These system packages are missing: libegl1 tzdata" in said.stderr
    assert "sudo apt-get install --no-install-recommends libegl1 tzdata\n" in said.stderr
    assert not (tmp_path / "asked").exists()


def test_what_only_some_tests_need_does_not_stop_an_ordinary_user(tmp_path: Path) -> None:
    said = packages(machine(tmp_path, user=1000), "libgl1", "--", "strace")
    assert said.returncode == 0
    assert "sudo apt-get install --no-install-recommends strace\n" in said.stderr


def test_root_has_exactly_the_missing_packages_installed(tmp_path: Path) -> None:
    said = packages(machine(tmp_path, user=0), "libegl1", "libgl1", "--", "strace")
    assert said.returncode == 0
    update, install = (tmp_path / "asked").read_text().splitlines()
    assert update.startswith("update")
    assert install.startswith("install")
    assert install.endswith("--no-install-recommends libegl1 strace")


def test_root_is_told_when_the_installation_does_not_succeed(tmp_path: Path) -> None:
    said = packages(machine(tmp_path, user=0, apt_ends_with=100), "libegl1")
    assert said.returncode == 1
    assert "could not be installed: libegl1" in said.stderr


def test_a_package_that_changed_its_name_counts_under_either(tmp_path: Path) -> None:
    said = packages(machine(tmp_path, user=1000), "libglib2.0-0", "libglib2.0-0|libglib2.0-0t64", "libgl1")
    assert (said.returncode, said.stdout, said.stderr) == (0, "", "")


def test_the_chosen_python_is_used(tmp_path: Path) -> None:
    script = ROOT / "packaging" / "find-python.sh"
    found = subprocess.run(
        ("sh", str(script)), env={**os.environ, "PYTHON": sys.executable}, capture_output=True, text=True
    )
    assert found.stdout.strip() == sys.executable


def test_a_python_that_is_too_old_is_refused_by_name(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    script = ROOT / "packaging" / "find-python.sh"
    found = subprocess.run(("sh", str(script)), env={**os.environ, "PYTHON": str(old)}, capture_output=True, text=True)
    assert found.returncode == 1
    assert f"PYTHON names {old}, which is not a Python 3.11 or newer." in found.stderr


def test_a_machine_without_a_good_python_is_told_what_to_install(tmp_path: Path) -> None:
    script = ROOT / "packaging" / "find-python.sh"
    shell = shutil.which("sh")
    assert shell is not None
    found = subprocess.run((shell, str(script)), env={"PATH": str(tmp_path)}, capture_output=True, text=True)
    assert found.returncode == 1
    assert "Python 3.11 or newer is needed" in found.stderr
