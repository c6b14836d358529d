"""The program under test: on a prepared practice folder it answers, queues and sends, and says aloud what it calls saved.

It can be run with a fault planted that the kill test must find; the product has no switch for it.
"""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import replace
from pathlib import Path

from carehome_desktop.app.house import House
from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.app.opening import open_practice
from carehome_desktop.app.practice import PracticeEndpoint
from carehome_desktop.domain.answers import Standing
from carehome_desktop.domain.delivery import UNRESOLVED, Receipt, State
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.tries import Accepted, Outcome
from carehome_desktop.domain.values import YesNo
from carehome_desktop.machine import Chance, Clock
from carehome_desktop.store import outbox
from carehome_desktop.sync.courier import Courier
from carehome_desktop.sync.sender import Send
from carehome_desktop.sync.tracker_v1 import ReceiptsPage
from carehome_desktop.vault.folder import DataFolder

SECTION = "infection-control"
CHANGED = ("isolate-residents", "full-wages")
"""The questions that are answered one by one; the others are confirmed from the day before."""


class Address(PracticeEndpoint):
    """The way to an endpoint that runs elsewhere."""

    def __init__(self, address: str) -> None:
        """Keep the address; nothing is started."""
        self.address = address

    def stop(self) -> None:
        """Leave it running."""


# Faults to plant.


class _Spoilt:
    """A way out with a fault; what is not said here is the true one's."""

    def __init__(self, send: Send, house: House) -> None:
        self.send, self.house = send, house
        with house.store.read() as connection:
            self.tried_before = {row.return_id for row in outbox.every(connection) if row.first_tried}

    def put(self, return_id: str, digest: str, body: bytes) -> Outcome:
        return self.send.put(return_id, digest, body)

    def receipts(self, cursor: str) -> ReceiptsPage | Outcome:
        return self.send.receipts(cursor)

    def reach(self) -> bool:
        return self.send.reach()

    def clock_off(self) -> float | None:
        return self.send.clock_off()


class NewIdPerRetry(_Spoilt):
    """Each try of what was tried before goes out under an id of its own, as the next revision, and is booked under the old one."""

    def put(self, return_id: str, digest: str, body: bytes) -> Outcome:
        if return_id not in self.tried_before:
            return self.send.put(return_id, digest, body)
        said = json.loads(body)
        said |= {"return_id": Chance().new_id(), "revision": said["revision"] + 1}
        changed = json.dumps(said).encode()
        outcome = self.send.put(said["return_id"], hashlib.sha256(changed).hexdigest(), changed)
        if not isinstance(outcome, Accepted):
            return outcome
        return Accepted(replace(outcome.receipt, return_id=return_id, digest=digest))


class ReceiptBeforeTheAnswer(_Spoilt):
    """The return is called received as soon as it goes out."""

    def put(self, return_id: str, digest: str, body: bytes) -> Outcome:
        now = Clock().wall()
        with self.house.store.write() as connection:
            row = outbox.by_id(connection, return_id)
            assert row is not None
            hoped = Receipt("CT-HOPE-HOPE", return_id, digest, row.section_id, row.period, row.revision, now)
            outbox.add_receipt(connection, hoped, now)
            received = replace(row.delivery, state=State.RECEIVED, pause=None)
            outbox.set_delivery(connection, return_id, received, words="Received", at=now, next_try=None)
        return self.send.put(return_id, digest, body)


class SendsBeforeItSays(Courier):
    """*Sending* is committed only when the answer is there, so that a kill leaves the row as if it had never been tried."""

    def _try(self, send: Send, return_id: str) -> None:
        with self._store.read() as connection:
            row = outbox.by_id(connection, return_id)
        assert row is not None
        outcome = send.put(row.return_id, row.digest, row.body)

        class Answered:
            """Gives the answer that is there already."""

            def put(self, _id: str, _digest: str, _body: bytes) -> Outcome:
                return outcome

            def clock_off(self) -> float | None:
                return None

        super()._try(Answered(), return_id)  # type: ignore[arg-type]


SPOILT = {"new-id-per-retry": NewIdPerRetry, "receipt-before-the-answer": ReceiptBeforeTheAnswer}
FAULTS = (*SPOILT, "sends-before-it-says")


def opened(folder: Path, url: str) -> House:
    """Return the home in a folder, with this endpoint as its way out."""
    house = open_practice(DataFolder(folder), Machine())
    house.practice_endpoint = Address(url)
    return house


def courier_of(house: House, fault: str) -> Courier:
    """Return the home's courier, or one with a fault in it."""
    if fault in SPOILT:
        send = house.sender()
        assert send is not None
        spoilt = SPOILT[fault](send, house)
        return Courier(house.store, lambda: spoilt, "practice-home", house.machine.clock, house.machine.chance)
    if fault:
        return SendsBeforeItSays(house.store, house.sender, "practice-home", house.machine.clock, house.machine.chance)
    return house.courier


def prepare(folder: Path, period: Period) -> None:
    """Make a practice home whose questions are all answered for a day."""
    house = open_practice(DataFolder(folder), Machine())
    for question in house.answering.section_for(SECTION, period).questions:
        house.answering.answer(SECTION, period, question.id, YesNo(True), house.manager())
    house.close()


def answer(house: House, period: Period) -> None:
    """Answer what has no answer yet, saying of each when it is saved."""
    state = house.answering.open(SECTION, period)
    for question in CHANGED:
        if state.state_of(question).standing is not Standing.ANSWERED:
            house.answering.answer(SECTION, period, question, YesNo(False), house.manager())
            say("saved", question)
    house.answering.confirm(SECTION, period, house.manager())
    say("saved", "the rest")


def send(house: House, courier: Courier) -> None:
    """Send what waits; a few times, as a person would."""
    while courier.step() == 0:
        pass
    for _ in range(3):
        if not any(row.state in UNRESOLVED for row in house.deliveries.outgoing()):
            return
        courier.send_now()
        while courier.step() == 0:
            pass


def walk(folder: Path, url: str, period: Period, fault: str = "", *, edit: bool = False) -> None:
    """Do what is still to be done: answer, queue, send. With `edit`, an answer is changed before anything is sent."""
    house = opened(folder, url)
    say("ready")
    courier = courier_of(house, fault)
    house.settle_in()
    courier.start()
    answer(house, period)
    queued = house.filing.queue(SECTION, period, house.manager())
    if not isinstance(queued, Problem):
        say("queued", queued.return_id)
    if edit:
        house.answering.answer(SECTION, period, CHANGED[0], YesNo(True), house.manager())
        house.filing.queue(SECTION, period, house.manager())
    send(house, courier)
    for row in house.deliveries.outgoing():
        if row.state is State.RECEIVED:
            say("received", row.return_id)
    house.close()


def say(*words: str) -> None:
    """Say something in one write of the system's."""
    sys.stdout.write(" ".join(words) + "\n")
    sys.stdout.flush()
