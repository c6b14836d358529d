"""The report on the screen: printed, saved, marked as sent once it is asked for twice, and printed again as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from carehome_desktop.domain.fund.entries import Cost, Instalment, Stage
from carehome_desktop.domain.kept import Kept
from carehome_desktop.services import fund_sent
from carehome_desktop.ui.fund import send_card
from carehome_desktop.ui.fund.cost import CostPage
from carehome_desktop.ui.fund.report_page import ReportPage
from carehome_desktop.ui.fund.scheme_page import SchemePage
from carehome_desktop.ui.fund.send_card import MARK, SURE
from carehome_desktop.ui.fund.sent_differs import OPEN
from carehome_desktop.ui.parts.rows import ListRow
from tests.ui.accessible import nameless
from tests.ui.desk import Desk, button, desk, press, settle, wait_until, words

ICF = "icf-1"


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path) as made:
        fund, by = made.house.fund, made.house.manager()
        fund.add_instalment(Instalment(ICF, 1, 963000, date(2020, 6, 12), "PO 81"), by)
        put(made, 12000)
        yield made


def put(at: Desk, pence: int) -> None:
    day = date(2020, 6, 20)
    told = Cost(
        ICF, Stage.ACTUAL, "Taxis", pence, (("transport", pence),), supplier="Acme", invoice=f"{pence}", incurred_on=day,
        paid_on=day,
    )  # fmt: skip
    assert isinstance(at.house.fund.add_cost(told, at.house.manager()), Kept)


def report(at: Desk) -> ReportPage:
    at.go.to_place("fund")
    at.go.to_fund_report(ICF)
    settle()
    assert isinstance(at.page, ReportPage)
    return at.page


def press_mark(page: ReportPage) -> None:
    page.send.mark.click()
    wait_until(lambda: not page.send.busy)
    settle()


def mark(page: ReportPage) -> None:
    page.send.name.set_text("J. Shaw")
    page.send.role.set_text("Registered manager")
    press_mark(page)
    if page.send.doubts.asked is not None:
        page.send.doubts.why.set_text("What proves it is in the office")
        press_mark(page)


def test_a_day_of_reporting_is_taken_and_the_figures_are_of_that_day(at: Desk) -> None:
    rooms = Cost(ICF, Stage.ACTUAL, "Rooms", 100, (("accommodation", 100),), incurred_on=date(2020, 6, 21))
    later = Cost(ICF, Stage.ACTUAL, "Bicycles", 100, (("transport", 100),), incurred_on=date(2020, 6, 27))
    for each in (rooms, later):
        at.house.fund.add_cost(each, at.house.manager())
    page = report(at)
    assert page._figures.geometry().top() < page._due.geometry().top(), "the report comes first"
    assert "Up to 23 September 2020, with everything up to 21 November 2026" in words(page), "the fund ended then"
    button(page, "Show it up to 26 June 2020").click()
    settle()
    said = words(page)
    assert page.as_of.text() == "26 June 2020"
    assert "Up to 26 June 2020" in said
    assert "£121.00\n100%" in said
    assert "Rooms, £1.00: the supplier, the invoice’s number, the day it was paid not filled in." in said
    assert "Bicycles" not in said, "it is not in this report"
    page.send.name.set_text("J. Shaw")
    page.send.role.set_text("Manager")
    press_mark(page)
    assert page.send.settings.isVisible(), "the head does not tell who the home is"
    assert "stands on the head of the paper for: CQC location ID, Council," in words(page)
    assert "4 things that an auditor would ask for are not there yet" in words(page)
    page.send.mark.click()
    assert at.house.fund_returns.sent() == []
    page.send.doubts.why.set_text("The invoice is on its way")
    page.send.mark.click()
    assert page.send.busy, "the window goes on in the seconds that very many costs take"
    wait_until(lambda: not page.send.busy)
    settle()
    assert "Marked as sent: revision 1" in words(page)
    assert len(at.house.fund_returns.sent()) == 1
    assert nameless(page) == []
    page.as_of.set_text("1/6/2020")
    page._chose()
    settle()
    assert "£121.00\n100%" not in words(page)
    page.as_of.box.setFocus()
    press(Qt.Key.Key_Return)
    assert page.preview is None, "Enter after the day prints nothing"


def test_what_takes_long_before_it_is_frozen_shows_a_bar_and_can_be_stopped(
    at: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(send_card, "SOON_MS", 1)
    begun, go_on, looks, papers = Event(), Event(), at.house.fund_returns.look, fund_sent.as_pdf

    def held(work: Callable[..., object]) -> Callable[..., object]:
        def wait_then_work(*told: object) -> object:
            begun.set()
            assert go_on.wait(30)
            return work(*told)

        return wait_then_work

    monkeypatch.setattr(at.house.fund_returns, "look", held(looks))
    page = report(at)
    page.send.name.set_text("J. Shaw")
    page.send.role.set_text("Manager")
    page.send.mark.setFocus()

    def stop() -> None:
        page.send.mark.click()
        wait_until(lambda: begun.is_set() and page.send.working.isVisible())
        assert QApplication.focusWidget() is page.send.working.stop_button
        press(Qt.Key.Key_Return)
        go_on.set()
        wait_until(lambda: not page.send.busy)
        assert QApplication.focusWidget() is page.send.mark
        assert "Stopped. Nothing is frozen." in words(page)
        assert page.send.mark.text() == MARK
        begun.clear()
        go_on.clear()

    stop()
    monkeypatch.setattr(at.house.fund_returns, "look", looks)
    press_mark(page)
    assert page.send.mark.text() == SURE
    page.send.doubts.why.set_text("It is on its way")
    page.send.mark.setFocus()
    monkeypatch.setattr(fund_sent, "as_pdf", held(papers))
    stop()
    assert at.house.fund_returns.sent() == []


def test_the_files_are_saved_where_the_manager_says(at: Desk, tmp_path: Path) -> None:
    page, folder = report(at), tmp_path / "out"
    page._ask_folder = lambda _: str(folder)
    page.files.click()
    wait_until(page.files.isEnabled)
    assert sorted(each.suffix for each in folder.iterdir()) == [".csv", ".csv", ".pdf", ".xlsx"]
    assert "Saved 4 files" in words(page)


def test_it_is_marked_as_sent_only_when_asked_twice_and_says_by_whom(at: Desk) -> None:
    page = report(at)
    page.send.name.set_text("J. Shaw")
    page.send.role.set_text("Registered manager")
    press_mark(page)
    assert page.send.mark.text() == SURE
    assert "£120.00 spent. The next press freezes it for good." in page.send.once_more.text(), "by its day and its sum"
    assert at.house.fund_returns.sent() == []
    page.send.name.set_text("")
    press_mark(page)
    assert "Type the name of who declares it" in page.send.name.error.words()
    assert at.house.fund_returns.sent() == []
    mark(page)
    (sent,) = at.house.fund_returns.sent()
    assert (sent.declared_by, sent.declared_role) == ("J. Shaw", "Registered manager")
    assert "Declared by J. Shaw, Registered manager." in words(page)
    mark(page)
    assert "Nothing has changed since revision 1 was marked as sent." in words(page)


def test_what_changed_since_is_listed_and_the_first_prints_again_as_it_was(at: Desk, tmp_path: Path) -> None:
    page = report(at)
    mark(page)
    (first,) = at.house.fund_returns.sent()
    paper = at.house.fund_returns.paper(first.id)
    at.go.to_place("fund")
    at.go.to_fund_cost(ICF)
    settle()
    cost = at.page
    assert isinstance(cost, CostPage)
    cost.stage.buttons[0].click()
    for line, typed in ((cost.what, "Taxis"), (cost.net, "30"), (cost.incurred, "20/6/2020")):
        line.set_text(typed)
    cost._typed()
    cost.split.ticks["transport"].click()
    cost.save()
    wait_until(cost.differs.isVisible)
    assert "the report up to Saturday 21 November 2026 was marked as sent, and" in words(cost), (
        "told where it is changed"
    )
    at.go.to_place("fund")
    at.go.to_fund(ICF)
    settle()
    fund = at.page
    assert isinstance(fund, SchemePage)
    wait_until(fund.differs.isVisible)
    button(fund, OPEN).click()
    settle()
    assert isinstance(at.page, ReportPage)
    page = at.page
    assert "now £150.00, before £120.00." in words(page)
    mark(page)
    rows = [each for each in page.findChildren(ListRow) if each.isVisible() and "Print again" in each.accessibleName()]
    assert ["revision 2" in rows[0].accessibleName(), "revision 1" in rows[1].accessibleName()] == [True, True]
    assert page.shown() == at.house.fund_returns.sent()[0], "what was sent is shown as long as nothing changed"
    page.which.choose(first.id)
    page._picked()
    settle()
    assert "As it was sent: up to" in words(page)
    folder = tmp_path / "kept"
    page._ask_folder = lambda _: str(folder)
    page.files.click()
    settle()
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == dict(at.house.fund_returns.files(first.id))
    rows = [each for each in page.findChildren(ListRow) if each.isVisible() and "Print again" in each.accessibleName()]
    rows[1].click()
    assert page.preview is not None
    preview = page.preview
    wait_until(lambda: preview.pdf)
    assert preview.pdf == paper
    preview.close()
