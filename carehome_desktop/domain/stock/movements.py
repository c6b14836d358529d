"""What happened to the stock: each entry is only added, and taken back by an entry of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from carehome_desktop.domain.stock.happened import happened_words
from carehome_desktop.domain.stock.quantities import Quantity
from carehome_desktop.domain.stock.types import PpeType
from carehome_desktop.domain.words import LONDON


class Kind(StrEnum):
    """What was done."""

    DELIVERY = "delivery"
    COUNT = "count"
    USE = "use"
    WASTE = "waste"
    EXPIRED = "expired"
    LENT = "lent"
    GIVEN_BACK = "given-back"  # what was lent out came back
    RETURNED = "returned"  # what was borrowed went back


class Origin(StrEnum):
    """How a delivery was come by."""

    BOUGHT = "bought"
    FREE = "free"
    DONATED = "donated"
    BORROWED = "borrowed"


class Reason(StrEnum):
    """Why a count differs from the records, or why something was thrown away.

    Without one, what is missing at a count was used and not written down.
    """

    USED = "used"
    LOST = "lost"
    FOUND = "found"
    MISCOUNTED = "miscounted"
    RECALLED = "recalled"  # its batch was called back


COUNT_REASONS = (Reason.USED, Reason.LOST, Reason.FOUND, Reason.MISCOUNTED)

SIGNS = {
    Kind.DELIVERY: 1,
    Kind.GIVEN_BACK: 1,
    Kind.USE: -1,
    Kind.WASTE: -1,
    Kind.EXPIRED: -1,
    Kind.LENT: -1,
    Kind.RETURNED: -1,
}
"""Whether it comes into the cupboard or goes out; a count does neither: it says what is there."""

KIND_WORDS = {
    Kind.DELIVERY: "Delivery",
    Kind.COUNT: "Count",
    Kind.USE: "Use",
    Kind.WASTE: "Waste",
    Kind.EXPIRED: "Out of date",
    Kind.LENT: "Lent out",
    Kind.GIVEN_BACK: "Given back to us",
    Kind.RETURNED: "Given back by us",
}
ORIGIN_WORDS = {
    Origin.BOUGHT: "bought",
    Origin.FREE: "free",
    Origin.DONATED: "donated",
    Origin.BORROWED: "borrowed",
}
REASON_WORDS = {
    Reason.USED: "used and not written down",
    Reason.LOST: "lost or spoiled, not used",
    Reason.FOUND: "found, or came and was not written down",
    Reason.MISCOUNTED: "an earlier count was wrong",
    Reason.RECALLED: "its batch was called back",
}
_DID = {
    Kind.DELIVERY: "took in",
    Kind.COUNT: "counted",
    Kind.USE: "took",
    Kind.WASTE: "wrote off",
    Kind.EXPIRED: "wrote off as out of date",
    Kind.LENT: "lent out",
    Kind.GIVEN_BACK: "got back",
    Kind.RETURNED: "gave back",
}


@dataclass(frozen=True)
class Entry:
    """Something to be recorded, or that was. `who` is the supplier, or the other home for what is borrowed or lent; money is pence."""

    type_id: str
    kind: Kind
    quantity: Quantity
    at: datetime
    origin: Origin | None = None
    reason: Reason | None = None
    who: str = ""
    reference: str = ""
    pence: int | None = None
    batch: str = ""
    expires: date | None = None
    note: str = ""

    @property
    def day(self) -> date:
        """Return the day on which it was done, in the home's own time."""
        return self.at.astimezone(LONDON).date()

    @property
    def change(self) -> int:
        """Return what it adds to the cupboard in singles, less than nought for what goes out; a count has no change of its own."""
        return SIGNS.get(self.kind, 0) * self.quantity.total

    def did_words(self, kind: PpeType) -> str:
        """Return what was done, as in *took 200 aprons*."""
        return f"{_DID[self.kind]} {self.quantity.words(kind)}"


@dataclass(frozen=True)
class Undone:
    """That an entry was taken back: why, by whom and when."""

    reason: str
    person_id: str
    at: datetime


@dataclass(frozen=True)
class Movement:
    """An entry as it stands in the ledger; `undone` says that it no longer counts."""

    id: int
    entry: Entry
    person_id: str
    recorded_at: datetime
    undone: Undone | None = None

    def undo_words(self, kind: PpeType, now: datetime) -> str:
        """Return what taking it back is called: *Undo: took 200 aprons, yesterday 4:10pm*."""
        return f"Undo: {self.entry.did_words(kind)}, {happened_words(self.entry.at, now)}"
