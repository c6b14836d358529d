"""Staff: added by keyboard, each thing with why it is asked, rates with dates, and a name that can go for good."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from carehome_desktop.domain.wages.records import Entry
from carehome_desktop.domain.wages.staff_facts import WHY, Employment, Role
from carehome_desktop.ui.parts.rows import ListRow
from carehome_desktop.ui.wages.entry import IsolationPage
from carehome_desktop.ui.wages.member import MemberPage
from carehome_desktop.ui.wages.staff import StaffPage
from tests.ui.accessible import nameless
from tests.ui.desk import Desk, button, press, settle, words

ENTER, DOWN, TAB = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Tab


def listed(at: Desk) -> StaffPage:
    at.go.to_place("isolation")
    settle()
    next(each for each in at.page.findChildren(QPushButton) if each.accessibleName() == "Staff").click()
    settle()
    assert isinstance(at.page, StaffPage)
    return at.page


def added(at: Desk) -> MemberPage:
    """Add A. Mensah, a care worker with contracted hours, by keyboard alone."""
    listed(at)
    press(ENTER)
    page = at.page
    assert isinstance(page, MemberPage)
    press("A. Mensah", TAB, TAB, DOWN, DOWN, TAB, DOWN, TAB, "30", TAB, DOWN, DOWN, ENTER)
    return page


def test_somebody_is_added_by_keyboard_and_each_thing_says_why_it_is_asked(at: Desk) -> None:
    page = added(at)
    assert "Saved on this computer: S1." in words(page)
    (member,) = at.house.staff_book.members()
    assert (member.staff.words, member.facts.role, member.facts.employment) == (
        "S1, A. Mensah",
        Role.CARE,
        Employment.CONTRACTED,
    )
    assert (member.facts.hours_a_week, member.facts.elsewhere) == (Decimal(30), False)
    said = words(page)
    assert [name for name, why in WHY.items() if why not in said] == []
    assert nameless(page) == []


def test_nobody_is_preselected_anything_and_an_empty_list_says_what_to_do(at: Desk) -> None:
    assert "Nobody is here yet." in words(listed(at))
    press(ENTER)
    page = at.page
    assert isinstance(page, MemberPage)
    assert [group.value() for group in (page.role, page.employment, page.elsewhere)] == [None, None, None]
    assert not any(box.isChecked() for box in page.days)


def test_a_rate_needs_its_day_and_the_newer_of_one_day_counts(at: Desk) -> None:
    page = added(at)
    page.rates.rate.box.setFocus()
    press("9.20")
    page.rates.add_rate.click()
    assert "Say from which day this rate was paid" in words(page)
    assert at.house.staff_book.members()[0].rates == ()
    page.rates.first_day.set_text("6/4/2020")
    page.rates.add_rate.click()
    settle()
    assert "£9.20 an hour from Monday 6 April 2020" in words(page)
    press("9.30", TAB, "6/4/2020", TAB, Qt.Key.Key_Space)  # the keyboard is in the rate again
    assert [each.rate for each in at.house.staff_book.members()[0].rates] == [Decimal("9.30")]
    page.rates.rate.set_text("900")
    page.rates.first_day.set_text("6/4/2021")
    page.rates.add_rate.click()
    assert "£900.00 an hour cannot be right" in words(page)


def test_a_rate_that_is_typed_is_kept_with_the_rest_and_taken_back_after_one_question(at: Desk) -> None:
    page = added(at)
    page.rates.rate.box.setFocus()
    press("9.20", ENTER)
    assert "Say from which day this rate was paid" in words(page), "nothing is passed over in silence"
    page.rates.first_day.box.setFocus()
    press("6/4/20", ENTER)
    assert [each.words() for each in at.house.staff_book.members()[0].rates] == [
        "£9.20 an hour from Monday 6 April 2020"
    ]
    assert page.rates.rate.text() == ""
    take = button(page, "Take back")
    take.click()
    assert len(at.house.staff_book.members()[0].rates) == 1
    take.click()
    settle()
    assert at.house.staff_book.members()[0].rates == ()
    assert "Taken back: £9.20 an hour" in words(page)


def test_everything_that_is_wrong_with_somebody_new_is_said_at_once(at: Desk) -> None:
    listed(at)
    press(ENTER)
    page = at.page
    assert isinstance(page, MemberPage)
    page.hours.set_text("400")
    page.save()
    said = words(page)
    assert "Type the name." in said
    assert "at most" in page.hours.error.words()


def test_a_name_is_erased_for_good_after_one_question_and_the_code_stays(at: Desk) -> None:
    page = added(at)
    staff_id = at.house.staff_book.members()[0].staff.id
    at.house.isolations.record(Entry(staff_id, "symptoms", date(2020, 8, 3)), at.house.manager())
    page.erase.click()
    assert at.house.staff_book.members()[0].staff.name == "A. Mensah"
    page.erase.click()
    settle()
    assert at.house.staff_book.members()[0].staff.words == "S1"
    assert "The name is gone" in words(page)
    (row,) = listed(at).findChildren(ListRow)
    assert row.accessibleName().startswith("S1")
    assert "Mensah" not in row.accessibleName()
    assert len(at.house.isolations.standing()) == 1


def test_who_has_left_stands_apart_and_is_not_offered_for_an_isolation(at: Desk) -> None:
    page = added(at)
    page.left_on.set_text("1/9/2020")
    page.save()
    assert "Saved on this computer: S1. Left on Tuesday 1 September 2020." in words(page), "a slip is seen at once"
    page.left_on.set_text("")
    page.save()
    assert "S1. Has not left." in words(page)
    page.left_on.set_text("1/9/2020")
    page.save()
    assert "Have left" in words(listed(at))
    at.go.to_isolation()
    settle()
    entry = at.page
    assert isinstance(entry, IsolationPage)
    assert entry.fields.who.box.completer().model().rowCount() == 0


def test_what_cannot_be_is_said_at_its_field_and_nothing_is_kept(at: Desk) -> None:
    listed(at)
    press(ENTER)
    page = at.page
    assert isinstance(page, MemberPage)
    page.hours.set_text("200")
    page.name.set_text("A. Mensah")
    page.save()
    assert "at most 112 a week" in page.hours.error.words()
    assert at.house.staff_book.members() == []
