"""The fields of an isolation: their labels and hints, and what was typed in them."""

from __future__ import annotations

from carehome_desktop.domain.money import in_pounds
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.charge import Basis

MONEY = "Such as 414.00. Empty if not known."
DAY = "Such as 24/8/2020"
WHICH_CHARGE = "What is charged?"
CHARGES = {
    Basis.TOP_UP: ("The top-up", "Normal pay without the sick pay that was paid anyway. The usual way."),
    Basis.GROSS_LESS_REBATE: ("Normal pay without the rebate", "Only if your council goes by that."),
    Basis.GROSS: ("All of the normal pay", "Only if your council agreed: say below who and when."),
}
SUMS = {
    "normal": ("Normal pay", MONEY),
    "sick_pay": ("Statutory sick pay", "What payroll paid: 0 if none was."),
    "other_sick_pay": ("Other sick pay", "What the home paid on top of that anyway."),
    "rebate": ("Sick pay rebate", "What was had back of the statutory sick pay."),
    "paid": ("Paid in all", "Sick pay and top-up together. It answers the question on full wages."),
}
DAYS = {
    "first_day": ("First day", DAY),
    "last_day": ("Last day", "Empty while they are away"),
    "evidence_on": ("Evidence seen on", "A test result, a note or a letter. Such as today."),
    "back_on": ("Back at work on", DAY),
}


def typed_pounds(pence: int) -> str:
    """Return a sum as it is typed: *414.00*."""
    return f"{in_pounds(pence):.2f}"


def as_pence(found: int | Problem | None) -> int | None:
    """Return a sum that was read, None for none and for what is none."""
    return found if isinstance(found, int) else None
