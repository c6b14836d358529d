"""Answering: saved at once and said so, nothing lost, nothing chosen beforehand."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from carehome_desktop.domain.answers import Standing
from carehome_desktop.domain.values import FindOut, YesNo
from carehome_desktop.services.workplace import Spot
from carehome_desktop.ui.answering.keeper import STILL_HERE
from carehome_desktop.ui.answering.page import AnsweringPage
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.go import Walk
from carehome_desktop.ui.returns.check import CheckPage
from carehome_desktop.ui.returns.section import SectionPage
from carehome_desktop.ui.settings.page import SettingsPage
from carehome_desktop.ui.today.page import TodayPage
from tests.homes import LAST_WEEK, SECTION, THIS_WEEK, answer_all, day
from tests.ui.desk import Desk, button, desk, press, settle, wait_until, words


def ids(at: Desk) -> list[str]:
    return [each.question.id for each in at.session.answering.open(SECTION, THIS_WEEK).questions]


def ask(at: Desk, number: int = 1, walk: Walk | None = None) -> AnsweringPage:
    how = () if walk is None else (walk,)
    at.go.to_question(SECTION, THIS_WEEK, ids(at)[number - 1], *how)
    settle()
    page = at.page
    assert isinstance(page, AnsweringPage)
    return page


def value(at: Desk, number: int) -> object:
    answer = at.session.answering.open(SECTION, THIS_WEEK).questions[number - 1].answer
    return answer.value if answer else None


def test_nothing_is_chosen_before_the_manager_chooses(at: Desk) -> None:
    page = ask(at)
    assert page.radios.value() is None
    assert page.radios.isAncestorOf(QApplication.focusWidget())
    assert "Saved" not in words(page)


@pytest.mark.parametrize(("key", "yes"), [(Qt.Key.Key_Y, True), (Qt.Key.Key_N, False)])
def test_a_letter_answers_and_it_is_saved_before_it_is_said(at: Desk, key: Qt.Key, yes: bool) -> None:
    page = ask(at)
    press(key)
    assert value(at, 1) == YesNo(yes)
    assert "Saved on this computer 9:00am" in words(page)


def test_enter_goes_on_to_the_next_question_and_back_to_the_one_before(at: Desk) -> None:
    page = ask(at)
    press(Qt.Key.Key_Y, Qt.Key.Key_Return)
    assert at.page is page
    assert page.spot.question_id == ids(at)[1]
    assert page.radios.value() is None
    press(Qt.Key.Key_Escape)
    assert page.spot.question_id == ids(at)[0]
    assert page.radios.value() is True
    press(Qt.Key.Key_Escape)
    assert isinstance(at.page, TodayPage)


def test_a_question_may_be_left_open_on_the_way(at: Desk) -> None:
    page = ask(at)
    press(Qt.Key.Key_Return)
    assert page.spot.question_id == ids(at)[1]
    assert value(at, 1) is None


def test_after_the_last_question_the_answers_are_checked(at: Desk) -> None:
    ask(at)
    for _ in range(13):
        press(Qt.Key.Key_Y, Qt.Key.Key_Return)
    assert isinstance(at.page, CheckPage)


@pytest.mark.parametrize("walk", [None, Walk.OPEN])
def test_enter_leads_only_to_what_still_needs_an_answer_and_to_each_once(at: Desk, walk: Walk | None) -> None:
    answer_all(at.house)
    person = at.session.person()
    for number, missing in ((2, None), (7, FindOut("the GP")), (9, None)):
        at.session.answering.answer(SECTION, THIS_WEEK, ids(at)[number - 1], missing, person)
    page = ask(at, 5, walk)
    seen = []
    for _ in range(3):
        assert "is here again" not in words(page)
        press(Qt.Key.Key_Return)
        seen.append(ids(at).index(page.spot.question_id) + 1)
    assert seen == [7, 9, 2]
    assert "Question 2 is here again, because it is still open." in words(page)
    press(Qt.Key.Key_Return)
    assert isinstance(at.page, CheckPage)


def test_after_going_back_enter_leads_again_to_the_question_that_was_left_open(at: Desk) -> None:
    page = ask(at)
    press(Qt.Key.Key_Y, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Return)
    assert page.spot.question_id == ids(at)[1]


def test_a_question_left_open_is_named_on_the_next_page_until_one_goes_on(
    at: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("carehome_desktop.ui.answering.page.announce", lambda _, sentence: said.append(sentence))
    page = ask(at, 3)
    press(Qt.Key.Key_Return)
    sentence = "Question 3 has no answer yet. It is on the list as missing."
    assert said == [sentence]
    assert sentence in words(page)
    press(Qt.Key.Key_Y)
    assert sentence in words(page)
    press(Qt.Key.Key_Return)
    assert sentence not in words(page)
    assert said == [sentence]


def test_a_last_answer_left_unconfirmed_is_named_on_the_next_page(at: Desk) -> None:
    answer_all(at.house, LAST_WEEK)
    page = ask(at)
    press(Qt.Key.Key_Return)
    assert "Question 1 still has your last answer. It is on the list to be confirmed." in words(page)


def test_a_word_that_begins_with_n_leaves_a_question_without_an_answer(at: Desk) -> None:
    page = ask(at)
    press("nurse")
    assert value(at, 1) is None
    assert page.radios.value() is None


def test_an_arrow_answers_and_it_is_saved_at_once(at: Desk) -> None:
    page = ask(at)
    press(Qt.Key.Key_Down)
    assert value(at, 1) == YesNo(True)
    press(Qt.Key.Key_Down)
    assert value(at, 1) == YesNo(False)
    press("f")
    assert value(at, 1) == FindOut()
    assert "Saved on this computer 9:00am" in words(page)


def test_from_the_check_enter_leads_from_one_open_question_to_the_next_and_back(at: Desk) -> None:
    answer_all(at.house)
    for number in (3, 7):
        at.session.answering.answer(SECTION, THIS_WEEK, ids(at)[number - 1], None, at.session.person())
    page = ask(at, 3, Walk.OPEN)
    press(Qt.Key.Key_Y, Qt.Key.Key_Return)
    assert page.spot.question_id == ids(at)[6]
    press(Qt.Key.Key_N, Qt.Key.Key_Return)
    assert isinstance(at.page, CheckPage)


def test_the_list_of_all_questions_is_one_step_away(at: Desk) -> None:
    page = ask(at, 4)
    page.all_questions.click()
    settle()
    assert isinstance(at.page, SectionPage)


def test_the_place_is_remembered_as_soon_as_a_question_is_shown(at: Desk) -> None:
    ask(at)
    for _ in range(4):
        press(Qt.Key.Key_Y, Qt.Key.Key_Return)
    assert at.session.workplace.spot() == Spot(SECTION, THIS_WEEK, ids(at)[4])


def test_to_find_out_keeps_whom_and_when_and_counts_as_no_answer(at: Desk) -> None:
    page = ask(at)
    page.radios.buttons[2].click()
    page.find_out.whom.box.setFocus()
    press("the GP")
    page.find_out.by.box.setFocus()
    press("Friday")
    kept = value(at, 1)
    assert isinstance(kept, FindOut)
    assert (kept.whom, str(kept.by)) == ("the GP", "2026-11-27")
    assert at.session.answering.open(SECTION, THIS_WEEK).number(Standing.ANSWERED) == 0


def test_a_note_is_kept_when_the_page_is_left_at_once(at: Desk) -> None:
    page = ask(at)
    page.note.box.setFocus()
    press("Ask Anna")
    at.frame.show_place("today")
    settle()
    answer = at.session.answering.open(SECTION, THIS_WEEK).questions[0].answer
    assert answer is not None
    assert answer.note == "Ask Anna"


def test_a_note_that_is_too_long_takes_no_answer_with_it_and_is_still_there_later(at: Desk) -> None:
    page = ask(at)
    page.note.box.setPlainText("x" * 2_001)
    page.flush()
    page.radios.take_focus()
    press(Qt.Key.Key_Y)
    assert value(at, 1) == YesNo(True)
    at.go.back()
    settle()
    assert len(ask(at).note.text()) == 2_001


def test_blanks_alone_are_no_note_and_nothing_is_said_of_them(at: Desk) -> None:
    page = ask(at)
    page.note.box.setFocus()
    press(Qt.Key.Key_Space)
    page.flush()
    assert "Saved on this computer" not in words(page)
    assert at.house.answering.open(SECTION, THIS_WEEK).state_of(ids(at)[0]).answer is None
    press("b")
    page.flush()
    assert "Saved on this computer 9:00am" in words(page)


def test_a_disk_that_is_full_is_said_in_words_and_tried_again(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    page = ask(at)
    service = at.session.answering

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(service, "save", full)
        press(Qt.Key.Key_Y)
        assert STILL_HERE in words(page)
        assert "Saved on this computer" not in words(page)
        press(Qt.Key.Key_Return)
        assert page.spot.question_id == ids(at)[0], "it does not go on as if all were well"
        assert not at.rooms.keeper.try_again()
    assert page.radios.value() is True
    assert at.rooms.keeper.try_again()
    settle()
    assert value(at, 1) == YesNo(True)
    assert STILL_HERE not in words(page)
    assert "Saved on this computer 9:00am" in words(page)


def test_what_could_not_be_saved_is_there_again_when_the_question_is_opened_anew(
    at: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(at)
    service = at.session.answering

    def locked(*_: object) -> None:
        raise RuntimeError("the file is locked")

    with monkeypatch.context() as patched:
        patched.setattr(service, "save", locked)
        press(Qt.Key.Key_N)
        at.frame.show_place("today")
        settle()
        page = ask(at)
        assert page.radios.value() is False
        assert STILL_HERE in words(page)


def test_an_answer_of_yesterday_is_shown_and_counts_once_confirmed(at: Desk) -> None:
    answer_all(at.house, LAST_WEEK)
    page = ask(at)
    assert page.radios.value() is None
    assert "From the week from Monday 9 November 2026" in words(page)
    button(page, "Confirm yes").click()
    settle()
    assert value(at, 1) == YesNo(True)
    assert page.radios.value() is True


def test_a_day_that_has_passed_is_called_a_record_of_then(at: Desk) -> None:
    at.go.to_question(SECTION, LAST_WEEK, ids(at)[0])
    settle()
    assert "You are answering for the week from Monday 9 November 2026, which has passed" in words(at.page)


def test_a_home_is_asked_about_its_residents_only_where_the_advice_of_that_day_needs_it(at: Desk) -> None:
    summer = day("2020-06-15")
    at.go.to_question(SECTION, summer, "test-kits")
    settle()
    page = at.page
    assert "Does your home care only for people under 65?" in words(page)
    assert isinstance(page, AnsweringPage)
    asked = button(page, "Only under 65")
    assert (
        asked.mapTo(page, asked.rect().topLeft()).y() > page.note.box.mapTo(page, page.note.box.rect().bottomLeft()).y()
    )
    asked.click()
    settle()
    assert at.session.home_records.home().only_under_65 is True
    assert "Does your home care only" not in words(page)
    advice = at.session.answering.open(SECTION, summer).state_of("test-kits").advice
    assert advice
    assert advice[0] in words(page)


def test_no_home_is_asked_about_its_residents_where_nothing_depends_on_it(at: Desk) -> None:
    assert "under 65?" not in words(ask(at, 1))
    assert "under 65?" not in words(ask(at, 4)), "the rule that ended no longer holds"
    at.session.home_records.tell("only_under_65", "no")
    assert "under 65?" not in words(ask(at, 5))


def test_the_question_about_the_home_can_be_put_off(at: Desk) -> None:
    at.go.to_question(SECTION, day("2020-06-15"), "testing-portal")
    settle()
    button(at.page, "Not now").click()
    settle()
    assert "under 65?" not in words(at.page)
    assert at.session.home_records.home().only_under_65 is None


def test_the_trades_own_words_are_explained_and_the_source_has_its_date(at: Desk) -> None:
    said = words(ask(at, 7))
    assert "Words used here" in said
    assert "PPE: " in said
    assert "undated" in said


def test_a_change_of_the_outbox_leaves_what_is_being_typed_alone(at: Desk) -> None:
    page = ask(at)
    page.note.box.setFocus()
    press("half a wo")
    at.tell(Change.OUTBOX)
    press("rd")
    assert page.note.text() == "half a word"
    assert page.note.box.hasFocus()


def test_someone_interrupted_in_the_note_comes_back_into_it_after_its_last_word(tmp_path: Path) -> None:
    with desk(tmp_path) as before:
        page = ask(before, 3)
        press(Qt.Key.Key_Y)
        page.note.box.setFocus()
        press("Ring F")
    with desk(tmp_path) as after:
        page = ask(after, 3)
        assert page.note.box.hasFocus()
        press("ay")
        assert page.note.text() == "Ring Fay"
        page.radios.take_focus()
        press(Qt.Key.Key_N)
    with desk(tmp_path) as again:
        assert ask(again, 3).radios.buttons[1].hasFocus()


def test_a_note_that_was_gone_on_from_is_not_come_back_into(at: Desk) -> None:
    page = ask(at)
    page.note.box.setFocus()
    press("Ring Fay")
    press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Escape)
    assert page.spot.question_id == ids(at)[0]
    assert page.radios.isAncestorOf(QApplication.focusWidget())


def test_from_a_page_that_a_question_opened_tab_goes_to_its_first_control(at: Desk) -> None:
    answer_all(at.house)
    at.go.to_question(SECTION, THIS_WEEK, ids(at)[-1])
    settle()
    press(Qt.Key.Key_Return)
    assert isinstance(at.page, CheckPage)
    assert QApplication.focusWidget() is at.page
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget().accessibleName().startswith("1. ")


def test_who_answers_is_in_sight_and_somebody_else_can_sit_down_without_leaving_the_question(at: Desk) -> None:
    page = ask(at)
    wait_until(page.at_desk.isVisible)
    manager = at.house.manager()
    assert page.at_desk.text() == f"Answering as {manager.name}"
    page.at_desk.click()
    settle()
    assert isinstance(at.page, SettingsPage), "where one person answers, a second is added first"
    assert QApplication.focusWidget() is at.page.people.desk.box
    at.page.people.new_name.set_text("Ama Mensah")
    at.page.people.add.click()
    page = ask(at)
    wait_until(page.at_desk.isVisible)
    page.at_desk.setFocus()
    press(Qt.Key.Key_Return, Qt.Key.Key_Down)
    assert page.at_desk.text() == "Answering as Ama Mensah"
    page.take_focus()
    press(Qt.Key.Key_N)
    kept = at.session.answering.open(SECTION, THIS_WEEK).questions[0].answer
    assert kept is not None
    assert kept.person_id == at.house.home_records.home().people[1].id
    at.go.to_place("settings")
    assert isinstance(at.page, SettingsPage)
    assert at.page.people.desk.box.currentText() == "Ama Mensah"
