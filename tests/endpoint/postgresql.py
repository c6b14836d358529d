"""A throw-away PostgreSQL for the nightly run, on a socket in a folder of its own and on no port."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

_DEBIAN = Path("/usr/lib/postgresql")


def _program(name: str) -> Path:
    """Return a program of PostgreSQL, also from where Debian keeps it off the path; skips the test without it."""
    places = sorted(_DEBIAN.glob(f"*/bin/{name}"), reverse=True)
    found = shutil.which(name) or (places[0] if places else None)
    if found is None:
        pytest.skip(f"PostgreSQL's {name} is not installed (Debian: apt-get install postgresql)")
    return Path(found)


def _other_user() -> str | None:
    """PostgreSQL refuses to run as root; return the user it may run as, None if we are not root."""
    if os.getuid() != 0:
        return None
    import pwd

    try:
        return pwd.getpwnam("postgres").pw_name
    except KeyError:
        pytest.skip("PostgreSQL does not run as root, and there is no user named postgres")


@contextmanager
def throw_away_postgresql() -> Iterator[str]:
    """Yield the folder of a running server's socket; its superuser is `tests`."""
    initdb, server, user = _program("initdb"), _program("postgres"), _other_user()
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    try:
        if user:
            shutil.chown(folder, user)
        data = folder / "data"
        options = {"user": user, "cwd": folder, "env": {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}}
        subprocess.run(
            [initdb, "-D", data, "-U", "tests", "-A", "trust", "--no-sync"],
            check=True, capture_output=True, timeout=60, **options,
        )  # fmt: skip
        command = [server, "-D", data, "-k", folder, "-c", "listen_addresses="]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(command, stdout=log, stderr=log, **options)
        try:
            _until_ready(process, folder)
            yield str(folder)
        finally:
            process.terminate()
            process.wait(timeout=30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _until_ready(process: subprocess.Popen[bytes], folder: Path) -> None:
    while process.poll() is None:
        try:
            psycopg.connect(host=str(folder), user="tests", dbname="postgres", connect_timeout=10).close()
        except psycopg.OperationalError:
            continue
        return
    pytest.fail(f"PostgreSQL did not start: {(folder / 'log').read_text()}")


def new_database(folder: str, name: str) -> str:
    """Return the address of a fresh, empty database."""
    with psycopg.connect(host=folder, user="tests", dbname="postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return f"postgresql+psycopg://tests@/{name}?host={folder}"
