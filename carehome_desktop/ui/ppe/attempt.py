"""Whatever writes to the file is attempted: a disk that refuses is a sentence on the page, and what was typed stays."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

from carehome_desktop.domain.problems import Problem

Done = TypeVar("Done")

STILL_HERE = "What you typed is still here."

_log = logging.getLogger(__name__)


def attempt(act: Callable[[], Done], field: str = "") -> Done | Problem:
    """Do something that writes; return what came of it, or why nothing was kept, told at `field`."""
    try:
        return act()
    except Exception as error:  # whatever stopped it, what was typed must not be lost
        _log.warning("an entry could not be recorded: %s", type(error).__name__)
        return Problem(field, not_kept_words(error))


def not_kept_words(error: Exception, still_here: str = STILL_HERE) -> str:
    """Return why something could not be kept; it may be tried again when that is over."""
    from carehome_desktop.services.not_saved import not_saved_words

    return f"{not_saved_words(error, still_here)} Then try again."
