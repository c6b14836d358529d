"""How a checked package is installed on this computer: what is started for it, and what a person does."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from carehome_desktop.services.updates import Update

WAIT = "/AFTER"
"""The Setup then waits until this program has ended, and does not refuse because it is open."""
SETUP = "The Setup starts now. Do what it says; your records stay where they are."
NOT_STARTED = "The newer version could not be opened, so nothing was installed. Your records are as they were. Open this file yourself: {file}"
BY_HAND = "Whoever may install programs on this computer types this in a terminal, while this program is closed:"


@dataclass(frozen=True)
class Steps:
    """What installs a package: `command` is started as this program ends, `line` is what a person types instead (or "")."""

    command: tuple[str, ...]
    line: str


def how_to_install(update: Update) -> Steps:
    """Return how our checked copy of a newer package is installed here; on Linux it asks the desktop what opens packages."""
    assert update.copy is not None, "only a newer package has a copy"
    if sys.platform == "win32":
        return Steps((str(update.copy), WAIT), "")
    opener = ("xdg-open", str(update.copy)) if _has_installer_for(update.copy) else ()
    return Steps(opener, f"sudo apt install {shlex.quote(str(update.copy))}")


def start(command: Sequence[str]) -> str:
    """Start what installs the package, which goes on when this program ends; return what to tell a person if it cannot be, or ""."""
    nobody = subprocess.DEVNULL
    try:
        subprocess.Popen(  # noqa: S603 - a path of our own, to bytes that were checked
            list(command),
            cwd=Path.home(),  # a program that stands in the folder of the old one keeps it from being replaced
            stdin=nobody,
            stdout=nobody,
            stderr=nobody,
            start_new_session=True,
        )
    except OSError:  # such as a virus scanner that took it away
        return NOT_STARTED.format(file=next(word for word in command if Path(word).is_absolute()))
    return ""


def _has_installer_for(package: Path) -> bool:
    """Return whether this desktop opens just this package, and with more than what shows what lies in an archive."""
    kind = _desktop_says("filetype", str(package)) if shutil.which("xdg-open") else ""
    entry = _desktop_says("default", kind) if kind else ""
    return bool(entry) and not _shows_archives(entry)


def _desktop_says(*question: str) -> str:
    """Return what xdg-mime answers, "" for nothing."""
    asks = shutil.which("xdg-mime")
    if asks is None:
        return ""
    try:
        told = subprocess.run(  # noqa: S603
            [asks, "query", *question],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=10,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return told.stdout.decode("utf-8", "replace").strip()


def _shows_archives(entry: str) -> bool:
    """Return whether a menu entry is that of an archive manager: they open packages where there is no installer."""
    ours = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share"
    for place in (ours, *(os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":")):
        try:
            told = (Path(place) / "applications" / entry).read_text("utf-8", "replace")
        except OSError:
            continue
        return any(line.startswith("Categories=") and "Archiving" in line for line in told.splitlines())
    return False
