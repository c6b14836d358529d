"""Why someone isolates or is away, and whether a fund pays their wages for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from carehome_desktop.domain.wages.known import Known


class Payable(StrEnum):
    """Whether the fund pays: yes, only if the council says so, or no."""

    YES = "yes"
    ASK = "ask"
    NO = "no"


class Group(StrEnum):
    """Which rule for the length of isolation holds."""

    OWN = "own"
    CONTACT = "contact"
    NONE = "none"


@dataclass(frozen=True)
class Payment:
    """Whether wages for a reason are paid, and why, in a sentence."""

    payable: Payable
    words: str
    known: Known


@dataclass(frozen=True)
class Reason:
    """A reason: its label, which lengths hold, and whether a fund pays for it where its scheme says nothing else.

    A `positive` one answers the tracker's question on full wages after a positive test. Before `paid_from` it is only asked
    about. Days of a `sickness` are an absence for sick pay, and link with others of the same person. `evidence` is what is
    expected to be seen; never a symptom and never a diagnosis.
    """

    id: str
    label: str
    group: Group
    positive: bool
    payment: Payment
    paid_from: date | None
    evidence: tuple[str, ...]
    sickness: bool = True

    def payment_on(self, day: date) -> Payment:
        """Return whether a fund pays for it on a day, where its scheme says nothing else."""
        if self.payment.payable is Payable.YES and self.paid_from is not None and day < self.paid_from:
            return Payment(Payable.ASK, "It was named only later. Ask the council.", self.payment.known)
        return self.payment
