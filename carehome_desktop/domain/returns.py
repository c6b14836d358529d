"""A return: one section, for one home, for one period, in one revision, frozen when it is queued."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from carehome_desktop.domain.answers import Answer
from carehome_desktop.domain.delivery import Delivery, Receipt, State
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.ways import Entered, Way


@dataclass(frozen=True)
class FiledReturn:
    """A frozen revision: its own id, what it replaces, its answers, and the set they were given under."""

    id: str
    section_id: str
    period: Period
    revision: int
    replaces: str | None
    set_version: str
    set_digest: str
    answers: tuple[Answer, ...]
    queued_by: str
    queued_at: datetime


@dataclass(frozen=True)
class Outgoing:
    """A filed return's row in the outbox: the bytes that go, and how their delivery stands.

    What goes by hand has its bytes too, for the day its way is changed; in the state *by hand* nothing sends them.
    """

    return_id: str
    section_id: str
    period: Period
    revision: int
    contract: str
    body: bytes
    digest: str
    delivery: Delivery
    words: str
    changed_at: datetime
    next_try: datetime | None
    first_tried: datetime | None
    queued_at: datetime
    receipt: Receipt | None = None
    way: Way = Way.ENDPOINT
    entered: Entered | None = None
    """Who typed it into the tracker's page, by the newest record; one that was taken back is none."""

    @property
    def state(self) -> State:
        """Return where its delivery stands."""
        return self.delivery.state
