"""The disk gives out while somebody answers: the page says which trouble it is, what is safe and what to do, and loses nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from carehome_desktop.domain.answers import Answer
from carehome_desktop.domain.values import YesNo
from carehome_desktop.ui.answering.keeper import AGAIN_MS, IN_USE_MS, STILL_HERE
from carehome_desktop.ui.answering.page import AnsweringPage
from tests import disk_trouble
from tests.disk_trouble import LONG, Trouble
from tests.homes import SECTION, THIS_WEEK
from tests.ui.desk import Desk, press, settle, words


def ask(at: Desk, question_id: str = "full-wages") -> AnsweringPage:
    at.go.to_question(SECTION, THIS_WEEK, question_id)
    settle()
    assert isinstance(at.page, AnsweringPage)
    return at.page


def kept(at: Desk) -> Answer | None:
    return at.house.answering.open(SECTION, THIS_WEEK).state_of("full-wages").answer


@pytest.mark.parametrize(
    ("trouble", "happened", "to_do"),
    [
        (disk_trouble.full, "the disk is full", "Make room on the disk"),
        (disk_trouble.read_only, "lets nothing be written to it", "look for a lock switch"),
        (disk_trouble.in_use, "another program is using the file", "close other programs that use the folder"),
        (disk_trouble.broken, "the disk says that it could not read or write", "the disk may be failing"),
        (disk_trouble.gone, "the drive was taken out", "Plug the drive in again"),
    ],
    ids=["full", "read-only", "in use", "broken", "gone"],
)
def test_each_trouble_says_what_happened_what_is_safe_and_what_to_do_and_is_over_when_it_is(
    at: Desk, trouble: Trouble, happened: str, to_do: str
) -> None:
    page = ask(at)
    with trouble(at.house):
        press(Qt.Key.Key_Y)
        page.note.box.setPlainText(LONG)
        page.flush()
        said = page.error.words()
        assert said.startswith("This is not saved yet: ")
        assert happened in said
        assert "What was saved " in said
        assert STILL_HERE in said
        assert to_do in said
        assert ("room" in said) is (trouble is disk_trouble.full)
        assert "Saved on this computer" not in words(page)
        assert not at.rooms.keeper.try_again()

    assert at.rooms.keeper.try_again()
    settle()
    now = kept(at)
    assert now is not None
    assert (now.value, now.note) == (YesNo(True), LONG)
    assert page.error.words() == ""
    assert "Saved on this computer 9:00am" in words(page)


def test_where_another_program_has_the_file_typing_does_not_wait_for_it_at_every_letter(at: Desk) -> None:
    page = ask(at)
    with disk_trouble.in_use(at.house):
        press(Qt.Key.Key_Y)
        tries = []
        at.rooms.keeper.not_kept.connect(lambda *_: tries.append(1))
        for letter in ("a", "ab", "abc"):
            page.note.box.setPlainText(letter)
            page.flush()
        assert tries == []
        assert at.rooms.keeper._again.interval() == IN_USE_MS
    assert at.rooms.keeper.try_again()
    now = kept(at)
    assert now is not None
    assert now.note == "abc"


def test_a_trouble_that_turns_into_another_is_told_anew(at: Desk) -> None:
    page = ask(at)
    with disk_trouble.in_use(at.house):
        press(Qt.Key.Key_Y)
        assert "another program" in page.error.words()
    with disk_trouble.gone(at.house):
        assert not at.rooms.keeper.try_again()
        assert "the drive was taken out" in page.error.words()
        assert at.rooms.keeper._again.interval() == AGAIN_MS
