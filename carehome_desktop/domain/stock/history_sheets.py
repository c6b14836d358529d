"""The stock sheet and the year of PPE, finished for paper; a report lays them out and works nothing out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SheetLine:
    """One type today. What is not known is said so, or is ""."""

    name: str
    standing: str
    now: str
    days: str
    runs_out: str
    order_by: str
    own_days: str
    counted: str


@dataclass(frozen=True)
class StockSheet:
    """What is there today, a line for each type, and the sentences that stand under them."""

    home: str
    practice: bool
    day: str
    lines: tuple[SheetLine, ...]
    notes: tuple[str, ...]
    printed: str


YEAR_COLUMNS = ("", "At first", "Came", "Used", "Wasted", "To other homes", "By counts", "At last", "Cost")
"""The heads of the table of a type; the first column names the month."""


@dataclass(frozen=True)
class YearType:
    """One type: its unit, a row of figures for each month, the whole year's, and where deliveries came from and what went how."""

    name: str
    unit: str
    months: tuple[tuple[str, ...], ...]
    total: tuple[str, ...]
    details: tuple[str, ...]


@dataclass(frozen=True)
class YearSheet:
    """A year of PPE; `none` names the types of which there was nothing."""

    home: str
    practice: bool
    title: str
    span: str
    cost: str
    types: tuple[YearType, ...]
    none: str
    notes: tuple[str, ...]
    printed: str
