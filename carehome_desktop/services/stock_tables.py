"""Stock as tables for spreadsheets: what is there, the year, and every entry in the form that import reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from carehome_desktop.domain.stock import import_lines as names
from carehome_desktop.domain.stock.happened import is_day_alone
from carehome_desktop.domain.stock.history_sheets import StockSheet
from carehome_desktop.domain.stock.history_year import Tally
from carehome_desktop.domain.stock.movements import KIND_WORDS, ORIGIN_WORDS, Entry, Kind, Origin
from carehome_desktop.domain.stock.types import PpeType
from carehome_desktop.domain.words import LONDON
from carehome_desktop.exports.cells import Cell
from carehome_desktop.exports.table import Column, ExportTable
from carehome_desktop.services.stock import TypeStatus

if TYPE_CHECKING:
    from carehome_desktop.services.stock_sheet import YearOf

PRACTICE = "PRACTICE – nothing here is real"
_WIDTHS = {names.TYPE: 24, names.WHO: 24, names.NOTE: 40, names.WHAT: 18}
_FIGURES = (
    ("At first", "opening"),
    ("Bought", "bought"),
    ("Free", "free"),
    ("Donated", "donated"),
    ("Borrowed", "borrowed"),
    ("Delivered, not said how", "origin_not_said"),
    ("Given back to us", "got_back"),
    ("Written down as used", "used"),
    ("Used, found by counts", "used_by_count"),
    ("Spoiled", "wasted"),
    ("Out of date", "expired"),
    ("Lost", "lost"),
    ("Lent out", "lent"),
    ("Given back by us", "returned"),
    ("Put right by counts", "put_right"),
    ("At last", "closing"),
    ("Cost in pence", "pence"),
    ("Deliveries with a price", "priced"),
    ("Deliveries", "deliveries"),
)


def sheet_table(sheet: StockSheet, statuses: Sequence[TypeStatus]) -> ExportTable:
    """Return the stock sheet, with what is there in figures too."""
    columns = (
        Column("Type", 24),
        Column("Standing", 16),
        Column("There now", 40),
        Column("Singles now", 12),
        Column("Days of cover", 18),
        Column("Runs out", 28),
        Column("Order by", 44),
        Column("Own days", 40),
        Column("Last count", 34),
    )
    rows = [
        (
            line.name,
            line.standing,
            line.now,
            _now(each),
            line.days,
            line.runs_out,
            line.order_by,
            line.own_days,
            line.counted,
        )
        for line, each in zip(sheet.lines, statuses, strict=True)
    ]
    above = [*([PRACTICE] if sheet.practice else []), sheet.home, f"PPE stock sheet, {sheet.day}", *sheet.notes]
    return ExportTable("Stock sheet", columns, rows, above)


def year_tables(home: str, practice: bool, year: int, found: Sequence[YearOf]) -> tuple[ExportTable, ExportTable]:
    """Return the whole year, a row for each type, and its months, a row for each type and month."""
    figures = tuple(Column(title, 12) for title, _ in _FIGURES)
    above = [*([PRACTICE] if practice else []), home, f"PPE in {year}. All figures are singles; money is whole pence."]
    whole = ExportTable(
        str(year),
        (Column("Type", 24), Column("Unit", 12), *figures),
        [(each.kind.name, each.kind.many, *_figures(each.total)) for each in found],
        above,
    )
    months = ExportTable(
        "Months",
        (Column("Type", 24), Column("Unit", 12), Column("Month", 12), *figures),
        [
            (each.kind.name, each.kind.many, f"{first:%Y-%m}", *_figures(tally))
            for each in found
            for first, tally in zip(each.firsts, each.months, strict=True)
        ],
    )
    return whole, months


def entry_table(entries: Iterable[Entry], kinds: Mapping[str, PpeType]) -> ExportTable:
    """Return every entry that counts, oldest first, in the columns that import reads; moments are told to the second, a day alone without a time."""
    return ExportTable("Entries", _columns(), (_row(each, kinds[each.type_id]) for each in entries))


def template_table(kind: PpeType, now: datetime) -> ExportTable:
    """Return the columns with two lines to write over: one of opening stock and one delivery."""
    box, day = kind.often or 100, now.date()
    opening: dict[str, Cell] = {
        names.WHAT: names.OPENING,
        names.TYPE: kind.name,
        names.BOXES: 3,
        names.EACH: box,
        names.LOOSE: 40,
        names.DAY: day,
    }
    delivery: dict[str, Cell] = {
        names.WHAT: KIND_WORDS[Kind.DELIVERY],
        names.TYPE: kind.name,
        names.BOXES: 2,
        names.EACH: box,
        names.DAY: day,
        names.ORIGIN: ORIGIN_WORDS[Origin.BOUGHT],
        names.WHO: "Name of the supplier",
        names.PRICE: "12.50",
    }
    rows = [tuple(row.get(name) for name in names.COLUMNS) for row in (opening, delivery)]
    return ExportTable("Stock", _columns(), rows)


def _columns() -> tuple[Column, ...]:
    return tuple(Column(name, _WIDTHS.get(name, 14)) for name in names.COLUMNS)


def _row(entry: Entry, kind: PpeType) -> tuple[Cell, ...]:
    at, quantity = entry.at.astimezone(LONDON), entry.quantity
    return (
        KIND_WORDS[entry.kind],
        kind.name,
        quantity.boxes,
        quantity.per_box,
        quantity.singles,
        at.date(),
        None if is_day_alone(at) else f"{at:%H:%M:%S}",
        ORIGIN_WORDS[entry.origin] if entry.origin else None,
        entry.who,
        entry.reference,
        f"{entry.pence // 100}.{entry.pence % 100:02d}" if entry.pence is not None else None,
        entry.batch,
        entry.expires,
        entry.reason.value if entry.reason else None,
        entry.note,
    )


def _figures(tally: Tally) -> Iterator[int]:
    return (getattr(tally, name) for _, name in _FIGURES)


def _now(status: TypeStatus) -> int | None:
    return status.forecast.now if status.forecast is not None else status.level
