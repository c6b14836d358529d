"""What every page is handed: the services of the open home, and the ways to have something done outside the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

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
    from carehome_desktop.services.stock_rounds import StockRounds
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


Service = TypeVar("Service")


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
    def stock_rounds(self) -> StockRounds: ...
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


class _Handed(Generic[Service]):
    """A service of the open home, handed on under its own name; mypy knows which it is."""

    def __init__(self, take: Callable[[Services], Service]) -> None:
        self._take = take

    def __get__(self, session: Session, _: type[Session] | None = None) -> Service:
        return self._take(session.services)


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

    catalogue = _Handed(lambda home: home.catalogue)
    guidance = _Handed(lambda home: home.guidance)
    question_sets = _Handed(lambda home: home.question_sets)
    home_records = _Handed(lambda home: home.home_records)
    answering = _Handed(lambda home: home.answering)
    bank_holidays = _Handed(lambda home: home.bank_holidays)
    deadlines = _Handed(lambda home: home.deadlines)
    filing = _Handed(lambda home: home.filing)
    deliveries = _Handed(lambda home: home.deliveries)
    records = _Handed(lambda home: home.records)
    history = _Handed(lambda home: home.history)
    ways_out = _Handed(lambda home: home.ways_out)
    no_change = _Handed(lambda home: home.no_change)
    copy_sheets = _Handed(lambda home: home.copy_sheets)
    stock = _Handed(lambda home: home.stock)
    stock_answers = _Handed(lambda home: home.stock_answers)
    stock_supply = _Handed(lambda home: home.stock_supply)
    stock_routes = _Handed(lambda home: home.stock_routes)
    call_sheets = _Handed(lambda home: home.call_sheets)
    stock_types = _Handed(lambda home: home.stock_types)
    stock_recall = _Handed(lambda home: home.stock_recall)
    stock_rounds = _Handed(lambda home: home.stock_rounds)
    stock_costs = _Handed(lambda home: home.stock_costs)
    stock_what_if = _Handed(lambda home: home.stock_what_if)
    stock_charts = _Handed(lambda home: home.stock_charts)
    stock_sheets = _Handed(lambda home: home.stock_sheets)
    stock_imports = _Handed(lambda home: home.stock_imports)
    isolations = _Handed(lambda home: home.isolations)
    fund = _Handed(lambda home: home.fund)
    fund_returns = _Handed(lambda home: home.fund_returns)
    evidence = _Handed(lambda home: home.evidence)
    council = _Handed(lambda home: home.council)
    evidence_packs = _Handed(lambda home: home.evidence_packs)
    certificates = _Handed(lambda home: home.certificates)
    evidence_lines = _Handed(lambda home: home.evidence_lines)
    fund_book = _Handed(lambda home: home.fund_book)
    fund_conditions = _Handed(lambda home: home.fund_conditions)
    isolation_answers = _Handed(lambda home: home.isolation_answers)
    staff_book = _Handed(lambda home: home.staff_book)
    recovery = _Handed(lambda home: home.recovery)
    updates = _Handed(lambda home: home.updates)
    workplace = _Handed(lambda home: home.workplace)
    kept_copies = _Handed(lambda home: home.kept_copies)
    support_sheets = _Handed(lambda home: home.support_sheets)
    late_proofs = _Handed(lambda home: home.late_proofs)
    log_in_cards = _Handed(lambda home: home.log_in_cards)
