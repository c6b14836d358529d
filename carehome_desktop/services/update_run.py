"""How a checked package is installed on this computer: what is started for it, and what a person does."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from carehome_desktop.services.updates import Update

WAIT = "/AFTER"
"""The Setup then waits until this program has ended, and does not refuse because it is open."""
SETUP = "The Setup starts now. Do what it says; your records stay where they are."
BY_HAND = "Close this program. Then whoever looks after the computer types this in a terminal:\n{command}"


@dataclass(frozen=True)
class Steps:
    """What installs a package: `command` is started as this program ends and is empty where a person must do it."""

    command: tuple[str, ...]
    words: str


def how_to_install(update: Update) -> Steps:
    """Return how our checked copy of a newer package is installed here."""
    assert update.copy is not None, "only a newer package has a copy"
    if sys.platform == "win32":
        return Steps((str(update.copy), WAIT), SETUP)
    return Steps((), BY_HAND.format(command=terminal_line(update)))


def terminal_line(update: Update) -> str:
    """Return what is typed in a terminal of Debian or Ubuntu to install our checked copy."""
    return f"sudo apt install {shlex.quote(str(update.copy))}"


def start(command: Sequence[str]) -> None:
    """Start a program that goes on when this one ends; OSError if there is none."""
    environment = {name: value for name, value in os.environ.items() if name != "LD_LIBRARY_PATH"}
    if before := os.environ.get("LD_LIBRARY_PATH_ORIG"):
        environment["LD_LIBRARY_PATH"] = before  # a packaged program looks in its own folder first; others must not
    nobody = subprocess.DEVNULL
    subprocess.Popen(  # noqa: S603 - a path of our own, to bytes that were checked
        list(command),
        env=environment,
        cwd=Path.home(),  # a program that stands in the folder of the old one keeps it from being replaced
        stdin=nobody,
        stdout=nobody,
        stderr=nobody,
        start_new_session=True,
    )
