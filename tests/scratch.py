"""Where tests put their files: in memory where there is room for them, else on the disk.

They are real files and a real SQLite in both. What a killed program had written stays in a memory file system as it does on a disk; only a
cut of the power would tell the two apart, and no test makes one. But memory answers a sync at once, and thousands of commits wait for theirs.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")
ROOM = 2 * 2**30
"""Bytes: some times what all tests together hold at one moment."""


def in_memory(memory: Path = MEMORY, room: int = ROOM) -> Path | None:
    """Make a folder in memory, name it to this process and its children as the one for temporary files, and return it.

    None where there is no such memory, where it has too little room or runs no programs, or where somebody named a folder (TMPDIR): theirs
    holds, to look afterwards at what a test left.
    """
    if "TMPDIR" in os.environ or not memory.is_dir():
        return None
    told = os.statvfs(memory)
    if told.f_flag & os.ST_NOEXEC or shutil.disk_usage(memory).free < room:
        return None
    folder = Path(tempfile.mkdtemp(prefix="t", dir=memory))
    folder.chmod(0o711)  # a PostgreSQL for tests runs as another user, and its folder lies in this one
    os.environ["TMPDIR"] = str(folder)
    tempfile.tempdir = None
    atexit.register(_take_away, folder, os.getpid())
    return folder


def _take_away(folder: Path, maker: int) -> None:
    # What was forked from the maker ends too, and sooner.
    if os.getpid() == maker:
        shutil.rmtree(folder, ignore_errors=True)
