"""What was typed and is no answer is there again after a restart, and is never counted as one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from carehome_desktop.domain.answers import LONGEST_NOTE, Standing
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.values import Number
from carehome_desktop.ui.answering.page import AnsweringPage
from carehome_desktop.ui.question.counts import CountsField
from carehome_desktop.ui.question.number import NumberField
from tests.homes import Hands
from tests.ui.desk import Desk, desk, press, settle, wait_until, words

MONTH = Period(PeriodKind.MONTH, "2026-11")
HOURS, PAID = "hours-and-absence", "hours-paid"


def ask(at: Desk, section: str = HOURS, question: str = PAID) -> AnsweringPage:
    at.go.to_question(section, MONTH, question)
    settle()
    assert isinstance(at.page, AnsweringPage)
    return at.page


def kept(at: Desk) -> tuple[Standing, object]:
    state = at.house.answering.open(HOURS, MONTH).state_of(PAID)
    return state.standing, state.answer.value if state.answer else None


def test_a_figure_that_cannot_be_read_is_there_after_the_window_was_killed(tmp_path: Path) -> None:
    hands = Hands()
    with desk(tmp_path, hands) as at:
        page = ask(at)
        press("about 1200")
        key = f"typed at {HOURS} 2026-11 {PAID}"
        wait_until(lambda: "about 1200" in str(at.house.workplace.look(key)))  # nobody left the page or the box
        assert kept(at) == (Standing.LEFT_OUT, None)
        page.field = None  # a window that is killed tells nothing of what stands in its boxes

    with desk(tmp_path, hands) as at:
        page = ask(at)
        assert isinstance(page.field, NumberField)
        assert page.field.box.text() == "about 1200"
        assert page.field.error.words()
        assert kept(at) == (Standing.LEFT_OUT, None)
        page.field.box.selectAll()
        press("1200")
        page.flush()
        assert kept(at) == (Standing.ANSWERED, Number(1200))

    with desk(tmp_path, hands) as at:
        page = ask(at)
        assert isinstance(page.field, NumberField)
        assert page.field.box.text() == "1,200"
        assert page.field.error.words() == ""


def test_one_line_of_a_table_comes_back_beside_the_figures_that_are_kept(tmp_path: Path) -> None:
    hands = Hands()
    with desk(tmp_path, hands) as at:
        page = ask(at, "workforce", "staff-employed")
        assert isinstance(page.field, CountsField)
        press("4", Qt.Key.Key_Return, "about ten")
        at.frame.show_place("today")
        settle()
    with desk(tmp_path, hands) as at:
        page = ask(at, "workforce", "staff-employed")
        assert isinstance(page.field, CountsField)
        assert [box.text() for box in page.field.lines[:2]] == ["4", "about ten"]


def test_a_note_that_is_too_long_comes_back_with_its_reason(tmp_path: Path) -> None:
    hands = Hands()
    long = "x" * (LONGEST_NOTE + 1)
    with desk(tmp_path, hands) as at:
        page = ask(at)
        page.note.box.setPlainText(long)
        page.flush()
    with desk(tmp_path, hands) as at:
        page = ask(at)
        assert page.note.text() == long
        assert f"{LONGEST_NOTE:,} characters" in words(page)
        assert QApplication.focusWidget() is not None
