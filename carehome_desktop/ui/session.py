"""What every page is handed: the services of the open home, and the ways to have something done outside the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from carehome_desktop.catalogue import Catalogue
    from carehome_desktop.domain.locked import KeptCopy
    from carehome_desktop.domain.people import Person
    from carehome_desktop.domain.problems import Problem
    from carehome_desktop.machine import Clock
    from carehome_desktop.services.answering import Answering
    from carehome_desktop.services.bank_holidays import BankHolidayRecords
    from carehome_desktop.services.call_sheet import CallSheets
    from carehome_desktop.services.copy_sheet import CopySheets
    from carehome_desktop.services.council import Council
    from carehome_desktop.services.deadlines import Deadlines
    from carehome_desktop.services.delivery_status import DeliveryRecords
    from carehome_desktop.services.evidence import Evidence
    from carehome_desktop.services.evidence_lines import EvidenceLines
    from carehome_desktop.services.evidence_pack import EvidencePacks
    from carehome_desktop.services.filing import Filing
    from carehome_desktop.services.fund import Fund
    from carehome_desktop.services.fund_book import FundBook
    from carehome_desktop.services.fund_certificate import Certificates
    from carehome_desktop.services.fund_conditions import FundConditions
    from carehome_desktop.services.fund_sent import FundReturns
    from carehome_desktop.services.guidance_search import GuidanceSearch
    from carehome_desktop.services.history import History
    from carehome_desktop.services.home import HomeRecords
    from carehome_desktop.services.isolation import Isolations
    from carehome_desktop.services.isolation_answers import IsolationAnswers
    from carehome_desktop.services.isolation_staff import StaffBook
    from carehome_desktop.services.late_proof import LateProofs
    from carehome_desktop.services.log_in_card import LogInCards
    from carehome_desktop.services.no_change import NoChange
    from carehome_desktop.services.question_sets import QuestionSets
    from carehome_desktop.services.record import ReturnRecords
    from carehome_desktop.services.recovery import Recovery
    from carehome_desktop.services.stock import Stock
    from carehome_desktop.services.stock_answers import StockAnswers
    from carehome_desktop.services.stock_charts import StockCharts
    from carehome_desktop.services.stock_costs import StockCosts
    from carehome_desktop.services.stock_import import StockImports
    from carehome_desktop.services.stock_recall import StockRecall
    from carehome_desktop.services.stock_routes import StockRoutes
    from carehome_desktop.services.stock_sheet import StockSheets
    from carehome_desktop.services.stock_supply import StockSupply
    from carehome_desktop.services.stock_types import StockTypes
    from carehome_desktop.services.stock_what_if import StockWhatIf
    from carehome_desktop.services.support_sheet import SupportSheets
    from carehome_desktop.services.updates import Updates
    from carehome_desktop.services.ways_out import WaysOut
    from carehome_desktop.services.workplace import Workplace
    from carehome_desktop.ui.background import Background
    from carehome_desktop.ui.change_hub import ChangeHub


class WayOut(Protocol):
    """What a page may ask of delivery; each returns at once, the work is done elsewhere."""

    def nudge(self) -> None:
        """Something was queued: look whether it can go."""

    def send_now(self) -> None:
        """Go now, as a person wishes."""

    def settings_changed(self) -> None:
        """The address, token or proxy was changed: try again what waited for that."""


class Copies(Protocol):
    """The copies of the records; taking one takes as long as the disk needs."""

    def list(self) -> tuple[KeptCopy, ...]:
        """Return the copies, newest first."""

    def take_now(self, *, before_update: bool = False) -> Problem | None:
        """Take a checked copy, or say why there is none."""

    def note_written(self) -> None:
        """Remember that something was written in this session."""

    def missed(self) -> str:
        """Return that the last session that wrote ended without its copy, or "": asked before anything is written."""


class Services(Protocol):
    """The services of the open home; each is made, and its code loaded, when it is first asked for."""

    @property
    def catalogue(self) -> Catalogue: ...
    @property
    def guidance(self) -> GuidanceSearch: ...
    @property
    def question_sets(self) -> QuestionSets: ...
    @property
    def home_records(self) -> HomeRecords: ...
    @property
    def answering(self) -> Answering: ...
    @property
    def bank_holidays(self) -> BankHolidayRecords: ...
    @property
    def deadlines(self) -> Deadlines: ...
    @property
    def filing(self) -> Filing: ...
    @property
    def deliveries(self) -> DeliveryRecords: ...
    @property
    def records(self) -> ReturnRecords: ...
    @property
    def history(self) -> History: ...
    @property
    def ways_out(self) -> WaysOut: ...
    @property
    def support_sheets(self) -> SupportSheets: ...
    @property
    def late_proofs(self) -> LateProofs: ...
    @property
    def log_in_cards(self) -> LogInCards: ...
    @property
    def copy_sheets(self) -> CopySheets: ...
    @property
    def no_change(self) -> NoChange: ...
    @property
    def stock(self) -> Stock: ...
    def stock_in_use(self) -> bool: ...
    @property
    def stock_answers(self) -> StockAnswers: ...
    @property
    def stock_supply(self) -> StockSupply: ...
    @property
    def stock_routes(self) -> StockRoutes: ...
    @property
    def call_sheets(self) -> CallSheets: ...
    @property
    def stock_types(self) -> StockTypes: ...
    @property
    def stock_recall(self) -> StockRecall: ...
    @property
    def stock_costs(self) -> StockCosts: ...
    @property
    def stock_what_if(self) -> StockWhatIf: ...
    @property
    def stock_charts(self) -> StockCharts: ...
    @property
    def stock_sheets(self) -> StockSheets: ...
    @property
    def stock_imports(self) -> StockImports: ...
    @property
    def isolations(self) -> Isolations: ...
    @property
    def fund(self) -> Fund: ...
    @property
    def fund_returns(self) -> FundReturns: ...
    @property
    def fund_book(self) -> FundBook: ...
    @property
    def fund_conditions(self) -> FundConditions: ...
    @property
    def evidence(self) -> Evidence: ...
    @property
    def council(self) -> Council: ...
    @property
    def evidence_packs(self) -> EvidencePacks: ...
    @property
    def evidence_lines(self) -> EvidenceLines: ...
    @property
    def certificates(self) -> Certificates: ...
    def fund_in_use(self) -> bool: ...
    def isolations_in_use(self) -> bool: ...
    @property
    def isolation_answers(self) -> IsolationAnswers: ...
    @property
    def staff_book(self) -> StaffBook: ...
    @property
    def recovery(self) -> Recovery: ...
    @property
    def updates(self) -> Updates: ...
    @property
    def workplace(self) -> Workplace: ...
    @property
    def kept_copies(self) -> Copies: ...


@dataclass
class Session:
    """One open home as the window sees it."""

    services: Services
    practice: bool
    folder: Path
    clock: Clock
    way_out: WayOut
    hub: ChangeHub
    background: Background
    trouble: str = ""
    person_id: str = ""
    copy_missed: str = ""
    """That no copy was taken when the program was last closed, and what to do; "" if one was."""
    open_file: Callable[[Path], None] = field(default=lambda _: None)
    leave_for: Callable[[Sequence[str]], None] = field(default=lambda _: None)
    """Close the program, and start this command as it ends."""

    def person(self) -> Person:
        """Return who is at the desk now: whoever was chosen, else the manager."""
        people = self.home_records.home().people
        return next((person for person in people if person.id == self.person_id and person.active), people[0])

    @property
    def catalogue(self) -> Catalogue:
        return self.services.catalogue

    @property
    def guidance(self) -> GuidanceSearch:
        return self.services.guidance

    @property
    def question_sets(self) -> QuestionSets:
        return self.services.question_sets

    @property
    def home_records(self) -> HomeRecords:
        return self.services.home_records

    @property
    def answering(self) -> Answering:
        return self.services.answering

    @property
    def bank_holidays(self) -> BankHolidayRecords:
        return self.services.bank_holidays

    @property
    def deadlines(self) -> Deadlines:
        return self.services.deadlines

    @property
    def filing(self) -> Filing:
        return self.services.filing

    @property
    def deliveries(self) -> DeliveryRecords:
        return self.services.deliveries

    @property
    def records(self) -> ReturnRecords:
        return self.services.records

    @property
    def history(self) -> History:
        return self.services.history

    @property
    def ways_out(self) -> WaysOut:
        return self.services.ways_out

    @property
    def no_change(self) -> NoChange:
        return self.services.no_change

    @property
    def copy_sheets(self) -> CopySheets:
        return self.services.copy_sheets

    @property
    def stock(self) -> Stock:
        return self.services.stock

    @property
    def stock_answers(self) -> StockAnswers:
        return self.services.stock_answers

    @property
    def stock_supply(self) -> StockSupply:
        return self.services.stock_supply

    @property
    def stock_routes(self) -> StockRoutes:
        return self.services.stock_routes

    @property
    def call_sheets(self) -> CallSheets:
        return self.services.call_sheets

    @property
    def stock_types(self) -> StockTypes:
        return self.services.stock_types

    @property
    def stock_recall(self) -> StockRecall:
        return self.services.stock_recall

    @property
    def stock_costs(self) -> StockCosts:
        return self.services.stock_costs

    @property
    def stock_what_if(self) -> StockWhatIf:
        return self.services.stock_what_if

    @property
    def stock_charts(self) -> StockCharts:
        return self.services.stock_charts

    @property
    def stock_sheets(self) -> StockSheets:
        return self.services.stock_sheets

    @property
    def stock_imports(self) -> StockImports:
        return self.services.stock_imports

    @property
    def isolations(self) -> Isolations:
        return self.services.isolations

    @property
    def fund(self) -> Fund:
        return self.services.fund

    @property
    def fund_returns(self) -> FundReturns:
        return self.services.fund_returns

    @property
    def evidence(self) -> Evidence:
        return self.services.evidence

    @property
    def council(self) -> Council:
        return self.services.council

    @property
    def evidence_packs(self) -> EvidencePacks:
        return self.services.evidence_packs

    @property
    def certificates(self) -> Certificates:
        return self.services.certificates

    @property
    def evidence_lines(self) -> EvidenceLines:
        return self.services.evidence_lines

    @property
    def fund_book(self) -> FundBook:
        return self.services.fund_book

    @property
    def fund_conditions(self) -> FundConditions:
        return self.services.fund_conditions

    @property
    def isolation_answers(self) -> IsolationAnswers:
        return self.services.isolation_answers

    @property
    def staff_book(self) -> StaffBook:
        return self.services.staff_book

    @property
    def recovery(self) -> Recovery:
        return self.services.recovery

    @property
    def updates(self) -> Updates:
        return self.services.updates

    @property
    def workplace(self) -> Workplace:
        return self.services.workplace

    @property
    def kept_copies(self) -> Copies:
        return self.services.kept_copies

    @property
    def support_sheets(self) -> SupportSheets:
        return self.services.support_sheets

    @property
    def late_proofs(self) -> LateProofs:
        return self.services.late_proofs

    @property
    def log_in_cards(self) -> LogInCards:
        return self.services.log_in_cards
