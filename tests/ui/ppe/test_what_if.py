"""*What if* with nothing but the keyboard: the days and dates answer while one slides."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from carehome_desktop.domain.stock.movements import Entry, Kind
from carehome_desktop.domain.stock.quantities import Quantity
from carehome_desktop.domain.stock.what_if import Needs
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.ppe.then_row import ThenRow
from carehome_desktop.ui.ppe.what_if import WhatIfPage
from tests.ui.accessible import nameless
from tests.ui.desk import Desk, desk, press, settle, words

RIGHT, HOME, TAB, SPACE, ENTER = (
    Qt.Key.Key_Right,
    Qt.Key.Key_Home,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Space,
    Qt.Key.Key_Return,
)


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Desk]:
    """Gloves and masks: 900 and then 480 a week later, 60 a day."""
    with desk(tmp_path) as made:
        for type_id in ("gloves", "masks"):
            for number, ago in ((900, 7), (480, 0)):
                when = made.hands.now - timedelta(days=ago)
                entry = Entry(type_id, Kind.COUNT, Quantity(singles=number), when)
                made.house.stock.record(entry, made.house.manager(), sure=True)
        yield made


def told(at: Desk) -> WhatIfPage:
    at.house.stock_what_if.set_needs(Needs(20, 0, 10, 6, 4, 50), at.house.manager())
    return what_if(at)


def what_if(at: Desk) -> WhatIfPage:
    at.go.to_place("ppe")
    at.go.to_ppe_what_if("gloves")
    settle()
    assert isinstance(at.page, WhatIfPage)
    return at.page


def row(page: WhatIfPage, type_id: str) -> ThenRow:
    return next(each for each in page.rows if each.kind.id == type_id)


def test_sliding_by_arrow_answers_at_once_with_days_date_and_arithmetic(at: Desk) -> None:
    page = told(at)
    assert QApplication.focusWidget() is page.sliders.isolating.slider
    assert row(page, "gloves").state.words() == "8 days (7 to 8)"
    press(*[RIGHT] * 10)
    assert page.sliders.isolating.number.text() == "10, now 0"
    assert row(page, "gloves").state.words() == "6 days (5 to 6) – now 8 days"
    assert row(page, "gloves").detail.text().startswith("Lasts until about Friday 27 November.")
    assert "20 residents × 6 + 10 isolating × 4 more = 160 changes a day." in words(page)
    assert "60 × 160 ÷ 120 = 80 gloves a day." in words(page)
    assert row(page, "masks").state.words() == "8 days (7 to 8)", "what staff wear does not go with who isolates"
    assert "nobody knows yet how many are used in a day: Aprons, Eye protection, Hand sanitiser." in words(page)
    assert words(page).count("our own way to reckon") == 1
    assert nameless(page) == []


def test_staff_changes_and_an_outbreak_are_reached_by_tab_and_enter_goes_back_to_now(at: Desk) -> None:
    page = told(at)
    press(TAB, *[RIGHT] * 2)
    assert row(page, "masks").state.words() == "6 days (6 to 7) – now 8 days"
    press(TAB, RIGHT, TAB)
    assert page.sliders.changes.differs() == 7
    assert QApplication.focusWidget() is page.sliders.outbreak
    press(SPACE)
    assert row(page, "masks").state.words() == "4 days – now 8 days"
    assert row(page, "gloves").why.button.accessibleName() == "Gloves. Why 4 days?, open"
    page.sliders.isolating.slider.setFocus()
    press(ENTER)
    assert not page.sliders.outbreak.isChecked()
    assert row(page, "masks").state.words() == "8 days (7 to 8)"


def test_the_order_is_by_the_days_that_would_be(at: Desk) -> None:
    at.house.stock_supply.set_supplier("Gompels", 2, at.house.manager())
    page = told(at)
    assert "Order by Wednesday 25 November" in row(page, "gloves").detail.text()
    page.sliders.changes.slider.setValue(18)
    assert "Order now (Gompels, 2 working days)" in row(page, "gloves").detail.text()


def test_without_the_homes_own_numbers_they_are_asked_for_first(at: Desk) -> None:
    page = what_if(at)
    assert page.say_first.isVisible()
    assert not page.sliders.isolating.isVisible()
    assert QApplication.focusWidget() is page.needs.lines["residents"].box
    press("20", TAB, TAB, TAB, "6", ENTER)
    assert "Saved on this computer." in page.needs.told.words()
    assert page.sliders.changes.slider.isVisible()
    assert not page.sliders.staff.slider.isVisible(), "nobody has said how many are on shift"
    page.sliders.outbreak.setChecked(True)
    assert page.sliders.no_more.isVisible()


def test_numbers_that_cannot_be_are_told_above_the_field_and_stay(at: Desk) -> None:
    page = told(at)
    page.needs.lines["isolating"].box.setText("21")
    page.needs.keep()
    assert "cannot be more who isolate" in page.needs.lines["isolating"].error.words()
    page.needs.lines["staff"].box.setText("ten")
    page.needs.keep()
    assert page.needs.lines["staff"].error.words() == "Write a whole number, such as 20."
    assert page.needs.lines["staff"].text() == "ten"
    assert at.house.stock_what_if.needs().staff == 10


def test_at_twice_the_size_nothing_is_wider_than_a_small_window(at: Desk, qapp: QApplication) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT, 2.0)
    at.frame.resize(1024, 700)
    page = told(at)
    for _ in range(5):
        settle()
    assert page.area.widget().width() <= page.area.viewport().width()


def test_with_nothing_counted_it_says_how_to_begin(tmp_path: Path) -> None:
    with desk(tmp_path / "empty") as made:
        assert "Nothing can be reckoned yet." in words(what_if(made))


def test_what_is_slid_stays_when_something_is_recorded_meanwhile(at: Desk) -> None:
    page = told(at)
    page.sliders.changes.slider.setValue(9)
    assert row(page, "gloves").state.words() == "5 days (4 to 5) – now 8 days"
    entry = Entry("gloves", Kind.COUNT, Quantity(singles=600), at.hands.now)
    at.house.stock.record(entry, at.house.manager(), sure=True)
    at.tell(Change.STOCK)
    assert page.sliders.changes.differs() == 9
    assert row(page, "gloves").state.words() == "9 days (8 to 10) – now 14 days"


def test_numbers_of_a_day_that_were_not_kept_yet_are_back_after_another_page(at: Desk) -> None:
    page = what_if(at)
    page.needs.lines["residents"].box.setFocus()
    press("24")
    at.go.back()
    settle()
    page = what_if(at)
    assert page.needs.lines["residents"].text() == "24"
    at.tell(Change.STOCK)
    settle()
    assert page.needs.lines["residents"].text() == "24", "what is recorded meanwhile leaves it alone"
    page.needs.keep()
    assert at.house.stock_what_if.needs().residents == 24
    at.go.back()
    settle()
    assert "is back" not in words(what_if(at))
