"""The log-in card on the screen: a tick is kept at once, a hint goes when it is seen to, and no password has a place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from carehome_desktop.domain.people import Person
from carehome_desktop.services.log_in_card import Mark
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.papers.log_in_card import LogInCardPage
from tests.reports.reading import whole
from tests.ui.accessible import nameless
from tests.ui.desk import said
from tests.ui.quiet_desk import QuietDesk

Present = Callable[[QWidget], None]


def deputy(at: QuietDesk) -> Person:
    person = at.house.home_records.add_person("A. Deputy", "Deputy manager")
    assert isinstance(person, Person)
    return person


def test_nothing_is_ticked_at_first_and_a_tick_by_the_keyboard_is_kept_at_once(at: QuietDesk, present: Present) -> None:
    page = LogInCardPage(at.session, at.go)
    present(page)
    assert not any(tick.isChecked() for tick in page.ticks.values())
    tick = page.ticks[at.house.manager().id, Mark.SIGNS_IN]
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert at.house.log_in_cards.card().users[0].person == at.house.manager()
    assert page.mark.saved.words() == "Saved on this computer 9:00am"
    assert "Only one person can sign in." in said(page)
    assert "Nobody is marked as able to sign in." not in said(page)


def test_hints_go_when_they_are_seen_to(at: QuietDesk, present: Present) -> None:
    second = deputy(at)
    page = LogInCardPage(at.session, at.go)
    present(page)
    for person, mark in (
        (at.house.manager(), Mark.SIGNS_IN),
        (second, Mark.SIGNS_IN),
        (second, Mark.APPROVES),
    ):
        page.ticks[person.id, mark].click()
    for words in ("Only one person", "Nobody is marked", "Nobody here is marked as approver"):
        assert words not in said(page)


def test_who_left_with_a_log_in_is_asked_about_until_it_is_reported(
    at: QuietDesk, present: Present, qtbot: QtBot
) -> None:
    second = deputy(at)
    page = LogInCardPage(at.session, at.go)
    present(page)
    page.ticks[second.id, Mark.SIGNS_IN].click()
    at.house.home_records.change_person(replace(second, active=False))
    at.tell(Change.HOME)
    qtbot.waitUntil(lambda: "A. Deputy has left and can still sign in." in said(page))
    page.ticks[second.id, Mark.REPORTED].click()
    assert "A. Deputy has left" not in said(page)
    assert at.house.log_in_cards.card().leavers == ()


def test_there_is_no_field_for_a_password_and_the_page_says_why(at: QuietDesk, present: Present) -> None:
    page = LogInCardPage(at.session, at.go)
    present(page)
    assert [box.accessibleName() for box in page.findChildren(QLineEdit)] == ["Capacity Tracker helpline"]
    assert "Whoever finds it could answer in your home’s name." in said(page)


def test_the_helpline_shows_number_hours_and_source_and_takes_the_homes_own(at: QuietDesk, present: Present) -> None:
    page = LogInCardPage(at.session, at.go)
    present(page)
    assert "Ring 0191 691 3729, weekdays 8am to 5pm." in said(page)
    assert "Source: Adult social care enforcement, NHS Business Services Authority, undated." in said(page)
    page.helpline.line.box.setText("0300 000 000")
    page.helpline.flush()
    line = at.house.log_in_cards.card().helpline
    assert line is not None
    assert line.number == "0300 000 000"


def test_a_name_is_shown_as_it_was_typed(at: QuietDesk, present: Present) -> None:
    at.house.home_records.add_person("<b>R&D</b>", "")
    page = LogInCardPage(at.session, at.go)
    present(page)
    label = next(each for each in page.findChildren(QLabel) if "R&D" in each.text())
    assert label.text() == "<b>R&D</b>"
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_the_print_is_the_card(at: QuietDesk, present: Present, qtbot: QtBot) -> None:
    page = LogInCardPage(at.session, at.go)
    present(page)
    page.ticks[at.house.manager().id, Mark.SIGNS_IN].click()
    page.open_preview()
    preview = page.preview
    assert preview is not None
    qtbot.waitUntil(lambda: bool(preview.pages), timeout=20_000)
    assert "Can sign in Practice manager Registered manager Second user: nobody yet." in whole(preview.pdf)
    preview.reject()


def test_every_control_has_a_name(at: QuietDesk, present: Present) -> None:
    deputy(at)
    page = LogInCardPage(at.session, at.go)
    present(page)
    assert nameless(page) == []
