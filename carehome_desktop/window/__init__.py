"""The window: the composition root that adds Qt. Importing this loads nothing heavy."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


def main(argv: Sequence[str]) -> int:
    """Open the window and run until it is closed; returns the exit code."""
    from carehome_desktop.window.start import start

    return start(argv)


def take_picture(folder: Path, picture: Path, question_id: str) -> None:
    """Draw the answering page of a practice folder at a question as a PNG of 1280 × 720, without a screen."""
    from carehome_desktop.window.picture import draw

    draw(folder, picture, question_id)
