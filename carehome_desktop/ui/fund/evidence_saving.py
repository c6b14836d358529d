"""Saves a file out of the records, because a person asked for it; whole or not at all."""

from __future__ import annotations

from pathlib import Path

from carehome_desktop.domain.problems import Problem
from carehome_desktop.services.whole_file import write_whole


def save_out(content: bytes, path: Path) -> Problem | None:
    """Save the bytes as they came; say so in words if the place does not take them."""
    try:
        write_whole((path, content))
    except OSError as error:
        why = error.strerror or "no reason given"
        return Problem(
            "save", f"The file was not saved ({why}). It is safe in the records. Choose another place and try again."
        )
    return None
