"""Whom to ask when PPE runs short, as a manager meets it on the screen."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.stock.route_log import PrintedLog
from carehome_desktop.domain.stock.route_tries import Result, Tried, Try
from carehome_desktop.services.route_log import ROUTE_LOG_PAPER, route_log_pdf, route_log_print
from carehome_desktop.ui.ppe.routes.call_sheet import CallSheetPage
from carehome_desktop.ui.ppe.routes.ladder import LadderPage
from carehome_desktop.ui.ppe.routes.route_page import RoutePage
from carehome_desktop.ui.printing.preview import PrintPreview
from tests.ui.gallery import page
from tests.ui.outbox.pages import in_window
from tests.ui.ppe.pages import stocked
from tests.ui.quiet_desk import QuietDesk, quiet_desk

TRIES = (
    ("usual-supplier", Result.NOTHING, 26, "Gompels", "Nothing before Thursday."),
    ("wholesalers", Result.NO_ANSWER, 3, "Careshop", ""),
    ("wholesalers", Result.PART, 1, "Blueleaf", "200 aprons, on Monday."),
)


def tried(at: QuietDesk, route_id: str, result: Result, hours: float, whom: str = "", note: str = "") -> Tried:
    """Record what came of asking for aprons so many hours ago."""
    told = Try("aprons", route_id, result, at.hands.now - timedelta(hours=hours), at.house.manager().id, whom, note)
    made = at.house.stock_routes.record(told, at.house.manager())
    assert isinstance(made, Tried)
    return made


def short(at: QuietDesk) -> QuietDesk:
    """Let aprons be low, with three tries of which one is taken back."""
    stocked(at)
    made = [tried(at, *each) for each in TRIES]
    at.house.stock_routes.undo(made[1].id, at.house.manager(), "That was for masks.")
    at.house.home_records.tell("registered_beds", "18")
    return at


@page("ppe-ladder")
def ppe_ladder() -> QWidget:
    at = short(quiet_desk())
    return in_window(at, LadderPage(at.session, at.go, "aprons"), "ppe")


@page("ppe-ladder-not-short")
def ppe_ladder_not_short() -> QWidget:
    at = stocked(quiet_desk())
    return in_window(at, LadderPage(at.session, at.go, "masks"), "ppe")


@page("ppe-route")
def ppe_route() -> QWidget:
    at = short(quiet_desk())
    made = RoutePage(at.session, at.go, "aprons", "wholesalers")
    made.when.set_text("tomorrow")
    made.save()
    return in_window(at, made, "ppe")


@page("ppe-route-portal")
def ppe_route_portal() -> QWidget:
    at = short(quiet_desk())
    return in_window(at, RoutePage(at.session, at.go, "aprons", "portal"), "ppe")


@page("ppe-route-line")
def ppe_route_line() -> QWidget:
    at = short(quiet_desk())
    return in_window(at, RoutePage(at.session, at.go, "aprons", "supply-disruption"), "ppe")


@page("ppe-call-sheet")
def ppe_call_sheet() -> QWidget:
    at = short(quiet_desk())
    at.house.call_sheets.tell("telephone", "01632 960 900", at.house.manager())
    return in_window(at, CallSheetPage(at.session, at.go, "aprons"), "ppe")


@page("ppe-log-print")
def ppe_log_print() -> QWidget:
    at = short(quiet_desk())
    house = at.house
    log = route_log_print(house.stock_routes, house.stock, house.home(), at.hands.now)
    assert isinstance(log, PrintedLog)
    shown = PrintPreview(lambda: route_log_pdf(log), ROUTE_LOG_PAPER, at.session.background)
    at.session.background.wait(10_000)
    return shown
