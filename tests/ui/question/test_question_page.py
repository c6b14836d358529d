"""One question, answered with the keyboard alone, and no keystroke lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel

from carehome_desktop.ui import theme
from carehome_desktop.ui.question.helper import NEEDED_AND_MISSING, NEEDED_AND_THERE, NOT_NEEDED, suggestion
from carehome_desktop.ui.question.page import QuestionPage
from carehome_desktop.ui.question.view import Carried
from tests.ui.accessible import name_of, nameless, settle, tab_order, walk
from tests.ui.question.asking import focus, leave, words
from tests.ui.question.samples import question

Show = Callable[..., QuestionPage]


def heard(page: QuestionPage, signal: str) -> list[tuple[Any, ...]]:
    told: list[tuple[Any, ...]] = []
    getattr(page, signal).connect(lambda *args: told.append(args))
    return told


def test_nothing_is_chosen_before_the_manager_chooses(show: Show) -> None:
    page = show()
    assert page.radios.value() is None
    assert not any(button.isChecked() for button in page.radios.buttons)
    assert page.radios.buttons[0].hasFocus()


def test_heading_label_counts_and_guidance_are_shown(show: Show) -> None:
    shown = words(show())
    assert "In the 2020 report: Paying staff full wages while isolating following a positive test" in shown
    assert "Question 3 of 13\n2 answered, 1 to find out" in shown
    assert "for Saturday 21 November 2026" in shown
    assert "When to say yes" in shown


@pytest.mark.parametrize(("key", "answer"), [(Qt.Key.Key_Y, True), (Qt.Key.Key_N, False)])
def test_y_and_n_answer_while_the_choices_have_the_focus(qtbot, show: Show, key: Qt.Key, answer: bool) -> None:
    page = show()
    told = heard(page, "answered")
    qtbot.keyClick(focus(), key)
    assert told == [(answer,)]


def test_y_and_n_are_letters_everywhere_else(qtbot, show: Show) -> None:
    page = show()
    told = heard(page, "answered")
    page.note.box.setFocus()
    qtbot.keyClicks(focus(), "yn")
    page.main_action.setFocus()
    qtbot.keyClicks(focus(), "yn")
    assert told == []
    assert page.note.text() == "yn"


def test_down_and_up_go_through_the_choices(qtbot, show: Show) -> None:
    page = show()
    told = heard(page, "answered")
    qtbot.keyClick(focus(), Qt.Key.Key_Y)
    qtbot.keyClick(focus(), Qt.Key.Key_Down)
    qtbot.keyClick(focus(), Qt.Key.Key_Down)
    qtbot.keyClick(focus(), Qt.Key.Key_Up)
    assert [value for (value,) in told] == [True, False, "find-out", False]


@pytest.mark.parametrize(("key", "answer"), [(Qt.Key.Key_Down, True), (Qt.Key.Key_Up, "find-out")])
def test_from_no_choice_an_arrow_chooses_the_first_or_the_last(qtbot, show: Show, key: Qt.Key, answer: object) -> None:
    page = show()
    told = heard(page, "answered")
    qtbot.keyClick(focus(), key)
    assert told == [(answer,)]
    assert page.radios.value() == answer


def test_the_arrows_go_round(qtbot, show: Show) -> None:
    page = show(answer=True)
    qtbot.keyClick(focus(), Qt.Key.Key_Up)
    assert page.radios.value() == "find-out"
    qtbot.keyClick(focus(), Qt.Key.Key_Down)
    assert page.radios.value() is True


def test_esc_in_the_open_helper_folds_it_away_and_leaves_the_page_open(qtbot, show: Show) -> None:
    page = show(needs_helper=True)
    back = heard(page, "go_back")
    page.helper.opener.click()
    page.helper.needed.take_focus()
    qtbot.keyClick(focus(), Qt.Key.Key_Escape)
    assert back == []
    assert not page.helper.needed.isVisible()
    assert page.helper.opener.hasFocus()
    qtbot.keyClick(focus(), Qt.Key.Key_Escape)
    assert back == [()]


def test_showing_an_answer_tells_of_no_answer(show: Show) -> None:
    page = show()
    told = (
        heard(page, "answered")
        + heard(page, "note_changed")
        + heard(page, "declined_changed")
        + heard(page, "find_out_changed")
    )
    page.show_question(question(key="other", answer=True, note="A note", declined=True))
    page.flush()
    assert page.radios.value() is True
    assert told == []


def test_enter_goes_on_and_esc_goes_back(qtbot, show: Show) -> None:
    page = show()
    on, back = heard(page, "go_on"), heard(page, "go_back")
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert (on, back) == ([()], [])
    qtbot.keyClick(focus(), Qt.Key.Key_Escape)
    assert (on, back) == ([()], [()])


def test_in_the_note_enter_makes_a_line_and_ctrl_enter_goes_on_with_the_note_told_first(qtbot, show: Show) -> None:
    page = show()
    order: list[str] = []
    page.note_changed.connect(lambda note: order.append(note))
    page.go_on.connect(lambda: order.append("on"))
    page.note.box.setFocus()
    qtbot.keyClicks(focus(), "a")
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    qtbot.keyClicks(focus(), "b")
    qtbot.keyClick(focus(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert order == ["a\nb", "on"]


@pytest.mark.parametrize("way", ["tab", "hide", "esc", "next question", "pause"])
def test_no_keystroke_of_a_note_is_lost(qtbot, show: Show, way: str) -> None:
    page = show()
    told = heard(page, "note_changed")
    page.note.box.setFocus()
    qtbot.keyClicks(focus(), "Wages book")
    leave(qtbot, page, way, told)
    assert told[-1] == ("Wages book",)


def test_the_same_question_shown_again_leaves_typing_alone(qtbot, show: Show) -> None:
    page = show()
    page.note.box.setFocus()
    qtbot.keyClicks(focus(), "Wag")
    page.show_question(question(note="Wa", saved_words="Saved on this computer 2:02pm"))
    qtbot.keyClicks(focus(), "es")
    assert page.note.text() == "Wages"
    assert "Saved on this computer 2:02pm" in words(page)


def test_saving_is_announced_once(show: Show, monkeypatch) -> None:
    page = show()
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    page.show_question(question(answer=True, saved_words="Saved on this computer 2:02pm"))
    page.show_question(question(answer=True, saved_words="Saved on this computer 2:02pm"))
    assert said == ["Saved on this computer 2:02pm"]


def test_to_find_out_opens_two_fields_and_reads_a_day_as_written(qtbot, show: Show) -> None:
    page = show()
    assert not page.find_out.isVisible()
    page.radios.buttons[2].click()
    told = heard(page, "find_out_changed")
    assert page.find_out.isVisible()
    qtbot.keyClicks(page.find_out.whom.box, "GP")
    qtbot.keyClicks(page.find_out.by.box, "Friday")
    assert told[1] == ("GP", None)
    assert told[-1] == ("GP", date(2026, 11, 27))
    assert "That is Friday 27 November 2026." in words(page)


def test_a_day_that_cannot_be_read_is_told_above_its_field_and_in_the_summary_and_kept(qtbot, show: Show) -> None:
    page = show(answer="find-out")
    on = heard(page, "go_on")
    page.find_out.by.box.setFocus()
    qtbot.keyClicks(focus(), "when I can")
    assert page.find_out.by.error.words() == ""
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert page.find_out.by.error.words().startswith("Write the day as in ")
    settle()
    assert page.summary.isVisible()
    assert page.find_out.by.text() == "when I can"
    assert on == []
    assert page.find_out.by.box.hasFocus()
    page.note.box.setFocus()
    page.summary.setFocus()
    qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert page.find_out.by.box.hasFocus()


def test_a_note_that_is_too_long_is_told_so_and_kept(qtbot, show: Show) -> None:
    page = show(longest_note=5)
    told = heard(page, "note_changed")
    page.note.box.setFocus()
    qtbot.keyClicks(focus(), "1234567")
    assert page.note.error.words().startswith("The note may have 5 characters. Take out 2 and it is saved.")
    page.flush()
    assert told == [("1234567",)]
    qtbot.keyClick(focus(), Qt.Key.Key_Backspace)
    qtbot.keyClick(focus(), Qt.Key.Key_Backspace)
    assert page.note.error.words() == ""


def test_a_problem_stands_above_the_choices(show: Show) -> None:
    page = show(problem="Answer yes, no or I need to find out.")
    assert page.error.isVisible()
    assert page.error.geometry().bottom() < page.radios.geometry().top() + 4


def test_what_is_carried_over_is_shown_and_confirmed_by_one_button_and_never_chosen(qtbot, show: Show) -> None:
    page = show(carried=Carried("Yes", "From Saturday 14 November 2026. Not yet confirmed."))
    assert page.radios.value() is None
    assert "Yes. From Saturday 14 November 2026. Not yet confirmed." in words(page)
    confirm = next(widget for widget in tab_order(page) if widget.accessibleName() == "Confirm yes")
    with qtbot.waitSignal(page.confirm_carried):
        qtbot.keyClick(confirm, Qt.Key.Key_Return)


def test_the_tick_is_there_only_where_the_question_has_one(qtbot, show: Show) -> None:
    assert not show().declined.isVisible()
    page = show(declined=False)
    told = heard(page, "declined_changed")
    page.declined.setFocus()
    qtbot.keyClick(page.declined, Qt.Key.Key_Space)
    assert told == [(True,)]


@pytest.mark.parametrize(
    ("needed", "got", "words_"),
    [
        (None, None, ""),
        (True, None, ""),
        (False, None, NOT_NEEDED),
        (True, True, NEEDED_AND_THERE),
        (True, False, NEEDED_AND_MISSING),
    ],
)
def test_the_two_steps_suggest(needed: bool | None, got: bool | None, words_: str) -> None:
    assert suggestion(needed, got) == words_


def test_the_helper_never_answers(show: Show, monkeypatch) -> None:
    page = show(needs_helper=True)
    told = heard(page, "answered")
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    page.helper.opener.click()
    page.helper.needed.buttons[0].click()
    page.helper.got.buttons[1].click()
    assert NEEDED_AND_MISSING in words(page)
    assert said == [NEEDED_AND_MISSING]
    assert told == []
    assert page.radios.value() is None


def test_the_helper_stands_only_beside_the_questions_it_is_for(show: Show) -> None:
    assert not show().helper.isVisible()
    assert show(needs_helper=True).helper.isVisible()


def test_a_record_can_be_read_but_not_changed(qtbot, show: Show) -> None:
    page = show(read_only=True, answer=False, note="As it was")
    told = heard(page, "answered")
    assert page.main_action.hasFocus()
    qtbot.keyClicks(page.note.box, "x")
    qtbot.mouseClick(page.radios.buttons[0], Qt.MouseButton.LeftButton)
    assert (page.note.text(), page.radios.value(), told) == ("As it was", False, [])


def test_the_focus_goes_as_one_reads(show: Show) -> None:
    page = show(answer="find-out", needs_helper=True, declined=False, carried=Carried("No", "From last week."))
    assert [name_of(widget) for widget in tab_order(page)] == [
        "Confirm no",
        "I need to find out",
        "Whom will you ask?",
        "By when?",
        "It was offered and we declined it",
        "Am I a yes or a no?",
        "Note for your own record",
        "Back",
        "Continue",
    ]


def test_the_heading_is_the_name_of_the_choices_and_every_control_has_one(show: Show) -> None:
    page = show(answer="find-out", needs_helper=True, declined=True)
    page.helper.opener.click()
    group = next(one for one in walk(page) if one.widget is page.radios)
    assert (group.role, group.name) == (QAccessible.Role.Grouping, page.heading.text())
    assert page.radios.buttons[0].accessibleDescription() == page.heading.text()
    assert nameless(page) == []


def test_what_a_person_wrote_is_never_markup(show: Show) -> None:
    page = show(label_quoted="<b>x</b>", saved_words="<i>y</i>", advice=("<u>z</u>",))
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in page.findChildren(QLabel) if label.text())


@pytest.mark.parametrize(
    ("width", "height", "scale"), [(1280, 720, 1.0), (1280, 720, 2.0), (1024, 700, 1.0), (1024, 700, 2.0)]
)
def test_everything_fits_across_and_nothing_is_cut_off(qapp, show: Show, width: int, height: int, scale: float) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT, scale)
    page = show(
        answer="find-out",
        needs_helper=True,
        declined=False,
        carried=Carried("Yes", "From Saturday."),
        advice=("Until 30 August.",),
    )
    page.helper.opener.click()
    page.resize(width - 230, height - 130)
    settle()
    content = page.area.widget()
    assert content.width() <= page.area.viewport().width()
    assert content.minimumSizeHint().width() <= page.area.viewport().width()
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
            assert label.mapTo(page, label.rect().topRight()).x() < page.width(), label.text()


def test_what_has_the_focus_is_seen_even_with_large_text(qapp, show: Show) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT, 2.0)
    page = show(key="long", advice=("Until 30 August 2020, homes only for people under 65 answered no.",) * 3)
    seen = page.area.viewport().rect()
    spot = page.radios.buttons[0].mapTo(page.area.viewport(), page.radios.buttons[0].rect().center())
    assert page.radios.buttons[0].hasFocus()
    assert seen.contains(spot)
