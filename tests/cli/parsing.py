"""The parser of every command, made once: a program makes it once, and a test may run many commands."""

from __future__ import annotations

from argparse import ArgumentParser
from functools import cache

from carehome_desktop.cli import main as front

make_anew = front.parser
"""For a test that puts an act of its own in the place of a command's."""


@cache
def made_once() -> ArgumentParser:
    """Return the parser that most tests share; it remembers nothing of what it read."""
    return make_anew()
