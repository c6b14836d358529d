"""Check your answers: what is missing, what changed since, what looks odd, and how it goes out."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.values import FindOut, YesNo
from carehome_desktop.domain.ways import Shown, Way
from carehome_desktop.ui.answering.page import AnsweringPage
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.parts.panels import Banner
from carehome_desktop.ui.parts.rows import ListRow
from carehome_desktop.ui.returns.queued import QueuedPage
from tests.endpoint_server import RunningEndpoint
from tests.homes import LAST_WEEK, SECTION, THIS_WEEK, answer_all
from tests.services.test_no_change import answer
from tests.ui.desk import Desk, button, press, settle, words
from tests.ui.returns.walking import check_page, section_page


def send_by(at: Desk, endpoint: RunningEndpoint) -> None:
    """Answer all of this week and have it received."""

    class Practice:
        address = endpoint.url

        def stop(self) -> None: ...

    at.house.practice_endpoint = Practice()  # type: ignore[assignment]
    answer_all(at.house)
    at.session.filing.queue(SECTION, THIS_WEEK, at.session.person())
    at.house.courier.start()
    while at.house.courier.step() == 0:
        pass


def test_the_check_names_what_is_missing_and_does_not_send(at: Desk) -> None:
    answer_all(at.house)
    at.session.answering.answer(SECTION, THIS_WEEK, "test-kits", FindOut(), at.session.person())
    page = check_page(at)
    assert "To find out (1)" in words(page)
    press(Qt.Key.Key_Return)
    assert at.page is page
    assert "1 answer still needed: question 5." in words(page)
    assert at.session.deliveries.outgoing() == []


def test_pressing_what_is_still_needed_opens_that_question(at: Desk) -> None:
    answer_all(at.house)
    at.session.answering.answer(SECTION, THIS_WEEK, "test-kits", FindOut(), at.session.person())
    page = check_page(at)
    press(Qt.Key.Key_Return)
    button(page.summary, "1 answer still needed").click()
    settle()
    assert isinstance(at.page, AnsweringPage)
    assert at.page.spot.question_id == "test-kits"


def test_the_check_tells_what_changed_since_it_was_received_and_that_the_new_one_takes_its_place(
    at: Desk, endpoint: RunningEndpoint
) -> None:
    send_by(at, endpoint)
    person = at.session.person()
    at.session.answering.answer(SECTION, THIS_WEEK, "test-kits", YesNo(False), person)
    at.session.answering.answer(SECTION, THIS_WEEK, "full-wages", YesNo(True), person, note="Ask Anna", declined=True)
    numbers = {each.id: each.number for each in at.session.answering.section_for(SECTION, THIS_WEEK).questions}
    said = words(check_page(at))
    assert f"Question {numbers['test-kits']}: was Yes, is No" in said
    changed = f"Question {numbers['full-wages']}: your note changed and the tick for offered and declined changed"
    assert changed in said
    assert "The new return takes the place of the one that was received " in said
    assert said.count("Question ") == 2
    assert "2 answers changed and not sent" in said
    section = section_page(at)
    banner = next(
        each for each in section.findChildren(Banner) if each.accessibleName().startswith("2 answers changed")
    )
    assert banner.property("state") == "amber", "a green one says that all is well"
    assert "What you changed goes as a new return once you send it." in banner.accessibleName()
    rows = [row.accessibleName() for row in section.findChildren(ListRow) if "Changed since" in row.accessibleName()]
    assert [row.partition("Changed")[2] for row in rows] == [
        f" since: {changed.partition(': ')[2]}. Offered and declined. Note: Ask Anna",
        " since: was Yes",
    ]


def test_the_check_says_that_one_that_waits_is_not_sent_any_more(at: Desk) -> None:
    answer_all(at.house, but={"testing-portal": False})
    at.session.filing.queue(SECTION, THIS_WEEK, at.session.person())
    page = check_page(at)
    assert "changed and not sent" not in words(page)
    assert "You can also leave it empty and go on." in words(page), "there is nothing to send"
    button(page, "See how it stands").click()
    settle()
    assert isinstance(at.page, QueuedPage)
    answer_all(at.house, but={"testing-portal": False, "test-kits": False})
    check_page(at)
    assert "1 answer changed and not sent" in words(at.page)
    assert "takes the place of the one that waits here. Once you send it, that one does not go." in words(at.page)


def test_of_a_copy_sheet_the_check_says_that_nothing_was_sent_and_names_the_lines_that_changed(at: Desk) -> None:
    at.hands.now = datetime(2026, 11, 9, 9, tzinfo=UTC)
    november, session = Period.read("2026-11"), at.session
    answer(at.house, november, 3)
    row = session.filing.queue("workforce", november, session.person(), Way.HAND)
    assert isinstance(row, Outgoing), row
    answer(at.house, november, 4, "staff-employed")
    at.go.to_check("workforce", november)
    settle()
    said = words(at.page)
    assert "1 answer changed since you made it ready to enter" in said
    assert (
        "It was not sent, and it is not recorded as entered. The new return takes its place on the copy sheet." in said
    )
    assert "on its way" not in said
    assert "you sent it" not in said
    assert "was Registered nurses 3, " in said
    assert "is Registered nurses 4, " in said

    who = session.person()
    session.ways_out.enter(row.return_id, who, at.hands.now, Shown.YES, who)
    at.tell(Change.OUTBOX)
    said = words(at.page)
    assert "1 answer changed since it was entered" in said
    assert "not on the tracker until it is entered too" in said


def test_the_focus_stays_on_the_page_when_carried_answers_are_confirmed(at: Desk) -> None:
    answer_all(at.house, LAST_WEEK, but={"test-kits": False})
    page = section_page(at)
    button(page, "Confirm no: ").setFocus()
    press(Qt.Key.Key_Space)
    questions = at.session.answering.section_for(SECTION, THIS_WEEK).questions
    assert at.frame.focusWidget() is button(page, f"Confirm yes: {questions[5].heading}")
    button(page, "Confirm all 12").setFocus()
    press(Qt.Key.Key_Space)
    assert at.frame.focusWidget() is page.main_action


def test_the_focus_stays_on_the_check_when_all_is_confirmed_there(at: Desk) -> None:
    answer_all(at.house, LAST_WEEK)
    page = check_page(at)
    button(page, "Confirm all 13").setFocus()
    press(Qt.Key.Key_Space)
    assert at.frame.focusWidget() is page.main_action


def test_answers_that_look_odd_together_are_asked_about_and_still_go(at: Desk) -> None:
    answer_all(at.house, but={"testing-portal": False})
    page = check_page(at)
    assert "Are both right?" in words(page)
    press(Qt.Key.Key_Return)
    assert at.page is page, "the first Enter stops at the note"
    press(Qt.Key.Key_Return)
    assert at.page is page, "the second at the button"
    press(Qt.Key.Key_Return)
    assert isinstance(at.page, QueuedPage)


def test_a_real_home_without_an_address_is_told_where_to_set_it_and_may_send_all_the_same(at: Desk) -> None:
    answer_all(at.house)
    at.session.practice = False
    page = check_page(at)
    assert "No address to send to is set yet" in words(page)
    button(page, "Set the address in Settings")
    press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert "Waiting for an address" in words(at.page)
    assert at.way_out.wishes == ["nudge"]
    assert at.session.workplace.spot() is None


def test_a_queue_that_cannot_be_written_is_said_in_words(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    answer_all(at.house)
    page = check_page(at)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(at.session.filing, "queue", full)
    press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert at.page is page
    assert "Your answers are saved" in words(page)
