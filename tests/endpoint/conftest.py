"""The endpoint's stories run on SQLite, and in the nightly run on PostgreSQL too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.endpoint.home import Home
from tests.endpoint.postgresql import new_database, throw_away_postgresql
from tests.endpoint_server import RunningEndpoint

Starts = Callable[..., RunningEndpoint]


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """A PostgreSQL server for the session."""
    with throw_away_postgresql() as folder:
        yield folder


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.nightly)])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty store."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'endpoint.sqlite'}"
    return new_database(request.getfixturevalue("postgresql"), tmp_path.name)


@pytest.fixture
def starts(tmp_path: Path, store_url: str) -> Iterator[Starts]:
    """Start an endpoint with these options; it is stopped after the test."""
    running: list[RunningEndpoint] = []

    def start(**options: Any) -> RunningEndpoint:
        running.append(RunningEndpoint(tmp_path, **{"store_url": store_url, **options}))
        return running[-1]

    yield start
    for endpoint in running:
        endpoint.stop()


@pytest.fixture
def endpoint(starts: Starts) -> RunningEndpoint:
    """An endpoint with an empty store."""
    return starts()


@pytest.fixture
def home(endpoint: RunningEndpoint) -> Iterator[Home]:
    """The practice home, which holds every answer against the contract."""
    home = Home(endpoint)
    yield home
    home.close()
