"""A warning that was gone past: what it said, of what, and the reason. The evidence pack prints them all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from carehome_desktop.domain.fund.guards import Doubt


class About(StrEnum):
    """What a warning was about."""

    COST = "cost"
    ISOLATION = "isolation"
    REPAYMENT = "repayment"
    REPORT = "report"


@dataclass(frozen=True)
class Override:
    """A warning that was gone past when a revision of an entry was kept."""

    about: About
    about_id: str
    revision: int
    doubt: Doubt
    reason: str
    person_id: str
    recorded_at: datetime
