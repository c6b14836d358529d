"""What every page is handed: the services of the open home, and the ways to have something done outside the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from carehome_desktop.catalogue import Catalogue
from carehome_desktop.domain.locked import KeptCopy
from carehome_desktop.domain.people import Person
from carehome_desktop.domain.problems import Problem
from carehome_desktop.machine import Clock
from carehome_desktop.services.answering import Answering
from carehome_desktop.services.delivery_status import DeliveryRecords
from carehome_desktop.services.filing import Filing
from carehome_desktop.services.home import HomeRecords
from carehome_desktop.services.record import ReturnRecords
from carehome_desktop.services.recovery import Recovery
from carehome_desktop.services.workplace import Workplace
from carehome_desktop.ui.background import Background
from carehome_desktop.ui.change_hub import ChangeHub


class WayOut(Protocol):
    """What a page may ask of delivery; each returns at once, the work is done elsewhere."""

    def nudge(self) -> None:
        """Something was queued: look whether it can go."""

    def send_now(self) -> None:
        """Go now, as a person wishes."""

    def settings_changed(self) -> None:
        """The address, token or proxy was changed: try again what waited for that."""


class Copies(Protocol):
    """The copies of the records; taking one takes as long as the disk needs."""

    def list(self) -> tuple[KeptCopy, ...]:
        """Return the copies, newest first."""

    def take_now(self) -> Problem | None:
        """Take a checked copy, or say why there is none."""


@dataclass
class Session:
    """One open home as the window sees it."""

    practice: bool
    folder: Path
    clock: Clock
    catalogue: Catalogue
    home_records: HomeRecords
    answering: Answering
    filing: Filing
    deliveries: DeliveryRecords
    records: ReturnRecords
    recovery: Recovery
    workplace: Workplace
    way_out: WayOut
    hub: ChangeHub
    background: Background
    trouble: str = ""
    person_id: str = ""
    open_file: Callable[[Path], None] = field(default=lambda _: None)
    copies: Copies | None = None

    def person(self) -> Person:
        """Return who is at the desk now: whoever was chosen, else the manager."""
        people = self.home_records.home().people
        return next((person for person in people if person.id == self.person_id and person.active), people[0])
