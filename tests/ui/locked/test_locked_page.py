"""When the records cannot be opened, the page says what is safe and offers each way on; it harms nothing by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from carehome_desktop.domain.locked import NEEDS_PHRASE, OFFERS_COPIES, Situation, Trouble
from carehome_desktop.ui.background import Background
from carehome_desktop.ui.locked.page import FAILED, NO_COPIES, TITLES, LockedPage, Ways
from carehome_desktop.vault import phrase
from tests.ui.accessible import nameless
from tests.ui.desk import settle
from tests.ui.locked.pages import COPIES

Present = Callable[[QWidget], None]
PHRASE = phrase.PRACTICE_PHRASE


@dataclass
class Tried:
    """Ways that write down what was tried, and end as they are told."""

    end: Callable[[], Trouble | None] = lambda: None
    things: list[tuple[str, ...]] = field(default_factory=list)

    def ways(self) -> Ways:
        return Ways(
            try_again=lambda: self._try("again"),
            open_by_phrase=lambda typed: self._try("phrase", typed),
            put_back=lambda copy, typed: self._try("put back", copy, str(typed)),
            mend=lambda copy, typed: self._try("mend", copy, str(typed)),
            check_word=lambda place, word: "" if word in PHRASE.split() else f"Word {place} is not in the list.",
            opened=lambda: self.things.append(("opened",)),
            leave=lambda: self.things.append(("left",)),
        )

    def _try(self, *what: str) -> Trouble | None:
        self.things.append(what)
        return self.end()


def shown(present: Present, trouble: Trouble, tried: Tried | None = None) -> LockedPage:
    page = LockedPage(trouble, (tried or Tried()).ways(), Background())
    present(page)
    return page


def said(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if not label.isHidden())


@pytest.mark.parametrize("situation", list(Situation))
def test_each_situation_has_its_own_title_its_words_and_its_ways(present: Present, situation: Situation) -> None:
    page = shown(present, Trouble(situation, "What happened. What is safe.", COPIES))
    assert page.title.text() == TITLES[situation]
    assert "What happened. What is safe." in said(page)
    assert (page.phrase is not None) == (situation in NEEDS_PHRASE)
    assert bool(page.copies) == (situation in OFFERS_COPIES)
    assert page.again.accessibleName() == ("Try the key again" if situation in NEEDS_PHRASE else "Try again")
    assert nameless(page) == []


def test_no_two_situations_share_a_title() -> None:
    assert len(set(TITLES.values())) == len(Situation)


def test_a_phrase_is_typed_word_by_word_and_opens_the_records(present: Present, qtbot: QtBot) -> None:
    tried = Tried()
    page = shown(present, Trouble(Situation.KEY_MISSING, "No key."), tried)
    assert page.phrase is not None
    page.take_focus()
    for at, word in enumerate(PHRASE.split()):
        box = page.phrase.boxes[at]
        assert box.hasFocus()
        QTest.keyClicks(box, word)
        if at < 11:
            QTest.keyClick(box, Qt.Key.Key_Space)
    QTest.keyClick(page.phrase.boxes[-1], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ("opened",) in tried.things)
    assert tried.things == [("phrase", PHRASE), ("opened",)]


def test_a_wrong_word_is_named_as_soon_as_it_is_left_and_nothing_is_tried(present: Present) -> None:
    tried = Tried()
    page = shown(present, Trouble(Situation.KEY_WRONG, "Wrong key."), tried)
    assert page.phrase is not None
    page.take_focus()
    QTest.keyClicks(page.phrase.boxes[0], "gardn")
    QTest.keyClick(page.phrase.boxes[0], Qt.Key.Key_Tab)
    assert page.phrase.lines[0].error.words() == "Word 1 is not in the list."
    assert page.main_action is not None
    page.main_action.click()
    assert page.phrase.lines[1].error.words() == "Type word 2."
    assert page.summary.hasFocus()
    assert tried.things == []


def test_a_whole_phrase_can_be_pasted(present: Present) -> None:
    page = shown(present, Trouble(Situation.KEY_MISSING, "No key."))
    assert page.phrase is not None
    QGuiApplication.clipboard().setText(PHRASE)
    QTest.keyClick(page.phrase.boxes[0], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert page.phrase.words() == PHRASE.split()


def test_a_phrase_that_does_not_fit_keeps_what_was_typed(present: Present, qtbot: QtBot) -> None:
    again = Trouble(Situation.KEY_MISSING, "These words are not the ones. Nothing has been changed.")
    tried = Tried(end=lambda: again)
    page = shown(present, Trouble(Situation.KEY_MISSING, "No key."), tried)
    assert page.phrase is not None
    page.phrase.fill(PHRASE.split())
    assert page.main_action is not None
    page.main_action.click()
    qtbot.waitUntil(lambda: "These words are not the ones." in said(page))
    assert page.phrase is not None
    assert page.phrase.words() == PHRASE.split()
    assert page.main_action.isEnabled()


def test_a_copy_is_offered_with_its_day_and_put_back(present: Present, qtbot: QtBot) -> None:
    tried = Tried()
    page = shown(present, Trouble(Situation.STORE_DAMAGED, "Damaged.", COPIES), tried)
    assert "Friday 20 November 2026, 5:42pm" in said(page)
    assert list(page.copies) == ["one", "three"]
    assert "Its file with the records is missing." in said(page)
    page.copies["one"].setFocus()
    QTest.keyClick(page.copies["one"], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ("opened",) in tried.things)
    assert tried.things[0] == ("put back", "one", "None")


def test_a_damaged_header_is_mended_from_a_copy_without_loss(present: Present, qtbot: QtBot) -> None:
    tried = Tried()
    page = shown(present, Trouble(Situation.HEADER_DAMAGED, "Damaged.", COPIES, asks_for_phrase=True), tried)
    assert "loses nothing" in said(page)
    page.mends["three"].click()
    assert tried.things == []  # the phrase is asked for first
    assert page.summary.hasFocus()
    assert page.phrase is not None
    page.phrase.fill(PHRASE.split())
    page.mends["three"].click()
    qtbot.waitUntil(lambda: ("opened",) in tried.things)
    assert tried.things[0] == ("mend", "three", PHRASE)


def test_without_copies_the_page_says_what_to_do(present: Present) -> None:
    assert NO_COPIES in said(shown(present, Trouble(Situation.STORE_MISSING, "Missing.")))


def test_trying_again_may_end_in_another_situation(present: Present, qtbot: QtBot) -> None:
    tried = Tried(end=lambda: Trouble(Situation.KEY_WRONG, "Another."))
    page = shown(present, Trouble(Situation.IN_USE, "In use."), tried)
    page.again.click()
    qtbot.waitUntil(lambda: page.title.text() == TITLES[Situation.KEY_WRONG])
    assert page.phrase is not None


def test_what_nobody_foresaw_is_said_without_a_code_and_can_be_tried_again(present: Present, qtbot: QtBot) -> None:
    def broken() -> None:
        raise RuntimeError("for programmers")

    page = shown(present, Trouble(Situation.REFUSED, "No."), Tried(end=broken))
    page.again.click()
    qtbot.waitUntil(lambda: page.busy.words() == FAILED)
    assert page.again.isEnabled()


def test_the_program_can_always_be_closed_from_here(present: Present) -> None:
    tried = Tried()
    shown(present, Trouble(Situation.NEWER_PROGRAM, "Newer."), tried).leave.click()
    assert tried.things == [("left",)]


def test_the_first_empty_word_has_the_focus_when_the_page_opens(present: Present, qtbot: QtBot) -> None:
    page = LockedPage(Trouble(Situation.KEY_MISSING, "No key."), Tried().ways(), Background())
    assert page.phrase is not None
    page.phrase.fill(PHRASE.split()[:4])
    present(page)
    phrase_fields = page.phrase
    qtbot.waitUntil(lambda: phrase_fields.boxes[4].hasFocus())


def test_a_wrong_word_leaves_the_grid_of_words_as_it_was(present: Present, qtbot: QtBot) -> None:
    page = shown(present, Trouble(Situation.KEY_WRONG, "Wrong key."))
    page.resize(1000, 900)
    assert page.phrase is not None
    fields = page.phrase
    qtbot.waitUntil(lambda: fields.boxes[0].hasFocus())

    def places() -> list[tuple[int, int]]:
        return [
            (box.mapTo(fields, box.rect().topLeft()).x(), box.mapTo(fields, box.rect().topLeft()).y())
            for box in fields.boxes
        ]

    settle()
    before = places()
    QTest.keyClicks(fields.boxes[0], "gardn")
    QTest.keyClick(fields.boxes[0], Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: fields.lines[0].error.isVisible())
    assert places() == before
    assert "Word 1 is not in the list." in fields.boxes[0].accessibleDescription()
    assert fields.boxes[0].property("state") == "red"
