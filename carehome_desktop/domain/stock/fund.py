"""What is to be known before what PPE cost is marked for a fund."""

from __future__ import annotations

from dataclasses import dataclass

from carehome_desktop.domain.questions import Source


@dataclass(frozen=True)
class FundWords:
    """The plain sentence, how sure we are of it, and where that was read; "" where it cannot be read."""

    words: str
    sure: str = ""
    sources: tuple[Source, ...] = ()
