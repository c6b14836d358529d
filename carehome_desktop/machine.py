"""Time, ids and chance: the one place where the program asks the machine for them, so that tests can hand in their own."""

from __future__ import annotations

import os
import random
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def _wall() -> datetime:
    return datetime.now(UTC)


def _monotonic() -> float:
    """Seconds that also pass while the machine sleeps, so that a pause is made good on waking."""
    boottime = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boottime is None else time.clock_gettime(boottime)


@dataclass(frozen=True)
class Clock:
    """What time it is: `wall` for people (aware, UTC), `monotonic` (seconds) for waiting."""

    wall: Callable[[], datetime] = _wall
    monotonic: Callable[[], float] = _monotonic

    def local(self) -> datetime:
        """Return the time on the wall of the home's office, in England."""
        return self.wall().astimezone(LONDON)


@dataclass(frozen=True)
class Chance:
    """New ids and random numbers."""

    new_id: Callable[[], str] = lambda: str(uuid.uuid4())
    random_bytes: Callable[[int], bytes] = os.urandom
    fraction: Callable[[], float] = random.SystemRandom().random
