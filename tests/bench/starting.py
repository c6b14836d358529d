"""From process start to the first paint and to the question she left, and what the program holds while idle."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.app.opening import open_practice
from carehome_desktop.services.workplace import Spot
from carehome_desktop.vault.folder import DataFolder
from tests.bench.rows import Row, middle
from tests.homes import SECTION, THIS_WEEK, answer_all

TIMES = 11
IDLE_SECONDS = 5.0


def rows(folder: Path) -> Iterator[Row]:
    """Start a bare window and ours in turn."""
    home = folder / "home"
    house = open_practice(DataFolder(home), Machine())
    answer_all(house)
    house.workplace.leave_at(Spot(SECTION, THIS_WEEK, "full-wages"))
    house.settle_in()
    house.close()
    bare, painted, ready = [], [], []
    for _ in range(TIMES + 1):
        bare.append(_run("tests.bench.bare_window")["painted"])
        ours = _run("tests.bench.our_window", str(home))
        painted.append(ours["painted"])
        ready.append(ours["ready"])
    # The first of each only warms the disk.
    floor, frame, question = middle(bare[1:]), middle(painted[1:]), middle(ready[1:])
    yield Row("window frame painted", frame, floor, "ms", "at most 1.2 x", frame <= 1.2 * floor)
    yield Row("last question readable and focused", question, floor, "ms", "at most 4 x", question <= 4 * floor)
    memory = _idle_memory(home)
    yield Row("memory while idle, in practice", memory, None, "MB", "at most 140", memory <= 140)


def _run(module: str, *arguments: str) -> dict[str, float]:
    start = monotonic()
    # What is installed has its bytecode; a setting of this session must not have it compiled again at each start.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    times = dict(re.findall(r"^(\w+) ([\d.]+)$", done.stdout, re.MULTILINE))
    if not times:
        raise RuntimeError(f"{module} said nothing: {done.stderr}")
    return {name: (float(at) - start) * 1000 for name, at in times.items()}


def _idle_memory(home: Path) -> float:
    """Return the resident megabytes of the program after some idle seconds; its practice endpoint is a process apart."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.our_window", str(home), "stay"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    while not child.stdout.readline().startswith("ready"):
        if child.poll() is not None:
            raise RuntimeError("the program ended before its question was shown")
    threading.Event().wait(IDLE_SECONDS)
    status = Path(f"/proc/{child.pid}/status").read_text(encoding="ascii")
    child.communicate("", timeout=20)
    return int(re.findall(r"VmRSS:\s+(\d+) kB", status)[0]) / 1000
