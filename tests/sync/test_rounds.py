"""The thread around the courier: it does what is wished, survives a fault of ours, wakes soon after a sleep, and ends."""

from __future__ import annotations

import threading
from typing import cast

import pytest

from carehome_desktop.domain.delivery import State
from carehome_desktop.sync import rounds
from carehome_desktop.sync.courier import Courier
from carehome_desktop.sync.rounds import LONGEST_NAP, Rounds
from tests.sync.world import World


def test_what_is_queued_is_sent_after_a_nudge(world: World) -> None:
    received = threading.Event()

    def changed() -> None:
        if world.house.deliveries.status().last_received:
            received.set()

    thread = Rounds(world.courier, changed, world.house.settle_in)
    thread.start()
    queued = world.queue()
    thread.nudge()
    assert received.wait(20)
    thread.stop()
    assert world.state(queued) is State.RECEIVED


class Played:
    """A courier that says what the test wants, once each, and then that nothing is due."""

    def __init__(self, *says: float | Exception | None) -> None:
        self.says, self.rested, self.sent_now = list(says), threading.Event(), threading.Event()

    def start(self) -> None:
        """Begin."""

    def step(self) -> float | None:
        if not self.says:
            self.rested.set()
            return None
        said = self.says.pop(0)
        if isinstance(said, Exception):
            raise said
        return said

    def send_now(self) -> None:
        self.sent_now.set()


def of(played: Played) -> Rounds:
    return Rounds(cast(Courier, played))


def test_a_wish_is_carried_out_on_the_couriers_own_thread() -> None:
    played = Played()
    thread = of(played)
    thread.start()
    thread.ask(lambda courier: courier.send_now())
    assert played.sent_now.wait(20)
    thread.stop()


def test_a_round_that_fails_is_followed_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "SECONDS_AFTER_TROUBLE", 0.01)
    played = Played(OSError("No space left on device"), 0.0, MemoryError(), 0.0)
    thread = of(played)
    thread.start()
    assert played.rested.wait(20)
    thread.stop()


def test_it_never_naps_longer_than_a_minute_while_something_is_due() -> None:
    # A thread's own wait stands still while the computer sleeps; six hours of it would be six hours too late.
    naps: list[float | None] = []
    played = Played(21_600.0)
    thread = of(played)
    wait = thread._wake.wait

    def nap(seconds: float | None = None) -> bool:
        naps.append(seconds)
        return wait(0 if len(naps) == 1 else 20)

    thread._wake.wait = nap  # type: ignore[method-assign, assignment]
    thread.start()
    assert played.rested.wait(20)
    thread.stop()
    assert naps[0] == LONGEST_NAP == 60


def test_a_stop_ends_the_thread() -> None:
    thread = of(Played())
    thread.start()
    thread.stop()
    assert not thread._thread.is_alive()
