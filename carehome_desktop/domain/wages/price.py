"""What one isolation cost and what the fund is charged for it: every figure of it, with its working."""

from __future__ import annotations

from dataclasses import dataclass

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.absence import Absence
from carehome_desktop.domain.wages.charge import Amounts, Basis, charge
from carehome_desktop.domain.wages.rebate import beyond, rebate_limit
from carehome_desktop.domain.wages.sick_pay import SickPay, beside_payroll, sick_pay
from carehome_desktop.domain.wages.sick_pay_rules import SickPayRules
from carehome_desktop.domain.wages.working import Step, Worked


@dataclass(frozen=True)
class IsolationPay:
    """What is known of one isolation's pay; all sums in pence.

    `paid_sick_pay` is what payroll paid, None to go by our own figure; `rebate` what was had back of it.
    """

    normal: Worked
    absence: Absence
    reason: str
    paid_sick_pay: int | None = None
    other_sick_pay: int = 0
    rebate: int = 0
    basis: Basis = Basis.TOP_UP
    note: str = ""
    reimbursed: int = 100


@dataclass(frozen=True)
class Priced:
    """What came of it: `ours` is the sick pay by our own figure, `sick_pay_pence` the one that was taken."""

    normal: Worked
    ours: SickPay
    sick_pay_pence: int
    other_sick_pay_pence: int
    rebate_pence: int
    rebate_most: Worked
    basis: Basis
    charge: Worked
    doubts: tuple[str, ...]

    def steps(self) -> tuple[Step, ...]:
        """Return the working of all of it, in the order in which a person would do it."""
        return (*self.normal.steps, *self.ours.steps, *self.rebate_most.steps, *self.charge.steps)

    def why(self) -> tuple[str, ...]:
        """Return the working, line by line."""
        return tuple(step.line() for step in self.steps())


def price(isolation: IsolationPay, rules: SickPayRules) -> Priced | Problem:
    """Return what one isolation cost and what is charged, or the first thing in it that cannot be, in words."""
    ours = sick_pay(isolation.absence, rules)
    if isinstance(ours, Problem):
        return ours
    taken = ours.pence if isolation.paid_sick_pay is None else isolation.paid_sick_pay
    amounts = Amounts(isolation.normal.pence, taken, isolation.other_sick_pay, isolation.rebate)
    charged = charge(amounts, isolation.basis, isolation.note, isolation.reimbursed)
    if isinstance(charged, Problem):
        return charged
    most = rebate_limit(isolation.absence, ours, isolation.reason, rules)
    doubts = (*isolation.normal.doubts, *beside_payroll(taken, ours), *ours.doubts, *beyond(isolation.rebate, most))
    return Priced(
        normal=isolation.normal,
        ours=ours,
        sick_pay_pence=taken,
        other_sick_pay_pence=isolation.other_sick_pay,
        rebate_pence=isolation.rebate,
        rebate_most=most,
        basis=isolation.basis,
        charge=charged,
        doubts=(*doubts, *charged.doubts),
    )
