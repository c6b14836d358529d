"""What will become of a fund's money: by its last day, and what then has to go back. Whole pence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from carehome_desktop.domain.fund.report import SpendReport
from carehome_desktop.domain.money import money_words
from carehome_desktop.domain.words import day_words


@dataclass(frozen=True)
class Outlook:
    """`at_pace` is what would be spent by the last day if spending went on as it did; None once the fund's time is over."""

    forecast: int
    to_return: int
    at_pace: int | None
    last_day: date
    repay_by: date | None

    def lines(self) -> tuple[tuple[str, str], ...]:
        """Return it as names with sums in words."""
        said = [(f"Forecast to {day_words(self.last_day)}: spent, committed and planned", money_words(self.forecast))]
        if self.at_pace is not None:
            said.append(("If spending goes on as it did", f"{money_words(self.at_pace)} by that day"))
        by = f" by {day_words(self.repay_by)}" if self.repay_by is not None else ""
        if self.to_return > 0:
            said.append((f"To be returned{by}, if no more is spent than that", money_words(self.to_return)))
        return tuple(said)


def outlook(report: SpendReport) -> Outlook:
    """Return what will become of a fund's money, as it stands up to the day of a report."""
    scheme = report.scheme
    gone_by, all_days = (report.as_of - scheme.first_day).days + 1, (scheme.last_day - scheme.first_day).days + 1
    runs = 0 < gone_by < all_days
    return Outlook(
        forecast=report.forecast,
        to_return=max(0, report.received - report.forecast - report.repaid),
        at_pace=report.actual * all_days // gone_by if runs else None,
        last_day=scheme.last_day,
        repay_by=scheme.repay_by,
    )
