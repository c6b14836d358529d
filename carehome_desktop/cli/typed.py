"""What was typed on the command line once it is read: the value, or the words of what is wrong with it."""

from __future__ import annotations

from typing import TypeVar

from carehome_desktop.domain.problems import Problem, Refused

Said = TypeVar("Said")


def said(found: Said | Problem) -> Said:
    """Return what was read; Refused, in the words of the Problem, where it could not be."""
    if isinstance(found, Problem):
        raise Refused(found.words)
    return found


def needed(found: Said | Problem | None, missing: str) -> Said:
    """Return what was read; Refused where it could not be, or with `missing` where nothing was typed."""
    if found is None:
        raise Refused(missing)
    return said(found)
