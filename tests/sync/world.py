"""A practice home, its courier and a real endpoint, with a clock that the test turns."""

from __future__ import annotations

import atexit
import shutil
import ssl
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from carehome_desktop.app.house import House
from carehome_desktop.app.practice import PracticeEndpoint
from carehome_desktop.domain.answers import Standing
from carehome_desktop.domain.delivery import State
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.values import YesNo
from carehome_desktop.store import courier_notes, outbox
from carehome_desktop.sync.courier import Courier
from tests.endpoint_server import ReceivedReturn, RunningEndpoint
from tests.homes import SECTION, THIS_WEEK, Hands, answer_all, practice_house


class Address(PracticeEndpoint):
    """The way to an endpoint that somebody else runs."""

    def __init__(self, address: str) -> None:
        """Keep the address; nothing is started."""
        self.address = address

    def stop(self) -> None:
        """Leave it running."""


@dataclass
class World:
    """What a test of delivery talks about."""

    folder: Path
    hands: Hands
    house: House
    endpoint: RunningEndpoint
    monday: date = date(2021, 1, 4)

    @property
    def courier(self) -> Courier:
        """Return the home's courier."""
        return self.house.courier

    def queue(self, period: Period = THIS_WEEK, **but: bool) -> Outgoing:
        """Answer every question that has no answer yet with yes, then what `but` says (names have _ for -), and queue."""
        state, who = self.house.answering.open(SECTION, period), self.house.manager()
        self.house.answering.confirm(SECTION, period, who)
        given = {each.question.id: True for each in state.questions if each.standing is Standing.MISSING}
        for question, value in (given | {name.replace("_", "-"): value for name, value in but.items()}).items():
            self.house.answering.answer(SECTION, period, question, YesNo(value), who)
        queued = self.house.filing.queue(SECTION, period, who)
        assert not isinstance(queued, Problem), queued.words
        return queued

    def queue_another(self) -> Outgoing:
        """Queue a return for the next week that has none."""
        self.monday += timedelta(weeks=1)
        self.hands.pass_by(1)
        return self.queue(Period.of(PeriodKind.WEEK, self.monday))

    def queue_many(self, number: int) -> list[Outgoing]:
        """Queue a return for each of so many weeks, oldest first."""
        return [self.queue_another() for _ in range(number)]

    def run(self) -> float | None:
        """Let the courier do all that is due; return how long it then wants to wait."""
        for _ in range(1000):
            wait = self.courier.step()
            if wait != 0:
                return wait
        raise AssertionError("the courier never rests")

    def run_until_settled(self, most_seconds: float = 90_000) -> None:
        """Let time pass as the courier asks until nothing waits."""
        end = self.hands.seconds + most_seconds
        while (wait := self.run()) is not None:
            assert self.hands.seconds + wait <= end, "it is not settled in time"
            self.hands.pass_by(wait)

    def row(self, queued: Outgoing) -> Outgoing:
        """Return how a row stands now."""
        with self.house.store.read() as connection:
            found = outbox.by_id(connection, queued.return_id)
        assert found is not None
        return found

    def state(self, queued: Outgoing) -> State:
        """Return a row's state now."""
        return self.row(queued).state

    def tries(self, queued: Outgoing) -> list[str]:
        """Return the outcomes of every try of a row, by name."""
        with self.house.store.read() as connection:
            return [outcome for _, _, outcome, _ in outbox.tries_of(connection, queued.return_id)]

    def note(self, key: str) -> object:
        """Return what the courier wrote down."""
        with self.house.store.read() as connection:
            return courier_notes.note(connection, key)

    @property
    def there(self) -> list[ReceivedReturn]:
        """Return what the endpoint holds."""
        return self.endpoint.received

    def start_again(self, *, folder: Path | None = None) -> None:
        """End the program and start it again, on this folder or another."""
        self.house.close()
        self.folder = folder or self.folder
        self.house = opened(self.folder, self.hands, self.endpoint)


def opened(folder: Path, hands: Hands, endpoint: RunningEndpoint) -> House:
    """Return a practice home that sends to this endpoint, settled in and its courier started."""
    house = practice_house(folder, hands)
    house.practice_endpoint = Address(endpoint.url)
    house.trust = _systems_trust if endpoint.ca is None else lambda: endpoint.ssl_context
    house.settle_in()
    house.courier.start()
    return house


@cache
def _systems_trust() -> ssl.SSLContext:
    """Return what the system trusts, read once; an address without TLS never asks it."""
    return ssl.create_default_context()


@cache
def answered_home() -> Path:
    """Return a folder with a practice home whose questions of this week are all answered; it is copied, never opened."""
    folder = Path(tempfile.mkdtemp(prefix="answered"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    house = practice_house(folder)
    answer_all(house)
    house.close()
    return folder / "home"


@contextmanager
def a_world(folder: Path, **options: Any) -> Iterator[World]:
    """Give a home and an endpoint with an empty store, both on the test's own clock."""
    hands = Hands()
    shutil.copytree(answered_home(), folder / "home")
    with RunningEndpoint(folder, clock=hands.clock, **options) as endpoint:
        world = World(folder, hands, opened(folder, hands, endpoint), endpoint)
        try:
            yield world
        finally:
            world.house.close()
