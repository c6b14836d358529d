"""Which places and pages there are, and how each is made when it is first gone to. Importing this imports no page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from carehome_desktop.ui.shell.place import Place
from carehome_desktop.window.fund_rooms import FundRooms

if TYPE_CHECKING:
    from datetime import date

    from carehome_desktop.domain.periods import Period
    from carehome_desktop.ui.answering.keeper import Keeper
    from carehome_desktop.ui.go import Go, LookBack, Walk
    from carehome_desktop.ui.session import Session

PLACES = (
    ("today", "Today"),
    ("returns", "Returns"),
    ("ppe", "PPE"),
    ("isolation", "Wages"),
    ("fund", "Fund"),
    ("guidance", "Guidance"),
    ("history", "History"),
    ("settings", "Settings"),
)


class Rooms(FundRooms):
    """Makes pages for the home that is open; `session`, `go` and `keeper` are there before the first is asked for."""

    session: Session
    go: Go
    keeper: Keeper

    def places(self) -> list[Place]:
        """Return the places at the left; each one's page is made by the method of its name."""
        return [Place(id_, label, id_, getattr(self, id_)) for id_, label in PLACES]

    def pages(self) -> dict[str, Callable[..., QWidget]]:
        """Return what makes the pages that lie over a place, as `Go` names them."""
        return {
            "section": self.section,
            "question": self.question,
            "check": self.check,
            "queued": self.queued,
            "record": self.record,
            "look_back": self.look_back,
            "outbox": self.outbox,
            "copy_sheet": self.copy_sheet,
            "change_way": self.change_way,
            "files": self.files,
            "no_change": self.no_change,
            "text": self.text,
            "help": self.help,
            "sets": self.sets,
            "ppe_type": self.ppe_type,
            "ppe_record": self.ppe_record,
            "ppe_round": self.ppe_round,
            "ppe_ladder": self.ppe_ladder,
            "ppe_route": self.ppe_route,
            "ppe_call_sheet": self.ppe_call_sheet,
            "ppe_charts": self.ppe_charts,
            "ppe_files": self.ppe_files,
            "ppe_import": self.ppe_import,
            "ppe_what_if": self.ppe_what_if,
            "ppe_entries": self.ppe_entries,
            "ppe_entry": self.ppe_entry,
            "ppe_setup": self.ppe_setup,
            "ppe_recall": self.ppe_recall,
            "ppe_costs": self.ppe_costs,
            "isolation_entry": self.isolation_entry,
            "staff": self.staff,
            "staff_member": self.staff_member,
            "fund_scheme": self.fund_scheme,
            "fund_instalment": self.fund_instalment,
            "fund_cost": self.fund_cost,
            "fund_report": self.fund_report,
            "fund_repayment": self.fund_repayment,
            "evidence": self.evidence,
            "evidence_files": self.evidence_files,
            "evidence_pack": self.evidence_pack,
            "council_question": self.council_question,
            "certificate": self.certificate,
            "fund_new": self.fund_new,
            "fund_lines": self.fund_lines,
            "proof": self.proof,
            "deadlines": self.deadlines,
            "support_sheet": self.support_sheet,
            "late_proof": self.late_proof,
            "log_in_card": self.log_in_card,
            "update": self.update,
            "recovery": self.recovery,
        }

    def today(self) -> QWidget:
        """What is due and what needs you."""
        from carehome_desktop.ui.today.page import TodayPage

        return TodayPage(self.session, self.go)

    def returns(self) -> QWidget:
        """Sections by period."""
        from carehome_desktop.ui.returns.page import ReturnsPage

        return ReturnsPage(self.session, self.go)

    def history(self) -> QWidget:
        """All that was ever sent."""
        from carehome_desktop.ui.history.page import HistoryPage

        return HistoryPage(self.session, self.go)

    def guidance(self) -> QWidget:
        """What each question asks."""
        from carehome_desktop.ui.guidance.page import GuidancePage

        return GuidancePage(self.session, self.go)

    def settings(self) -> QWidget:
        """Everything that is not asked before work can start."""
        from carehome_desktop.ui.settings.page import SettingsPage

        return SettingsPage(self.session, self.go)

    def ppe(self) -> QWidget:
        """What is in the cupboard and how long it lasts."""
        from carehome_desktop.ui.ppe.page import PpePage

        return PpePage(self.session, self.go)

    def ppe_type(self, type_id: str) -> QWidget:
        """One type of PPE."""
        from carehome_desktop.ui.ppe.type_page import PpeTypePage

        return PpeTypePage(self.session, self.go, type_id)

    def ppe_round(self) -> QWidget:
        """The whole cupboard, line by line."""
        from carehome_desktop.ui.ppe.count_round import CountRoundPage

        return CountRoundPage(self.session, self.go)

    def ppe_files(self) -> QWidget:
        """Prints of PPE, and files in and out."""
        from carehome_desktop.ui.ppe.files.page import FilesPage

        return FilesPage(self.session, self.go)

    def ppe_import(self) -> QWidget:
        """A file of stock, looked over and imported."""
        from carehome_desktop.ui.ppe.files.importing import ImportPage

        return ImportPage(self.session, self.go)

    def ppe_charts(self, type_id: str = "") -> QWidget:
        """What is there over time, how long it lasts, and use per resident."""
        from carehome_desktop.ui.ppe.charts.page import ChartsPage

        return ChartsPage(self.session, self.go, type_id)

    def ppe_what_if(self, type_id: str = "") -> QWidget:
        """How long everything would last with other needs."""
        from carehome_desktop.ui.ppe.what_if import WhatIfPage

        return WhatIfPage(self.session, self.go, type_id)

    def ppe_entries(self, type_id: str = "") -> QWidget:
        """All that was recorded, to find an entry in."""
        from carehome_desktop.ui.ppe.entries import EntriesPage

        return EntriesPage(self.session, self.go, type_id)

    def ppe_entry(self, movement_id: int) -> QWidget:
        """One entry whole."""
        from carehome_desktop.ui.ppe.entry import EntryPage

        return EntryPage(self.session, self.go, movement_id)

    def ppe_setup(self) -> QWidget:
        """What is the home's own about its cupboard."""
        from carehome_desktop.ui.ppe.setup import SetupPage

        return SetupPage(self.session, self.go)

    def ppe_recall(self) -> QWidget:
        """A batch that is called back."""
        from carehome_desktop.ui.ppe.recall import RecallPage

        return RecallPage(self.session, self.go)

    def ppe_costs(self) -> QWidget:
        """What PPE cost."""
        from carehome_desktop.ui.ppe.costs import CostsPage

        return CostsPage(self.session, self.go)

    def ppe_record(self, what: str, type_id: str = "", correct: int = 0) -> QWidget:
        """A delivery, a count, or what went out; to put an entry right, with its number."""
        from carehome_desktop.ui.ppe.record import RecordPage

        return RecordPage(self.session, self.go, what, type_id, correct)

    def ppe_ladder(self, type_id: str) -> QWidget:
        """Whom to ask for a type of PPE."""
        from carehome_desktop.ui.ppe.routes.ladder import LadderPage

        return LadderPage(self.session, self.go, type_id)

    def ppe_route(self, type_id: str, route_id: str) -> QWidget:
        """One way to get a type of PPE, and what came of asking."""
        from carehome_desktop.ui.ppe.routes.route_page import RoutePage

        return RoutePage(self.session, self.go, type_id, route_id)

    def ppe_call_sheet(self, type_id: str) -> QWidget:
        """What the emergency line asks."""
        from carehome_desktop.ui.ppe.routes.call_sheet import CallSheetPage

        return CallSheetPage(self.session, self.go, type_id)

    def isolation(self) -> QWidget:
        """Staff who isolate, and what that comes to."""
        from carehome_desktop.ui.wages.page import WagesPage

        return WagesPage(self.session, self.go)

    def isolation_entry(self, isolation_id: str = "") -> QWidget:
        """One isolation."""
        from carehome_desktop.ui.wages.entry import IsolationPage

        return IsolationPage(self.session, self.go, isolation_id)

    def staff(self) -> QWidget:
        """Everybody who works here."""
        from carehome_desktop.ui.wages.staff import StaffPage

        return StaffPage(self.session, self.go)

    def staff_member(self, staff_id: str = "") -> QWidget:
        """One member of staff."""
        from carehome_desktop.ui.wages.member import MemberPage

        return MemberPage(self.session, self.go, staff_id)

    def fund_new(self) -> QWidget:
        """A fund of the home's own, or other money."""
        from carehome_desktop.ui.fund.new_fund import NewFundPage

        return NewFundPage(self.session, self.go)

    def fund_lines(self, scheme_id: str) -> QWidget:
        """The lines of the council's own report."""
        from carehome_desktop.ui.fund.council_lines import CouncilLinesPage

        return CouncilLinesPage(self.session, self.go, scheme_id)

    def proof(self, first: date, last: date) -> QWidget:
        """On how many days the tracker was updated."""
        from carehome_desktop.ui.history.proof import ProofPage

        return ProofPage(self.session, self.go, first, last)

    def section(self, section_id: str, period: Period) -> QWidget:
        """One section as a list."""
        from carehome_desktop.ui.returns.section import SectionPage

        return SectionPage(self.session, self.go, section_id, period)

    def question(self, section_id: str, period: Period, question_id: str, walk: Walk) -> QWidget:
        """One question."""
        from carehome_desktop.ui.answering.page import AnsweringPage

        return AnsweringPage(self.session, self.go, self.keeper, section_id, period, question_id, walk)

    def check(self, section_id: str, period: Period) -> QWidget:
        """*Check your answers*."""
        from carehome_desktop.ui.returns.check import CheckPage

        return CheckPage(self.session, self.go, section_id, period)

    def queued(self, return_id: str) -> QWidget:
        """What becomes of a return."""
        from carehome_desktop.ui.returns.queued import QueuedPage

        return QueuedPage(self.session, self.go, return_id)

    def record(self, return_id: str, question_id: str = "") -> QWidget:
        """What was sent, and the receipt."""
        from carehome_desktop.ui.history.record import RecordPage

        return RecordPage(self.session, self.go, return_id, question_id)

    def copy_sheet(self, return_id: str) -> QWidget:
        """The lines to type into the tracker's page."""
        from carehome_desktop.ui.copy_sheet.page import CopySheetPage

        return CopySheetPage(self.session, self.go, return_id)

    def change_way(self, return_id: str) -> QWidget:
        """Another way for a return."""
        from carehome_desktop.ui.copy_sheet.change_way import ChangeWayPage

        return ChangeWayPage(self.session, self.go, return_id)

    def no_change(self) -> QWidget:
        """The reminder e-mail's "no change"."""
        from carehome_desktop.ui.copy_sheet.no_change import NoChangePage

        return NoChangePage(self.session, self.go)

    def files(self, return_id: str = "") -> QWidget:
        """The home's own file."""
        from carehome_desktop.ui.copy_sheet.files import FilesPage

        return FilesPage(self.session, self.go, return_id)

    def look_back(self, what: LookBack) -> QWidget:
        """One of the ways to look back."""
        from carehome_desktop.ui.history.ways import PAGES

        return PAGES[what](self.session, self.go)

    def outbox(self) -> QWidget:
        """What is on the way."""
        from carehome_desktop.ui.outbox.page import OutboxPage

        return OutboxPage(self.session, self.go)

    def text(self, place_id: str) -> QWidget:
        """One text of the guidance."""
        from carehome_desktop.ui.guidance.text_page import TextPage

        return TextPage(self.session, self.go, place_id)

    def help(self, room: str) -> QWidget:
        """How one room works, and what there is to read of it."""
        from carehome_desktop.ui.guidance.room_help import RoomHelpPage

        return RoomHelpPage(self.session, self.go, room)

    def sets(self) -> QWidget:
        """Sets of questions, and installing a newer one."""
        from carehome_desktop.ui.sets.page import SetsPage

        return SetsPage(self.session, self.go)

    def deadlines(self) -> QWidget:
        """The windows to come, and our own record."""
        from carehome_desktop.ui.deadlines.page import DeadlinesPage

        return DeadlinesPage(self.session, self.go)

    def support_sheet(self, period: Period | None = None) -> QWidget:
        """What is missing, for the council."""
        from carehome_desktop.ui.papers.support_sheet import SupportSheetPage

        return SupportSheetPage(self.session, self.go, period)

    def late_proof(self, period: Period | None = None) -> QWidget:
        """What happened to a period's returns."""
        from carehome_desktop.ui.papers.late_proof import LateProofPage

        return LateProofPage(self.session, self.go, period)

    def log_in_card(self) -> QWidget:
        """Who can sign in to the tracker."""
        from carehome_desktop.ui.papers.log_in_card import LogInCardPage

        return LogInCardPage(self.session, self.go)

    def update(self) -> QWidget:
        """A newer version from a stick."""
        from carehome_desktop.ui.settings.update import UpdatePage

        return UpdatePage(self.session, self.go)

    def recovery(self) -> QWidget:
        """The recovery phrase."""
        from carehome_desktop.ui.recovery.page import RecoveryPage

        return RecoveryPage(self.session, self.go)
