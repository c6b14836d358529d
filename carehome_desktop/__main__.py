"""Starts the program: the window, or with a command its command line twin."""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> None:
    """Run what was asked for and exit with its code."""
    from carehome_desktop.cli.commands import ALSO_HERE, COMMANDS

    words = sys.argv[1:]
    if words == ["--look-into-pdf"]:
        from carehome_desktop.reports.pdf_apart import main as look_into

        sys.exit(look_into())
    if "--selftest" in words:
        from carehome_desktop.selftest import main as try_everything

        sys.exit(try_everything(words))
    if any(word in COMMANDS or word in ALSO_HERE for word in words):
        from carehome_desktop.cli.main import main as run_command

        sys.exit(run_command(words, take_picture=_take_picture))
    window()


def window() -> None:
    """Open the window."""
    from carehome_desktop.window import main as open_window

    sys.exit(open_window(sys.argv[1:]))


def _take_picture(folder: Path, picture: Path, question_id: str) -> None:
    """Draw the answering page without a screen."""
    from carehome_desktop.window import take_picture

    take_picture(folder, picture, question_id)


if __name__ == "__main__":
    main()
