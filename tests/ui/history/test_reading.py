"""What takes long to read leaves the window free, says so, and only the newest wish is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from carehome_desktop.services.history import History
from carehome_desktop.ui.background import Background
from carehome_desktop.ui.history.figures import FiguresPage
from carehome_desktop.ui.history.reading import FAILED, READING, Reading
from tests.ui.history.pages import june, read
from tests.ui.quiet_desk import QuietDesk

Present = Callable[[QWidget], None]


class Page(QWidget):
    """A page with a result that is read; each wish waits until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []
        self.began: list[str] = []
        self.result = QWidget()
        self.background = Background()
        self.reading = Reading(self.background, self.result)
        column = QVBoxLayout(self)
        for widget in (self.result, self.reading):
            column.addWidget(widget)

    def wish(self, name: str, until: Event, *, quietly: bool = False) -> None:
        def work() -> str:
            self.began.append(name)
            until.wait(10)
            return name

        self.reading.ask(work, self.shown.append, quietly=quietly)


@pytest.fixture
def page(present: Present) -> Iterator[Page]:
    made = Page()
    present(made)
    yield made
    made.background.wait()


def test_before_it_has_its_place_it_is_no_window_of_its_own(page: Page) -> None:
    assert not Reading(page.background, page.result).isVisible()


def test_a_word_is_said_while_it_is_read_and_goes_with_the_result(page: Page, qtbot: QtBot) -> None:
    go_on = Event()
    page.wish("figure", go_on)
    qtbot.waitUntil(page.reading.word.isVisible)  # the window is free to show it
    assert page.reading.word.text() == READING
    assert not page.result.isVisible()
    go_on.set()
    qtbot.waitUntil(lambda: page.shown == ["figure"])
    assert page.result.isVisible()
    assert not page.reading.isVisible()


def test_only_the_newest_wish_is_shown_and_those_between_are_never_read(page: Page, qtbot: QtBot) -> None:
    first, last = Event(), Event()
    page.wish("first", first)
    page.wish("second", last)
    page.wish("third", last)
    first.set()
    last.set()
    qtbot.waitUntil(lambda: not page.reading.busy())
    assert page.shown == ["third"]
    assert page.began == ["first", "third"]


def test_what_is_on_the_screen_stays_while_it_is_looked_at_again(page: Page, qtbot: QtBot) -> None:
    at_once, go_on = Event(), Event()
    at_once.set()
    page.wish("old", at_once)
    qtbot.waitUntil(lambda: page.shown == ["old"])
    page.wish("new", go_on, quietly=True)
    with qtbot.waitSignal(page.reading._soon.timeout, raising=False, timeout=400) as word:
        pass
    assert not word.signal_triggered
    assert page.result.isVisible()
    go_on.set()
    qtbot.waitUntil(lambda: page.shown == ["old", "new"])


def test_the_keyboard_is_where_it_was_when_the_result_comes_back(page: Page, qtbot: QtBot) -> None:
    box, other, at_once, go_on = QLineEdit(page.result), QLineEdit(page), Event(), Event()
    other.show()
    at_once.set()
    page.wish("old", at_once)
    qtbot.waitUntil(lambda: page.shown == ["old"])
    box.setFocus()
    page.wish("new", go_on)
    qtbot.waitUntil(page.reading.word.isVisible)
    assert other.hasFocus()
    go_on.set()
    qtbot.waitUntil(lambda: page.shown == ["old", "new"])
    qtbot.waitUntil(box.hasFocus)


def test_trouble_is_told_in_words(page: Page, qtbot: QtBot) -> None:
    page.reading.ask(lambda: 1 // 0, lambda _: pytest.fail("there is nothing to show"))
    qtbot.waitUntil(lambda: bool(page.reading.error.words()))
    assert page.reading.error.words() == FAILED
    assert not page.result.isVisible()


def test_of_figures_chosen_quickly_only_the_last_is_drawn(
    present: Present, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk: QuietDesk = june()
    page = FiguresPage(desk.session, desk.go)
    present(page)
    read(desk)
    go_on, asked, real = Event(), list[str](), History.figure

    def slow(self: History, section_id: str, name: object) -> object:
        asked.append(getattr(name, "question_id", ""))
        go_on.wait(10)
        return real(self, section_id, name)  # type: ignore[arg-type]

    monkeypatch.setattr(History, "figure", slow)
    for at in (1, 2, 3):
        page.name.box.setCurrentIndex(at)
        page.name.chosen.emit()
    qtbot.waitUntil(page.reading.word.isVisible)
    assert not page.chart.isVisible()
    go_on.set()
    qtbot.waitUntil(lambda: not page.reading.busy())
    assert len(asked) == 2
    assert page.name.box.currentIndex() == 3
    assert page.chart.accessibleName() == f"Chart of {page.name.box.currentText()}"
    desk.close()
