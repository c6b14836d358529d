"""`--selftest`: tries every part of the installed program in a folder of its own and says what it found. Importing this loads nothing heavy."""

from __future__ import annotations

from collections.abc import Sequence


def main(argv: Sequence[str]) -> int:
    """Try everything and say what was found; returns 0 if all is well, 1 if something needs a person."""
    from carehome_desktop.selftest.run import run

    return run(argv)
