"""An open home with someone at the desk and no window: a real file, real services, and every way that a page takes written down."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from carehome_desktop.app.house import House
from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.app.opening import set_up_home
from carehome_desktop.domain.delivery import Receipt
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.tries import Accepted, Outcome
from carehome_desktop.machine import Chance
from carehome_desktop.ui.background import Background
from carehome_desktop.ui.change_hub import Change, ChangeHub
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.session import Session
from carehome_desktop.vault.folder import DataFolder
from tests.homes import SECTION, THIS_WEEK, Hands, answer_all, practice_house

Answer = Callable[[Outgoing], Outcome]


class Steps:
    """Stands where `Go` stands, and writes down each way that was taken."""

    def __init__(self) -> None:
        self.taken: list[tuple[Any, ...]] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        assert hasattr(Go, name), f"Go has no way called {name}"
        return lambda *where, **named: self.taken.append((name, *where, *named.values()))


@dataclass
class Asked:
    """Stands where delivery stands, and writes down what it was asked."""

    things: list[str] = field(default_factory=list)

    def nudge(self) -> None:
        self.things.append("nudge")

    def send_now(self) -> None:
        self.things.append("send now")

    def settings_changed(self) -> None:
        self.things.append("settings changed")


@dataclass
class QuietDesk:
    """A session of an open home, and what its pages did."""

    house: House
    hands: Hands
    session: Session
    steps: Steps
    asked: Asked

    @property
    def go(self) -> Go:
        return cast("Go", self.steps)

    def queue(self, period: Period = THIS_WEEK, *, but: dict[str, bool] | None = None) -> Outgoing:
        """Answer everything and queue it."""
        answer_all(self.house, period, but=but)
        queued = self.house.filing.queue(SECTION, period, self.house.manager())
        assert isinstance(queued, Outgoing)
        return queued

    def deliver(self, answer: Answer) -> None:
        """Let the real courier try what is due once, over a line that gives this answer."""
        self.house.practice_endpoint = _Address()  # type: ignore[assignment]
        self.house._way_out = (self.house._ways(), _Line(self.house, answer))
        courier = self.house.courier
        courier.send_now()
        while courier.step() == 0.0:
            pass

    def tell(self, kind: Change = Change.OUTBOX) -> None:
        """Say what changed, as the window does."""
        self.session.hub.tell(kind)

    def close(self) -> None:
        """Stand up and lock the home."""
        self.session.background.wait()
        self.house.close()


class _Address:
    """A practice endpoint that is only an address."""

    address = "http://127.0.0.1:9"

    def stop(self) -> None:
        """There is nothing to stop."""


class _Line:
    """A line that answers as it was told."""

    def __init__(self, house: House, answer: Answer) -> None:
        self._house, self._answer = house, answer

    def put(self, return_id: str, digest: str, body: bytes) -> Outcome:
        row = next(row for row in self._house.deliveries.outgoing() if row.return_id == return_id)
        return self._answer(row)

    def receipts(self, cursor: str) -> Outcome:
        raise AssertionError("nobody asks for receipts here")

    def reach(self) -> bool:
        return True

    def clock_off(self) -> float | None:
        return None


def receipt_for(row: Outgoing, hands: Hands, number: str = "PRACTICE-CT-7H2K") -> Receipt:
    """Return a receipt for a row."""
    return Receipt(number, row.return_id, row.digest, row.section_id, row.period, row.revision, hands.now)


def received(hands: Hands, number: str = "PRACTICE-CT-7H2K") -> Answer:
    """Return an endpoint that takes everything, and gives receipts of this number."""
    return lambda row: Accepted(receipt_for(row, hands, number))


def quiet_desk(folder: Path | None = None, *, practice: bool = True, machine: type[Machine] = Machine) -> QuietDesk:
    """Open a home in a folder (a new one without) and sit down; close it when done."""
    hands = Hands()
    folder = folder or Path(tempfile.mkdtemp())
    if practice:
        house = practice_house(folder, hands, machine=machine)
    else:
        parts = machine(clock=hands.clock, chance=Chance(fraction=lambda: 0.5))
        made = set_up_home(DataFolder(folder / "home"), "Rosewood House", "J. Shaw", parts)
        assert isinstance(made, House)
        house = made
    asked = Asked()
    session = Session(
        services=house,
        practice=practice,
        folder=house.folder.root,
        clock=house.machine.clock,
        way_out=asked,
        hub=ChangeHub(),
        background=Background(),
    )
    return QuietDesk(house, hands, session, Steps(), asked)
