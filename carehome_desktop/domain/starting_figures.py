"""Monthly figures that are taken before their window opens: a start, to be confirmed from its first day on."""

from __future__ import annotations

from datetime import date

from carehome_desktop.domain.periods import Period, PeriodKind

FIRST_DAY = 8


def window_opens(period: Period) -> date:
    """Return the 8th of a month."""
    return period.first_day().replace(day=FIRST_DAY)


def is_starting_figure(period: Period, taken: date) -> bool:
    """Return whether a monthly figure was taken before the 8th.

    Figures must be no older than the 8th when they are sent, so such a one is only a start and is confirmed from then on.
    Source: a law firm's summary of the guidance of 2022 (RWK Goodman).
    """
    return period.kind is PeriodKind.MONTH and taken < window_opens(period)
