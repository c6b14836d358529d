"""Files that a person takes out of the program: each is written whole, or what stood there before stays."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path


def write_whole(*files: tuple[Path, bytes]) -> None:
    """Write all of the files; OSError while they are written leaves every place as it was (giving them their names comes last, one by one)."""
    beside = [path.with_name(f".{path.name}.part") for path, _ in files]
    try:
        for part, (_, content) in zip(beside, files, strict=True):
            part.write_bytes(content)
        for part, (path, _) in zip(beside, files, strict=True):
            part.replace(path)
    except OSError:
        _sweep(beside)
        raise


def _sweep(parts: Sequence[Path]) -> None:
    for part in parts:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
