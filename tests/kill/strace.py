"""Kills a process at its n-th call of one kind to the system, and proves from the trace that it did."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.kill.nursery import Nursery

KINDS = (
    "pwrite64",
    "fdatasync",
    "fsync",
    "ftruncate",
    "unlink",
    "rename",
    "write",
    "socket",
    "connect",
    "sendto",
    "recvfrom",
    "close",
)
_CALL = re.compile(r"^(\d+) +(\w+)\(")
# A call that never returned; in two pieces where another thread was told of in between.
_NEVER_BACK = re.compile(r"^\d+ +(?:(\w+)\(.*|<\.\.\. (\w+) resumed>.*)= \?$")
_NEEDED = "strace"


@dataclass(frozen=True)
class Point:
    """The n-th call of a kind since the process began, counted from 1."""

    kind: str
    number: int


@dataclass(frozen=True)
class Run:
    """What a process said before it ended, and where it was killed (None: it came through)."""

    said: tuple[str, ...]
    killed_at: str | None


def why_not() -> str:
    """Return why this machine cannot run the kill test, "" if it can."""
    if shutil.which(_NEEDED) is None:
        return "strace is not installed, so a process cannot be killed at a chosen call (Debian: make test installs it)"
    tried = subprocess.run(
        [_NEEDED, "-f", "-o", os.devnull, "-e", "trace=none", "true"], capture_output=True, text=True, check=False
    )
    return f"strace may not trace here: {tried.stderr.strip()}" if tried.returncode else ""


def run(nursery: Nursery, arguments: list[str], trace: Path, point: Point | None = None) -> Run:
    """Run the program under strace, killed at a point if one is given; the trace is left in a file."""
    said = trace.with_suffix(".said")
    process = nursery.standing_still(said, arguments)
    # Without --seccomp-bpf: faster, but then strace does not kill.
    options = ["-f", "-o", str(trace), "-e", f"trace={','.join(KINDS)}"]
    if point:
        options += ["-e", f"inject={point.kind}:signal=KILL:when={point.number}"]
    with subprocess.Popen([_NEEDED, *options, "-p", str(process)], stderr=subprocess.PIPE, text=True) as watching:
        assert watching.stderr is not None
        told = watching.stderr.readline()
        os.kill(process, signal.SIGCONT)
        assert "attached" in told, told
        watching.communicate(timeout=60)
    lines = trace.read_text(encoding="utf-8", errors="replace").splitlines()
    spoken = tuple(said.read_text().splitlines())
    if lines[-1].endswith("+++ exited with 0 +++"):
        return Run(spoken, None)
    assert lines[-1].endswith("+++ killed by SIGKILL +++"), (lines[-1], said.with_suffix(".trouble").read_text())
    # The call it died in never returned.
    died = [found.group(1) or found.group(2) for line in lines if (found := _NEVER_BACK.match(line))]
    assert point is not None
    assert point.kind in died, f"the trace does not show {point}: {lines[-5:]}"
    return Run(spoken, point.kind)


def points_after(mark: str, trace: Path) -> list[Point]:
    """Return every call of the main thread after it wrote a mark, in the order they were made."""
    counted: Counter[str] = Counter()
    points: list[Point] = []
    main, marked = None, False
    for line in trace.read_text(encoding="utf-8", errors="replace").splitlines():
        found = _CALL.match(line)
        if not found:
            continue
        main = main or found.group(1)
        if found.group(1) != main:
            continue
        kind = found.group(2)
        counted[kind] += 1
        if marked:
            points.append(Point(kind, counted[kind]))
        marked = marked or (kind == "write" and f'"{mark}' in line)
    return points


def spread(points: list[Point], number: int) -> list[Point]:
    """Return about so many points: every kind has its share, and each kind's are spread over the whole run."""
    by_kind: dict[str, list[Point]] = {}
    for point in points:
        by_kind.setdefault(point.kind, []).append(point)
    shares = dict.fromkeys(by_kind, 0)
    while sum(shares.values()) < min(number, len(points)):
        for kind, all_of_kind in by_kind.items():
            if shares[kind] < len(all_of_kind) and sum(shares.values()) < number:
                shares[kind] += 1
    chosen = []
    for kind, share in shares.items():
        every = by_kind[kind]
        chosen += [every[round(place * (len(every) - 1) / max(1, share - 1))] for place in range(share)]
    return sorted(set(chosen), key=points.index)
