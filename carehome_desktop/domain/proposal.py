"""What one of the home's own ledgers says to a question of a return; the person decides."""

from __future__ import annotations

from dataclasses import dataclass

from carehome_desktop.domain.values import Given


@dataclass(frozen=True)
class Proposal:
    """What follows from a ledger, None if nothing does, and why."""

    value: Given | None
    words: str
