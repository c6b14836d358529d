"""A list of bank holidays for tests, as BankHolidays asks for one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from carehome_desktop.domain.bank_holidays import BankHoliday


def table(holidays: Iterable[BankHoliday]) -> Callable[[int], Mapping[date, str]]:
    """Return a list of days as the years that hold them."""
    years: dict[int, dict[date, str]] = {}
    for each in holidays:
        years.setdefault(each.day.year, {})[each.day] = each.name
    return lambda year: years.get(year, {})
