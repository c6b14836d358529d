"""What the program ships about wages and funds, for tests."""

from __future__ import annotations

from functools import cache

from carehome_desktop.catalogue.fund import load_fund
from carehome_desktop.domain.wages.fund_data import FundData
from carehome_desktop.domain.wages.sick_pay_rules import SickPayRules
from carehome_desktop.resources import resources_root


@cache
def shipped() -> FundData:
    """Return all of it."""
    return load_fund(resources_root())


def sick_pay_rules() -> SickPayRules:
    """Return the rules of sick pay."""
    rules = shipped().sick_pay
    assert rules is not None
    return rules
