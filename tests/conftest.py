"""Every test runs without a screen, in a home folder of its own, with no keyring and no way off this machine."""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from carehome_desktop.store import engine, schema
from carehome_desktop.vault import phrase
from tests import compiled_once as compiled_once_in
from tests import scratch
from tests.dear_first import dear_first
from tests.guard import Guard

# Before the first import of Qt: it reads this once.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
# A bus of a real session would lead to a real keyring; the tests that want one start a bus of their own.
os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

FOLDERS = {
    "HOME": "",
    "USERPROFILE": "",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_CACHE_HOME": "cache",
    "XDG_RUNTIME_DIR": "run",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
}

# Workers and the programs that tests start inherit it.
scratch.in_memory()

# What is compiled once serves every worker and every program that a test starts.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# How many examples a property is tried with where it does not say: few each time, all of them in the nightly run.
settings.register_profile("quick", max_examples=30)
settings.register_profile("nightly", max_examples=300)
settings.load_profile("quick")

QUICK = phrase.Cost(n=2**4, r=8, p=1)

GUARD = Guard()
sys.addaudithook(GUARD)


# The home folders that the last test left as empty as it got them; most tests never look at theirs.
UNTOUCHED: list[Path] = []


@pytest.fixture(autouse=True)
def own_home() -> Iterator[Path]:
    """Give each test an empty home folder; its path is short, because a local socket's path may have 107 bytes at most."""
    before = {name: os.environ.get(name) for name in FOLDERS}
    home = UNTOUCHED.pop() if UNTOUCHED else _new_home()
    for name, folder in FOLDERS.items():
        os.environ[name] = str(home / folder)
    yield home
    for name, value in before.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
    if _is_empty(home):
        UNTOUCHED.append(home)
    else:
        shutil.rmtree(home, ignore_errors=True)


def _new_home() -> Path:
    home = Path(tempfile.mkdtemp(prefix="home"))
    for folder in FOLDERS.values():
        (home / folder).mkdir(mode=0o700, exist_ok=True)
    return home


def _is_empty(home: Path) -> bool:
    """Whether a home holds its folders as they were made, and nothing else."""
    folders = {home / folder for folder in FOLDERS.values() if folder}
    try:
        return set(home.iterdir()) == folders and not any(next(folder.iterdir(), None) for folder in folders)
    except OSError:
        return False


@pytest.fixture(scope="session", autouse=True)
def no_home_stays() -> Iterator[None]:
    """Take the last home away at the end."""
    yield
    for home in UNTOUCHED:
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def compiled_once() -> Iterator[None]:
    """Compile what is asked of a file once for all tests."""
    with pytest.MonkeyPatch.context() as patch:
        compiled_once_in.share(engine, patch)
        compiled_once_in.share_tables(schema, patch)
        yield


@pytest.fixture(autouse=True)
def no_way_out() -> Iterator[Guard]:
    """Fail a test that tried to leave this machine, even where the code under test took the refusal for a lost connection."""
    GUARD.refused.clear()
    yield GUARD
    assert not GUARD.refused, f"This test tried to leave the machine: {GUARD.refused}"


@pytest.fixture(autouse=True)
def quick_phrase(request: pytest.FixtureRequest) -> Iterator[None]:
    """Lock with a phrase in no time: the real cost is half a second for each home, and is for tests marked `real_cost`."""
    with pytest.MonkeyPatch.context() as patch:
        if "real_cost" not in request.keywords:
            patch.setattr(phrase, "REAL_COST", QUICK)
        yield


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest."""
    dear_first(items)


def pytest_collection_finish() -> None:
    """Take what is loaded by now out of the collector's rounds: it stays to the end.

    From here on the collector works between tests, on the thread of the windows: as in the program, see ui/collecting.py.
    """
    gc.collect()
    gc.freeze()
    gc.disable()


@pytest.fixture(autouse=True)
def collected_between_tests() -> Iterator[None]:
    """Look for what nothing needs any more once a test is over, and never while it runs."""
    yield
    from carehome_desktop.ui.collecting import look

    look()
