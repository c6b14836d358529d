"""Figures, tables and what the home has, answered by the keyboard: saved at once, last month's beside them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from carehome_desktop.domain.answers import Standing
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.values import Choice, Counts, FindOut, Number, Picks, Value
from carehome_desktop.services.answering import QuestionState
from carehome_desktop.ui.answering.keeper import STILL_HERE
from carehome_desktop.ui.answering.page import AnsweringPage
from carehome_desktop.ui.go import Walk
from carehome_desktop.ui.question.counts import CountsField
from carehome_desktop.ui.question.number import NumberField
from carehome_desktop.ui.question.typing_beside import BESIDE
from carehome_desktop.ui.returns.check import CheckPage
from tests.homes import Hands
from tests.ui.accessible import name_of
from tests.ui.desk import Desk, button, desk, press, settle, words

OCTOBER, NOVEMBER = Period(PeriodKind.MONTH, "2026-10"), Period(PeriodKind.MONTH, "2026-11")
ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
BEDS = Picks.of({"general-nursing": "", "general-residential": ""})


@pytest.fixture
def hands() -> Hands:
    return Hands(datetime(2026, 11, 10, 9, 0, tzinfo=UTC))


@pytest.fixture
def at(tmp_path: Path, hands: Hands) -> Iterator[Desk]:
    with desk(tmp_path, hands) as made:
        yield made


def ask(at: Desk, section: str, question: str) -> AnsweringPage:
    at.go.to_question(section, NOVEMBER, question)
    settle()
    page = at.page
    assert isinstance(page, AnsweringPage)
    return page


def give(at: Desk, section: str, question: str, value: Value, period: Period = NOVEMBER) -> None:
    at.session.answering.answer(section, period, question, value, at.session.person())


def state(at: Desk, section: str, question: str) -> QuestionState:
    return at.session.answering.open(section, NOVEMBER).state_of(question)


def value(at: Desk, section: str, question: str) -> Value | None:
    answer = state(at, section, question).answer
    return answer.value if answer else None


def test_a_number_is_typed_saved_checked_and_queued(at: Desk) -> None:
    page = ask(at, "hours-and-absence", "stretch")
    assert page.field is not None
    press(Qt.Key.Key_Down, ENTER)
    for figure in ("14", "1,200", "40 hours", "0"):
        press(figure, ENTER)
    press("12")
    assert "Question 6 of 6" in words(page)
    press(ENTER)
    assert value(at, "hours-and-absence", "hours-paid") == Number(1200)
    assert isinstance(at.page, CheckPage)
    at.page.main_action.click()  # type: ignore[union-attr]
    settle()
    (row,) = at.session.deliveries.outgoing()
    assert isinstance(row, Outgoing)
    assert row.section_id == "hours-and-absence"


def test_what_was_typed_and_is_no_number_is_not_saved_and_holds_the_page(at: Desk) -> None:
    page = ask(at, "hours-and-absence", "hours-paid")
    press("2000", ENTER)
    assert page.spot.question_id == "hours-overtime"
    press("forty", ENTER)
    assert page.spot.question_id == "hours-overtime"
    assert value(at, "hours-and-absence", "hours-overtime") is None
    assert "Type a whole number of hours in figures" in words(page)


@pytest.mark.parametrize(
    ("section", "question", "typed"),
    [("hours-and-absence", "hours-paid", "2000x"), ("workforce", "staff-employed", "3?")],
)
def test_what_could_not_be_read_is_there_again_when_one_comes_back_and_goes_when_it_is_put_right(
    at: Desk, section: str, question: str, typed: str
) -> None:
    page = ask(at, section, question)
    press(typed[:-1])
    page.flush()
    assert value(at, section, question) is not None
    press(typed[-1], ESC)
    at.go.to_place("returns")
    page = ask(at, section, question)
    assert value(at, section, question) is None
    box = page.field.lines[0] if isinstance(page.field, CountsField) else page.field.box  # type: ignore[union-attr]
    assert box.text() == typed
    assert "Type a whole number" in words(page)
    box.setFocus()
    box.end(False)
    press(Qt.Key.Key_Backspace, "0")
    page.flush()
    settle()
    assert box.text() == f"{typed[:-1]}0"
    assert "Type a whole number" not in words(page)
    at.go.to_place("returns")
    page = ask(at, section, question)
    assert "Type a whole number" not in words(page)


def test_a_table_left_half_filled_is_named_on_the_next_page(at: Desk) -> None:
    page = ask(at, "workforce", "staff-employed")
    press("3")
    page.main_action.click()  # type: ignore[union-attr]
    settle()
    assert "Question 1 is not answered in full yet. It is on the list as missing." in words(page)


def test_letters_beside_a_choice_choose_nothing_and_are_told(at: Desk) -> None:
    page = ask(at, "hours-and-absence", "stretch")
    press("zx")
    assert value(at, "hours-and-absence", "stretch") is None
    assert BESIDE in words(page)


def test_a_table_is_filled_line_by_line_and_saved_as_it_grows(at: Desk) -> None:
    page = ask(at, "workforce", "staff-employed")
    press("3", ENTER, "12", ENTER)
    page.flush()
    assert value(at, "workforce", "staff-employed") == Counts.of({"nurses": 3, "care": 12})
    assert state(at, "workforce", "staff-employed").standing is Standing.MISSING
    press("4", ENTER)
    assert state(at, "workforce", "staff-employed").standing is Standing.ANSWERED
    assert page.spot.question_id == "staff-agency"


def test_why_beds_are_closed_is_passed_over_where_none_is(at: Desk) -> None:
    give(at, "beds", "bed-types", Picks.of({"general-nursing": ""}))
    for question in ("beds-total", "beds-occupied", "beds-reserved", "beds-accepting"):
        give(at, "beds", question, Counts.of({"general-nursing": 8}))
    page = ask(at, "beds", "beds-closed")
    press("2", ENTER)
    assert page.spot.question_id == "closed-reason"
    ask(at, "beds", "beds-closed")
    press("0", ENTER)
    assert isinstance(at.page, CheckPage)


def test_a_correction_from_the_check_leads_back_to_it_past_what_was_left_blank_on_purpose(at: Desk) -> None:
    one = Picks.of({"general-nursing": ""})
    give(at, "beds", "bed-types", one)
    for question in ("beds-total", "beds-occupied", "beds-reserved", "beds-accepting"):
        give(at, "beds", question, Counts.of({"general-nursing": 8}))
    assert at.session.answering.open("beds", NOVEMBER).number(Standing.LEFT_OUT) > 0
    at.go.to_question("beds", NOVEMBER, "beds-total", Walk.OPEN)
    settle()
    press("9", ENTER)
    assert value(at, "beds", "beds-total") == Counts.of({"general-nursing": 9})
    assert isinstance(at.page, CheckPage)


def test_interrupted_in_a_table_one_comes_back_to_the_same_line(tmp_path: Path, hands: Hands) -> None:
    with desk(tmp_path, hands) as at:
        page = ask(at, "workforce", "staff-employed")
        press("3", ENTER, "12")
        page.flush()
    with desk(tmp_path, hands) as at:
        ask(at, "workforce", "staff-employed")
        assert name_of(QApplication.focusWidget()) == "Care-providing staff"  # type: ignore[arg-type]


def test_beds_ask_first_which_types_the_home_has_and_then_only_for_those(at: Desk) -> None:
    page = ask(at, "beds", "beds-total")
    assert "First answer question 1: Which types of bed does your home have?" in words(page)
    press(ENTER)
    assert page.spot.question_id == "bed-types"
    give(at, "beds", "bed-types", BEDS)
    page = ask(at, "beds", "beds-total")
    assert isinstance(page.field, CountsField)
    assert [box.part.id for box in page.field.lines] == ["general-nursing", "general-residential"]


def test_what_is_asked_afresh_shows_last_months_figures_beside_and_offers_nothing(at: Desk) -> None:
    give(at, "beds", "bed-types", BEDS, OCTOBER)
    give(at, "beds", "beds-occupied", Counts.of({"general-nursing": 11, "general-residential": 7}), OCTOBER)
    page = ask(at, "beds", "beds-occupied")
    shown = words(page)
    assert "October 2026" in shown
    assert "11" in shown.splitlines()
    assert not page.carried.isVisible()
    assert state(at, "beds", "beds-occupied").standing is Standing.MISSING


def test_last_months_table_is_confirmed_by_one_button(at: Desk) -> None:
    give(at, "workforce", "staff-employed", Counts.of({"nurses": 3, "care": 12, "non-care": 4}), OCTOBER)
    page = ask(at, "workforce", "staff-employed")
    assert isinstance(page.field, CountsField)
    assert [box.text() for box in page.field.lines] == ["", "", ""]
    button(page, "Confirm these figures").click()
    settle()
    assert value(at, "workforce", "staff-employed") == Counts.of({"nurses": 3, "care": 12, "non-care": 4})
    assert [box.text() for box in page.field.lines] == ["3", "12", "4"]


def test_one_line_is_changed_and_the_blank_ones_are_filled_from_last_month(at: Desk) -> None:
    give(at, "workforce", "staff-employed", Counts.of({"nurses": 3, "care": 12, "non-care": 4}), OCTOBER)
    page = ask(at, "workforce", "staff-employed")
    press("5")
    page.flush()
    button(page, "Fill the blank lines").click()
    settle()
    assert value(at, "workforce", "staff-employed") == Counts.of({"nurses": 5, "care": 12, "non-care": 4})
    assert not page.carried.isVisible()


def test_a_choice_carried_over_is_confirmed_by_its_name(at: Desk) -> None:
    first = at.session.answering.section_for("hours-and-absence", OCTOBER).question("stretch").parts[0]
    give(at, "hours-and-absence", "stretch", Choice(first.id), OCTOBER)
    page = ask(at, "hours-and-absence", "stretch")
    button(page, f"Confirm {first.label.lower()}").click()
    settle()
    assert value(at, "hours-and-absence", "stretch") == Choice(first.id)


def test_a_table_can_be_to_find_out_with_whom_to_ask(at: Desk) -> None:
    page = ask(at, "workforce", "staff-employed")
    assert page.field is not None
    page.field.tick.click()
    page.find_out.whom.box.setFocus()
    press("Payroll")
    assert value(at, "workforce", "staff-employed") == FindOut("Payroll")
    assert state(at, "workforce", "staff-employed").standing is Standing.TO_FIND_OUT


def test_a_number_on_a_full_disk_is_held_and_said(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    page = ask(at, "hours-and-absence", "hours-paid")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(at.session.answering, "save", full)
        press("1200")
        page.flush()
        assert STILL_HERE in words(page)
    assert at.rooms.keeper.try_again()
    assert value(at, "hours-and-absence", "hours-paid") == Number(1200)


def test_what_is_only_inferred_says_so_quietly(at: Desk) -> None:
    page = ask(at, "hours-and-absence", "hours-paid")
    assert isinstance(page.field, NumberField)
    assert "Check the page." in page.sure.text()
