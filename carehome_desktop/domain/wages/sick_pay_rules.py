"""Statutory sick pay as dated data: rates, the lower earnings limit, waiting days, linking, and the rebate."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter

from carehome_desktop.domain.wages.known import Known


@dataclass(frozen=True)
class SickPayRate:
    """What a week of sick pay is between two days, both included.

    Where it is `gated`, who earns less than the lower earnings limit in an average week has no sick pay. Where a `share` is
    given, the week is the lower of `weekly_pence` and that many per cent of average weekly earnings.
    """

    first_day: date
    last_day: date
    weekly_pence: int
    lower_earnings_pence: int
    known: Known
    gated: bool = True
    share: int | None = None


@dataclass(frozen=True)
class WaitingRule:
    """How many qualifying days at the start of an absence because of COVID-19 are not paid, by the first day of the absence."""

    first_day: date
    last_day: date | None
    days: int
    known: Known


@dataclass(frozen=True)
class RebateWindow:
    """When sick pay could be had back: for absence between two days, up to so many weeks for each person.

    `reasons` are the ids of reasons with the first day of absence that counts for each.
    """

    id: str
    name: str
    first_day: date
    last_day: date
    claim_by: date
    weeks: int
    staff_under: int
    keep_years: int
    reasons: Mapping[str, date]
    known: Known

    def covers(self, reason: str, day: date) -> bool:
        """Return whether the sick pay of a day away for a reason could be had back."""
        since = self.reasons.get(reason)
        return since is not None and max(since, self.first_day) <= day <= self.last_day


_FIRST_DAY = attrgetter("first_day")


@dataclass(frozen=True)
class SickPayRules:
    """All of it; `linking_days` is how many days may lie between two absences that count as one.

    The rates follow one another without a gap, the earliest first.
    """

    rates: tuple[SickPayRate, ...]
    waiting: tuple[WaitingRule, ...]
    rebates: tuple[RebateWindow, ...]
    linking_days: int
    linking: Known = field(compare=False)

    def rate_on(self, day: date) -> SickPayRate | None:
        """Return the rate of a day; None before the first that is known and after the last."""
        at = bisect_right(self.rates, day, key=_FIRST_DAY) - 1
        return self.rates[at] if at >= 0 and day <= self.rates[at].last_day else None

    def waiting_for(self, absent_since: date) -> WaitingRule | None:
        """Return the rule for an absence that began on a day; None before the first that is known."""
        for rule in self.waiting:
            if rule.first_day <= absent_since and (rule.last_day is None or absent_since <= rule.last_day):
                return rule
        return None
