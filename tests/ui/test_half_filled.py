"""What is typed in a form and not saved yet outlasts another page and the end of the program."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from carehome_desktop.ui.fund.cost import CostPage
from carehome_desktop.ui.half_filled import AFRESH, BACK
from carehome_desktop.ui.wages.entry import IsolationPage
from carehome_desktop.ui.wages.member import MemberPage
from tests.ui.desk import Desk, button, desk, press, settle, words

ENTER = Qt.Key.Key_Return


def cost(at: Desk) -> CostPage:
    at.go.to_place("fund")
    at.go.to_fund_cost("icf-1")
    settle()
    assert isinstance(at.page, CostPage)
    return at.page


def called_away(at: Desk) -> None:
    """The telephone rings: she looks at Today."""
    at.go.to_place("today")
    settle()


def tell(page: CostPage) -> None:
    page.stage.buttons[1].click()
    for line, text in ((page.what, "Taxis in June"), (page.net, "100"), (page.incurred, "30/6/2020")):
        line.setFocus()
        press(text)
    page.split.ticks["transport"].click()


def test_a_half_filled_cost_is_back_after_another_page_and_after_the_program_ended(tmp_path: Path) -> None:
    with desk(tmp_path) as at:
        page = cost(at)
        assert BACK not in words(page)
        tell(page)
        chosen = page.stage.value()
        called_away(at)
        page = cost(at)
        assert BACK in words(page)
        assert (page.stage.value(), page.what.text(), page.net.text()) == (chosen, "Taxis in June", "100")
        assert page.split.ticks["transport"].isChecked()
        assert QApplication.focusWidget() is page.stage.buttons[1], (
            "on the choice before it, the space bar would choose that"
        )
        assert "£100.00" in page.charged.text(), "what is worked out of it follows"
        home = at.house
        called_away(at)
        home.close()
    with desk(tmp_path) as later:
        page = cost(later)
        assert page.what.text() == "Taxis in June"
        button(page, AFRESH).click()
        settle()
        assert (page.what.text(), page.stage.value()) == ("", None)
        assert BACK not in words(page)
        called_away(later)
        assert BACK not in words(cost(later))


def test_what_is_saved_does_not_come_back(tmp_path: Path) -> None:
    with desk(tmp_path) as at:
        page = cost(at)
        tell(page)
        page.save()
        settle()
        assert "Saved on this computer: Taxis in June" in words(page)
        page.what.setFocus()
        press("X", Qt.Key.Key_Backspace)
        assert "Saved on this computer" not in words(page), "what was said of the entry before is gone with the next"
        called_away(at)
        page = cost(at)
        assert (page.what.text(), page.stage.value()) == ("", None)
        assert BACK not in words(page)


def test_an_isolation_and_a_member_of_staff_are_kept_the_same_way_until_a_name_is_erased(tmp_path: Path) -> None:
    with desk(tmp_path) as at:
        at.go.to_place("isolation")
        at.go.to_isolation()
        settle()
        page = at.page
        assert isinstance(page, IsolationPage)
        page.fields.who.setFocus()
        press("Ada Lovell")
        called_away(at)
        at.go.to_isolation()
        settle()
        assert isinstance(at.page, IsolationPage)
        assert at.page.fields.who.text() == "Ada Lovell"
        at.go.to_place("isolation")
        at.go.to_member()
        settle()
        assert isinstance(at.page, MemberPage)
        at.page.name.setFocus()
        press("Ben Okri", ENTER)
        assert "Saved on this computer" in words(at.page)
        at.page.erase.click()
        at.page.erase.click()
        settle()
        at.go.to_place("isolation")
        at.go.to_isolation()
        settle()
        assert isinstance(at.page, IsolationPage)
        assert at.page.fields.who.text() == "", "an erased name may stand in no draft"


def test_a_part_that_opens_below_the_edge_is_scrolled_to_where_the_keyboard_is(tmp_path: Path) -> None:
    with desk(tmp_path) as at:
        page = cost(at)
        tell(page)
        page.save()
        settle()
        saved = page.told
        assert saved.isVisible()
        assert page.rect().contains(saved.mapTo(page, saved.rect().center())), "what came of it is in sight"
        last = list(page.split.ticks.values())[-1]
        page.area.verticalScrollBar().setValue(0)
        last.setFocus()
        settle()
        seen = page.area.viewport()
        assert seen.rect().contains(last.mapTo(seen, last.rect().center()))
        assert QApplication.focusWidget() is last
