"""Wherever the program is killed: what it called saved is there, and the return counts once, with one receipt here that names it.

The points are single calls to the system, counted in a first run and spread over all of its kinds.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.kill import strace
from tests.kill.strace import Point
from tests.kill.workshop import Workshop

POINTS = 54
LEAST = 50


def kill_at(workshop: Workshop, points: list[Point]) -> None:
    """Kill at every point, two at a time, and fail with the list of what went wrong where."""
    with ThreadPoolExecutor(2) as pool:
        found = dict(zip(points, pool.map(workshop.kill_and_go_on, points), strict=True))
    assert {str(point): trouble for point, (_, trouble) in found.items() if trouble} == {}
    met = [point for point, (killed, _) in found.items() if killed]
    assert len(met) >= min(LEAST, len(points)), "too many points were not met: the test proves too little"
    assert {point.kind for point in met} == {point.kind for point in points}


def test_a_kill_at_any_call_loses_nothing_and_counts_once(workshop: Workshop) -> None:
    points = strace.spread(workshop.points, POINTS)
    assert len(points) >= LEAST
    kill_at(workshop, points)


@pytest.mark.nightly
@pytest.mark.timeout(1800)
def test_a_kill_at_every_call_loses_nothing_and_counts_once(workshop: Workshop) -> None:
    kill_at(workshop, workshop.points)
