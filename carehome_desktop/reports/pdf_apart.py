"""Opens a PDF for the first time in a process of its own: a file that was made to harm ends that one, and not the program.

It has bounds of time, and of memory where the system keeps them (pdf_bounds.py).
"""

from __future__ import annotations

import json
import os

from carehome_desktop.domain.fund.attachment_check import MEGABYTE, refused
from carehome_desktop.domain.problems import Problem
from carehome_desktop.reports.pdf_bounds import bound
from carehome_desktop.resources import program

WORD = "--look-into-pdf"
"""What the program is started with for this alone; nobody types it."""
SECONDS = 20
MOST_MEMORY = 768 * MEGABYTE
READY = b"ready\n"
TOO_MUCH = (
    f"The PDF takes more than {SECONDS} seconds, or more memory than a small computer has, only to be opened. "
    "Scan or print it anew."
)


def pages_of(content: bytes) -> int | Problem:
    """Return how many pages a PDF has, or why it is not taken in."""
    import subprocess

    try:
        child = subprocess.Popen(  # noqa: S603 - our own program, by a list of words
            [*program(), WORD],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError:
        return _here(content)
    try:
        said, _ = child.communicate(content, SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        said, _ = child.communicate()
    if not said.startswith(READY):  # the system does not let us: it never came as far as reading the file
        return _here(content)
    try:
        told = json.loads(said.removeprefix(READY))
    except ValueError:
        return refused(TOO_MUCH)
    return Problem("file", told) if isinstance(told, str) else int(told)


def main() -> int:
    """Read a PDF from standard input and say on standard output how many pages it has, or in words why it is not taken in."""
    bound(MOST_MEMORY, SECONDS)
    with os.fdopen(0, "rb", closefd=False) as source, os.fdopen(1, "wb", closefd=False) as out:
        out.write(READY)
        out.flush()
        found = _here(source.read())
        out.write(json.dumps(found.words if isinstance(found, Problem) else found).encode())
    return 0


def _here(content: bytes) -> int | Problem:
    from carehome_desktop.reports.attachment_pages import pdf_pages

    return pdf_pages(content)
