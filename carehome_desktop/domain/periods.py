"""The stretch of time a return is for, with one text that names it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from carehome_desktop.domain.words import day_words


class PeriodKind(StrEnum):
    """A day, an ISO week, or the window of a month."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


_SHAPES = {
    PeriodKind.DAY: re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    PeriodKind.WEEK: re.compile(r"[0-9]{4}-W[0-9]{2}"),
    PeriodKind.MONTH: re.compile(r"[0-9]{4}-[0-9]{2}"),
}


@dataclass(frozen=True, order=True)
class Period:
    """A kind and its text: day `2026-11-21`, week `2026-W47`, month window `2026-11`."""

    kind: PeriodKind
    text: str

    @staticmethod
    def of(kind: PeriodKind, day: date) -> Period:
        """Return the period of this kind that holds a day."""
        match kind:
            case PeriodKind.DAY:
                return Period(kind, day.isoformat())
            case PeriodKind.WEEK:
                year, week, _ = day.isocalendar()
                return Period(kind, f"{year:04d}-W{week:02d}")
            case PeriodKind.MONTH:
                return Period(kind, f"{day.year:04d}-{day.month:02d}")

    @staticmethod
    def read(text: str) -> Period:
        """Return the period a text names; ValueError with words if it names none."""
        for kind, shape in _SHAPES.items():
            if shape.fullmatch(text):
                period = Period(kind, text)
                try:
                    period.first_day(), period.last_day()
                except (ValueError, OverflowError):
                    break
                return period
        raise ValueError(f'"{text}" is not a day (2026-11-21), a week (2026-W47) or a month (2026-11).')

    def first_day(self) -> date:
        """Return the first day of the period."""
        match self.kind:
            case PeriodKind.DAY:
                return date.fromisoformat(self.text)
            case PeriodKind.WEEK:
                return date.fromisocalendar(int(self.text[:4]), int(self.text[6:]), 1)
            case PeriodKind.MONTH:
                return date(int(self.text[:4]), int(self.text[5:]), 1)

    def last_day(self) -> date:
        """Return the last day of the period."""
        first = self.first_day()
        match self.kind:
            case PeriodKind.DAY:
                return first
            case PeriodKind.WEEK:
                return first + timedelta(days=6)
            case PeriodKind.MONTH:
                return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)

    def words(self) -> str:
        """Return the period as a person says it."""
        first = self.first_day()
        match self.kind:
            case PeriodKind.DAY:
                return day_words(first)
            case PeriodKind.WEEK:
                return f"the week from {day_words(first)}"
            case PeriodKind.MONTH:
                return f"{first:%B} {first.year}"
