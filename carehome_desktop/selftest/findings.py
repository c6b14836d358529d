"""What the self-test found, part by part."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType


@dataclass(frozen=True)
class Finding:
    """One part of the program: its name, whether it works, and what was seen, in words."""

    what: str
    fine: bool
    words: str

    def line(self) -> str:
        """Return it as `doctor` says what it finds."""
        return f"{'fine ' if self.fine else 'LOOK '} {self.what}: {self.words}"


def find(what: str, look: Callable[[], str | Finding]) -> Finding:
    """Look at one part; a part that fails is a finding, so that the others are still looked at.

    The kind of the trouble and its place are for whoever mends the program. Nothing that anybody typed is in them: all of the
    self-test's records are made up.
    """
    try:
        found = look()
    except Exception as error:  # whatever it is, it is what we came to find
        return Finding(what, False, trouble_words(error))
    return found if isinstance(found, Finding) else Finding(what, True, found)


def trouble_words(error: BaseException) -> str:
    """Return the kind of a trouble, its words and where in the program it came up."""
    said = getattr(error, "words", "") or str(error)
    return f"{type(error).__name__} in {_place(error.__traceback__)}" + (f": {said}" if said else "")


def _place(trace: TracebackType | None) -> str:
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return "an unknown place"
    return f"{trace.tb_frame.f_globals.get('__name__', '?')}.{trace.tb_frame.f_code.co_name}"
