"""The stock sheet and the year of PPE: read from the ledger, as finished data for paper and as tables for a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from carehome_desktop.domain.pounds import pounds_words
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.happened import full_happened_words
from carehome_desktop.domain.stock.history_sheets import SheetLine, StockSheet, YearSheet, YearType
from carehome_desktop.domain.stock.history_year import Tally, months_of, tallies, together
from carehome_desktop.domain.stock.levels import steps
from carehome_desktop.domain.stock.ordering import OrderBy
from carehome_desktop.domain.stock.standing import OWN_LINES, STANDING_WORDS
from carehome_desktop.domain.stock.types import PpeType
from carehome_desktop.domain.stock.why import cover_words
from carehome_desktop.domain.words import LONDON, capital, count_words, day_words, full_moment_words
from carehome_desktop.exports.writing import FileKind, Written, write_tables
from carehome_desktop.machine import Clock
from carehome_desktop.services.home import HomeRecords
from carehome_desktop.services.stock import Stock, TypeStatus
from carehome_desktop.services.stock_supply import StockSupply
from carehome_desktop.services.stock_tables import entry_table, sheet_table, year_tables
from carehome_desktop.store import stock
from carehome_desktop.store.database import Store

YEAR_TITLE = "PPE in {year}"
LEAST = timedelta(microseconds=1)
NOT_KNOWN, NOT_COUNTED = "Not known", "Not counted yet"
RECKONED = (
    "“About” has use since the last count reckoned in. Days are rounded down. In brackets stand the least and the most."
)
IN_SINGLES = (
    "All figures are singles. Used is what was written down as used, and what was missing when somebody counted. "
    "Wasted is what was spoiled, out of date or lost. By counts is what counts found beyond the records; the first count "
    "of a type stands there."
)
COSTS = "The cost is what was written down with deliveries: a price stood with {priced} of {deliveries}."


@dataclass(frozen=True)
class YearOf:
    """One type's tallies of a year, with the first day of each month they are of."""

    kind: PpeType
    firsts: tuple[date, ...]
    months: tuple[Tally, ...]

    @property
    def total(self) -> Tally:
        """Return the whole year."""
        return together(self.months)


class StockSheets:
    """Reads on the thread it is called from: a page calls it off the window's."""

    def __init__(self, store: Store, types: Stock, supply: StockSupply, home: HomeRecords, clock: Clock) -> None:
        self._store, self._stock, self._supply, self._home, self._clock = store, types, supply, home, clock

    def sheet(self) -> StockSheet:
        """Return what is there today, in cupboard order."""
        home, now, statuses = self._home.home(), self._clock.wall(), self._in_order()
        orders, today = self._supply.order_by(statuses), now.astimezone(LONDON).date()
        lines = tuple(_line(each, orders.get(each.kind.id), today) for each in statuses)
        notes = (RECKONED, OWN_LINES)
        return StockSheet(home.name, home.practice, day_words(today), lines, notes, _printed(now))

    def years(self) -> tuple[int, ...]:
        """Return the years in which anything was recorded, the newest first; the current one is always there."""
        this = self._clock.local().year
        with self._store.read() as connection:
            oldest = stock.oldest(connection)
        first = oldest.astimezone(LONDON).year if oldest else this
        return tuple(range(this, min(first, this) - 1, -1))

    def tallies(self, year: int) -> tuple[YearOf, ...]:
        """Return what came and went of every type in a year, month by month."""
        now = self._clock.wall()
        firsts = months_of(year, now.astimezone(LONDON).date())
        if not firsts:
            return ()
        first, last = _midnight(date(year, 1, 1)), min(now + LEAST, _midnight(date(year + 1, 1, 1)))
        used_no_more = (kind for kind in self._stock.types() if kind.retired)
        kinds = (*self._stock.in_cupboard_order(), *used_no_more)
        with self._store.read() as connection:
            entries = stock.all_between(connection, first, last)
            openings = {kind.id: stock.level_before(connection, kind.id, first) for kind in kinds}
        made = []
        for kind in kinds:
            mine = [each for each in entries if each.type_id == kind.id]
            opening = openings[kind.id]
            made.append(YearOf(kind, firsts, tallies(steps(mine, opening), opening, firsts)))
        return tuple(made)

    def year(self, year: int) -> YearSheet | Problem:
        """Return a year for paper, or why there is none."""
        found = self.tallies(year)
        if problem := self._no_year(year, found):
            return problem
        home, now = self._home.home(), self._clock.wall()
        there = [each for each in found if each.total.anything()]
        last = min(now.astimezone(LONDON).date(), date(year, 12, 31))
        cost = sum(each.total.pence for each in there)
        priced, deliveries = (sum(getattr(each.total, name) for each in there) for name in ("priced", "deliveries"))
        costs = COSTS.format(priced=f"{priced:,}", deliveries=count_words(deliveries, "delivery", "deliveries"))
        none = ", ".join(each.kind.name for each in found if not each.total.anything())
        return YearSheet(
            home=home.name,
            practice=home.practice,
            title=YEAR_TITLE.format(year=year),
            span=f"1 January to {last.day} {last:%B} {year}",
            cost=f"Cost: {pounds_words(cost)}. {costs}" if deliveries else "",
            types=tuple(_year_type(each) for each in there),
            none=f"Nothing of: {none}." if none else "",
            notes=(IN_SINGLES,),
            printed=_printed(now),
        )

    def write_sheet(self, path: Path, kind: FileKind) -> Written | Problem:
        """Write what is there today and every entry as a spreadsheet, or every entry in the form that import reads as CSV."""
        with self._store.read() as connection:
            entries = stock.all_between(connection, _midnight(date(1990, 1, 1)), self._clock.wall() + LEAST)
        kinds = {each.id: each for each in self._stock.types()}
        every = entry_table(entries, kinds)
        if kind is FileKind.CSV:
            return write_tables(path, kind, [every])
        return write_tables(path, kind, [sheet_table(self.sheet(), self._in_order()), every])

    def write_year(self, path: Path, kind: FileKind, year: int) -> Written | Problem:
        """Write a year as a spreadsheet with a tab for the year and one for its months, or the months as CSV."""
        found, home = self.tallies(year), self._home.home()
        if problem := self._no_year(year, found):
            return problem
        whole, months = year_tables(home.name, home.practice, year, found)
        return write_tables(path, kind, [months] if kind is FileKind.CSV else [whole, months])

    def _in_order(self) -> tuple[TypeStatus, ...]:
        by_id = {each.kind.id: each for each in self._stock.status()}
        return tuple(by_id[kind.id] for kind in self._stock.in_cupboard_order() if kind.id in by_id)

    def _no_year(self, year: int, found: tuple[YearOf, ...]) -> Problem | None:
        if any(each.total.anything() for each in found):
            return None
        lead_on = self._stock.ahead() or f"Choose a year from {self.years()[-1]} on."
        return Problem("year", f"Nothing of PPE was recorded for {year}. {lead_on}")


def sheet_pdf(sheet: StockSheet) -> bytes:
    """Return the stock sheet as a PDF; the same sheet gives the same bytes."""
    from carehome_desktop.reports.stock_sheet import as_pdf

    return as_pdf(sheet)


def year_pdf(sheet: YearSheet) -> bytes:
    """Return the year as a PDF; the same year gives the same bytes."""
    from carehome_desktop.reports.stock_year import as_pdf

    return as_pdf(sheet)


def _line(status: TypeStatus, order: OrderBy | None, today: date) -> SheetLine:
    found, lines, kind = status.forecast, status.lines, status.kind
    cover = found.cover if found is not None and found.now > 0 else None
    out = found.runs_out() if found is not None and cover is not None else None
    return SheetLine(
        name=kind.name,
        standing=STANDING_WORDS[status.standing],
        now=status.level_words() or NOT_COUNTED,
        days=capital(cover_words(cover)) if cover else NOT_KNOWN,
        runs_out=day_words(out) if out else "",
        order_by=order.words(today) if order is not None else "",
        own_days=f"Low under {lines.red}, getting low under {lines.amber}" if lines else "None set",
        counted=full_happened_words(status.counted_at) if status.counted_at else "Never",
    )


def _year_type(each: YearOf) -> YearType:
    total = each.total
    months = tuple(
        (f"{first:%B}", *_cells(tally))
        for first, tally in zip(each.firsts, each.months, strict=True)
        if tally.anything()
    )
    came = _named(total, (("bought", "bought"), ("free", "free"), ("donated", "donated"), ("borrowed", "borrowed")))
    came += _named(total, (("origin_not_said", "not said how"),))
    gone = _named(total, (("used", "written down"), ("used_by_count", "found by counts")))
    waste = _named(total, (("wasted", "spoiled or thrown away"), ("expired", "out of date"), ("lost", "lost")))
    homes = _named(total, (("lent", "lent out"), ("returned", "given back by us"), ("got_back", "given back to us")))
    parts = (("Delivered", came), ("Used", gone), ("Wasted", waste), ("Between homes", homes))
    details = tuple(f"{title}: {', '.join(said)}." for title, said in parts if said)
    return YearType(each.kind.name, each.kind.many, months, ("Whole year", *_cells(total)), details)


def _cells(tally: Tally) -> tuple[str, ...]:
    figures = (
        tally.opening,
        tally.delivered,
        tally.all_used,
        tally.all_wasted,
        tally.away,
        tally.put_right,
        tally.closing,
    )
    return (*(_figure(figure) for figure in figures), pounds_words(tally.pence) if tally.priced else "–")


def _figure(number: int) -> str:
    return f"{'−' if number < 0 else ''}{abs(number):,}"


def _named(tally: Tally, pairs: tuple[tuple[str, str], ...]) -> list[str]:
    return [f"{getattr(tally, name):,} {words}" for name, words in pairs if getattr(tally, name)]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), LONDON)


def _printed(now: datetime) -> str:
    return f"Printed {full_moment_words(now)}"
