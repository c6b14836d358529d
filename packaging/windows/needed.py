"""Whether every library that the package's programs load is in the package or Windows' own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pe import is_pe, loads

SETS = ("api-ms-win-", "ext-ms-win-")
"""Names under which Windows itself hands out its functions."""


def windows_own(listed: str) -> set[str]:
    """Return the names in a list of Windows' own libraries."""
    lines = (line.partition("#")[0].strip().lower() for line in listed.splitlines())
    return {line for line in lines if line}


def missing(root: Path, windows: set[str]) -> Iterator[str]:
    """Yield a sentence for each library that something below a folder loads and that is nowhere."""
    files = sorted(path for path in root.rglob("*") if path.is_file())
    carried = {path.name.lower() for path in files}
    for file in files:
        if not is_pe(file):
            continue
        for name in sorted(loads(file.read_bytes())):
            if name not in carried and name not in windows and not name.startswith(SETS):
                yield f"{file.relative_to(root).as_posix()} loads {name}, which is neither in the package nor known as Windows’ own."
