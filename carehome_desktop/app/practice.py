"""The endpoint for practice: a child process on this machine that ends with the program."""

from __future__ import annotations

import json
import threading
from pathlib import Path

from carehome_desktop.domain.problems import Refused
from carehome_desktop.resources import program

HOME_ID = "practice-home"
TOKEN = "practice"  # noqa: S105 - published: it opens nothing but the pretend endpoint on this machine
HOME_NAME = "Rosewood House"
MANAGER_NAME = "Practice manager"
SECONDS_TO_START = 30.0


class PracticeEndpoint:
    """A practice endpoint; `address` is "" until it answers."""

    address = ""

    def __init__(self, folder: Path, faults: Path | None = None) -> None:
        """Start it on a free port."""
        import subprocess

        command = [*program(), "endpoint", "serve", "--practice", "--with-parent", "--port", "0"]
        command += ["--store", f"sqlite:///{folder / 'practice-endpoint.db'}"]
        if faults is not None:
            command += ["--faults", str(faults)]
        self._process = subprocess.Popen(  # noqa: S603 - our own program, by a list of words
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )

    def wait_until_it_answers(self) -> None:
        """Learn its address; Refused in words if it does not start, or was stopped meanwhile."""
        assert self._process.stdout is not None
        # One that starts and then says nothing would hold up the closing of the window for ever.
        patience = threading.Timer(SECONDS_TO_START, self._process.kill)
        patience.daemon = True
        patience.start()
        try:
            self.address = f"http://127.0.0.1:{json.loads(self._process.stdout.readline())['port']}"
        except (ValueError, KeyError, TypeError):
            self.stop()
            raise Refused(
                "The practice endpoint did not start, so practice returns wait. What you answer is saved all the same."
            ) from None
        finally:
            patience.cancel()

    def stop(self) -> None:
        """End it; closing the pipe is enough, and also happens when this program is killed. One that does not listen yet is killed."""
        from subprocess import TimeoutExpired

        assert self._process.stdin is not None
        if not self.address:
            self._process.kill()
        self._process.stdin.close()
        try:
            self._process.wait(3)
        except TimeoutExpired:
            self._process.kill()
            self._process.wait(3)
        if self._process.stdout is not None:
            self._process.stdout.close()
