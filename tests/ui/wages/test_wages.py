"""Quick entry with nothing but the keyboard, and the list it leads to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from carehome_desktop.ui.parts.rows import ListRow
from carehome_desktop.ui.wages.entry import IsolationPage
from carehome_desktop.ui.wages.page import WagesPage
from tests.ui.accessible import nameless
from tests.ui.desk import Desk, desk, press, settle, words

ENTER, DOWN, TAB = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Tab


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path) as made:
        yield made


def wages(at: Desk) -> WagesPage:
    at.go.to_place("isolation")
    settle()
    assert isinstance(at.page, WagesPage)
    return at.page


def new(at: Desk) -> IsolationPage:
    wages(at)
    press(ENTER)
    assert isinstance(at.page, IsolationPage)
    assert QApplication.focusWidget() is at.page.who.box
    return at.page


def tell(page: IsolationPage) -> None:
    """Type who, why (symptoms), the days and the pay of the worked example."""
    press("A. Mensah", TAB, DOWN, DOWN, TAB, "3/8/2020", TAB, "12/8/2020", TAB, "414", TAB, "143.78")
    assert page.reason.value() == "symptoms"


def test_an_empty_list_says_what_to_do(at: Desk) -> None:
    page = wages(at)
    assert "Nobody has isolated yet." in words(page)
    assert nameless(page) == []


def test_the_top_up_shows_before_anything_is_saved_and_the_new_name_is_asked_about_once(at: Desk) -> None:
    page = new(at)
    tell(page)
    assert "Charged to the fund: £270.22." in page.top_up.text()
    assert "10 days" in page.suggested.text()
    assert at.house.isolations.standing() == []
    press(ENTER)
    assert "A. Mensah is not on the list of staff yet." in words(page)
    assert at.house.isolations.staff() == []
    press(ENTER)
    assert "Saved on this computer: S1, A. Mensah. £270.22 to charge." in words(page)
    (kept,) = at.house.isolations.standing()
    assert (kept.entry.normal, kept.entry.sick_pay) == (41400, 14378)
    assert nameless(page) == []


def test_the_list_says_what_is_owed_and_opens_the_entry_to_fill_it_in(at: Desk) -> None:
    page = new(at)
    press("A. Mensah", TAB, DOWN, TAB, "18/11/2026", ENTER, ENTER)
    listed = wages(at)
    assert "Away now" in words(listed)
    (row,) = listed.findChildren(ListRow)
    assert "Still to fill in: the last day, normal pay, sick pay, evidence seen" in row.accessibleName()
    row.click()
    settle()
    page = at.page  # type: ignore[assignment]
    assert isinstance(page, IsolationPage)
    page.normal.set_text("96")
    page._sums["sick_pay"].set_text("0")
    press(ENTER)
    assert "£96.00 to charge" in words(page)
    assert len(at.house.isolations.standing()) == 1


def test_the_rota_works_out_normal_pay(at: Desk) -> None:
    page = new(at)
    page.working.set_open(True)
    for line, typed in ((page.shifts, "4,2"), (page.hours, "7.5"), (page.rate, "9.20")):
        line.box.setFocus()
        press(typed)
    assert "6 shifts × 7.5 hours × £9.20 = £414.00" in page.rota.text()
    page._use_rota()
    assert page.normal.text() == "414.00"


def test_what_cannot_be_is_said_at_its_field_and_nothing_typed_is_lost(at: Desk) -> None:
    page = new(at)
    press("A. Mensah", TAB, DOWN, TAB, "12/8/2020", TAB, "3/8/2020", TAB, "lots", ENTER)
    assert "Write the sum in pounds" in page.normal.error.words()
    page.normal.set_text("414")
    press(ENTER, ENTER)
    assert "The last day lies before the first" in words(page)
    assert page.who.text() == "A. Mensah"
    assert at.house.isolations.standing() == []


def test_taking_back_is_asked_once_and_leaves_the_list_empty(at: Desk) -> None:
    page = new(at)
    tell(page)
    press(ENTER, ENTER)
    page.take_back.click()
    assert len(at.house.isolations.standing()) == 1
    page.take_back.click()
    settle()
    assert at.house.isolations.standing() == []
    assert "Nobody has isolated yet." in words(wages(at))
