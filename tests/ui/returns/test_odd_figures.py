"""*Check your answers* asks about figures that look odd, shows what a note explains, and lists what was left blank."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton

from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.values import Counts, Picks, Words
from carehome_desktop.domain.ways import Way
from carehome_desktop.ui import theme
from carehome_desktop.ui.answering.page import AnsweringPage
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.parts.panels import Banner
from carehome_desktop.ui.returns.check import NOTE_STILL_HERE, CheckPage
from carehome_desktop.ui.returns.odd_note import OddNote
from carehome_desktop.ui.returns.standing import counts_words, section_standing
from tests.ui.desk import Desk, button, press, settle, words

NOVEMBER = Period(PeriodKind.MONTH, "2026-11")
FIGURES = {"beds-total": 8, "beds-occupied": 9, "beds-reserved": 0, "beds-accepting": 0}


def answer_beds(at: Desk, note: str = "") -> None:
    answer, person = at.session.answering.answer, at.session.person()
    answer("beds", NOVEMBER, "bed-types", Picks.of({"transitional": ""}), person)
    for question_id, number in FIGURES.items():
        answer("beds", NOVEMBER, question_id, Counts.of({"transitional": number}), person, note=note)


def banners(at: Desk) -> list[str]:
    at.go.to_check("beds", NOVEMBER)
    settle()
    assert isinstance(at.page, CheckPage)
    return [banner.accessibleName() for banner in at.page.findChildren(Banner)]


def test_what_looks_odd_is_asked_and_can_go_all_the_same(at: Desk) -> None:
    answer_beds(at)
    said = banners(at)[0]
    assert said.startswith(
        "Please look again. More beds are in use than there are in total: Transitional (9 against 8)."
    )
    assert "You can also leave it empty and send." in words(at.page)


def test_what_a_note_explains_is_shown_with_it_and_not_asked_again(at: Desk) -> None:
    answer_beds(at)
    banners(at)
    answer_beds(at, note="A <b>camp bed</b>")
    at.tell(Change.ANSWERS)
    said = banners(at)[0]
    assert said.startswith("You have said why. More beds are in use")
    assert said.endswith("Your note: A <b>camp bed</b>")
    assert not any("Please look again" in each for each in banners(at))


def test_what_the_set_lets_be_blank_is_listed_and_leads_to_its_question(at: Desk) -> None:
    answer_beds(at)
    banners(at)
    row = button(at.page, "6. ")
    assert "Left blank" in row.accessibleName()
    assert not any("closed" in each for each in banners(at)), "nothing is asked of beds that nobody said are closed"


def test_a_half_filled_table_is_called_that_and_closed_beds_are_asked_why(at: Desk) -> None:
    answer, person = at.session.answering.answer, at.session.person()
    answer_beds(at)
    answer("beds", NOVEMBER, "bed-types", Picks.of({"transitional": "", "general-nursing": ""}), person)
    answer("beds", NOVEMBER, "beds-closed", Counts.of({"transitional": 2}), person)
    said = banners(at)
    row = button(at.page, "6. ").accessibleName()
    assert row.endswith("Half filled. Transitional 2. Blank: General nursing")
    assert "Half filled, and goes as it is (1)" in words(at.page)
    asked = "Question 6 says 2 beds, and question 7, “Why are these beds closed?”, is not answered."
    assert any(each.startswith(f"Please look again. {asked}") for each in said)
    assert len(at.page.findChildren(OddNote)) == 1, "to ask why here would be a note, which is not sent"
    button(at.page, "Question 7").click()
    settle()
    assert isinstance(at.page, AnsweringPage)
    assert at.page.spot.question_id == "closed-reason"
    answer("beds", NOVEMBER, "closed-reason", Words("The boiler is being mended."), person)
    at.tell(Change.ANSWERS)
    assert not any(asked in each for each in banners(at))
    for question_id in ("beds-total", "beds-occupied", "beds-reserved", "beds-accepting"):
        answer("beds", NOVEMBER, question_id, Counts.of({"transitional": 9, "general-nursing": 1}), person)
    state = at.session.answering.open("beds", NOVEMBER)
    assert state.ready, "what need not be answered may be half filled"
    assert section_standing(state, at.hands.now)[1] == "6 answered, 1 half filled – not sent yet"
    assert counts_words(state) == "6 answered, 1 half filled"


def first_note(at: Desk) -> OddNote:
    banners(at)
    assert isinstance(at.page, CheckPage)
    return at.page.odd_notes[0]


def note_of(at: Desk, question_id: str) -> str:
    answer = at.session.answering.open("beds", NOVEMBER).state_of(question_id).answer
    assert answer is not None
    return answer.note


def test_the_reason_is_typed_beside_it_and_enter_ends_the_note_and_sends_nothing(at: Desk) -> None:
    answer_beds(at)
    note = first_note(at)
    note.line.box.setFocus()
    press("A camp bed", Qt.Key.Key_Return)
    page = at.page
    assert isinstance(page, CheckPage)
    assert at.session.deliveries.outgoing() == []
    assert "Your note: A camp bed" in words(page)
    assert page.main_action is not None
    assert page.main_action.hasFocus()
    press(Qt.Key.Key_Return)
    assert len(at.session.deliveries.outgoing()) == 1


@pytest.mark.parametrize("leave", ["pause", "another place", "tab"])
def test_no_keystroke_of_a_reason_is_lost(at: Desk, qtbot, leave: str) -> None:
    answer_beds(at)
    note = first_note(at)
    question_id = note._question_id
    note.line.box.setFocus()
    press("A camp bed")
    if leave == "another place":
        at.frame.show_place("today")
    elif leave == "tab":
        press(Qt.Key.Key_Tab)
    else:
        qtbot.waitUntil(lambda: note_of(at, question_id) != "", timeout=1000)
    settle()
    assert note_of(at, question_id) == "A camp bed"


def test_a_page_that_hears_of_a_change_leaves_a_note_alone_that_is_being_typed(at: Desk) -> None:
    answer_beds(at)
    note = first_note(at)
    note.line.box.setFocus()
    press("A camp")
    note.flush()
    at.tell(Change.OUTBOX)
    press(" bed")
    assert note.line.text() == "A camp bed"
    assert note.line.box.hasFocus()


def test_a_reason_on_a_full_disk_stays_and_is_said(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    answer_beds(at)
    note = first_note(at)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    note.line.box.setFocus()
    with monkeypatch.context() as patched:
        patched.setattr(at.session.answering, "save", full)
        press("A camp bed")
        note.flush()
        assert f"This is not saved yet: the disk is full. What was saved stays saved. {NOTE_STILL_HERE}" in words(
            at.page
        )
    press(".")
    note.flush()
    assert NOTE_STILL_HERE not in words(at.page)
    assert note_of(at, note._question_id) == "A camp bed."


def test_each_oddity_leads_to_its_questions_and_says_both_figures_of_the_line_that_is_odd(at: Desk) -> None:
    answer_beds(at)
    answer, person = at.session.answering.answer, at.session.person()
    answer("beds", NOVEMBER, "bed-types", Picks.of({"transitional": "", "general-nursing": ""}), person)
    for question_id, number in FIGURES.items():
        both = {"transitional": number, "general-nursing": 30 - number if question_id in list(FIGURES)[:2] else 0}
        answer("beds", NOVEMBER, question_id, Counts.of(both), person)
    note = first_note(at)
    ways = [way.accessibleName() for way in note.findChildren(QPushButton)]
    assert ways == ["Question 3: 9 beds", "Question 2: 8 beds"]
    button(note, "Question 2").click()
    settle()
    assert isinstance(at.page, AnsweringPage)
    assert at.page.spot.question_id == "beds-total"


def test_enter_stops_at_what_looks_odd_then_at_the_button_and_the_third_goes_on(at: Desk) -> None:
    answer_beds(at)
    note = first_note(at)
    at.page.setFocus()
    press(Qt.Key.Key_Return)
    assert note.line.box.hasFocus()
    press(Qt.Key.Key_Return)
    assert at.session.deliveries.outgoing() == []
    assert at.page.main_action.hasFocus()  # type: ignore[union-attr]
    press(Qt.Key.Key_Return)
    assert len(at.session.deliveries.outgoing()) == 1


def test_an_enter_that_is_held_down_carries_nobody_past_the_check(at: Desk) -> None:
    answer_beds(at)
    first_note(at)
    page = at.page
    assert isinstance(page, CheckPage)
    assert page.main_action is not None
    held = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, text="\r", autorep=True, count=1
    )
    for place in (page, page.main_action):
        place.setFocus()
        for _ in range(3):
            QApplication.sendEvent(place, held)
    assert at.page is page
    assert at.session.deliveries.outgoing() == []


def test_by_hand_nothing_is_called_sending(at: Desk) -> None:
    answer_beds(at)
    first_note(at)
    page = at.page
    assert isinstance(page, CheckPage)
    page._choose_way(Way.HAND)
    settle()
    assert "You can also leave it empty and go on." in words(page)
    assert "leave it empty and send" not in words(page)


def test_a_section_that_nobody_touched_says_how_many_questions_it_has(at: Desk) -> None:
    state = at.session.answering.open("beds", NOVEMBER)
    assert counts_words(state) == f"{len(state.questions)} questions"
    answer_beds(at)
    assert "answered" in counts_words(at.session.answering.open("beds", NOVEMBER))


def test_at_twice_the_text_what_looks_odd_makes_the_page_no_wider_than_the_window(at: Desk, qapp: QApplication) -> None:
    answer_beds(at)
    for question_id in FIGURES:  # the sum of three questions against a fourth: four buttons in a row
        figure = Counts.of({"transitional": 8})
        at.session.answering.answer("beds", NOVEMBER, question_id, figure, at.session.person())
    assert "Question 2: 8 beds" in banners(at)[0] + words(at.page)
    theme.apply(qapp, theme.Scheme.LIGHT, 2.0)
    at.frame.resize(1280, 720)
    settle()
    assert isinstance(at.page, CheckPage)
    inside = at.page.area.widget()
    assert inside is not None
    assert inside.width() <= at.page.area.viewport().width()
