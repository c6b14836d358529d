"""Newer questions are looked at before they are installed, and every page has them at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget

from carehome_desktop.domain.values import YesNo
from carehome_desktop.ui.returns.section import SectionPage
from carehome_desktop.ui.sets.page import CHOOSE, INSTALL, REMOVE, REMOVED, SetsPage
from tests.catalogue.one_file import newer_infection_control, pack_file
from tests.homes import SECTION, THIS_WEEK
from tests.ui.accessible import nameless
from tests.ui.desk import button, desk, press, said, settle, words
from tests.ui.quiet_desk import QuietDesk, quiet_desk

Present = Callable[[QWidget], None]


@pytest.fixture
def at(tmp_path: Path) -> Iterator[QuietDesk]:
    made = quiet_desk(tmp_path)
    yield made
    made.close()


@pytest.fixture
def page(at: QuietDesk, present: Present) -> SetsPage:
    made = SetsPage(at.session, at.go)
    present(made)
    return made


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    return pack_file(tmp_path / "from outside", newer_infection_control("2026-11-16"))


def main_words(page: SetsPage) -> str:
    assert page.main_action is not None
    return page.main_action.text()


def test_every_version_is_listed_and_says_where_it_came_from_and_what_changed(page: SetsPage, at: QuietDesk) -> None:
    assert len(page.sets) == len(at.session.catalogue.heads)
    line = next(each for each in page.sets if "10 August 2020" in each.button.accessibleName())
    line.button.click()
    for sentence in ("2020-08", "COVID-19 return", "with the program", "Asked each week instead of each day."):
        assert sentence in said(line)
    assert nameless(page) == []


def test_a_file_is_chosen_looked_at_and_installed_by_keys_alone(
    page: SetsPage, at: QuietDesk, newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    at.session.hub.changed.connect(asked.append)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(newer), ""))
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert main_words(page) == INSTALL
    assert at.session.catalogue.section_version(SECTION, "2026-11") is None
    shown = said(page)
    for sentence in (
        "What would change",
        "Added: 1",
        "Does each floor have a kettle?",
        "Not asked any more: 1",
        "Now: a number. Before: yes or no.",
        "Changed: the question.",
        "10 questions are as before.",
    ):
        assert sentence in shown
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert at.session.catalogue.section_version(SECTION, "2026-11") is not None
    assert "The newer questions are installed." in said(page)
    assert "What changed" in said(page)
    assert main_words(page) == CHOOSE
    assert {"sets", "answers", "home"} <= set(asked)


def test_it_can_be_left_alone(page: SetsPage, at: QuietDesk, newer: Path) -> None:
    page.look_at(newer)
    assert "What would change" in said(page)
    page.leave_it.click()
    assert "What would change" not in said(page)
    assert main_words(page) == CHOOSE
    assert not at.house.folder.packs.exists()


def test_no_file_chosen_changes_nothing(page: SetsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    page.main_action_pressed.emit()
    assert (page.offer, page.error.words()) == (None, "")


def test_a_bad_file_is_refused_beside_the_list_and_the_next_one_can_be_chosen(
    page: SetsPage, newer: Path, tmp_path: Path
) -> None:
    page.look_at(pack_file(tmp_path, newer_infection_control().replace("number = 4", "number = true"), "bad.toml"))
    assert page.error.words().startswith("bad.toml, line ")
    assert page.error.words().endswith("Nothing was installed, and all is as it was.")
    assert main_words(page) == CHOOSE
    assert page.window().focusWidget() is page.main_action
    page.look_at(newer)
    assert page.error.words() == ""


def test_answers_that_do_not_fit_are_listed_with_their_words(page: SetsPage, at: QuietDesk, newer: Path) -> None:
    who = at.session.person()
    for question in ("test-kits", "full-wages"):
        at.session.answering.answer(SECTION, THIS_WEEK, question, YesNo(True), who)
    page.look_at(newer)
    shown = said(page)
    assert "1 answer that you have not sent yet will stand in the newer questions as they are." in shown
    assert "1 answer does not fit the newer questions. Nothing is lost" in shown
    assert "Have you had test kits for all residents, and for all staff who have no symptoms? Yes" in shown


def test_what_a_file_says_is_never_read_as_markup(page: SetsPage, tmp_path: Path) -> None:
    text = newer_infection_control("2026-11-16").replace("And now: ", "<h1>Big</h1><img src=x> ")
    page.look_at(pack_file(tmp_path, text))
    (label,) = [each for each in page.findChildren(QLabel) if "<h1>Big</h1>" in each.text()]
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_an_open_section_shows_the_newer_questions_at_once_and_guidance_leads_to_them(
    tmp_path: Path, newer: Path
) -> None:
    with desk(tmp_path) as at:
        at.frame.show_place("guidance")
        button(at.page, "Sets of questions").click()
        settle()
        page = at.page
        assert isinstance(page, SetsPage)
        page.look_at(newer)
        press(Qt.Key.Key_Return)
        at.go.to_section(SECTION, THIS_WEEK)
        settle()
        assert isinstance(at.frame.current_page(), SectionPage)
        assert "Does each floor have a kettle?" in words(at.page)
        assert "Has the NHS offered its mutual aid to your home?" not in words(at.page)


def installed_line(page: SetsPage, at: QuietDesk, newer: Path) -> QWidget:
    page.look_at(newer)
    page.install()
    settle()
    line = next(each for each in page.sets if "16 November 2026" in each.button.accessibleName())
    line.button.click()
    settle()
    return line


def test_an_installed_file_is_removed_after_a_look_at_what_goes(page: SetsPage, at: QuietDesk, newer: Path) -> None:
    button(installed_line(page, at, newer), "Remove this file").click()
    assert "With it goes: Infection control, from Monday 16 November 2026." in said(page)
    assert main_words(page) == REMOVE
    page.leave_it.click()
    assert main_words(page) == CHOOSE
    assert at.session.catalogue.section_version(SECTION, "2026-11") is not None

    line = next(each for each in page.sets if "16 November 2026" in each.button.accessibleName())
    button(line, "Remove this file").click()
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert REMOVED in said(page)
    assert at.session.catalogue.section_version(SECTION, "2026-11") is None
    assert main_words(page) == CHOOSE


def test_a_file_that_was_answered_under_says_why_it_stays(page: SetsPage, at: QuietDesk, newer: Path) -> None:
    line = installed_line(page, at, newer)
    at.session.answering.answer(SECTION, THIS_WEEK, "isolate-residents", YesNo(True), at.session.person())
    button(line, "Remove this file").click()
    assert "stays: something was answered under its questions" in said(page)
    assert main_words(page) == CHOOSE


def test_what_the_program_brought_has_no_way_to_be_removed(page: SetsPage) -> None:
    page.sets[0].button.click()
    settle()
    assert "Remove this file" not in [each.accessibleName() for each in page.sets[0].findChildren(QPushButton)]
