"""The phrase is shown to be copied by hand, checked in part, and then forgotten for good."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from carehome_desktop.ui.recovery.page import LEAVING, PRACTICE, RecoveryPage
from carehome_desktop.ui.settings.page import SettingsPage
from carehome_desktop.vault import keys
from tests.ui.accessible import nameless
from tests.ui.desk import said
from tests.ui.quiet_desk import QuietDesk, quiet_desk

Present = Callable[[QWidget], None]


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[QuietDesk]:
    """A home on a computer that keeps its key."""
    monkeypatch.setattr(keys, "save_key", lambda *_: None)
    made = quiet_desk(tmp_path, practice=False)
    yield made
    made.close()


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[QuietDesk]:
    """A home on a computer without a password store."""
    made = quiet_desk(tmp_path / "bare", practice=False)
    yield made
    made.close()


def type_back(page: RecoveryPage, words: tuple[str, ...]) -> None:
    for place, line in zip(page.asked, page.lines, strict=True):
        line.box.setFocus()
        QTest.keyClicks(line.box, words[place - 1])
    QTest.keyClick(page.lines[-1].box, Qt.Key.Key_Return)


def test_the_twelve_words_are_numbered_and_told_to_the_ear(at: QuietDesk, present: Present) -> None:
    page = RecoveryPage(at.session, at.go)
    present(page)
    phrase = at.session.recovery.phrase()
    assert page.words is not None
    heard = [label.accessibleName() for label in page.words.findChildren(QLabel) if label.accessibleName()]
    assert heard == [f"Word {number}: {word}" for number, word in enumerate(phrase, start=1)]
    assert "You need no printer." in said(page)
    assert "away from this computer" in said(page)


def test_the_words_cannot_be_picked_out_to_copy(at: QuietDesk, present: Present) -> None:
    page = RecoveryPage(at.session, at.go)
    present(page)
    assert page.words is not None
    flags = {label.textInteractionFlags() for label in page.words.findChildren(QLabel)}
    assert flags == {Qt.TextInteractionFlag.NoTextInteraction}


def test_later_leaves_everything_as_it_is(at: QuietDesk, present: Present) -> None:
    page = RecoveryPage(at.session, at.go)
    present(page)
    page.later.click()
    assert at.steps.taken == [("back",)]
    assert at.session.recovery.owed()


def test_three_right_words_make_the_program_forget_the_phrase(at: QuietDesk, present: Present, qtbot: QtBot) -> None:
    page = RecoveryPage(at.session, at.go)
    present(page)
    phrase = at.session.recovery.phrase()
    assert page.main_action is not None
    page.main_action.click()
    assert page.words is None
    assert not any(word in said(page).split() for word in phrase if len(word) > 5)
    assert len(page.asked) == 3
    type_back(page, phrase)
    assert not at.session.recovery.owed()
    qtbot.waitUntil(lambda: "The program has forgotten the words now." in said(page))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert at.steps.taken == [("back",)]


def test_a_wrong_word_is_named_keeps_the_phrase_and_takes_the_focus(at: QuietDesk, present: Present) -> None:
    page = RecoveryPage(at.session, at.go)
    present(page)
    page.ask()
    type_back(page, ("zebra",) * 12)
    words = f"Word {page.asked[0]} is a different one."
    assert page.lines[0].error.words().startswith(words)
    assert page.summary.hasFocus()
    assert at.session.recovery.owed()
    page.again.click()
    assert page.words is not None


def test_a_disk_that_refuses_is_a_sentence_and_the_phrase_stays(
    at: QuietDesk, present: Present, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = RecoveryPage(at.session, at.go)
    present(page)
    page.ask()

    def full(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(at.session.recovery, "type_back", full)
    type_back(page, at.session.recovery.phrase())
    said = page.lines[0].error.words()
    assert said.startswith("Your words are right, but that could not be written down: ")
    assert "lets nothing be written to it" in said
    assert "room" not in said


def test_practice_has_no_phrase(tmp_path: Path, present: Present) -> None:
    practice = quiet_desk(tmp_path / "practice")
    page = RecoveryPage(practice.session, practice.go)
    present(page)
    assert PRACTICE in said(page)
    practice.close()


def test_settings_says_how_it_stands_and_leads_here(at: QuietDesk, present: Present) -> None:
    page = SettingsPage(at.session, at.go)
    present(page)
    assert page.phrase.standing.words() == "Not yet copied by hand and checked"
    page.phrase.show_phrase.click()
    assert at.steps.taken == [("to_recovery",)]
    at.session.recovery.type_back((1,), (at.session.recovery.phrase()[0],))
    page.phrase.refresh()
    assert page.phrase.standing.words() == "Copied by hand and checked"
    assert page.phrase.show_phrase.isHidden()


def test_every_control_has_a_name_at_each_step(at: QuietDesk, present: Present) -> None:
    page = RecoveryPage(at.session, at.go)
    present(page)
    assert nameless(page) == []
    page.ask()
    assert nameless(page) == []


def test_a_computer_that_keeps_the_key_says_so(at: QuietDesk, present: Present) -> None:
    keeps = RecoveryPage(at.session, at.go)
    present(keeps)
    assert "a key that this computer keeps" in said(keeps)


def test_a_computer_that_cannot_keep_the_key_says_so_and_when_the_words_are_needed(
    bare: QuietDesk, present: Present
) -> None:
    cannot = RecoveryPage(bare.session, bare.go)
    present(cannot)
    assert "This computer cannot keep your key." in said(cannot)
    assert "each time the program starts" in said(cannot)
    assert "a key that this computer keeps" not in said(cannot)


def test_where_the_words_are_the_only_way_in_later_asks_once_more(
    bare: QuietDesk, present: Present, qtbot: QtBot
) -> None:
    page = RecoveryPage(bare.session, bare.go)
    present(page)
    page.later.click()
    assert bare.steps.taken == []
    qtbot.waitUntil(lambda: LEAVING in said(page))
    assert page.main_action is not None
    assert page.main_action.hasFocus(), "the safe answer has the focus"
    page.main_action.click()
    assert page.words is not None
    assert page.main_action.hasFocus(), "as when the words were shown first"
    QTest.keyClick(page, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: LEAVING in said(page))
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert page.words is not None
    page.later.click()
    page.later.click()
    assert bare.steps.taken == [("back",)]


def test_after_typing_back_a_computer_without_a_password_store_says_when_the_words_are_asked_for(
    bare: QuietDesk, present: Present, qtbot: QtBot
) -> None:
    page = RecoveryPage(bare.session, bare.go)
    present(page)
    phrase = bare.session.recovery.phrase()
    page.ask()
    type_back(page, phrase)
    qtbot.waitUntil(lambda: "You will be asked for them at each start" in said(page))
    assert "Nothing changes in your daily work" not in said(page)


def test_a_lost_paper_is_replaced_after_a_question_and_the_new_words_come_at_once(
    at: QuietDesk, present: Present, qtbot: QtBot
) -> None:
    old = at.session.recovery.phrase()
    at.session.recovery.typed_whole(" ".join(old))
    page = SettingsPage(at.session, at.go)
    present(page)
    card = page.phrase
    card.make_new.click()
    assert "The words on your old paper stop working at once." in said(page)
    assert card.confirm.keep.hasFocus()
    card.confirm.keep.click()
    assert not at.session.recovery.owed()
    card.make_new.click()
    card.confirm.make.click()
    qtbot.waitUntil(lambda: at.steps.taken == [("to_recovery",)])
    assert len(at.session.recovery.phrase()) == 12
    assert at.session.recovery.phrase() != old
    assert card.make_new.isHidden()
    assert nameless(page) == []


def test_new_words_that_cannot_be_made_are_a_sentence(
    at: QuietDesk, present: Present, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    at.session.recovery.typed_whole(" ".join(at.session.recovery.phrase()))
    page = SettingsPage(at.session, at.go)
    present(page)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "disk full")

    monkeypatch.setattr(at.session.recovery, "renew", full)
    page.phrase.make_new.click()
    page.phrase.confirm.make.click()
    qtbot.waitUntil(lambda: page.phrase.error.words().startswith("The new words could not be made: the disk is full."))
    assert page.phrase.make_new.isEnabled()
    assert at.steps.taken == []
