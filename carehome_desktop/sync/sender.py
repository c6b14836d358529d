"""Send: what the courier asks of the outside world, and the one that asks the endpoint."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from carehome_desktop.domain.tries import NotTheTracker, Outcome
from carehome_desktop.sync import tracker_v1
from carehome_desktop.sync.line import HttpAnswer, Line, Trouble
from carehome_desktop.sync.tracker_v1 import ReceiptsPage


class Send(Protocol):
    """Everything the courier needs from outside; tests hand in their own for power and network faults."""

    def put(self, return_id: str, digest: str, body: bytes) -> Outcome:
        """Deliver a return once."""

    def receipts(self, cursor: str) -> ReceiptsPage | Outcome:
        """Return the receipts given after a cursor ("" for the first)."""

    def reach(self) -> bool:
        """Return whether a connection can be had at all; nothing is sent."""

    def clock_off(self) -> float | None:
        """Return by how many seconds the endpoint's clock was ahead of ours when it last answered, if it said."""


class EndpointSender:
    """Speaks version 1 of the contract over one kept-alive line."""

    def __init__(self, line: Line, wall: Callable[[], datetime]) -> None:
        self._line, self._wall = line, wall
        self._clock_off: float | None = None

    def put(self, return_id: str, digest: str, body: bytes) -> Outcome:
        """Deliver a return once."""
        path, headers = tracker_v1.put_path(return_id), tracker_v1.put_headers(body)
        answer = self._line.exchange("PUT", path, headers, body)
        outcome = tracker_v1.read_put(answer, return_id, digest, body, self._wall())
        self._look_at_the_clock(answer, outcome)
        return outcome

    def receipts(self, cursor: str) -> ReceiptsPage | Outcome:
        """Return a page of receipts; an empty cursor asks from the first."""
        from urllib.parse import quote

        after = f"?after={quote(cursor, safe='')}" if cursor else ""
        answer = self._line.exchange("GET", f"/v1/receipts{after}", {})
        page = tracker_v1.read_page(answer, self._wall())
        self._look_at_the_clock(answer, page)
        return page

    def reach(self) -> bool:
        """Return whether a connection can be had."""
        return self._line.reach()

    def clock_off(self) -> float | None:
        """Return how far the two clocks differed at the last answer, in seconds."""
        return self._clock_off

    def _look_at_the_clock(self, answer: HttpAnswer | Trouble, meaning: ReceiptsPage | Outcome) -> None:
        said = tracker_v1.server_time(answer)
        # What time a stranger's Wi-Fi box thinks it is says nothing about this computer's clock.
        if said is not None and not isinstance(meaning, NotTheTracker):
            self._clock_off = (said - self._wall()).total_seconds()
