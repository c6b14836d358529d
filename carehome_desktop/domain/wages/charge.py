"""What the fund is charged for one isolation, by the basis that the home and its council go by.

The top-up follows the example in the guidance of round 2, as Plymouth's questions and answers quote it: pay is brought up to normal
wages. That a rebate must not be kept beside full wages is our reading for England; Scotland's guidance says it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from carehome_desktop.domain.money import money_words
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.reasons import Payable
from carehome_desktop.domain.wages.working import Step, Worked


class Basis(StrEnum):
    """How much of the wages is charged."""

    TOP_UP = "top-up"
    GROSS_LESS_REBATE = "gross-less-rebate"
    GROSS = "gross"


BASIS_WORDS = {
    Basis.TOP_UP: "Top-up: normal wages without the sick pay that was paid anyway",
    Basis.GROSS_LESS_REBATE: "Normal wages without the rebate on sick pay",
    Basis.GROSS: "All of the normal wages",
}


@dataclass(frozen=True)
class Amounts:
    """What one isolation came to, all in pence."""

    normal: int
    sick_pay: int = 0
    other_sick_pay: int = 0
    rebate: int = 0

    def trouble(self) -> Problem | None:
        """Return the first amount that cannot be, in words."""
        named = {
            "normal": self.normal,
            "ssp_paid": self.sick_pay,
            "other_sick_pay": self.other_sick_pay,
            "rebate": self.rebate,
        }
        if below := next((field for field, pence in named.items() if pence < 0), None):
            return Problem(below, "A sum paid cannot be less than nought.")
        if self.rebate > self.sick_pay:
            words = f"The rebate ({money_words(self.rebate)}) gives sick pay back: it cannot be more than that ({money_words(self.sick_pay)})."
            return Problem("rebate", words)
        return None


def to_charge_words(pence: int, payable: Payable) -> str:
    """Return what is to be charged, by whether a fund pays for the reason: *£270.22 to charge*."""
    if payable is Payable.NO:
        return f"nothing to charge: a fund does not pay for this reason. The wages not covered come to {money_words(pence)}"
    if not pence:
        return "nothing to charge"
    return f"{money_words(pence)} to charge" + (" if the council agrees" if payable is Payable.ASK else "")


def rebate_kept_words(rebate: int) -> str:
    """Return that all of the wages are charged beside a rebate, in pence, that was had back."""
    return f"All of the wages are charged and a rebate of {money_words(rebate)} is kept: that part is paid twice."


def charge(amounts: Amounts, basis: Basis = Basis.TOP_UP, note: str = "", reimbursed: int = 100) -> Worked | Problem:
    """Return what the fund is charged, never below nought; `reimbursed` is the share in per cent that it pays."""
    if trouble := amounts.trouble():
        return trouble
    if not 1 <= reimbursed <= 100:
        return Problem("reimbursed", "The share that is paid is from 1 to 100 per cent.")
    if basis is Basis.GROSS and not note.strip():
        return Problem("note", "All of the wages: write who at the council agreed to it, and when.")
    left, figures = _left(amounts, basis)
    doubts = []
    if left < 0:
        doubts.append(
            "Sick pay came to more than the normal wages, so nothing is left to charge. Look whether the two sums stand in each other’s place."
        )
        figures = f"{figures}, never less than nought"
    if basis is Basis.GROSS and amounts.rebate:
        doubts.append(rebate_kept_words(amounts.rebate))
    pence = max(0, left)
    steps = [Step(BASIS_WORDS[basis], figures, pence)]
    if reimbursed < 100:
        share = pence * reimbursed // 100  # down: never more than the share that was agreed
        steps.append(
            Step("The share that is paid", f"{money_words(pence)} × {reimbursed} per cent, rounded down", share)
        )
        pence = share
    return Worked(pence, tuple(steps), tuple(doubts))


def _left(amounts: Amounts, basis: Basis) -> tuple[int, str]:
    match basis:
        case Basis.TOP_UP:
            taken = (amounts.sick_pay, amounts.other_sick_pay)
        case Basis.GROSS_LESS_REBATE:
            taken = (amounts.rebate, 0)
        case Basis.GROSS:
            taken = (0, 0)
    sums = [amounts.normal, *(pence for pence in taken if pence)]
    figures = " − ".join(map(money_words, sums)) if len(sums) > 1 else ""
    return amounts.normal - sum(taken), figures
