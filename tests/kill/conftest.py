"""The workshop of the kill tests, made once for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from carehome_desktop.domain.periods import Period, PeriodKind
from tests.kill import program, strace
from tests.kill.nursery import Nursery
from tests.kill.workshop import PREPARED, Workshop, wrong


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    """Prepare everything once, and count the calls of a run that nobody kills."""
    if reason := strace.why_not():
        pytest.skip(reason)
    place = tmp_path_factory.mktemp("kill")
    program.prepare(place / "prepared", Period.of(PeriodKind.WEEK, PREPARED))
    with Nursery() as nursery, ExitStack() as endpoints:
        workshop = Workshop(place, nursery, endpoints)
        room = workshop.room()
        run, trace = workshop.run(room)
        assert wrong(room, run.said) == []
        workshop.points = strace.points_after("ready", trace)
        yield workshop
