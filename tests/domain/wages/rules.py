"""The shipped rules of sick pay, for tests."""

from __future__ import annotations

from functools import cache

from carehome_desktop.catalogue.fund_sick_pay import load_sick_pay
from carehome_desktop.domain.wages.sick_pay_rules import SickPayRules
from carehome_desktop.resources import resources_root


@cache
def shipped() -> SickPayRules:
    """Return them."""
    rules = load_sick_pay(resources_root())
    assert isinstance(rules, SickPayRules)
    return rules
