"""A real encrypted home, made with a quick scrypt, and a way to see whether any byte of it changed."""

from __future__ import annotations

import hashlib
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from carehome_desktop.machine import Chance, Clock
from carehome_desktop.vault.connect import connect
from carehome_desktop.vault.folder import DataFolder
from carehome_desktop.vault.header import Header
from carehome_desktop.vault.opening import create
from carehome_desktop.vault.phrase import Cost

QUICK = Cost(n=2**4, r=8, p=1)
REVISION = "0001_first"
KNOWN = {REVISION}
CANARY = "Canary Winterbottom"
DEVICE = "this-machine"


@dataclass(frozen=True)
class Home:
    """A home that has saved one record."""

    folder: DataFolder
    header: Header
    key: bytes
    phrase: str

    def record(self, text: str) -> None:
        with closing(connect(self.folder.store, self.key)) as connection:
            connection.execute("INSERT INTO record VALUES (?)", (text,))

    def records(self) -> list[str]:
        with closing(connect(self.folder.store, self.key)) as connection:
            return [text for (text,) in connection.execute("SELECT text FROM record ORDER BY rowid")]


class Hands:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 21, 14, 2, 33, tzinfo=UTC)

    def move(self, **step: float) -> None:
        self.now += timedelta(**step)


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def clock(hands: Hands) -> Clock:
    return Clock(wall=lambda: hands.now)


@pytest.fixture
def empty(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "home")


def make_home(folder: DataFolder, clock: Clock) -> Home:
    made = create(folder, practice=False, revision=REVISION, device_id=DEVICE, clock=clock, chance=Chance(), cost=QUICK)
    assert made.phrase is not None
    home = Home(folder, made.header, made.key, made.phrase)
    with closing(connect(folder.store, made.key)) as connection:
        connection.execute("CREATE TABLE record (text)")
    home.record(CANARY)
    return home


@pytest.fixture
def home(empty: DataFolder, clock: Clock) -> Home:
    return make_home(empty, clock)


def contents(folder: DataFolder) -> dict[str, str]:
    """Return the digest of every file of a folder, by name."""
    return {
        str(path.relative_to(folder.root)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.root.rglob("*"))
        if path.is_file()
    }
