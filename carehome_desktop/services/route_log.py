"""What was tried to get PPE, to be handed on as evidence on paper or as a table: what was taken back stays in it, with who and when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.route_log import LogLine, LogPart, PrintedLog, log_line
from carehome_desktop.domain.stock.route_tries import RESULT_WORDS
from carehome_desktop.domain.words import full_moment_words
from carehome_desktop.exports.cells import Cell
from carehome_desktop.exports.table import Column, ExportTable
from carehome_desktop.exports.writing import FileKind, Written, write_tables
from carehome_desktop.services.home import Home
from carehome_desktop.services.stock import Stock
from carehome_desktop.services.stock_routes import StockRoutes

ROUTE_LOG_FILE = "PPE whom we asked.xlsx"
ROUTE_LOG_PAPER = "PPE whom we asked.pdf"
ABOUT = "Every try, the first that was made first. What was taken back stays here, and says so. It names who asked."
NOTHING_TRIED = "Nothing was tried yet, so there is nothing to print. What you record under “Whom to ask” stands here."
ENDING = Problem("out", "Give the file a name that ends in .csv, .xlsx or .pdf. Nothing was written.")
COLUMNS = (
    Column("Type", 24),
    Column("Shortage", 10),
    Column("Tried", 20),
    Column("Way", 40),
    Column("Whom", 28),
    Column("What came of it", 18),
    Column("Note", 50),
    Column("Who tried", 24),
    Column("Recorded", 20),
    Column("Recorded by", 24),
    Column("Taken back", 20),
    Column("Taken back by", 24),
    Column("Why", 40),
)


def write_route_log(path: Path, routes: StockRoutes, stock: Stock, home: Home, type_id: str = "") -> Written | Problem:
    """Write all that was ever tried for a type or for all, the first that was made first; whole or not at all."""
    kind = FileKind.of(path)
    if kind is None:
        return ENDING
    practice = ["PRACTICE – nothing here is real"] if home.practice else []
    table = ExportTable("Tried", COLUMNS, list(_rows(routes, stock, home, type_id)), [*practice, home.name])
    return write_tables(path, kind, [table])


def route_log_print(
    routes: StockRoutes, stock: Stock, home: Home, now: datetime, type_id: str = ""
) -> PrintedLog | Problem:
    """Return the log for paper: of each type, shortage by shortage; a problem where nothing was ever tried."""
    kinds = {kind.id: kind.name for kind in stock.types()}
    ways = {route.id: route.name for route in routes.routes()}
    names = {person.id: person.name for person in home.people}
    parts: dict[tuple[str, int], list[LogLine]] = {}
    for each in routes.log(type_id):
        told = each.told
        line = log_line(each, ways.get(told.route_id, told.route_id), names)
        parts.setdefault((kinds.get(told.type_id, told.type_id), each.shortage), []).append(line)
    if not parts:
        return Problem("log", NOTHING_TRIED)
    title = "Whom we asked for PPE" if not type_id else f"Whom we asked: {kinds.get(type_id, type_id)}"
    made = tuple(LogPart(f"{name}, shortage {number}", tuple(parts[name, number])) for name, number in sorted(parts))
    return PrintedLog(title, home.name, home.practice, ABOUT, made, f"Printed {full_moment_words(now)}")


def route_log_pdf(log: PrintedLog) -> bytes:
    """Return the log as a PDF; the same log gives the same bytes."""
    from carehome_desktop.reports.stock_route_log import as_pdf

    return as_pdf(log)


def _rows(routes: StockRoutes, stock: Stock, home: Home, type_id: str) -> Iterable[tuple[Cell, ...]]:
    kinds = {kind.id: kind.name for kind in stock.types()}
    ways = {route.id: route.name for route in routes.routes()}
    names = {person.id: person.name for person in home.people}
    for each in routes.log(type_id):
        told, undone = each.told, each.undone
        yield (
            kinds.get(told.type_id, told.type_id),
            each.shortage,
            told.at,
            ways.get(told.route_id, told.route_id),
            told.whom,
            RESULT_WORDS[told.result],
            told.note,
            names.get(told.by, ""),
            each.recorded_at,
            names.get(each.recorded_by, ""),
            undone.at if undone else None,
            names.get(undone.person_id, "") if undone else "",
            undone.reason if undone else "",
        )
