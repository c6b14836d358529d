"""The building blocks, each for itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import PrimaryButton, SecondaryButton
from carehome_desktop.ui.parts.columns import TwoColumns
from carehome_desktop.ui.parts.errors import ErrorSummary
from carehome_desktop.ui.parts.fields import LabelledLine, LabelledText
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Banner, DefinitionList, EmptyState
from carehome_desktop.ui.parts.rows import ListRow
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.parts.text import Text
from carehome_desktop.ui.question.page import QuestionPage
from carehome_desktop.ui.shell.main_window import MainWindow
from tests.ui.accessible import nameless, settle, tab_order, walk


def test_text_of_a_person_is_never_read_as_markup(qtbot) -> None:
    label = Text("<b>Rose</b> & <img src=x>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == "<b>Rose</b> & <img src=x>"


def test_an_ampersand_on_a_button_is_a_plain_sign(qtbot) -> None:
    button = SecondaryButton("Ask Smith & Sons")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Ask Smith & Sons"
    assert button.shortcut().isEmpty()


@pytest.mark.parametrize("state", [state for state in State if state is not State.PLAIN])
def test_a_state_has_a_word_a_shape_and_a_colour(qtbot, state: State) -> None:
    label = StateLabel(state)
    qtbot.addWidget(label)
    label.show()
    shape = next(child for child in label.findChildren(QLabel) if not child.pixmap().isNull())
    assert shape.isVisible()
    assert label.accessibleName() == label.words() == state.word
    assert state.word
    assert label.findChild(Text).property("state") == state.colour


def test_two_states_of_one_colour_differ_in_shape_or_word() -> None:
    assert len({(state.word, state.colour) for state in State}) == len(State)


def test_a_field_carries_its_label_hint_and_error_to_the_ear(qtbot) -> None:
    field = LabelledLine("CQC location ID", "Such as 1-123456789")
    qtbot.addWidget(field)
    field.show()
    field.set_error("Write the number that begins with 1-.")
    told = next(heard for heard in walk(field) if heard.widget is field.box)
    assert told.role == QAccessible.Role.EditableText
    assert told.name == "CQC location ID"
    assert told.description == "Write the number that begins with 1-. Such as 1-123456789"
    assert field.label.buddy() is field.box


def test_an_error_stands_directly_above_its_box_and_goes_without_a_trace(qtbot) -> None:
    field = LabelledLine("Name", "As on the certificate")
    qtbot.addWidget(field)
    field.show()
    height = field.sizeHint().height()
    field.set_error("Write a name.")
    assert field.hint.y() < field.error.y() < field.box.y()
    field.set_error("")
    assert field.sizeHint().height() == height


def test_the_summary_takes_the_focus_and_leads_to_the_field(qtbot, present) -> None:
    page = ScrollPage("Settings")
    field = LabelledLine("Name")
    page.body.addWidget(field)
    present(page)
    page.summary.show_problems([("Write a name.", field)])
    assert page.summary.hasFocus()
    qtbot.keyClick(page.summary, Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert field.box.hasFocus()
    page.summary.setFocus()
    qtbot.keyClicks(page.summary, "R")
    qtbot.keyClicks(QApplication.focusWidget(), "ose")
    assert field.text() == "Rose", "what is typed at the summary was meant for the field"
    page.summary.setFocus()
    qtbot.keyClick(page.summary, Qt.Key.Key_Return)
    assert field.box.hasFocus()
    page.summary.show_problems([])
    assert not page.summary.isVisible()


def test_what_is_typed_anew_is_red_no_more_and_nothing_moves_under_the_hand(qtbot, present) -> None:
    page, name, day = ScrollPage("Settings"), LabelledLine("Name", "As on the certificate"), LabelledLine("Day")
    page.body.addWidget(name)
    page.body.addWidget(day)
    present(page)
    before = name.box.mapTo(page, name.box.pos()), day.sizeHint()
    name.set_error("Write a name.")
    settle()
    assert not name.hint.isVisible(), "what is wrong stands in its place"
    day.set_error("Write a day.")
    page.summary.show_problems([("Write a name.", name), ("Write a day.", day.box)])
    settle()
    places = [box.mapTo(page, box.rect().topLeft()) for box in (name.box, day.box)]
    for box, words in ((day.box, "1 May"), (name.box, "Rose")):
        assert page.summary.isVisible()
        box.setFocus()
        qtbot.keyClicks(box, words)
        settle()
        assert [each.mapTo(page, each.rect().topLeft()) for each in (name.box, day.box)] == places
    assert (name.error.words(), day.error.words()) == ("", "")
    assert not page.summary.isVisible()
    for line in (name, day):
        line.set_text("")
    page.summary.show_problems([])
    settle()
    assert (name.box.mapTo(page, name.box.pos()), day.sizeHint()) == before, "the next entry begins as the first did"


def test_the_summary_says_all_its_sentences_in_one_name(qtbot) -> None:
    summary, field = ErrorSummary(), LabelledLine("Name")
    qtbot.addWidget(summary)
    qtbot.addWidget(field)
    summary.show_problems([("Write a name.", field), ("Write a day.", field)])
    assert summary.accessibleName() == "There is a problem. Write a name. Write a day."


def test_a_row_is_one_button_with_everything_in_its_name(qtbot) -> None:
    row = ListRow("Infection control", "Closes tonight at 11:59pm.", State.MISSING, "11 missing")
    qtbot.addWidget(row)
    row.resize(400, row.heightForWidth(400))
    row.show()
    assert row.accessibleName() == "Infection control. 11 missing. Closes tonight at 11:59pm"
    with qtbot.waitSignal(row.clicked):
        qtbot.mouseClick(row.findChild(Text), Qt.MouseButton.LeftButton)


def test_a_change_is_announced_politely_and_only_urgent_ones_interrupt(qtbot, monkeypatch) -> None:
    said = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: said.append((event.message(), event.politeness()))
    )
    widget = QWidget()
    qtbot.addWidget(widget)
    announce(widget, "Saved on this computer")
    announce(widget, "The line is not safe", urgent=True)
    politeness = QAccessible.AnnouncementPoliteness
    assert said == [("Saved on this computer", politeness.Polite), ("The line is not safe", politeness.Assertive)]


@pytest.mark.parametrize(
    ("width", "scale", "folded"), [(1280, 1.0, False), (1000, 1.0, False), (999, 1.0, True), (1280, 2.0, True)]
)
def test_two_columns_fold_when_the_window_is_narrow_or_the_text_large(
    qtbot, qapp, width: int, scale: float, folded: bool
) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT, scale)
    window, main, side = QWidget(), QWidget(), QWidget()
    qtbot.addWidget(window)
    columns = TwoColumns(main, side)
    QHBoxLayout(window).addWidget(columns)
    window.resize(width, 700)
    window.show()
    assert columns.folded() is folded


def test_columns_fold_at_once_when_the_text_grows(qtbot, qapp) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    columns = TwoColumns(QWidget(), QWidget())
    QHBoxLayout(window).addWidget(columns)
    window.resize(1280, 700)
    window.show()
    theme.apply(qapp, theme.Scheme.LIGHT, 1.5)
    assert columns.folded()
    theme.apply(qapp, theme.Scheme.LIGHT, 1.0)
    assert not columns.folded()


def test_enter_presses_the_main_action_unless_another_button_has_the_focus(qtbot, present) -> None:
    page = ScrollPage("Check")
    field, other = LabelledLine("Name"), SecondaryButton("Back")
    page.body.addWidget(field)
    page.add_action(other)
    main = page.set_main_action("Send when connected")
    present(page)
    pressed: list[str] = []
    page.main_action_pressed.connect(lambda: pressed.append("main"))
    other.clicked.connect(lambda: pressed.append("other"))
    field.box.setFocus()
    qtbot.keyClick(field.box, Qt.Key.Key_Return)
    other.setFocus()
    qtbot.keyClick(other, Qt.Key.Key_Return)
    main.setFocus()
    qtbot.keyClick(main, Qt.Key.Key_Return)
    assert pressed == ["main", "other", "main"]


def test_the_main_action_is_the_last_and_stands_at_the_bottom_right(qtbot, present) -> None:
    page = ScrollPage("Check")
    page.set_main_action("Continue")
    back, print_ = SecondaryButton("Back"), SecondaryButton("Print")
    page.add_action(back)
    page.add_action(print_, left=True)
    page.resize(900, 600)
    present(page)
    assert print_.x() < back.x() < page.main_action.x()
    assert tab_order(page) == [print_, back, page.main_action]


def test_tab_leaves_a_text_of_several_lines_and_enter_stays_in_it(qtbot, present) -> None:
    page = ScrollPage("Note")
    note = LabelledText("Note")
    page.body.addWidget(note)
    main = page.set_main_action("Continue")
    present(page)
    note.box.setFocus()
    qtbot.keyClicks(note.box, "a")
    qtbot.keyClick(note.box, Qt.Key.Key_Return)
    assert note.text() == "a\n"
    with qtbot.waitSignal(page.main_action_pressed):
        qtbot.keyClick(note.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(note.box, Qt.Key.Key_Tab)
    assert main.hasFocus()


def test_an_empty_place_says_so_and_how_to_begin(qtbot) -> None:
    empty = EmptyState("Nothing was sent yet.", "Answer the questions to begin.", PrimaryButton("Answer now"))
    qtbot.addWidget(empty)
    assert empty.accessibleName() == "Nothing was sent yet. Answer the questions to begin."


def test_facts_and_their_buttons_are_told_with_their_names(qtbot) -> None:
    facts, change = DefinitionList([("Home", "Rosewood House")]), SecondaryButton("Change")
    qtbot.addWidget(facts)
    facts.add("Manager", "J. Shaw", change)
    facts.show()
    assert change.accessibleName() == "Change Manager"
    assert "Home: Rosewood House" in [heard.name for heard in walk(facts)]


def test_a_control_without_a_name_is_found(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    row.addWidget(SecondaryButton(""))
    row.addWidget(Banner("Take care"))
    window.show()
    assert nameless(window) == ["SecondaryButton (Button, '')"]


def test_no_part_opens_a_window_of_its_own_while_it_is_made(qtbot, qapp) -> None:
    before = [window for window in qapp.topLevelWidgets() if window.isVisible()]
    opened: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - the name Qt calls
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                opened.append(type(watched).__name__)
            return False

    watch = Watch()
    qapp.installEventFilter(watch)
    made = [
        ScrollPage("Title", "Subtitle"),
        ListRow("Row", "Detail", State.WAITING, "Waiting"),
        LabelledLine("Name", "Hint"),
        LabelledText("Note", "Hint"),
        EmptyState("Empty", "Begin"),
        Banner("Take care", title="Care"),
        DefinitionList([("Home", "Rosewood House")]),
        StateLabel(State.SAVED),
        QuestionPage(),
        MainWindow("Rosewood House", True, []),
    ]
    qapp.removeEventFilter(watch)
    for widget in made:
        qtbot.addWidget(widget)
    assert opened == []
    assert [window for window in qapp.topLevelWidgets() if window.isVisible()] == before


def test_a_state_that_leaves_the_words_too_little_room_goes_below_them(present: Callable[[QWidget], None]) -> None:
    row = ListRow("1. How many people do you employ yourself?", "", State.CARRIED, "21 people – to confirm")
    row.resize(900, row.heightForWidth(900))
    present(row)
    beside = row._state.y() < row._title.geometry().bottom()
    row.resize(420, row.heightForWidth(420))
    settle()
    assert beside
    assert row._state.y() > row._title.geometry().bottom()
