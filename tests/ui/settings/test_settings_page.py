"""Each field of Settings is saved as soon as it is left, wrong input is a sentence above it, and nothing secret is shown again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from carehome_desktop.resources import program
from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.buttons import Button
from carehome_desktop.ui.parts.reading_order import order_focus
from carehome_desktop.ui.parts.state import State
from carehome_desktop.ui.settings import choices
from carehome_desktop.ui.settings.page import SettingsPage
from carehome_desktop.ui.settings.people import LAST_ONE
from carehome_desktop.ui.settings.practise import NOT_OPENED, OPENS, start_apart
from carehome_desktop.ui.settings.saved import AGAIN, SavedLine
from carehome_desktop.ui.theme import Scheme
from tests.ui.accessible import nameless, tab_order
from tests.ui.desk import desk, settle
from tests.ui.quiet_desk import QuietDesk, quiet_desk

Present = Callable[[QWidget], None]


@pytest.fixture
def at(tmp_path: Path) -> Iterator[QuietDesk]:
    made = quiet_desk(tmp_path, practice=False)
    yield made
    made.close()


@pytest.fixture
def page(at: QuietDesk, present: Present) -> SettingsPage:
    made = SettingsPage(at.session, at.go)
    present(made)
    return made


def write(line: SavedLine, text: str) -> None:
    """Type into a field and leave it by Tab."""
    line.line.box.setFocus()
    line.line.box.selectAll()
    QTest.keyClicks(line.line.box, text) if text else QTest.keyClick(line.line.box, Qt.Key.Key_Delete)
    QTest.keyClick(line.line.box, Qt.Key.Key_Tab)


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def test_a_field_is_saved_when_it_is_left_and_says_so(at: QuietDesk, page: SettingsPage) -> None:
    line = page.home.lines["council"]
    write(line, "Peterborough")
    assert at.session.home_records.home().council == "Peterborough"
    assert line.mark.saved.words() == "Saved on this computer 9:00am"
    assert line.mark.isVisible()


def test_a_field_is_saved_when_its_window_closes_while_it_is_typed_in(at: QuietDesk, page: SettingsPage) -> None:
    box = page.home.lines["council"].line.box
    box.setFocus()
    QTest.keyClicks(box, "Leeds")
    page.close()
    assert at.session.home_records.home().council == "Leeds"


def test_an_unusual_code_is_kept_with_a_hint_and_never_blocked(at: QuietDesk, page: SettingsPage) -> None:
    line = page.home.lines["cqc_location_id"]
    write(line, "12345")
    assert at.session.home_records.home().cqc_location_id == "12345"
    assert "It is kept as you typed it." in said(line)
    assert line.mark.hint.state is State.ODD
    assert line.mark.hint.words().startswith("Check this. ")
    assert line.line.error.words() == ""
    write(line, "1-123456789")
    assert "kept as you typed it" not in said(line)


def test_a_code_in_small_letters_is_shown_as_it_is_kept_and_still_said_to_be_saved(
    page: SettingsPage, qtbot: QtBot
) -> None:
    line = page.home.lines["ods_code"]
    write(line, " vm123 ")
    qtbot.waitUntil(lambda: line.line.text() == "VM123")
    assert line.mark.saved.isVisible()


def test_a_number_out_of_range_is_a_sentence_above_the_field_and_stays_in_it(at: QuietDesk, page: SettingsPage) -> None:
    line = page.home.lines["registered_beds"]
    write(line, "24")
    write(line, "5000")
    assert line.line.error.words() == "Type a whole number from 1 to 1,000."
    assert line.line.text() == "5000"
    assert not line.mark.isVisible()
    assert at.session.home_records.home().registered_beds == 24
    write(line, "24")
    assert line.line.error.words() == ""


def test_a_disk_that_refuses_leaves_what_was_typed(
    at: QuietDesk, page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(at.session.home_records, "tell", full)
    line = page.home.lines["council"]
    write(line, "Leeds")
    said = line.line.error.words()
    assert said.startswith(
        "This is not saved yet: the disk is full. What was saved stays saved. What you typed is still here."
    )
    assert said.endswith(AGAIN)
    assert line.line.text() == "Leeds"


def test_whom_the_home_cares_for_is_not_preselected_and_kept_when_chosen(at: QuietDesk, page: SettingsPage) -> None:
    assert page.home.under_65.value() is None
    page.home.under_65.buttons[0].click()
    assert at.session.home_records.home().only_under_65 is True
    assert page.home.under_65_mark.saved.words() == "Saved on this computer 9:00am"


def test_programmes_say_who_asks_and_can_be_switched_off(at: QuietDesk, page: SettingsPage) -> None:
    box = page.home.programmes["monthly"]
    assert box.isChecked()
    assert "section 277A" in box.accessibleDescription()
    box.click()
    assert at.session.home_records.home().programmes == ("covid-2020",)


def test_a_change_made_elsewhere_shows_but_not_over_what_is_being_typed(
    at: QuietDesk, page: SettingsPage, qtbot: QtBot
) -> None:
    from carehome_desktop.ui.change_hub import Change

    typed = page.home.lines["name"].line.box
    typed.setFocus()
    QTest.keyClicks(typed, " East")
    at.session.home_records.tell("council", "Leeds")
    at.session.home_records.tell("name", "Other House")
    at.tell(Change.HOME)
    qtbot.waitUntil(lambda: page.home.lines["council"].line.text() == "Leeds")
    assert typed.text() == "Rosewood House East"


# People


def test_someone_is_added_and_can_sit_down_at_the_desk(at: QuietDesk, page: SettingsPage) -> None:
    page.people.new_name.box.setFocus()
    QTest.keyClicks(page.people.new_name.box, "A. Okafor")
    QTest.keyClicks(page.people.new_role.box, "Deputy manager")
    page.people.add.click()
    people = at.session.home_records.home().people
    assert [person.name for person in people] == ["J. Shaw", "A. Okafor"]
    assert page.people.new_name.text() == ""
    desk = page.people.desk.box
    desk.setFocus()
    QTest.keyClick(desk, Qt.Key.Key_Down)
    desk.activated.emit(desk.currentIndex())
    assert at.session.person().name == "A. Okafor"
    assert at.session.workplace.look(choices.PERSON) == people[1].id


def test_a_person_without_a_name_is_a_sentence_at_the_field(page: SettingsPage) -> None:
    page.people.add.click()
    assert page.people.new_name.error.words() == "Type the person's name."
    assert page.people.new_name.box.hasFocus()


def test_the_last_person_cannot_leave(at: QuietDesk, page: SettingsPage) -> None:
    row = next(iter(page.people.people.values()))
    row.disclosure.set_open(True)
    row.leave.click()
    assert row.error.text() == LAST_ONE
    assert at.session.home_records.home().people[0].active


def test_someone_who_has_left_can_come_back(at: QuietDesk, page: SettingsPage) -> None:
    at.session.home_records.add_person("A. Okafor", "")
    page.people._changed("")
    second = at.session.home_records.home().people[1]
    row = page.people.people[second.id]
    row.disclosure.set_open(True)
    row.leave.click()
    assert not at.session.home_records.home().people[1].active
    again = page.people.people[second.id]
    assert again.disclosure.button.accessibleName() == "A. Okafor – has left, closed"
    again.disclosure.set_open(True)
    again.leave.click()
    assert at.session.home_records.home().people[1].active


def test_a_name_is_erased_only_after_a_yes_and_the_safe_answer_has_the_focus(at: QuietDesk, page: SettingsPage) -> None:
    row = next(iter(page.people.people.values()))
    row.disclosure.set_open(True)
    row.erase.click()
    assert row.confirm.keep.hasFocus()
    assert "This cannot be undone." in row.confirm.accessibleName()
    QTest.keyClick(row.confirm.keep, Qt.Key.Key_Return)
    assert at.session.home_records.home().people[0].name == "J. Shaw"
    row.erase.click()
    row.confirm.erase.click()
    assert at.session.home_records.home().people[0].name == "(name erased)"


# The way out


def test_an_address_that_is_not_safe_is_refused_with_the_reason(at: QuietDesk, page: SettingsPage) -> None:
    line = page.way_out.lines["endpoint_url"]
    write(line, "http://returns.example.org")
    assert line.line.error.words().startswith("The address must begin with https")
    assert at.session.home_records.home().endpoint_url == ""
    assert at.asked.things == []


def test_after_a_change_what_waited_for_it_is_tried_again(at: QuietDesk, page: SettingsPage) -> None:
    write(page.way_out.lines["endpoint_url"], "https://returns.example.org")
    write(page.way_out.lines["endpoint_token"], "s3cret")
    assert at.asked.things == ["settings changed", "settings changed"]
    assert at.session.home_records.secret("endpoint_token") == "s3cret"


def test_a_token_is_typed_unseen_and_never_shown_again(at: QuietDesk, present: Present, page: SettingsPage) -> None:
    line = page.way_out.lines["endpoint_token"]
    assert line.line.box.echoMode() is QLineEdit.EchoMode.Password
    write(line, "s3cret")
    assert line.line.text() == ""
    assert page.way_out.secrets["endpoint_token"].words() == "A token is kept. Type another to replace it."
    again = SettingsPage(at.session, at.go)
    present(again)
    assert all("s3cret" not in box.text() for box in again.findChildren(QLineEdit))
    again.way_out.forget["endpoint_token"].click()
    assert at.session.home_records.secret("endpoint_token") == ""


def test_the_page_opens_at_the_field_that_is_needed_even_a_hidden_one(
    at: QuietDesk, present: Present, qtbot: QtBot
) -> None:
    made = SettingsPage(at.session, at.go, "proxy_user")
    present(made)
    qtbot.waitUntil(lambda: made.way_out.lines["proxy_user"].line.box.hasFocus())


def test_an_endpoint_and_a_token_are_explained_where_they_are_first_named(page: SettingsPage) -> None:
    told = said(page.way_out)
    assert "Sending" in told
    assert "a token, which is a kind of password" in told
    assert "The address your returns are sent to." in told
    assert "contract" not in told
    assert "Everything you save is locked (encrypted)." in said(page.records)


def test_settings_opens_at_the_top_each_time_and_at_a_field_that_was_asked_for(tmp_path: Path) -> None:
    with desk(tmp_path) as at:
        at.go.to_settings("council")
        settle()
        page = at.page
        assert isinstance(page, SettingsPage)
        assert at.frame.focusWidget() is page.home.lines["council"].line.box
        bar = page.area.verticalScrollBar()
        bar.setValue(bar.maximum())
        at.go.to_place("today")
        settle()
        at.go.to_settings()
        settle()
        assert at.page is page
        assert bar.value() == 0
        bar.setValue(bar.maximum())
        at.go.to_settings("ods_code")
        settle()
        box = page.home.lines["ods_code"].line.box
        assert at.frame.focusWidget() is box
        assert not box.visibleRegion().isEmpty()


def test_practice_has_nothing_to_set_on_the_way_out(tmp_path: Path, present: Present) -> None:
    practice = quiet_desk(tmp_path / "practice")
    made = SettingsPage(practice.session, practice.go)
    present(made)
    assert made.way_out.lines == {}
    assert "Nothing leaves it" in said(made.way_out)
    practice.close()


def test_the_other_ways_out_are_named_with_where_they_are_chosen(page: SettingsPage) -> None:
    assert "You choose for each return, on Check your answers." in said(page.way_out)


# Look, records


def test_size_and_colours_hold_at_once_and_are_remembered(at: QuietDesk, page: SettingsPage) -> None:
    for card, at_ in ((page.look.text_size, 3), (page.look.scheme, 2)):
        card.box.setCurrentIndex(at_)
        card.box.activated.emit(at_)
    assert theme.current().text_scale == 1.5
    assert theme.current().chosen is Scheme.DARK
    assert at.session.workplace.look(choices.TEXT_SCALE) == 1.5
    assert at.session.workplace.look(choices.SCHEME) == "dark"
    page.look.still.click()
    assert at.session.workplace.look(choices.STILL) is True


def test_a_copy_is_taken_off_the_windows_thread_and_listed(at: QuietDesk, page: SettingsPage, qtbot: QtBot) -> None:
    assert "There is no copy yet." in said(page.records)
    page.records.take.click()
    assert not page.records.take.isEnabled()
    qtbot.waitUntil(lambda: page.records.take.isEnabled(), timeout=20_000)
    assert page.records.told.words() == "A copy was taken and checked."
    qtbot.waitUntil(lambda: "1 copy, the newest from 9:00am" in said(page.records))
    page.records.list.set_open(True)
    assert "taken by hand" in said(page.records)


def test_a_copy_that_cannot_be_made_says_what_is_safe(at: QuietDesk, page: SettingsPage, qtbot: QtBot) -> None:
    (at.house.folder.copies).rmdir()
    at.house.folder.copies.write_text("in the way")
    page.records.take.click()
    qtbot.waitUntil(lambda: page.records.take.isEnabled(), timeout=20_000)
    assert "What was saved stays saved." in page.records.error.words()
    at.house.folder.copies.unlink()


# The whole page


def test_the_links_at_the_top_lead_to_each_group(page: SettingsPage) -> None:
    links = {each.accessibleName(): each for each in page.findChildren(Button)}
    order_focus(page)  # as Tab does on the way to a link
    for words, group in (("Sending", page.way_out), ("How it looks", page.look), ("Recovery phrase", page.phrase)):
        links[f"Go to {words}"].click()
        assert group.isAncestorOf(QApplication.focusWidget()), words


def test_the_wheel_scrolls_past_a_choice_and_never_changes_it(page: SettingsPage) -> None:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    box = page.look.text_size.box
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, event)
    assert box.currentIndex() == 0


def test_every_control_has_a_name_and_tab_reaches_each_once_in_reading_order(page: SettingsPage) -> None:
    page.people.people[next(iter(page.people.people))].disclosure.set_open(True)
    page.way_out.proxy.set_open(True)
    assert nameless(page) == []
    order = tab_order(page)
    places = [order.index(each.line.box) for each in (*page.home.lines.values(), *page.way_out.lines.values())]
    assert places == sorted(places)
    assert order.index(page.people.desk.box) > order.index(page.home.programmes["monthly"])


def test_the_usual_way_out_is_chosen_once_for_all_returns(at: QuietDesk, page: SettingsPage) -> None:
    page.way_out.usual.radios.buttons[0].setFocus()
    QTest.keyClick(page.way_out.usual.radios.buttons[0], Qt.Key.Key_Down)
    chosen = page.way_out.usual.way()
    assert at.session.home_records.home().way_out == chosen.value
    assert at.session.ways_out.default() is chosen


def test_settings_opens_with_the_focus_in_its_window_also_after_the_phrase_page(tmp_path: Path) -> None:
    with desk(tmp_path) as at:
        at.go.to_recovery()
        settle()
        at.go.to_settings()
        settle()
        assert at.frame.isActiveWindow(), "a part that is shown before it lies on the page is a window of its own"
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus is at.page or at.page.isAncestorOf(focus)


def test_practice_opens_as_a_program_of_its_own_and_a_failure_is_said(at: QuietDesk, page: SettingsPage) -> None:
    told: list[list[str]] = []
    works = iter((True, False))
    page.practise._start = lambda command: told.append(list(command)) or next(works)
    page.practise.button.click()
    assert told == [[*program(), "--practice"]]
    assert page.practise.told.words() == OPENS
    page.practise.button.click()
    assert page.practise.told.words() == NOT_OPENED
    assert not start_apart(["no-such-program-anywhere"])
