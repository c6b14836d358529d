"""The code on a box, as a scanner types it: it stands for a type, as the home says."""

from __future__ import annotations

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.typed import is_one_line

LONGEST_CODE = 80
NO_CODE = "Scan a code, or type the number under it."


def read_code(typed: str) -> str | Problem:
    """Return a code as it is kept: without spaces around it, and capital or small letters as one."""
    code = " ".join(typed.split()).casefold()
    if not code:
        return Problem("code", NO_CODE)
    if len(code) > LONGEST_CODE or not is_one_line(code):
        return Problem("code", f"A code has {LONGEST_CODE} signs at most. Scan it again.")
    return code
