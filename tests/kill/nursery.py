"""A process that has loaded the program, and forks one for each run: a run then costs what the program does, not what Python loads.

Run as `python -m tests.kill.nursery`. Each line it reads is a JSON list: the file for what a run says, then the run's arguments. It answers
with the number of a process that stands still before its first step; SIGCONT lets it go.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

from carehome_desktop.domain.periods import Period
from tests.kill import program

ROOT = Path(__file__).resolve().parents[2]
_SET_PTRACER = 0x59616D61


class Nursery:
    """The way to such a process; it ends with the context."""

    def __enter__(self) -> Self:
        """Start it, and wait until everything is loaded."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.kill.nursery"],
            cwd=ROOT,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._one_at_a_time = threading.Lock()
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Let it end."""
        self._process.communicate(timeout=60)

    def standing_still(self, said: Path, arguments: list[str]) -> int:
        """Return the number of a new process that will say what it says to a file; it stands still."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with self._one_at_a_time:
            self._process.stdin.write(json.dumps([str(said), *arguments]) + "\n")
            self._process.stdin.flush()
            answer = self._process.stdout.readline()
        assert answer, f"the nursery ended with {self._process.poll()}"
        return int(answer)


def answer_each_line() -> None:
    """Fork a process for each line; in that process, return what it is to do by doing it."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those that ended
    gc.freeze()
    while line := sys.stdin.readline():
        said, *arguments = json.loads(line)
        child = os.fork()
        if not child:
            _run(Path(said), arguments)
            return
        os.waitpid(child, os.WUNTRACED)
        print(child, flush=True)


def _run(said: Path, arguments: list[str]) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    # Where only a parent may look into a process, anyone of ours may look into this one.
    ctypes.CDLL(None).prctl(_SET_PTRACER, ctypes.c_ulong(-1), 0, 0, 0)
    for number, place in enumerate((Path(os.devnull), said, said.with_suffix(".trouble"))):
        opened = os.open(place, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    os.kill(os.getpid(), signal.SIGSTOP)
    folder, url, period, *fault = arguments
    program.walk(Path(folder), url, Period.read(period), *fault)


if __name__ == "__main__":
    answer_each_line()
