"""A thread that calls the courier whenever it said, and on request; all thinking is the courier's."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from carehome_desktop.sync.courier import Courier

SECONDS_AFTER_TROUBLE = 60.0
LONGEST_WAIT = 3600.0
LONGEST_NAP = 60.0
"""While something is due: a thread's own wait stands still while the computer sleeps, so the courier is asked again soon."""

_log = logging.getLogger(__name__)


class Rounds:
    """Runs one courier in the background until stopped."""

    def __init__(
        self, courier: Courier, changed: Callable[[], None] = lambda: None, prepare: Callable[[], None] = lambda: None
    ) -> None:
        """Take the courier, what to call (on this thread) after each step that may have changed something, and what to do first."""
        self._courier, self._changed, self._prepare = courier, changed, prepare
        self._wake = threading.Event()
        self._over = False
        self._wishes: list[Callable[[], None]] = []
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="courier", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def ask(self, wish: Callable[[Courier], None]) -> None:
        """Do something with the courier on its own thread, soon: *send now*, *a connection was seen*."""
        with self._lock:
            self._wishes.append(lambda: wish(self._courier))
        self._wake.set()

    def nudge(self) -> None:
        """Look whether something is due: something was queued."""
        self._wake.set()

    def stop(self, seconds: float = 3.0) -> None:
        """Ask the thread to end and wait a little; one that is in mid-send is left to the system, and its row says so."""
        self._over = True
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(seconds)

    def _run(self) -> None:
        ready = False
        while not self._over:
            self._wake.clear()
            try:
                if not ready:
                    self._prepare()
                    self._courier.start()
                    ready = True
                wait = self._round()
            except Exception as error:  # a full disk must not end delivery for the day
                _log.warning("a round failed: %s", type(error).__name__)
                wait = SECONDS_AFTER_TROUBLE
            if not self._over:
                self._changed()
                self._wake.wait(LONGEST_WAIT if wait is None else min(wait, LONGEST_NAP))

    def _round(self) -> float | None:
        with self._lock:
            wishes, self._wishes = self._wishes, []
        for wish in wishes:
            wish()
        while not self._over:
            wait = self._courier.step()
            if wait is None or wait > 0:
                return wait
            self._changed()
        return None
