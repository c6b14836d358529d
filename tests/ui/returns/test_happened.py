"""What came since the last answer stands first in the section, and is confirmed or answered anew there."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt

from carehome_desktop.domain.stock.movements import Entry, Kind
from carehome_desktop.domain.stock.quantities import Quantity
from carehome_desktop.domain.values import Choice
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.parts.rows import ListRow
from carehome_desktop.ui.returns.section import SectionPage
from tests.homes import TODAY, YESTERDAY
from tests.ui.desk import Desk, button, press, settle, words


def open_ppe(at: Desk) -> SectionPage:
    at.hands.now -= timedelta(days=1)
    for question in at.session.answering.section_for("ppe", YESTERDAY).questions:
        at.session.answering.answer("ppe", YESTERDAY, question.id, Choice("green"), at.session.person())
    at.hands.now += timedelta(days=1)
    at.go.to_section("ppe", TODAY)
    settle()
    assert isinstance(at.page, SectionPage)
    return at.page


def deliver(at: Desk) -> None:
    entry = Entry("gloves", Kind.DELIVERY, Quantity(3, 100), at.hands.now - timedelta(hours=1))
    at.session.stock.record(entry, at.session.person(), sure=True)
    at.tell(Change.STOCK)


def rows(page: SectionPage) -> list[str]:
    return [row.accessibleName() for row in page.findChildren(ListRow) if row.isVisible()]


def test_the_section_hears_of_a_delivery_while_it_is_open_and_puts_its_question_first(at: Desk) -> None:
    page = open_ppe(at)
    assert "Changed elsewhere since" not in words(page)
    deliver(at)
    assert "Changed elsewhere since" in words(page)
    settle()
    assert "gloves" in rows(page)[0].lower()
    assert "A delivery came since: 300 gloves, 8:00am" in rows(page)[0]
    assert "Confirm all 5" in words(page)


def test_confirmed_as_it_is_it_goes_back_to_its_place(at: Desk) -> None:
    page = open_ppe(at)
    deliver(at)
    button(page, "Confirm Green: How well are you stocked with gloves").setFocus()
    press(Qt.Key.Key_Space)
    settle()
    assert "Changed elsewhere since" not in words(page)
    state = at.session.answering.open("ppe", TODAY).state_of("ppe-gloves")
    assert state.answer is not None
    assert state.answer.value == Choice("green")
