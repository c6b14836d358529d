"""The window around every page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from shiboken6 import delete

from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.state import State
from carehome_desktop.ui.shell.main_window import MainWindow
from carehome_desktop.ui.shell.place import Place
from carehome_desktop.ui.shell.top_strip import PRACTICE_WORDS
from tests.ui.accessible import nameless, settle, tab_order, walk

WORDS = ("Today", "Returns", "Guidance", "History", "Settings")


def a_page(word: str) -> Callable[[], QWidget]:
    def make() -> QWidget:
        page = ScrollPage(word)
        page.body.addWidget(LabelledLine(f"Find in {word}"))
        return page

    return make


@pytest.fixture
def window(qtbot) -> MainWindow:
    made = MainWindow("Rosewood House", True, [Place(word.lower(), word, word.lower(), a_page(word)) for word in WORDS])
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.place_shown), qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def said(window: MainWindow) -> list[str]:
    return [heard.name for heard in walk(window)]


def test_the_frame_is_painted_before_any_page_is_made(qtbot) -> None:
    made: list[str] = []
    window = MainWindow(
        "Rosewood House", False, [Place("today", "Today", "today", lambda: made.append("today") or QWidget())]
    )
    qtbot.addWidget(window)
    window.show_place("today")
    window.first_painted.connect(lambda: made.append("painted"))
    with qtbot.waitSignal(window.place_shown):
        window.show()
    assert made == ["painted", "today"]


def test_a_page_is_made_once_and_only_when_it_is_gone_to(qtbot) -> None:
    made: list[str] = []
    places = [Place(word, word, "today", lambda word=word: made.append(word) or QWidget()) for word in ("a", "b", "c")]
    window = MainWindow("Rosewood House", False, places)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.place_shown):
        window.show()
    window.show_place("c")
    window.show_place("a")
    window.show_place("c")
    assert made == ["a", "c"]


def test_alt_and_a_number_goes_to_the_places_in_their_order(qtbot, window: MainWindow) -> None:
    for number, word in enumerate(WORDS, start=1):
        qtbot.keyClick(
            QApplication.focusWidget() or window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.AltModifier
        )
        assert window.current_place() == word.lower()


def test_only_the_places_given_are_shown(window: MainWindow) -> None:
    assert [name for name in said(window) if name in (*WORDS, "PPE", "Fund")] == [
        *WORDS,
        "Today",
    ]  # the last is the page's title


def test_practice_is_said_on_the_window_and_a_real_home_has_no_banner(qtbot, window: MainWindow) -> None:
    real = MainWindow("Rosewood House", False, [])
    qtbot.addWidget(real)
    real.show()
    assert PRACTICE_WORDS in said(window)
    assert PRACTICE_WORDS not in said(real)


def test_the_title_of_the_window_names_no_home(window: MainWindow) -> None:
    assert "Rosewood" not in window.windowTitle()


def test_esc_leaves_an_opened_page_and_the_focus_comes_back(qtbot, window: MainWindow) -> None:
    place = window.current_page()
    before = place.findChild(LabelledLine).box
    before.setFocus()
    opened = ScrollPage("One return")
    field = LabelledLine("Note")
    opened.body.addWidget(field)
    window.open_page(opened)
    field.box.setFocus()
    qtbot.keyClick(field.box, Qt.Key.Key_Escape)
    assert window.current_page() is place
    assert before.hasFocus()
    qtbot.keyClick(before, Qt.Key.Key_Escape)
    assert window.current_page() is place


def test_leaving_a_page_when_what_had_the_focus_is_gone_goes_to_the_page_beneath(window: MainWindow) -> None:
    place = window.current_page()
    before = place.findChild(LabelledLine).box
    before.setFocus()
    window.open_page(ScrollPage("One return"))
    delete(before)  # as when the page beneath is made anew
    window.back()
    assert window.current_page() is place


def test_going_to_a_place_closes_what_was_opened_over_the_last_one(window: MainWindow) -> None:
    window.open_page(QWidget())
    window.open_page(QWidget())
    window.show_place("history")
    window.back()
    assert window.current_page().findChild(QLabel).text() == "History"


def test_the_honest_line_is_a_button_that_says_everything(qtbot, window: MainWindow, monkeypatch) -> None:
    announced: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: announced.append(event.message()))
    words = "3 waiting – no connection since 9:14am · last received 8 Nov 4:40pm"
    window.set_honest_line(words, State.WAITING)
    window.set_honest_line(words, State.WAITING)
    assert announced == [words]
    line = next(button for button in window.findChildren(QPushButton) if button.accessibleName().startswith(words))
    with qtbot.waitSignal(window.honest_line_pressed):
        qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    line.setFocus()
    with qtbot.waitSignal(window.honest_line_pressed):
        qtbot.keyClick(line, Qt.Key.Key_Return)


def test_ctrl_plus_minus_and_0_change_all_text_at_once(qtbot, window: MainWindow) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    title = window.current_page().findChild(QLabel)
    heights = [title.fontMetrics().height()]
    told: list[float] = []
    window.text_scale_changed.connect(told.append)
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_0):
        qtbot.keyClick(window, key, control)
        heights.append(title.fontMetrics().height())
    assert told == [1.1, 1.25, 1.1, 1.0]
    assert heights[0] < heights[1] < heights[2]
    assert heights[1] == heights[3]
    assert heights[0] == heights[4]


def test_the_text_grows_to_200_per_cent_and_no_further(qtbot, window: MainWindow) -> None:
    for _ in range(9):
        qtbot.keyClick(window, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert theme.current().text_scale == 2.0


@pytest.mark.parametrize(
    ("width", "height", "scale"), [(1280, 720, 2.0), (1024, 700, 1.0), (1024, 700, 2.0), (800, 600, 1.5)]
)
def test_nothing_of_the_frame_is_cut_off(
    qtbot, qapp, window: MainWindow, width: int, height: int, scale: float
) -> None:
    window.set_honest_line("3 waiting – no connection since 9:14am · last received 8 Nov 4:40pm", State.WAITING)
    theme.apply(qapp, theme.Scheme.LIGHT, scale)
    window.resize(width, height)
    settle()
    assert (window.width(), window.height()) == (width, height)
    for child in window.findChildren(QWidget):
        if child.isVisible() and isinstance(child, QPushButton | QLabel) and child.parent() is not None:
            right = child.mapTo(window, child.rect().topRight()).x()
            assert right <= width, (type(child).__name__, child.accessibleName() or child.text(), right)
            if isinstance(child, QLabel) and child.text() and not child.wordWrap():
                assert child.width() >= child.sizeHint().width(), child.text()
            if isinstance(child, QLabel) and child.wordWrap() and child.text():
                assert child.height() >= child.heightForWidth(child.width()), child.text()


def test_a_narrow_window_keeps_the_icons_of_the_places_and_their_names(qapp, window: MainWindow) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT, 2.0)
    window.resize(900, 700)
    settle()
    button = next(button for button in window.findChildren(QPushButton) if button.accessibleName() == "Guidance")
    assert button.text() == ""
    assert "Guidance" in button.toolTip()
    theme.apply(qapp, theme.Scheme.LIGHT, 1.0)
    settle()
    assert button.text().strip() == "Guidance"


def test_tab_goes_round_the_whole_window_as_one_reads(window: MainWindow) -> None:
    names = [widget.accessibleName() for widget in tab_order(window)]
    start = names.index("Help")
    assert [*names[start:], *names[:start]] == ["Help", *WORDS, "Find in Today", "Nothing is waiting. Show"]


def test_every_control_of_the_frame_has_a_name(window: MainWindow) -> None:
    assert nameless(window) == []


def test_a_page_that_is_closed_is_gone(qtbot, window: MainWindow) -> None:
    page = QWidget()
    QVBoxLayout(page)
    window.open_page(page)
    with qtbot.waitSignal(page.destroyed):
        window.back()


@pytest.mark.parametrize(("wide", "high"), [(1280, 720), (1366, 740), (1024, 600)])
def test_a_screen_too_small_for_the_window_and_its_title_bar_is_filled(qtbot, wide: int, high: int) -> None:
    small = MainWindow("Rosewood House", False, [])
    qtbot.addWidget(small)
    small.show_within(QSize(wide, high))
    assert small.isMaximized()
    kept = small.normalGeometry()
    assert kept.width() < wide, "also when it is made smaller again"
    assert kept.height() < high


def test_a_screen_with_room_shows_the_window_in_its_own_size(qtbot) -> None:
    roomy = MainWindow("Rosewood House", False, [])
    qtbot.addWidget(roomy)
    roomy.show_within(QSize(1366, 768))
    assert not roomy.isMaximized()
    assert roomy.size() == QSize(1280, 720)


def test_page_down_and_page_up_scroll_from_the_page_and_from_the_frame(qtbot, window: MainWindow) -> None:
    page = ScrollPage("A long record")
    for line in range(200):
        page.body.addWidget(QLabel(f"Line {line}"))
    window.open_page(page)
    bar = page.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 1000)
    for where in (page, window):
        where.setFocus()
        qtbot.keyClick(where, Qt.Key.Key_PageDown)
        assert bar.value() == bar.pageStep()
        qtbot.keyClick(where, Qt.Key.Key_PageUp)
        assert bar.value() == 0
