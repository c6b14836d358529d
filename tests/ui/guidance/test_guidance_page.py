"""All guidance can be read and searched outside a return."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from carehome_desktop.catalogue.catalogue import Catalogue
from carehome_desktop.catalogue.troubles import BadResource
from carehome_desktop.ui.guidance.page import GuidancePage
from carehome_desktop.ui.parts.buttons import Button
from tests.one_set import OneVersion
from tests.ui.accessible import nameless
from tests.ui.quiet_desk import QuietDesk, quiet_desk

Present = Callable[[QWidget], None]


@pytest.fixture
def at(tmp_path: Path) -> Iterator[QuietDesk]:
    made = quiet_desk(tmp_path, machine=OneVersion)
    yield made
    made.close()


def said(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if not label.isHidden())


def test_every_question_word_programme_and_source_is_there(at: QuietDesk, present: Present) -> None:
    page = GuidancePage(at.session, at.go)
    present(page)
    catalogue, words = at.session.catalogue, said(page)
    assert len(page.questions) == 13
    assert all(term.meaning in words for term in catalogue.glossary)
    assert all(programme.who_asks in words for programme in catalogue.programmes)
    assert "Peterborough City Council" in words


def test_a_question_opens_in_place_by_the_keyboard(at: QuietDesk, present: Present) -> None:
    page = GuidancePage(at.session, at.go)
    present(page)
    line = page.questions[3]
    line.button.setFocus()
    QTest.keyClick(line.button, Qt.Key.Key_Return)
    assert "Say yes if your home has signed up." in said(line)
    assert "Until Sunday 30 August 2020: " in said(line)
    QTest.keyClick(line.button, Qt.Key.Key_Return)
    assert not line.is_open()


def test_typing_leaves_what_holds_every_word(at: QuietDesk, present: Present) -> None:
    page = GuidancePage(at.session, at.go)
    present(page)
    page.filter.box.setFocus()
    QTest.keyClicks(page.filter.box, "clinical LEAD")
    assert 0 < len(page.questions) < 13
    assert page.found.text().endswith(" found")
    page.filter.box.clear()
    assert len(page.questions) == 13


def test_the_only_question_found_is_open_at_once(at: QuietDesk, present: Present) -> None:
    page = GuidancePage(at.session, at.go)
    present(page)
    page.filter.set_text("Registration on the government")
    assert len(page.questions) == 1
    assert page.questions[0].is_open()


def test_words_that_stand_nowhere_are_answered_with_a_way_on(at: QuietDesk, present: Present) -> None:
    page = GuidancePage(at.session, at.go)
    present(page)
    page.filter.set_text("how do i send")
    assert "Nothing holds these words." in said(page)
    assert "Here you find what each question asks" in said(page)
    assert "How to send: " in said(page)
    for words in ("Go to Today", "See the outbox"):
        next(each for each in page.findChildren(Button) if each.text() == words).click()
    assert at.steps.taken == [("to_place", "today"), ("to_outbox",)]


def test_a_file_that_could_not_be_read_is_named_with_its_line(at: QuietDesk, present: Present) -> None:
    trouble = BadResource("pack/sections/x/section.toml", 3, "Expected: a date.")
    known = at.house.catalogue
    at.house.catalogue = Catalogue(known._shelf.values(), known.programmes, known.glossary, (trouble,))
    page = GuidancePage(at.session, at.go)
    present(page)
    assert "pack/sections/x/section.toml, line 3: Expected: a date." in said(page)
    assert len(page.questions) == 13


def test_every_control_has_a_name_and_long_headings_wrap(at: QuietDesk, present: Present) -> None:
    page = GuidancePage(at.session, at.go)
    present(page)
    page.resize(400, 600)
    QTest.qWait(1)
    assert nameless(page) == []
    assert page.area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    assert all(line.button.width() <= page.area.viewport().width() for line in page.questions)
