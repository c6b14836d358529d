"""Where the program is killed and started again, and what must be so after that."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from threading import Lock

from carehome_desktop.domain.delivery import State
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.values import Value, YesNo
from carehome_desktop.services.answering import SectionState
from carehome_desktop.store import outbox
from carehome_desktop.vault.connect import connect
from tests.endpoint_server import EndpointProcess
from tests.kill import program, strace
from tests.kill.nursery import Nursery
from tests.kill.strace import Point, Run

PREPARED = date(2020, 8, 10)
"""The first week of the weekly set: each run at an endpoint takes the next."""
WEEKS = 200
"""So many runs go to one endpoint: none of their weeks may lie ahead of the clock."""


@dataclass(frozen=True)
class Room:
    """What one run has for itself: a copy of the prepared folder, and a week that no other run at its endpoint uses."""

    folder: Path
    period: Period
    endpoint: EndpointProcess


@dataclass
class Workshop:
    """Makes a room for each run, and kills the program in it. The endpoints live as long as their stack."""

    place: Path
    nursery: Nursery
    endpoints: ExitStack
    points: list[Point] = field(default_factory=list)
    _rooms: Iterator[Room] = field(init=False)
    _one_at_a_time: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        """Begin with the first room."""
        self._rooms = self._each_room()

    def room(self) -> Room:
        """Return a fresh room."""
        with self._one_at_a_time:
            return next(self._rooms)

    def _each_room(self) -> Iterator[Room]:
        for number in count():
            if number % WEEKS == 0:
                store = f"sqlite:///{self.place / f'endpoint-{number}.sqlite'}"
                endpoint = self.endpoints.enter_context(EndpointProcess(store))
            folder = self.place / f"run-{number}"
            shutil.copytree(self.place / "prepared", folder)
            yield Room(folder, Period.of(PeriodKind.WEEK, PREPARED + timedelta(weeks=1 + number % WEEKS)), endpoint)

    def run(self, room: Room, fault: str = "", point: Point | None = None) -> tuple[Run, Path]:
        """Run the program in a room, killed at a point if one is given; return what came of it and its trace."""
        arguments = [str(room.folder), room.endpoint.url, room.period.text, *([fault] if fault else [])]
        trace = room.folder.with_suffix(".trace")
        return strace.run(self.nursery, arguments, trace, point), trace

    def kill_and_go_on(self, point: Point, fault: str = "", *, edit: bool = False) -> tuple[bool, list[str]]:
        """Kill the program at a point and start it again; return whether the point was met, and what is wrong after that."""
        room = self.room()
        run, _ = self.run(room, fault, point)
        program.walk(room.folder, room.endpoint.url, room.period, fault, edit=edit)
        return run.killed_at is not None, wrong(room, run.said, most=2 if edit else 1)


def wrong(room: Room, said: tuple[str, ...], most: int = 1) -> list[str]:
    """Return everything that is not as promised, in words; `most` returns may be at the endpoint, each with its receipt here."""
    trouble = []
    house = program.opened(room.folder, room.endpoint.url)
    with closing(connect(house.folder.store, house.key)) as connection:
        if [row[0] for row in connection.execute("PRAGMA integrity_check")] != ["ok"]:
            trouble.append("the store is damaged")
        if connection.execute("PRAGMA cipher_integrity_check").fetchall():
            trouble.append("a page of the store was changed")
    there = [kept for kept in room.endpoint.received if kept.period == room.period.text]
    state = house.answering.open(program.SECTION, room.period)
    rows = [row for row in house.deliveries.outgoing() if row.period == room.period]
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
