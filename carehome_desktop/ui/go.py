"""The few ways in which pages move from one to another; every page is handed this."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Protocol, cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.periods import Period
from carehome_desktop.ui.frame import Frame

_KEY = "goKey"


class Walk(StrEnum):
    """Where a question was come to from. *Continue* leads on to what still needs an answer either way, then to the check."""

    ON = "on"  # from a place or the section's list: going back leads there again
    OPEN = "open"  # from the check: going back leads to the check


class LookBack(StrEnum):
    """The ways to look back, besides opening one return."""

    SEARCH = "search"
    COMPARE = "compare"
    FIGURES = "figures"
    PROOF = "proof"
    EXPORT = "export"
    PPE_LOG = "ppe-log"


class ShowsQuestions(Protocol):
    """A page that can be led to another question of its section and period."""

    def show_spot(self, question_id: str, walk: Walk) -> None:
        """Show this question."""


class HasFields(Protocol):
    """A page whose fields can be gone to by name."""

    def go_to_field(self, key: str) -> None:
        """Put the focus on a field."""


class Go:
    """Moves between pages. `make` holds what makes each page that is opened over a place, by a name:

    section(section_id, period), question(section_id, period, question_id, walk), check(section_id, period),
    queued(return_id), record(return_id, question_id), outbox(), text(place_id), sets(), recovery().
    """

    def __init__(self, frame: Frame, make: Mapping[str, Callable[..., QWidget]]) -> None:
        self._frame, self._make = frame, make

    def can(self, name: str) -> bool:
        """Return whether there is a page of this name."""
        return name in self._make

    def back(self) -> None:
        """Leave the page that was opened last."""
        self._frame.back()

    def back_saying(self, words: str) -> None:
        """Leave the page that was opened last, and say on the one beneath what came of it."""
        from carehome_desktop.ui.parts.page import ScrollPage
        from carehome_desktop.ui.parts.state import State

        self._frame.back()
        page = self._frame.current_page()
        if isinstance(page, ScrollPage):
            page.tell_until_left(State.SAVED, words)

    def to_place(self, place_id: str) -> None:
        """Go to a place named at the left: *today*, *returns*, *history*, *settings* …"""
        self._frame.show_place(place_id)

    def to_section(self, section_id: str, period: Period) -> None:
        """Open a section as a list of its questions."""
        self._open("section", section_id, period)

    def to_question(self, section_id: str, period: Period, question_id: str, walk: Walk = Walk.ON) -> None:
        """Open one question."""
        key = _key("question", section_id, period)
        page = self._opened(key)
        if page is None:
            self._show(key, self._make["question"](section_id, period, question_id, walk))
            return
        self._frame.back_to(page)
        cast("ShowsQuestions", page).show_spot(question_id, walk)

    def to_check(self, section_id: str, period: Period) -> None:
        """Open *Check your answers*."""
        self._open("check", section_id, period)

    def to_queued(self, return_id: str) -> None:
        """Show what becomes of a return that was just queued; what led there is closed."""
        self._frame.show_place(self._frame.current_place())
        self._open("queued", return_id)

    def to_copy_sheet(self, return_id: str) -> None:
        """Show the lines to type into the tracker's page; what led there is closed, so that nothing is filed twice."""
        self._frame.show_place(self._frame.current_place())
        self._open("copy_sheet", return_id)

    def to_change_way(self, return_id: str) -> None:
        """Ask which other way a return goes."""
        self._open("change_way", return_id)

    def to_no_change(self) -> None:
        """Record that the reminder e-mail's "no change" was used."""
        self._open("no_change")

    def to_files(self, return_id: str = "") -> None:
        """Make the home's own file of one return, or of all that are to be entered."""
        self._open("files", return_id)

    def to_record(self, return_id: str, *, question_id: str = "") -> None:
        """Show what was sent, by whom, and the receipt; at one of its questions if one is named."""
        self._open("record", return_id, question_id)

    def to_look_back(self, what: LookBack) -> None:
        """Find, compare, draw, count or export what was sent."""
        self._open("look_back", what)

    def to_outbox(self) -> None:
        """Show what is on the way."""
        self._open("outbox")

    def to_text(self, place_id: str) -> None:
        """Open one text of the guidance, by the id of its place."""
        self._open("text", place_id)

    def to_help(self, room: str) -> None:
        """Open the help with one room: *ppe*, *wages* or *fund*."""
        self._open("help", room)

    def to_sets(self) -> None:
        """Show which sets of questions are here, and how to install another."""
        self._open("sets")

    def to_ppe_type(self, type_id: str) -> None:
        """Show one type of PPE: how long it lasts and why, and all that was recorded of it."""
        self._open("ppe_type", type_id)

    def to_ppe_round(self) -> None:
        """Count the whole cupboard, line by line."""
        self._open("ppe_round")

    def to_ppe_record(self, what: str, type_id: str = "", correct: int = 0) -> None:
        """Record a *delivery*, a *count*, or what went *out* of a type of PPE, or of one to be chosen there; or `correct` an entry."""
        self._open("ppe_record", what, type_id, correct)

    def to_ppe_files(self) -> None:
        """Print the stock sheet or a year, or bring stock in from a file."""
        self._open("ppe_files")

    def to_ppe_import(self) -> None:
        """Look a file of stock over, then import it."""
        self._open("ppe_import")

    def to_ppe_charts(self, type_id: str = "") -> None:
        """Draw the level of a type over time, days of cover, and use per resident."""
        self._open("ppe_charts", type_id)

    def to_ppe_what_if(self, type_id: str = "") -> None:
        """Slide what the home needs, and see how long everything would last."""
        self._open("ppe_what_if", type_id)

    def to_ppe_ladder(self, type_id: str) -> None:
        """Show whom to ask for a type of PPE, and what was tried."""
        self._open("ppe_ladder", type_id)

    def to_ppe_route(self, type_id: str, route_id: str) -> None:
        """Show one way to get a type of PPE, and record what came of asking."""
        self._open("ppe_route", type_id, route_id)

    def to_ppe_call_sheet(self, type_id: str) -> None:
        """Show what the emergency line asks, with what we know."""
        self._open("ppe_call_sheet", type_id)

    def to_ppe_entries(self, type_id: str = "") -> None:
        """Find an entry among all that was recorded, of one type or all."""
        self._open("ppe_entries", type_id)

    def to_ppe_entry(self, movement_id: int) -> None:
        """Show one entry whole, to take it back or mark it for a fund."""
        self._open("ppe_entry", movement_id)

    def to_ppe_setup(self) -> None:
        """Say what is the home's own: days for the colours, suppliers, types, codes."""
        self._open("ppe_setup")

    def to_ppe_recall(self) -> None:
        """Find a batch that is called back."""
        self._open("ppe_recall")

    def to_ppe_costs(self) -> None:
        """Show what PPE cost, and what is marked for a fund."""
        self._open("ppe_costs")

    def to_isolation(self, isolation_id: str = "") -> None:
        """Record an isolation, or open one to put it right."""
        self._open("isolation_entry", isolation_id)

    def to_staff(self) -> None:
        """Show everybody who works here, by code."""
        self._open("staff")

    def to_member(self, staff_id: str = "") -> None:
        """Show one member of staff, or add one."""
        self._open("staff_member", staff_id)

    def to_fund(self, scheme_id: str) -> None:
        """Show one fund: its balance, instalments, lines and costs."""
        self._open("fund_scheme", scheme_id)

    def to_fund_instalment(self, scheme_id: str, instalment_id: str = "") -> None:
        """Record money that came from a fund, or open an instalment to put it right."""
        self._open("fund_instalment", scheme_id, instalment_id)

    def to_fund_cost(self, scheme_id: str, cost_id: str = "", delivery: int = 0) -> None:
        """Record a cost of a fund, begun with what is known of a delivery of PPE if one is named, or open one to put it right."""
        self._open("fund_cost", scheme_id, cost_id, delivery)

    def to_fund_report(self, scheme_id: str) -> None:
        """Show a fund's report for the council, to print, save and mark as sent."""
        self._open("fund_report", scheme_id)

    def to_fund_new(self) -> None:
        """Add a fund, other money, or a file with one."""
        self._open("fund_new")

    def to_fund_lines(self, scheme_id: str) -> None:
        """Type the lines of the council's own report."""
        self._open("fund_lines", scheme_id)

    def to_proof(self, first: date, last: date) -> None:
        """Count on how many days the tracker was updated, from one day to another."""
        self._open("proof", first, last)

    def to_evidence(self, scheme_id: str) -> None:
        """Show what proves a fund's money, what is missing, what the council asked, and how long it is kept."""
        self._open("evidence", scheme_id)

    def to_evidence_files(self, about: str, about_id: str, words: str = "") -> None:
        """Show the files of a *cost*, an *isolation*, an *instalment* or a *letter*, called by these words, and attach more."""
        self._open("evidence_files", about, about_id, words)

    def to_evidence_pack(self, scheme_id: str) -> None:
        """Make a fund's evidence pack, for the home or for the council."""
        self._open("evidence_pack", scheme_id)

    def to_certificate(self, scheme_id: str) -> None:
        """Show the final certificate of a fund, to print and mark as sent."""
        self._open("certificate", scheme_id)

    def to_council_question(self, scheme_id: str, question_id: str = "") -> None:
        """Write down what the council asked, or open a question to answer it."""
        self._open("council_question", scheme_id, question_id)

    def to_fund_repayment(self, scheme_id: str) -> None:
        """Record what of a fund went back to the council."""
        self._open("fund_repayment", scheme_id)

    def to_deadlines(self) -> None:
        """Show the windows to come and our own record."""
        self._open("deadlines")

    def to_support_sheet(self, period: Period | None = None) -> None:
        """Show what is missing and who helps, for a period or the newest."""
        self._open("support_sheet", period)

    def to_late_proof(self, period: Period | None = None) -> None:
        """Show what happened to a period's returns, or the newest's."""
        self._open("late_proof", period)

    def to_log_in_card(self) -> None:
        """Show who can sign in to the tracker."""
        self._open("log_in_card")

    def to_update(self) -> None:
        """Install a newer version of the program from a stick."""
        self._open("update")

    def to_recovery(self) -> None:
        """Show the recovery phrase, or ask for part of it."""
        self._open("recovery")

    def offer_recovery(self) -> None:
        """Show the recovery phrase unasked: the focus rests on the page, so that a key meant for elsewhere presses nothing."""
        self._open("recovery")
        page = self._frame.current_page()
        QTimer.singleShot(0, page, page.setFocus)  # after the page has placed the focus for those who asked for it

    def to_settings(self, field: str = "") -> None:
        """Go to Settings, at a field if one is named."""
        self._frame.show_place("settings")
        if field:
            cast("HasFields", self._frame.current_page()).go_to_field(field)

    def _open(self, name: str, *where: object) -> None:
        if name not in self._make:
            return
        key = _key(name, *where)
        page = self._opened(key)
        if page is not None:
            self._frame.back_to(page)
            return
        self._show(key, self._make[name](*where))

    def _opened(self, key: str) -> QWidget | None:
        return next((page for page in self._frame.opened_pages() if page.property(_KEY) == key), None)

    def _show(self, key: str, page: QWidget) -> None:
        page.setProperty(_KEY, key)
        self._frame.open_page(page)


def _key(name: str, *where: object) -> str:
    return " ".join([name, *(part.text if isinstance(part, Period) else str(part) for part in where)])
