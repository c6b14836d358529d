"""An entry that was written down, as it stands in the file: the one value for every kind that is only added to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class Kept(Generic[T_co]):
    """What was told, how often it was put right, and who wrote that down when.

    `withdrawn` says why it was taken back; "" while it counts.
    """

    id: str
    entry: T_co
    revision: int
    person_id: str
    recorded_at: datetime
    withdrawn: str = ""
