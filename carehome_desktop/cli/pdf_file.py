"""Writes a PDF where the command said: whole or not at all, so that a file of that name stays until the new one is complete."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from carehome_desktop.domain.problems import Refused
from carehome_desktop.services.whole_file import write_whole


def save_pdf(path: Path, make: Callable[[], bytes], others: str = "") -> None:
    """Write a PDF whole or not at all; Refused in words if the name or the disk does not take it."""
    if path.suffix.lower() != ".pdf":
        raise Refused(f"Give the file a name that ends in .pdf{others}. Nothing was written.")
    pdf = make()
    try:
        write_whole((path, pdf))
    except OSError as error:
        why = error.strerror or "no reason given"
        raise Refused(
            f"The file was not saved ({why}). Your records are safe. Choose another place and try again."
        ) from None
