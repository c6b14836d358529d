"""Numbers, tables, choices, days, words and picks: typed with the keyboard alone, and no keystroke lost."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from carehome_desktop.domain.questions import AnswerKind, Part
from carehome_desktop.domain.values import Choice, Counts, Day, Number, Picks, Words
from carehome_desktop.ui import theme
from carehome_desktop.ui.question.choice import ChoiceField, letters
from carehome_desktop.ui.question.day import DayField
from carehome_desktop.ui.question.field import PUT_BY
from carehome_desktop.ui.question.number import NumberField
from carehome_desktop.ui.question.picks import PicksField
from carehome_desktop.ui.question.words import WordsField
from tests.ui.accessible import name_of, nameless, settle, tab_order
from tests.ui.question.asking import DOWN, ENTER, EVERY_KIND, UP, Ask, focus, heard, leave, words
from tests.ui.question.kinds import STAFF, of_kind
from tests.ui.question.samples import question


def test_a_yes_or_no_loads_none_of_this() -> None:
    program = """
import sys
from PySide6.QtWidgets import QApplication
app = QApplication([])
from carehome_desktop.ui.question.page import QuestionPage
from tests.ui.question.samples import question
QuestionPage().show_question(question())
loaded = {name.rpartition(".")[2] for name in sys.modules if name.startswith("carehome_desktop.ui.question.")}
print(sorted(loaded & {"kinds", "field", "number_box", "number", "counts", "choice", "day", "words", "picks", "lead"}))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"


# A number


def test_the_box_of_a_number_has_the_focus_and_stands_beside_its_unit(ask: Ask) -> None:
    page = ask(AnswerKind.NUMBER)
    assert isinstance(focus(), QLineEdit)
    assert not page.radios.isVisible()
    assert "hours" in words(page)


@pytest.mark.parametrize("typed", ["1200", "1,200", "£1 200", "1 200 hours", "1200 Hours"])
def test_a_number_is_told_as_it_was_meant(qtbot, ask: Ask, typed: str) -> None:
    page = ask(AnswerKind.NUMBER)
    told = heard(page)
    QApplication.clipboard().setText(typed)
    focus().paste()
    page.flush()
    assert told == [Number(1200)]


def test_what_cannot_be_read_stays_with_a_sentence_and_the_number_before_the_typing_stands(qtbot, ask: Ask) -> None:
    page = ask(AnswerKind.NUMBER)
    told, on = heard(page), heard(page, "go_on")
    qtbot.keyClicks(focus(), "12")
    page.flush()
    qtbot.keyClicks(focus(), " hundred")
    assert isinstance(page.field, NumberField)
    assert page.field.error.words() == ""
    qtbot.keyClick(focus(), ENTER)
    assert told == [Number(12), None]
    assert on == []
    assert page.field.box.text() == "12 hundred"
    assert page.field.error.words().startswith("Type a whole number of hours in figures")
    settle()
    assert page.summary.isVisible()
    assert page.field.box.hasFocus()
    qtbot.keyClicks(focus(), "1200")
    assert page.field.box.text() == "1200"
    assert page.field.error.words() == ""
    page.flush()
    assert told[-1] == Number(1200)


def test_typing_that_comes_to_nothing_readable_at_once_tells_nothing_and_leaves_the_figure_that_stood(
    qtbot, ask: Ask
) -> None:
    page = ask(AnswerKind.NUMBER, value=Number(20))
    told = heard(page)
    focus().selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(focus(), "12 hundred")
    page.flush()
    assert told == []
    assert page.field is not None
    assert page.field.value() == Number(20)


def test_a_number_that_is_emptied_is_no_answer_and_not_nought(qtbot, ask: Ask) -> None:
    page = ask(AnswerKind.NUMBER, value=Number(7))
    told = heard(page)
    focus().selectAll()
    qtbot.keyClick(focus(), Qt.Key.Key_Backspace)
    page.flush()
    assert told == [None]
    qtbot.keyClicks(focus(), "0")
    page.flush()
    assert told == [None, Number(0)]


@pytest.mark.parametrize("way", ["tab", "hide", "esc", "next question", "pause", "enter"])
@pytest.mark.parametrize("kind", [AnswerKind.NUMBER, AnswerKind.COUNTS, AnswerKind.TEXT])
def test_no_keystroke_of_an_answer_is_lost(qtbot, ask: Ask, kind: AnswerKind, way: str) -> None:
    page = ask(kind)
    told = heard(page)
    qtbot.keyClicks(focus(), "41")
    leave(qtbot, page, way, told)
    if way in ("tab", "esc"):
        page.flush()
    meant = {AnswerKind.NUMBER: Number(41), AnswerKind.COUNTS: Counts.of({"nurses": 41}), AnswerKind.TEXT: Words("41")}
    assert told == [meant[kind]]


def test_the_same_number_shown_again_leaves_typing_alone(qtbot, ask: Ask) -> None:
    page = ask(AnswerKind.NUMBER)
    qtbot.keyClicks(focus(), "1")
    page.show_question(of_kind(AnswerKind.NUMBER, value=Number(1), saved_words="Saved on this computer 2:02pm"))
    qtbot.keyClicks(focus(), "2")
    assert focus().text() == "12"
    assert "Saved on this computer 2:02pm" in words(page)


# A table of counts


def test_nothing_is_chosen_beforehand_and_a_first_letter_chooses(qtbot, ask: Ask) -> None:
    page = ask(AnswerKind.CHOICE)
    told = heard(page)
    assert isinstance(page.field, ChoiceField)
    assert page.field.radios.value() is None
    qtbot.keyClick(focus(), Qt.Key.Key_A)
    assert told == [Choice("amber")]
    assert "Here you can press R for red, A for amber, G for green or B for blue." in words(page)


def test_a_letter_that_two_choices_share_chooses_neither() -> None:
    assert set(letters(STAFF)) == {"R", "C", "N"}
    assert set(letters((*STAFF, Part("night", "Night staff")))) == {"R", "C"}


def test_a_colour_has_its_shape_and_its_word(ask: Ask) -> None:
    page = ask(AnswerKind.CHOICE)
    assert isinstance(page.field, ChoiceField)
    assert [button.text() for button in page.field.radios.buttons] == [
        "◆  Red",
        "▲  Amber",
        "●  Green",
        "■  Blue",
        "I need to find out",
    ]
    assert page.field.radios.buttons[1].accessibleName() == "Amber"
    assert "Enough for some days." in words(page)


# A day, words, picks


@pytest.mark.parametrize(
    ("typed", "day"),
    [("5 June 2020", date(2020, 6, 5)), ("24/11/2026", date(2026, 11, 24)), ("Friday", date(2026, 11, 27))],
)
def test_a_day_is_read_as_it_is_written_and_said_in_full(qtbot, ask: Ask, typed: str, day: date) -> None:
    page = ask(AnswerKind.DATE)
    told = heard(page)
    qtbot.keyClicks(focus(), typed)
    page.flush()
    assert told[-1] == Day(day)
    assert any(word.startswith("That is ") and str(day.year) in word for word in words(page))


def test_a_day_that_cannot_be_read_stays_and_is_told_when_one_goes_on(qtbot, ask: Ask) -> None:
    page = ask(AnswerKind.DATE)
    on = heard(page, "go_on")
    qtbot.keyClicks(focus(), "when it was over")
    qtbot.keyClick(focus(), ENTER)
    assert on == []
    assert isinstance(page.field, DayField)
    assert page.field.line.error.words().startswith("Write the day as in")
    assert page.field.box.text() == "when it was over"


def test_no_part_of_a_day_that_cannot_be_read_is_the_answer(qtbot, ask: Ask) -> None:
    page = ask(AnswerKind.DATE)
    told = heard(page)
    qtbot.keyClicks(focus(), "5 June 2020")
    page.flush()
    qtbot.keyClicks(focus(), " or the day after")
    page.flush()
    assert told == [Day(date(2020, 6, 5)), None]


def test_words_that_are_too_long_stay_and_no_part_of_them_is_the_answer(qtbot, ask: Ask) -> None:
    page = ask(AnswerKind.TEXT)
    told = heard(page)
    assert isinstance(page.field, WordsField)
    page.field.box.insertPlainText("x" * 500)
    page.flush()
    qtbot.keyClicks(focus(), "yz")
    page.flush()
    assert told == [Words("x" * 500), None]
    assert page.field.text.error.words() == "This is too long by 2 characters. Shorten it and it is saved."
    assert len(page.field.text.text()) == 502


def test_a_tick_is_told_at_once_and_opens_the_homes_own_definition(qtbot, ask: Ask) -> None:
    page = ask(AnswerKind.PICKS)
    told = heard(page)
    assert isinstance(page.field, PicksField)
    first = page.field.picks[0]
    assert not first.note.isVisible()
    places = [pick.mapTo(page, QPoint(0, 0)) for pick in page.field.picks]
    qtbot.keyClick(focus(), Qt.Key.Key_Space)
    settle()
    assert [pick.mapTo(page, QPoint(0, 0)) for pick in page.field.picks] == places, "no tick moves under the hand"
    assert first.note.isVisible()
    assert told == [Picks.of({"dementia-nursing": ""})]
    first.note.box.setFocus()
    qtbot.keyClicks(focus(), "with en suite")
    page.flush()
    assert told[-1] == Picks.of({"dementia-nursing": "with en suite"})
    first.tick.click()
    assert told[-1] is None


def test_the_arrows_go_from_tick_to_tick_and_pass_the_notes_by(qtbot, ask: Ask) -> None:
    page = ask(AnswerKind.PICKS)
    assert isinstance(page.field, PicksField)
    ticks = [*(pick.tick for pick in page.field.picks), page.field.tick]
    for at, tick in enumerate(ticks[:-1]):
        qtbot.keyClick(tick, Qt.Key.Key_Space)
        qtbot.keyClick(tick, DOWN)
        assert focus() is ticks[at + 1]
    for at in reversed(range(len(ticks) - 1)):
        qtbot.keyClick(focus(), UP)
        assert focus() is ticks[at]


# All of them


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_every_kind_can_be_to_find_out(qtbot, ask: Ask, kind: AnswerKind) -> None:
    page = ask(kind)
    told = heard(page)
    find_out = (
        next(widget for widget in tab_order(page) if name_of(widget) == "I need to find out")
        if kind is not (AnswerKind.CHOICE)
        else page.field.radios.buttons[-1]
    )
    find_out.click()
    assert told == ["find-out"]
    assert page.find_out.isVisible()


def test_figures_typed_before_to_find_out_are_there_again_when_it_is_taken_back(qtbot, ask: Ask) -> None:
    page = ask(AnswerKind.COUNTS)
    told = heard(page)
    qtbot.keyClicks(focus(), "3")
    page.field.tick.click()
    page.show_question(of_kind(AnswerKind.COUNTS, answer="find-out"))
    assert PUT_BY in words(page)
    page.field.tick.click()
    assert told[-1] == Counts.of({"nurses": 3})
    page.field.tick.click()
    page.field.lines[1].setFocus()
    qtbot.keyClicks(focus(), "4")
    page.flush()
    assert told[-1] == Counts.of({"nurses": 3, "care": 4})
    assert not page.field.tick.isChecked()


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_every_control_has_a_name_and_nothing_is_told_before_the_manager_does_something(
    ask: Ask, kind: AnswerKind
) -> None:
    page = ask(kind)
    told = heard(page)
    page.flush()
    assert nameless(page) == []
    assert told == []


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_after_another_kind_yes_and_no_are_back(ask: Ask, kind: AnswerKind) -> None:
    page = ask(kind)
    page.show_question(question(key="yes or no"))
    settle()
    assert page.field is None
    assert page.radios.isVisible()
    assert page.radios.isAncestorOf(focus())


def test_a_question_that_needs_another_first_leads_there(qtbot, ask: Ask) -> None:
    page = ask(AnswerKind.COUNTS, parts=(), lead="First answer question 1: Which types of bed does your home have?")
    wanted = heard(page, "first_wanted")
    assert "First answer question 1: Which types of bed does your home have?" in words(page)
    qtbot.keyClick(focus(), ENTER)
    assert len(wanted) == 1


@pytest.mark.parametrize("kind", EVERY_KIND)
@pytest.mark.parametrize(("width", "height", "scale"), [(1280, 720, 2.0), (1024, 700, 1.0), (1024, 700, 2.0)])
def test_every_kind_fits_across(qapp, ask: Ask, kind: AnswerKind, width: int, height: int, scale: float) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT, scale)
    page = ask(
        kind,
        before=Counts.of({"nurses": 3, "care": 12, "non-care": 4}) if kind is AnswerKind.COUNTS else None,
        before_words="Week from 16 November",
    )
    page.resize(width - 230, height - 130)
    settle()
    content = page.area.widget()
    assert content.width() <= page.area.viewport().width()
    assert content.minimumSizeHint().width() <= page.area.viewport().width()
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.mapTo(page, label.rect().topRight()).x() < page.width(), label.text()
