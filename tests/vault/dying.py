"""Ends a process at each of its steps on the disk, one after the other."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from typing import Any

_STEPS = (
    "os.rename",
    "os.remove",
    "os.mkdir",
    "os.rmdir",
    "os.chmod",
    "shutil.rmtree",
    "shutil.copyfile",
    "sqlite3.connect",
)


def deaths(work: Callable[[], object]) -> Iterator[int]:
    """Yield after each child that did `work` and was killed just before its first, second, … step on the disk.

    The last child is the first that comes through. A child that fails by itself fails the test.
    """
    step = 0
    while True:
        step += 1
        child = os.fork()
        if child == 0:
            _work_and_die(work, step)
        _, status = os.waitpid(child, 0)
        if os.WIFEXITED(status):
            assert os.WEXITSTATUS(status) == 0, "the work failed before it was cut short"
            yield step
            return
        yield step


def _work_and_die(work: Callable[[], object], last: int) -> None:
    steps = 0

    def count(event: str, args: tuple[Any, ...]) -> None:
        nonlocal steps
        writes = event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if writes or event in _STEPS:
            steps += 1
            if steps == last:
                os.kill(os.getpid(), 9)

    sys.addaudithook(count)
    outcome = 1
    try:
        work()
        outcome = 0
    finally:
        os._exit(outcome)
