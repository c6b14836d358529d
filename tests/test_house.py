"""The house rules can fail: each is broken on purpose in a copy, and the tool that guards it must say so."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house import ROOT, our_files

LONGEST_FILE = 400  # lines of Python; more than this is more than one idea


# -- ruff: time, ids and chance come from machine.py ------------------------------------------------------------------


def ruff(code: str, pretended_path: str) -> str:
    """Return what ruff says, under our own settings, about code that pretends to lie at a path of the house."""
    options = ("check", "--no-cache", "--output-format=concise", f"--stdin-filename={ROOT / pretended_path}", "-")
    return subprocess.run(
        (sys.executable, "-m", "ruff", *options), input=code, cwd=ROOT, capture_output=True, text=True
    ).stdout


BANNED = {
    "datetime.now": "from datetime import UTC, datetime\n\nprint(datetime.now(UTC))\n",
    "date.today": "import datetime\n\nprint(datetime.date.today())\n",
    "time.time": "import time\n\nprint(time.time())\n",
    "time.monotonic": "from time import monotonic\n\nprint(monotonic())\n",
    "uuid4": "import uuid\n\nprint(uuid.uuid4())\n",
    "random": "import random\n\nprint(random.choice([1, 2]))\n",
    "secrets": "from secrets import token_bytes\n\nprint(token_bytes(16))\n",
}


@pytest.mark.parametrize("code", BANNED.values(), ids=BANNED)
def test_asking_the_machine_for_time_ids_or_chance_is_refused(code: str) -> None:
    assert "TID251" in ruff(code, "carehome_desktop/services/example.py")


@pytest.mark.parametrize(
    "line", ["import sqlalchemy.orm", "from sqlalchemy.orm import Session", "from sqlalchemy import orm"]
)
def test_an_object_mapper_is_refused(line: str) -> None:
    assert "TID251" in ruff(line + "\n", "carehome_desktop/store/example.py")


@pytest.mark.parametrize("code", BANNED.values(), ids=BANNED)
def test_the_one_module_that_may_ask_is_let_through(code: str) -> None:
    assert "TID251" not in ruff(code, "carehome_desktop/machine.py")


# -- import-linter: imports point downwards ---------------------------------------------------------------------------

FORBIDDEN_IMPORTS = {
    "Imports point downwards": ("domain", "import carehome_desktop.store"),
    "Only the window code knows Qt": ("services", "import PySide6.QtCore"),
    "Only sync speaks HTTP": ("catalogue", "import requests"),
    "Only the vault holds the key": ("store", "import keyring"),
    "The domain is plain Python": ("domain", "import sqlalchemy"),
    "Windows ask services, not the store": ("ui", "import carehome_desktop.store"),
    "Only exports writes spreadsheets": ("services", "import xlsxwriter"),
}


def copy_of_the_program(place: Path) -> Path:
    shutil.copytree(ROOT / "carehome_desktop", place / "carehome_desktop", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", place)
    return place


def contracts(place: Path) -> str:
    """Return what import-linter says about the copy of the program at a place."""
    command = "import sys; sys.path.insert(0, '.'); from importlinter.cli import lint_imports_command as run; run()"
    answer = subprocess.run((sys.executable, "-c", command, "--no-cache"), cwd=place, capture_output=True, text=True)
    return answer.stdout + answer.stderr


@pytest.fixture(scope="module")
def broken_contracts(tmp_path_factory: pytest.TempPathFactory) -> str:
    place = copy_of_the_program(tmp_path_factory.mktemp("broken"))
    for number, (package, line) in enumerate(FORBIDDEN_IMPORTS.values()):
        (place / "carehome_desktop" / package / f"planted_{number}.py").write_text(line + "\n")
    return contracts(place)


def test_every_contract_has_a_forbidden_import_that_tries_it() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert {contract["name"] for contract in settings["tool"]["importlinter"]["contracts"]} == set(FORBIDDEN_IMPORTS)


@pytest.mark.parametrize(("number", "contract"), list(enumerate(FORBIDDEN_IMPORTS)), ids=FORBIDDEN_IMPORTS)
def test_a_forbidden_import_breaks_its_contract(number: int, contract: str, broken_contracts: str) -> None:
    assert f"{contract} BROKEN" in broken_contracts
    _, _, reasons = broken_contracts.partition("Broken contracts")
    _, _, reason = reasons.partition(contract)
    assert f"planted_{number}" in reason


def test_a_package_that_no_layer_names_breaks_the_layers(tmp_path: Path) -> None:
    place = copy_of_the_program(tmp_path)
    (place / "carehome_desktop" / "extras").mkdir()
    (place / "carehome_desktop" / "extras" / "__init__.py").touch()
    assert "Imports point downwards BROKEN" in contracts(place)


# -- the locks: exact, hashed, without an address ---------------------------------------------------------------------


@dataclass(frozen=True)
class Locked:
    """One library in a lock: what is required, and the hashes of its files."""

    requirement: Requirement
    hashes: tuple[str, ...]

    @property
    def name(self) -> str:
        return canonicalize_name(self.requirement.name)

    @property
    def version(self) -> str:
        (pin,) = self.requirement.specifier
        assert pin.operator == "=="
        return pin.version


def locked(file: str) -> list[Locked]:
    entries = (ROOT / file).read_text().replace("\\\n", " ").splitlines()
    split = (re.split(r"\s--hash=", entry.strip()) for entry in entries if entry.strip())
    return [Locked(Requirement(what), tuple(hashes)) for what, *hashes in split]


LOCKS = ("requirements.lock", "requirements-dev.lock", "packaging/requirements.lock")


@pytest.mark.parametrize("file", LOCKS)
def test_every_locked_library_has_one_version_and_a_hash_for_each_file(file: str) -> None:
    libraries = locked(file)
    assert len(libraries) > 20
    for library in libraries:
        assert library.version
        assert library.hashes
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", one.strip()) for one in library.hashes)


@pytest.mark.parametrize("file", LOCKS)
def test_a_lock_names_no_address_and_no_folder(file: str) -> None:
    text = (ROOT / file).read_text()
    assert not re.search(r"://|file:|--(?:extra-)?index|--find-links|\s@\s|^-|^\.{0,2}/", text, re.MULTILINE)


def test_the_tools_lock_holds_the_programs_lock_unchanged() -> None:
    tools = {(one.name, one.version, one.hashes) for one in locked("requirements-dev.lock")}
    assert {(one.name, one.version, one.hashes) for one in locked("requirements.lock")} <= tools


def test_the_locks_hold_what_pyproject_asks_for() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = settings["dependency-groups"]
    program = [*settings["project"]["dependencies"], *groups["build"]]
    wants = (program, [*program, *groups["dev"]], [*program, *groups["package"]])
    for file, wanted in zip(LOCKS, wants, strict=True):
        versions = {one.name: one.version for one in locked(file)}
        for requirement in map(Requirement, wanted):
            version = versions.get(canonicalize_name(requirement.name))
            assert version is not None, f"{file} does not hold {requirement.name}; run: make lock"
            assert requirement.specifier.contains(version), f"{file} holds {requirement.name} {version}; run: make lock"


# -- the files themselves ---------------------------------------------------------------------------------------------

# Written in two parts each, so that this file does not find itself.
HOMES = re.compile(rb"(?<![\w.])/" + rb"home/\w|(?<![\w.])/" + rb"root\b|/" + rb"Users/\w|[A-Z]:\\+" + rb"Users\\")


def test_no_file_names_a_developers_home_folder() -> None:
    found = [str(file.relative_to(ROOT)) for file in our_files() if HOMES.search(file.read_bytes())]
    assert found == []


@pytest.mark.parametrize(
    "text",
    [b"see /" + b"home/anna/x", b"'/" + b"root'", b"/" + b"Users/anna", b"C:\\" + b"Users\\anna"],
    ids=["Linux", "root", "macOS", "Windows"],
)
def test_the_search_for_home_folders_finds_one(text: bytes) -> None:
    assert HOMES.search(text)


def test_no_python_file_is_longer_than_one_idea() -> None:
    long = {
        str(file.relative_to(ROOT)): lines
        for file in our_files()
        if file.suffix == ".py" and (lines := len(file.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    }
    assert long == {}


EITHER_WAY = re.compile(r"(?<![\d/])(?:0?[1-9]|1[0-2])/(?:0?[1-9]|1[0-2])/20\d\d")


def test_an_example_of_a_day_cannot_be_read_month_first() -> None:
    """A manager may meet American dates elsewhere: 26/6/2020 is plain, 5/6/2020 is not."""
    assert EITHER_WAY.search("Such as 5/6/2020")
    assert not EITHER_WAY.search("Such as 26/6/2020")
    found = {
        f"{file.relative_to(ROOT)}: {day}"
        for file in (ROOT / "carehome_desktop").rglob("*.py")
        for day in EITHER_WAY.findall(file.read_text(encoding="utf-8"))
    }
    assert found == set()


LINK = re.compile(r"\]\((?![a-z]+:|#)([^)#\s]+)")


def test_every_link_between_our_documents_leads_somewhere() -> None:
    documents = [file for file in our_files() if file.suffix == ".md"]
    links = [(file, link) for file in documents for link in LINK.findall(file.read_text(encoding="utf-8"))]
    assert links
    assert [f"{file.name}: {link}" for file, link in links if not (file.parent / link).exists()] == []
