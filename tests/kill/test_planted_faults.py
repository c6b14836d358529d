"""The kill test with a fault planted in the program must fail, or it proves nothing."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.kill import program, strace
from tests.kill.workshop import Workshop, wrong


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
    room = workshop.room()
    run, trace = workshop.run(room, planted.fault)
    assert wrong(room, run.said) == list(planted.without_a_kill)

    points = [point for point in strace.points_after("ready", trace) if point.kind == planted.kind][:2]
    told = [workshop.kill_and_go_on(point, planted.fault, edit=planted.edit) for point in points]
    assert any(killed and planted.found in trouble for killed, trouble in told), told


def test_every_fault_that_can_be_planted_is(workshop: Workshop) -> None:
    assert {planted.fault for planted in PLANTED} == set(program.FAULTS)


def test_an_edit_after_a_kill_in_mid_send_is_the_next_revision(workshop: Workshop) -> None:
    waiting_for_the_answer = next(point for point in workshop.points if point.kind == "recvfrom")
    assert workshop.kill_and_go_on(waiting_for_the_answer, edit=True) == (True, [])
