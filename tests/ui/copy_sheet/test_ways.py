"""The way a return goes: what is offered first, how it is changed, and the home's own file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton

from carehome_desktop.domain.delivery import State
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.ways import Shown, Way
from carehome_desktop.exports.writing import FileKind
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.copy_sheet.change_way import ChangeWayPage
from carehome_desktop.ui.copy_sheet.files import FilesPage
from carehome_desktop.ui.copy_sheet.page import CopySheetPage
from carehome_desktop.ui.returns.check import CheckPage
from carehome_desktop.ui.returns.queued import QueuedPage
from tests.homes import SECTION, THIS_WEEK, answer_all
from tests.ui.accessible import nameless
from tests.ui.desk import Desk, button, press, settle, wait_until, words
from tests.ui.quiet_desk import quiet_desk


def queue(at: Desk, way: Way) -> Outgoing:
    answer_all(at.house)
    queued = at.house.filing.queue(SECTION, THIS_WEEK, at.house.manager(), way)
    assert isinstance(queued, Outgoing)
    return queued


def change_page(at: Desk, way: Way) -> ChangeWayPage:
    row = queue(at, way)
    at.go.to_change_way(row.return_id)
    settle()
    assert isinstance(at.page, ChangeWayPage)
    return at.page


def test_a_real_home_enters_on_the_tracker_unless_it_has_an_address(qapp, tmp_path: Path) -> None:
    at = quiet_desk(tmp_path, practice=False)
    answer_all(at.house)
    page = CheckPage(at.session, at.go, SECTION, THIS_WEEK)
    page._send()
    row = at.house.deliveries.outgoing()[0]
    assert (row.way, row.state) == (Way.HAND, State.BY_HAND)
    assert at.steps.taken == [("to_copy_sheet", row.return_id)]

    at.house.home_records.tell("endpoint_url", "https://returns.example.org")
    assert at.session.ways_out.default() is Way.ENDPOINT
    page.deleteLater()
    at.close()


def test_the_way_is_chosen_on_the_check_and_the_button_says_what_it_does(at: Desk) -> None:
    answer_all(at.house)
    at.go.to_check(SECTION, THIS_WEEK)
    settle()
    page = at.page
    for words_of_radio, says in (
        ("Make a file", "Make the file"),
        ("Enter it on the tracker", "Open the copy sheet"),
        ("Send it from this program", "Send when connected"),
        ("Make a file", "Make the file"),
    ):
        radio = next(
            each for each in page.findChildren(QRadioButton) if each.text() == words_of_radio and each.isVisible()
        )
        radio.click()
        settle()
        button(page, says)
    button(page, "Make the file").click()
    settle()
    assert isinstance(at.page, FilesPage)
    assert at.house.deliveries.outgoing()[0].way is Way.FILE


def test_what_waits_can_be_entered_on_the_tracker_instead_with_a_note(at: Desk) -> None:
    page = change_page(at, Way.ENDPOINT)
    page.ways.choose(Way.HAND)
    button(page, "Change the way").click()
    settle()
    assert "Say in a few words why it goes another way." in words(page)
    page.note.set_text("No internet until Friday")
    button(page, "Change the way").click()
    settle()

    assert isinstance(at.page, CopySheetPage)
    row = at.house.deliveries.outgoing()[0]
    assert (row.way, row.state) == (Way.HAND, State.BY_HAND)
    at.go.to_change_way(row.return_id)
    settle()
    assert "Practice manager: No internet until Friday" in words(at.page)


def test_a_copy_sheet_can_be_sent_after_all(at: Desk) -> None:
    page = change_page(at, Way.HAND)
    page.ways.choose(Way.ENDPOINT)
    page.note.set_text("We have an address now")
    button(page, "Change the way").click()
    settle()
    assert isinstance(at.page, QueuedPage)
    assert at.house.deliveries.outgoing()[0].state is State.WAITING
    assert at.way_out.wishes == ["nudge"]


def test_the_home_saves_its_own_file(at: Desk, tmp_path: Path) -> None:
    row = queue(at, Way.FILE)
    asked: list[str] = []

    def where(_: object, name: str) -> str:
        asked.append(name)
        return str(tmp_path / name)

    page = FilesPage(at.session, at.go, row.return_id, ask_where=where)
    page.save()
    assert "Choose which kind of file." in page.summary.accessibleName()
    page.kind.choose(FileKind.XLSX)
    page.save()
    wait_until(lambda: "Saved as" in page.told.words())
    assert asked == ["Own file, Infection control, the week from Monday 16 November 2026, revision 1.xlsx"]
    assert (tmp_path / asked[0]).read_bytes().startswith(b"PK")
    page.deleteLater()


def test_a_place_that_cannot_be_written_to_is_said_in_words(at: Desk, tmp_path: Path) -> None:
    row = queue(at, Way.FILE)
    page = FilesPage(at.session, at.go, row.return_id, ask_where=lambda *_: str(tmp_path / "not there" / "x.csv"))
    page.kind.choose(FileKind.CSV)
    page.save()
    wait_until(lambda: "The folder is not there" in page.summary.accessibleName())
    page.deleteLater()


@pytest.mark.parametrize("way", [Way.HAND, Way.ENDPOINT])
def test_every_control_has_a_name(at: Desk, way: Way) -> None:
    assert nameless(change_page(at, way)) == []
    at.go.to_files(at.house.deliveries.outgoing()[0].return_id)
    settle()
    assert nameless(at.page) == []


def test_what_is_to_be_entered_is_found_on_today_in_the_outbox_and_at_its_section(at: Desk) -> None:
    queue(at, Way.HAND)
    at.frame.show_place("today")
    at.tell(Change.OUTBOX)
    assert "Infection control for the week from Monday 16 November 2026 is ready to be entered" in words(at.page)
    at.go.to_outbox()
    settle()
    assert "To be entered by hand" in words(at.page)
    assert "Nothing is waiting." not in words(at.page)
    at.go.to_section(SECTION, THIS_WEEK)
    settle()
    button(at.page, "Open the copy sheet").click()
    settle()
    assert isinstance(at.page, CopySheetPage)
    at.go.to_check(SECTION, THIS_WEEK)
    settle()
    assert "on the copy sheet, to be entered. Nothing has changed since." in words(at.page)
    assert "How it goes out" not in words(at.page), "it is on its way; another way is chosen for the return itself"
    button(at.page, "Send it another way")
    press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert isinstance(at.page, CopySheetPage)


def test_an_entered_return_is_a_full_success_on_today_and_in_history(at: Desk) -> None:
    row, who = queue(at, Way.HAND), at.house.manager()
    at.house.ways_out.enter(row.return_id, who, at.hands.now, Shown.YES, who, reference="CT 88")
    at.frame.show_place("today")
    at.tell(Change.OUTBOX)
    assert "Entered 9:00am" in words(at.page)
    assert "is ready to be entered" not in words(at.page)
    at.go.to_record(row.return_id)
    settle()
    said = words(at.page)
    assert "Entered on the tracker by Practice manager" in said
    assert "Reference: CT 88" in said
    button(at.page, "See the copy sheet")
