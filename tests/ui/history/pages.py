"""The ways to look back, each over a few weeks of June 2020 with a gap."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.delivery import Delivery, Receipt, State
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.values import YesNo
from carehome_desktop.store import outbox
from carehome_desktop.ui.history.compare import ComparePage
from carehome_desktop.ui.history.export import ExportPage
from carehome_desktop.ui.history.figures import FiguresPage
from carehome_desktop.ui.history.page import HistoryPage
from carehome_desktop.ui.history.proof import ProofPage
from carehome_desktop.ui.history.search import SearchPage
from carehome_desktop.ui.parts.data_list import DataList
from carehome_desktop.ui.parts.table import DataTable
from carehome_desktop.ui.printing.preview import PrintPreview
from tests.filled import file_section
from tests.homes import SECTION, answer_all
from tests.ui.accessible import settle
from tests.ui.gallery import page
from tests.ui.outbox.pages import in_window
from tests.ui.quiet_desk import QuietDesk, quiet_desk

FIRST, DAYS = date(2020, 6, 1), 18
MISSED = (6, 7, 13)


def june() -> QuietDesk:
    """Return a desk with eighteen days of June behind it, three of them missed, one received a day late."""
    at = quiet_desk()
    at.hands.now = datetime(2020, 6, 1, 9, 0, tzinfo=UTC)
    for number in range(DAYS):
        if number not in MISSED:
            but = {"full-wages": number > 4, "staff-testing": number % 3 > 0}
            known = {each.id for each in at.house.answering.section_for(SECTION, _day(number)).questions}
            answer_all(at.house, _day(number), but={key: yes for key, yes in but.items() if key in known})
            if number == 4:
                at.house.answering.answer(
                    SECTION,
                    _day(number),
                    "full-wages",
                    YesNo(False),
                    at.house.manager(),
                    note="Ask the payroll office.",
                )
            queued = at.house.filing.queue(SECTION, _day(number), at.house.manager())
            assert isinstance(queued, Outgoing)
            _receive(at, queued, at.hands.now + timedelta(days=number == 5, minutes=3), number)
        at.hands.pass_by(86_400)
    return at


def read(at: QuietDesk) -> None:
    """Let what is read off the window's thread come to its page."""
    while not at.session.background.wait(100):
        settle()
    settle()


def _day(number: int) -> Period:
    return Period.of(PeriodKind.DAY, FIRST + timedelta(days=number))


def _receive(at: QuietDesk, row: Outgoing, when: datetime, number: int) -> None:
    receipt = Receipt(
        f"PRACTICE-CT-{number}", row.return_id, row.digest, row.section_id, row.period, row.revision, when
    )
    with at.house.store.write() as connection:
        outbox.add_receipt(connection, receipt, when)
        outbox.set_delivery(
            connection, row.return_id, Delivery(State.RECEIVED, 1), words="Received", at=when, next_try=None
        )


@page("history-june")
def history() -> QWidget:
    """The list with its ways on."""
    at = june()
    content = HistoryPage(at.session, at.go)
    read(at)
    return in_window(at, content)


@page("history-search")
def search() -> QWidget:
    """Answers found by three words."""
    at = june()
    content = SearchPage(at.session, at.go)
    read(at)
    content.table.filter_box.setText("wages no june")
    return in_window(at, content)


@page("history-compare")
def compare() -> QWidget:
    """Two days compared."""
    at = june()
    content = ComparePage(at.session, at.go)
    content.two.days.set_days(FIRST + timedelta(days=4), FIRST + timedelta(days=5))
    content.compare()
    read(at)
    return in_window(at, content)


def months() -> QuietDesk:
    """Return a desk with beds and workforce of two months."""
    at = quiet_desk()
    for month, number in (("2026-10", 4), ("2026-11", 6)):
        for section in ("beds", "workforce"):
            file_section(at.house, section, Period(PeriodKind.MONTH, month), number)
            at.hands.pass_by(60)
    who = at.house.manager()
    first = at.house.answering.section_for("workforce", Period(PeriodKind.MONTH, "2026-11")).questions[0].id
    long = "Two nurses left for the hospital, and the agency sends the same two people each week until January."
    state = at.house.answering.open("workforce", Period(PeriodKind.MONTH, "2026-11")).state_of(first)
    assert state.answer is not None
    assert state.answer.value is not None
    at.house.answering.answer(
        "workforce", Period(PeriodKind.MONTH, "2026-11"), first, state.answer.value, who, note=long
    )
    at.house.filing.queue("workforce", Period(PeriodKind.MONTH, "2026-11"), who)
    return at


@page("history-compare-months")
def compare_months() -> QWidget:
    """Two months of the workforce."""
    at = months()
    content = ComparePage(at.session, at.go)
    content.section.choose("workforce")
    content.section.chosen.emit()
    content.compare()
    read(at)
    return in_window(at, content)


@page("history-search-tables")
def search_tables() -> QWidget:
    """Answers of many kinds, some long."""
    at = months()
    content = SearchPage(at.session, at.go)
    read(at)
    return in_window(at, content)


@page("history-proof")
def proof() -> QWidget:
    """Days updated and missed."""
    at = june()
    content = ProofPage(at.session, at.go)
    content.days.set_days(FIRST, FIRST + timedelta(days=DAYS - 1))
    content.count()
    read(at)
    return in_window(at, content)


@page("history-proof-print")
def printed() -> QWidget:
    """The proof on paper."""
    from carehome_desktop.services.history_words import proof_pdf

    at = june()
    content = ProofPage(at.session, at.go)
    content.days.set_days(FIRST, FIRST + timedelta(days=DAYS - 1))
    content.count()
    read(at)
    told = content.told
    assert told is not None
    home = at.session.home_records.home()
    shown = PrintPreview(lambda: proof_pdf(told, home, at.hands.now), "proof.pdf", at.session.background)
    at.session.background.wait(10_000)
    return shown


@page("history-figures")
def figures() -> QWidget:
    """A yes and no over time, one point marked."""
    at = june()
    content = FiguresPage(at.session, at.go)
    read(at)
    content.name.box.setCurrentIndex(2)
    content.name.chosen.emit()
    read(at)
    content.chart.point_at(4)
    return in_window(at, content)


@page("history-export")
def export() -> QWidget:
    """Before saving, with the kind of file still to be chosen."""
    at = june()
    content = ExportPage(at.session, at.go)
    content.save()
    return in_window(at, content)


def column(table: DataTable | DataList, number: int) -> list[str]:
    """Return what stands in a column, from the first row that is shown to the last."""
    model = table.model
    return [str(model.index(row, number).data()) for row in range(model.rowCount())]
