"""Quick entry with nothing but the keyboard, and the list it leads to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from carehome_desktop.domain.wages.records import Entry, Staff
from carehome_desktop.domain.wages.staff_facts import PayRate, StaffFacts
from carehome_desktop.domain.wages.worked_out import Way
from carehome_desktop.ui.fund.cost import CostPage
from carehome_desktop.ui.guidance.disclosure import Disclosure
from carehome_desktop.ui.parts.rows import ListRow
from carehome_desktop.ui.wages.entry import IsolationPage
from carehome_desktop.ui.wages.needs import isolation_needs
from carehome_desktop.ui.wages.page import WagesPage
from carehome_desktop.ui.wages.working import WorkingCard
from tests.ui.accessible import nameless
from tests.ui.desk import Desk, press, settle, words

ENTER, DOWN, TAB, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Space


def wages(at: Desk) -> WagesPage:
    at.go.to_place("isolation")
    settle()
    assert isinstance(at.page, WagesPage)
    return at.page


def new(at: Desk) -> IsolationPage:
    wages(at)
    press(ENTER)
    assert isinstance(at.page, IsolationPage)
    assert QApplication.focusWidget() is at.page.fields.who.box
    return at.page


def tell(page: IsolationPage) -> None:
    """Type who, why (symptoms), the days and the pay of the worked example."""
    press("A. Mensah", TAB, DOWN, DOWN, TAB, "3/8/2020", TAB, "12/8/2020", TAB, "414", TAB, "143.78")
    assert page.fields.reason.value() == "symptoms"


def opened(page: IsolationPage) -> WorkingCard:
    """Open *Show the working*."""
    page.working.set_open(True)
    settle()
    assert page.card is not None
    return page.card


def test_an_empty_list_says_what_to_do(at: Desk) -> None:
    page = wages(at)
    assert "Nobody has isolated yet." in words(page)
    assert nameless(page) == []


def test_the_top_up_shows_before_anything_is_saved_and_the_new_name_is_asked_about_once(at: Desk) -> None:
    page = new(at)
    tell(page)
    assert "Charged to the fund: £270.22." in page.beside.top_up.text()
    assert "10 days" in page.beside.suggested.text()
    assert at.house.isolations.standing() == []
    press(ENTER)
    assert "A. Mensah is not on the list of staff yet." in words(page)
    assert "it will be added as S1" in words(page)
    assert at.house.isolations.staff() == []
    press(ENTER)
    assert "it will be added" not in words(page), "it was"
    assert "Saved on this computer: S1, A. Mensah. £270.22 to charge." in words(page)
    (kept,) = at.house.isolations.standing()
    assert (kept.entry.normal, kept.entry.sick_pay) == (41400, 14378)
    assert nameless(page) == []


def test_a_part_of_a_name_asks_who_is_meant_and_says_what_would_be_added(at: Desk) -> None:
    for name in ("Anna Price", "Joanna Lee"):
        at.house.isolations.add_staff(name, at.house.manager())
    page = new(at)
    press("Anna")
    QTest.keyClick(QApplication.activePopupWidget(), TAB)  # the list that offers names has the keys
    settle()
    assert QApplication.focusWidget() is page.fields.reason.buttons[0]
    assert "“Anna” is not on the list of staff: it will be added as S3." in words(page)
    (offer,) = page.fields.meant.offers
    assert offer.text() == "Do you mean S1, Anna Price?"
    press(DOWN)
    offer.click()
    page.fields.days["first_day"].set_text("3/8/2020")
    assert "it will be added" not in words(page)
    page.save()
    assert [each.name for each in at.house.isolations.staff()] == ["Anna Price", "Joanna Lee"], "no second Anna"
    assert at.house.isolations.standing()[0].entry.staff_id == at.house.isolations.staff()[0].id


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
    page.fields.normal.set_text("96")
    page.fields.sums["sick_pay"].set_text("0")
    press(ENTER)
    assert "£96.00 to charge" in words(page)
    assert len(at.house.isolations.standing()) == 1


def test_the_rota_works_out_normal_pay_and_our_sick_pay_stands_beside_what_payroll_paid(at: Desk) -> None:
    page = new(at)
    tell(page)
    card = opened(page)
    for day in (0, 1, 3, 4):
        card.days[day].click()
    card.way.take_focus()
    press(DOWN)
    assert card.way.value() is Way.ROTA
    for name, typed in (("shifts", "4,2"), ("hours", "7.5"), ("rate", "9.20")):
        card.lines[name].box.setFocus()
        press(typed)
    said = words(page)
    assert "6 shifts × 7.5 hours × £9.20\n£414.00" in said
    assert "Sick pay, week 1 (4 of 4 qualifying days): a full week\n£95.85" in said
    assert "at most 2 weeks each\n£143.78" in said
    assert "Payroll paid" not in said
    page.fields.normal.set_text("")
    card.use.click()
    assert page.fields.normal.text() == "414.00"
    assert "Used: £414.00 stands above as normal pay." in words(page)
    page.fields.normal.set_text("")
    page.save()
    assert page.fields.normal.text().replace(",", "") in ("414", "414.00"), "worked-out pay is claimed, not left out"
    page.fields.sums["sick_pay"].set_text("95.85")
    page.typed()
    assert "Payroll paid £95.85 of sick pay, £47.93 less than our figure of £143.78. Look why." in words(page)
    assert nameless(page) == []


def test_the_working_is_walked_through_with_the_keyboard_alone(at: Desk) -> None:
    page = new(at)
    tell(page)
    page.working.button.setFocus()
    press(SPACE, TAB, SPACE, TAB, SPACE, TAB, TAB, SPACE, TAB, SPACE, TAB, TAB)
    card = page.card
    assert card is not None
    assert [box.isChecked() for box in card.days] == [True, True, False, True, True, False, False]
    press(TAB, DOWN, TAB, "4,2", TAB, "7.5", TAB, "9.20", TAB)
    assert QApplication.focusWidget() is card.use
    press(SPACE)
    assert page.fields.normal.text() == "414.00"
    press(TAB)
    assert QApplication.focusWidget() is card.lines["average_earnings"].box
    press("276", TAB, TAB)
    assert QApplication.focusWidget() is page.fields.sums["other_sick_pay"].box


def test_how_it_was_worked_out_is_kept_and_read_later(at: Desk) -> None:
    page = new(at)
    tell(page)
    card = opened(page)
    for day in (0, 1, 3, 4):
        card.days[day].click()
    page.save()
    page.save()
    (kept,) = at.house.isolations.standing()
    wages(at).findChildren(ListRow)[0].click()
    settle()
    again = at.page
    assert isinstance(again, IsolationPage)
    assert at.house.isolations.worked(kept.id)[1].lines[0] == "The days usually worked: 4 in a week"
    (how,) = again.kept.findChildren(Disclosure)
    how.set_open(True)
    settle()
    assert "£414.00 − £143.78 = £270.22" in words(again.kept)
    assert f", by {at.house.manager().name}" in words(again.kept)
    assert "Sick pay in all: £143.78" in words(again.kept)
    assert [box.isChecked() for box in opened(again).days] == [True, True, False, True, True, False, False]


def test_the_working_begins_with_what_is_known_of_the_person(at: Desk) -> None:
    by, book = at.house.manager(), at.house.staff_book
    added = at.house.isolations.add_staff("A. Mensah", by)
    assert isinstance(added, Staff)
    assert book.tell(added.id, StaffFacts(hours_a_week=Decimal(30), usual_days=(0, 1, 3, 4)), by) is None
    assert book.tell_rate(added.id, PayRate(date(2020, 4, 6), Decimal("9.20")), by) is None
    page = new(at)
    tell(page)
    card = opened(page)
    card.way.take_focus()
    press(DOWN, DOWN)
    assert "30 hours a week × £9.20 × 6 days missed ÷ 4 in a week\n£414.00" in words(page)


def test_a_reason_that_no_fund_pays_is_said_at_once_and_never_in_the_way(at: Desk) -> None:
    page = new(at)
    press("A. Mensah")
    page.fields.reason.buttons[0].click()
    assert page.beside.unpaid.isHidden()
    page.evidence.set_open(True)
    settle()
    assert "Usually asked for: Test result or the message with it" in words(page)
    shielding = next(button for button in page.fields.reason.buttons if "hielding" in button.text())
    shielding.click()
    assert not page.beside.unpaid.isHidden()
    assert "A fund does not pay for this as a rule." in words(page)
    page.fields.normal.set_text("414")
    page.fields.sums["sick_pay"].set_text("0")
    page.fields.days["first_day"].set_text("3/8/2020")
    page.typed()
    assert "If a fund pays for this reason: £414.00" in page.beside.top_up.text()
    page.save()
    page.save()
    assert len(at.house.isolations.standing()) == 1
    assert "Nothing to charge: a fund does not pay for this reason." in words(page)


def test_a_spell_soon_after_another_is_said_to_count_as_one_absence(at: Desk) -> None:
    by = at.house.manager()
    added = at.house.isolations.add_staff("A. Mensah", by)
    assert isinstance(added, Staff)
    at.house.isolations.record(Entry(added.id, "symptoms", date(2020, 7, 1), date(2020, 7, 7)), by)
    page = new(at)
    tell(page)
    assert "The same person isolated from Wednesday 1 July 2020, 56 days or fewer before" in page.beside.linked.text()


def test_what_no_fund_pays_stands_apart_from_the_sums_and_is_not_asked_for_on_today(at: Desk) -> None:
    by = at.house.manager()
    added = at.house.isolations.add_staff("A. Mensah", by)
    assert isinstance(added, Staff)
    days = ((date(2020, 8, 3), date(2020, 8, 12)), (date(2020, 9, 1), date(2020, 9, 30)))
    for reason, (first, last) in zip(("symptoms", "shielding"), days, strict=True):
        at.house.isolations.record(Entry(added.id, reason, first, last, 41400, 14378), by)
    said = words(wages(at))
    assert "Top-ups in all: 1 isolation with pay\n£270.22" in said
    assert "Not counted: 1 isolation that no fund pays for" in said
    assert "No fund pays" in said
    (need,) = isolation_needs(at.session, at.go)
    assert "from Monday 3 August 2020" in need.words
    assert "September" not in need.words


def test_a_claim_that_looks_wrong_is_said_before_it_is_kept_and_gone_past_with_a_reason(at: Desk) -> None:
    by = at.house.manager()
    added = at.house.isolations.add_staff("A. Mensah", by)
    assert isinstance(added, Staff)
    at.house.isolations.record(Entry(added.id, "symptoms", date(2020, 8, 1), date(2020, 8, 4), 9200, 0), by)
    page = new(at)
    tell(page)
    assert "already isolates from Saturday 1 August 2020: the days overlap" in page.beside.linked.text()
    page.working.set_open(True)
    page.fields.sums["paid"].set_text("400")
    page.typed()
    press(ENTER)
    assert len(at.house.isolations.standing()) == 1, "nothing is kept before a reason"
    said = words(page)
    assert "£14.00 less than normal pay" in said
    assert "Monday 3 August 2020 to Tuesday 4 August 2020 would be claimed twice" in said
    assert QApplication.focusWidget() is page.doubts.why.box
    press(ENTER)
    assert "Write why it is right all the same" in words(page)
    press("The first was for another home", ENTER)
    assert "£270.22 to charge" in words(page)
    assert not page.doubts.isVisible()
    assert words(page).count("already isolates from Saturday 1 August 2020: the days overlap") == 1, "told once"
    assert "Monday 3 August 2020 to Tuesday 4 August 2020 would be claimed twice" in words(page.past)
    assert "Your reason: The first was for another home" in words(page.past)
    assert page.fields.note.isVisible(), "some of what is told asks for a note"
    assert len(at.house.isolations.standing()) == 2
    assert nameless(page) == []


def test_a_day_that_cannot_be_is_said_when_its_field_is_left_and_the_top_up_says_what_it_waits_for(at: Desk) -> None:
    page = new(at)
    press("A. Mensah", TAB, DOWN, TAB, "3/8/2020", TAB, "3/7/2020", TAB)
    assert "The last day lies before the first" in page.fields.days["last_day"].error.words()
    page.fields.days["last_day"].box.setFocus()
    page.fields.days["last_day"].box.selectAll()
    press("31/9/2020", TAB, "414", TAB, "143.78")
    wrong = page.fields.days["last_day"].error.words()
    assert wrong
    assert wrong in page.beside.top_up.text()


def test_cover_and_on_costs_are_costs_of_their_own_and_in_no_wages(at: Desk) -> None:
    page = new(at)
    tell(page)
    page.beyond.set_open(True)
    settle()
    assert page.cover is not None
    assert "Infection Control Fund, round 1 under “Cover for staff who isolate" in page.cover.told.text()
    assert "Charged to the fund: £270.22." in page.beside.top_up.text()
    page.cover.record.click()
    settle()
    assert isinstance(at.page, CostPage)


def test_what_cannot_be_in_the_working_is_said_at_its_field_and_nothing_is_kept(at: Desk) -> None:
    page = new(at)
    tell(page)
    card = opened(page)
    card.way.take_focus()
    press(DOWN)
    for name, typed in (("hours", "30"), ("rate", "900")):
        card.lines[name].box.setFocus()
        press(typed)
    assert "A shift of 30 hours cannot be" in card.lines["hours"].error.words()
    assert "£900.00 an hour cannot be right" in card.lines["rate"].error.words()
    assert "The working waits: A shift of 30 hours cannot be" in card.normal.words.text()
    assert card.use.isHidden(), "no figure from before stands beside what cannot be"
    page.save()
    page.save()
    assert at.house.isolations.staff() == []
    assert at.house.isolations.standing() == []


def test_what_cannot_be_is_said_at_its_field_and_nothing_typed_is_lost(at: Desk) -> None:
    page = new(at)
    press("A. Mensah", TAB, DOWN, TAB, "12/8/2020", TAB, "3/8/2020", TAB, "lots", ENTER)
    assert "Write the sum in pounds" in page.fields.normal.error.words()
    page.fields.normal.set_text("414")
    press(ENTER, ENTER)
    assert "The last day lies before the first" in words(page)
    assert page.fields.who.text() == "A. Mensah"
    assert at.house.isolations.standing() == []


def test_taking_back_needs_a_reason_is_told_and_can_be_read_later(at: Desk) -> None:
    page = new(at)
    tell(page)
    press(ENTER, ENTER)
    page.take_back.button.click()
    settle()
    press(ENTER)
    assert len(at.house.isolations.standing()) == 1, "a reason is needed"
    press("Typed twice", ENTER)
    settle()
    assert at.house.isolations.standing() == []
    shown = at.page
    assert isinstance(shown, WagesPage)
    told = "Taken back: S1, A. Mensah, Monday 3 August 2020 to Wednesday 12 August 2020."
    assert told in words(shown)
    assert "Nobody has isolated yet." in words(shown)
    part = shown.findChild(Disclosure)
    assert isinstance(part, Disclosure)
    assert part.button.accessibleName().startswith("Taken back: 1 isolation")
    part.set_open(True)
    settle()
    assert "Typed twice" in words(part)
    at.go.to_place("today")
    assert told not in words(wages(at)), "later it is old news"
