"""What will become of a fund's money: by its last day, and what then has to go back. Whole pence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from carehome_desktop.domain.fund.report import SpendReport
from carehome_desktop.domain.money import money_words


@dataclass(frozen=True)
class Outlook:
    """`at_pace` is what would be spent by the last day if spending went on as it did; None once the fund's time is over."""

    forecast: int
    to_return: int
    at_pace: int | None
    last_day: date
    repay_by: date | None
    over: bool = False
    """Whether the fund's time is over: then nothing is forecast, and what goes back is what is held."""
    overdue: bool = False
    """Whether the day on which it was to go back is past."""

    def lines(self) -> tuple[tuple[str, str], ...]:
        """Return it as names with sums in words."""
        if self.over:
            return self._after()
        forecast = f"{money_words(self.forecast)}, with what is committed and planned"
        said = [(f"Forecast to {_day(self.last_day)}", forecast)]
        if self.at_pace is not None:
            said.append(("If spending goes on as it did", f"{money_words(self.at_pace)} by that day"))
        by = f" by {_day(self.repay_by)}" if self.repay_by is not None else ""
        if self.to_return > 0:
            said.append((f"To be returned{by}", f"{money_words(self.to_return)}, if no more is spent than that"))
        return tuple(said)

    def _after(self) -> tuple[tuple[str, str], ...]:
        if self.to_return <= 0:
            return ()
        if self.overdue and self.repay_by is not None:
            return (
                ("Not sent back yet", f"{money_words(self.to_return)}. It was to go back by {_day(self.repay_by)}"),
            )
        by = f" by {_day(self.repay_by)}" if self.repay_by is not None else ""
        return ((f"To be returned{by}", money_words(self.to_return)),)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def outlook(report: SpendReport) -> Outlook:
    """Return what will become of a fund's money, as it stands up to the day of a report."""
    scheme = report.scheme
    gone_by, all_days = (report.as_of - scheme.first_day).days + 1, (scheme.last_day - scheme.first_day).days + 1
    over = report.as_of > scheme.last_day
    runs = 0 < gone_by < all_days
    return Outlook(
        forecast=report.forecast,
        to_return=max(0, report.still_held if over else report.received - report.forecast - report.repaid),
        at_pace=report.actual * all_days // gone_by if runs else None,
        last_day=scheme.last_day,
        repay_by=scheme.repay_by,
        over=over,
        overdue=scheme.repay_by is not None and report.as_of > scheme.repay_by,
    )
