"""How long it takes from the start until the window is seen, packaged and from source, on a screen of its own.

    first_window.py PACKAGED SOURCE [TIMES]

Both programs are started in turn on a folder of practice; a second program asks the screen whether their window is there.
Ends with 1 if the packaged one takes more than half as long again.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import monotonic, sleep
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST = 1.5
TIMES = 7
PATIENCE = 60.0


def main(arguments: list[str]) -> int:
    """Measure, print both, and judge."""
    packaged, source = arguments[:2]
    times = int(arguments[2]) if len(arguments) > 2 else TIMES
    with screen() as display, tempfile.TemporaryDirectory() as folder:
        seen: dict[str, list[float]] = {packaged: [], source: []}
        for _ in range(times + 1):
            for program, found in seen.items():
                found.append(first_window(program, Path(folder), display))
    # The first of each only warms the disk.
    middle = {program: median(found[1:]) for program, found in seen.items()}
    ratio = middle[packaged] / middle[source]
    for words, program in (("packaged", packaged), ("from source", source)):
        found = sorted(seen[program][1:])
        print(
            f"    first window {words}: {middle[program] * 1000:.0f} ms ({found[0] * 1000:.0f} to {found[-1] * 1000:.0f})"
        )
    print(f"    that is {ratio:.2f} times as long; at most {MOST} is asked")
    return 0 if ratio <= MOST else 1


def first_window(program: str, folder: Path, display: str) -> float:
    """Return the seconds until a started program's window is on the screen; the program is then ended."""
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "XDG_RUNTIME_DIR": str(folder)}
    began = monotonic()
    started = subprocess.Popen(
        [program, "--practice", "--data-dir", str(folder / "practice")],
        env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        while not is_seen(started.pid, environment):
            if started.poll() is not None or monotonic() - began > PATIENCE:
                raise RuntimeError(f"{program} showed no window ({started.poll()})")
        return monotonic() - began
    finally:
        started.terminate()
        started.wait()
        while is_seen(started.pid, environment):
            sleep(0.02)


def is_seen(pid: int, environment: dict[str, str]) -> bool:
    """Return whether a program has a window on the screen."""
    asked = ["xdotool", "search", "--onlyvisible", "--all", "--pid", str(pid), "--name", "."]
    return subprocess.run(asked, env=environment, capture_output=True, check=False).returncode == 0


@contextmanager
def screen() -> Iterator[str]:
    """Give a screen that nobody looks at."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    try:
        with os.fdopen(read) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
