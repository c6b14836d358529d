"""Wherever the program is killed: what it called saved is there, and the return counts once, with one receipt here that names it.

The points are single calls to the system, counted in a first run and spread over all of its kinds. The same test with a fault planted in
the program must fail, or it proves nothing.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import pytest

from carehome_desktop.domain.delivery import State
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.values import Value, YesNo
from carehome_desktop.services.answering import SectionState
from carehome_desktop.store import outbox
from carehome_desktop.vault.connect import connect
from tests.endpoint_server import EndpointProcess
from tests.kill import program, strace
from tests.kill.strace import Point

POINTS = 54
LEAST = 50
PREPARED = date(2020, 8, 10)
"""The first week of the weekly set: each run takes the next, and none may lie ahead of the clock."""


@dataclass
class Workshop:
    """A prepared folder to copy, an endpoint in a process of its own, and a week for each run."""

    place: Path
    endpoint: EndpointProcess
    points: list[Point]
    runs: Iterator[int]

    def folder(self) -> tuple[Path, Period]:
        """Return a fresh copy of the prepared folder and a week that no other run uses."""
        number = next(self.runs)
        folder = self.place / f"run-{number}"
        shutil.copytree(self.place / "prepared", folder)
        return folder, Period.of(PeriodKind.WEEK, PREPARED + timedelta(weeks=number))

    def kill_and_go_on(self, point: Point, fault: str = "", *, edit: bool = False) -> tuple[bool, list[str]]:
        """Kill the program at a point and start it again; return whether the point was met, and what is wrong after that."""
        folder, period = self.folder()
        arguments = [str(folder), self.endpoint.url, period.text, *([fault] if fault else [])]
        run = strace.run("tests.kill.program", arguments, folder.with_suffix(".trace"), point)
        program.walk(folder, self.endpoint.url, period, fault, edit=edit)
        return run.killed_at is not None, wrong(self, folder, period, run.said, most=2 if edit else 1)


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    """Prepare everything once, and count the calls of a run that nobody kills."""
    if reason := strace.why_not():
        pytest.skip(reason)
    place = tmp_path_factory.mktemp("kill")
    program.prepare(place / "prepared", Period.of(PeriodKind.WEEK, PREPARED))
    with EndpointProcess(f"sqlite:///{place / 'endpoint.sqlite'}") as endpoint:
        workshop = Workshop(place, endpoint, [], count(1))
        folder, period = workshop.folder()
        trace = place / "counted.trace"
        run = strace.run("tests.kill.program", [str(folder), endpoint.url, period.text], trace)
        assert wrong(workshop, folder, period, run.said) == []
        workshop.points = strace.points_after("ready", trace)
        yield workshop


def wrong(workshop: Workshop, folder: Path, period: Period, said: tuple[str, ...], most: int = 1) -> list[str]:
    """Return everything that is not as promised, in words; `most` returns may be at the endpoint, each with its receipt here."""
    trouble = []
    house = program.opened(folder, workshop.endpoint.url)
    with closing(connect(house.folder.store, house.key)) as connection:
        if [row[0] for row in connection.execute("PRAGMA integrity_check")] != ["ok"]:
            trouble.append("the store is damaged")
        if connection.execute("PRAGMA cipher_integrity_check").fetchall():
            trouble.append("a page of the store was changed")
    there = [kept for kept in workshop.endpoint.received if kept.period == period.text]
    state = house.answering.open(program.SECTION, period)
    rows = [row for row in house.deliveries.outgoing() if row.period == period]
    with house.store.read() as connection:
        strays = outbox.strays(connection)
    house.close()

    for words in said:
        saying, _, what = words.partition(" ")
        if saying == "saved" and what in program.CHANGED and not isinstance(_value(state, what), YesNo):
            trouble.append(f"the answer to {what} was called saved and is gone")
        if saying == "saved" and what == "the rest" and not state.ready:
            trouble.append("answers that were called saved are gone")
        if saying in ("queued", "received") and what not in {row.return_id for row in rows}:
            trouble.append(f"a return that was called {saying} is gone")
    if not 1 <= len(there) <= most:
        trouble.append(f"{len(there)} returns at the endpoint")
    named = {(row.return_id, row.receipt.receipt_id) for row in rows if row.receipt and row.state is State.RECEIVED}
    if named != {(kept.return_id, kept.receipt_id) for kept in there}:
        trouble.append("the receipts here are not those of the endpoint")
    if any(row.state not in (State.RECEIVED, State.SUPERSEDED) for row in rows):
        trouble.append("something is left over")
    if strays:
        trouble.append("a receipt here names no return of ours")
    return trouble


def _value(state: SectionState, question: str) -> Value | None:
    answer = state.state_of(question).answer
    return answer.value if answer else None


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


def test_an_edit_after_a_kill_in_mid_send_is_the_next_revision(workshop: Workshop) -> None:
    waiting_for_the_answer = next(point for point in workshop.points if point.kind == "recvfrom")
    assert workshop.kill_and_go_on(waiting_for_the_answer, edit=True) == (True, [])


@dataclass(frozen=True)
class Planted:
    """A fault, the kind of call to kill at, whether an answer is changed after the kill, and what must be found, with a kill and without."""

    fault: str
    kind: str
    edit: bool
    found: str
    without_a_kill: tuple[str, ...] = ()


STRANGE_RECEIPT = "the receipts here are not those of the endpoint"
PLANTED = [
    Planted("new-id-per-retry", "recvfrom", False, "2 returns at the endpoint"),
    Planted("receipt-before-the-answer", "sendto", False, "0 returns at the endpoint", (STRANGE_RECEIPT,)),
    Planted("sends-before-it-says", "recvfrom", True, STRANGE_RECEIPT),
]


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: planted.fault)
def test_a_planted_fault_is_found(workshop: Workshop, planted: Planted) -> None:
    folder, period = workshop.folder()
    trace = folder.with_suffix(".trace")
    arguments = [str(folder), workshop.endpoint.url, period.text, planted.fault]
    run = strace.run("tests.kill.program", arguments, trace)
    assert wrong(workshop, folder, period, run.said) == list(planted.without_a_kill)

    points = [point for point in strace.points_after("ready", trace) if point.kind == planted.kind][:2]
    told = [workshop.kill_and_go_on(point, planted.fault, edit=planted.edit) for point in points]
    assert any(killed and planted.found in trouble for killed, trouble in told), told


def test_every_fault_that_can_be_planted_is(workshop: Workshop) -> None:
    assert {planted.fault for planted in PLANTED} == set(program.FAULTS)
