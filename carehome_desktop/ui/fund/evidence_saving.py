"""Saves a file out of the records, because a person asked for it; whole or not at all."""

from __future__ import annotations

import contextlib
from pathlib import Path

from carehome_desktop.domain.problems import Problem


def save_out(content: bytes, path: Path) -> Problem | None:
    """Save the bytes as they came; say so in words if the place does not take them."""
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        why = error.strerror or "no reason given"
        return Problem(
            "save", f"The file was not saved ({why}). It is safe in the records. Choose another place and try again."
        )
    return None
