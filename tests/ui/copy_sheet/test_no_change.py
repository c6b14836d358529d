"""The reminder e-mail's "no change" is recorded in three actions, after what moved was shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from carehome_desktop.domain.delivery import State
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.copy_sheet.no_change import NoChangePage
from tests.homes import Hands
from tests.services.test_no_change import DECEMBER, answer, entered_in_november
from tests.ui.accessible import nameless
from tests.ui.desk import Desk, button, desk, press, settle, words


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Desk]:
    hands = Hands(datetime(2026, 11, 2, 9, tzinfo=UTC))
    with desk(tmp_path, hands, place="today") as made:
        entered_in_november(made.house, hands)
        made.tell(Change.OUTBOX)
        yield made


def no_change_page(at: Desk) -> NoChangePage:
    button(at.page, "I used the reminder").click()
    settle()
    assert isinstance(at.page, NoChangePage)
    return at.page


def test_with_one_person_it_is_two_presses_from_today(at: Desk) -> None:
    page = no_change_page(at)
    assert "Nothing was answered here for December 2026 yet, so nothing could be compared." in words(page)
    assert "as reported for November 2026" in words(page)
    assert "Registered nurses 3, " in words(page)
    assert "(asked afresh each month)" in words(page)
    press(Qt.Key.Key_Return)

    row = at.house.deliveries.outgoing()[0]
    assert (row.section_id, row.period, row.state) == ("workforce", DECEMBER, State.ENTERED)
    assert "Recorded as entered: 1 section. Whether the tracker took it is not checked" in words(page)
    assert "nothing more to do" not in words(page)
    press(Qt.Key.Key_Return)
    assert at.page is not page


def test_with_several_people_it_is_three(at: Desk) -> None:
    deputy = at.house.home_records.add_person("P. Okoro", "Deputy")
    page = no_change_page(at)
    button(page, "Record it").click()
    settle()
    assert "Choose who pressed the button in the e-mail." in page.summary.accessibleName()
    assert at.house.deliveries.outgoing()[0].period != DECEMBER
    page.who.choose(deputy.id)
    button(page, "Record it").click()
    settle()
    told = at.house.deliveries.outgoing()[0].entered
    assert told is not None
    assert told.person_id == deputy.id


def test_what_moved_is_shown_and_does_not_block(at: Desk) -> None:
    answer(at.house, DECEMBER, 4, "staff-employed")
    page = no_change_page(at)
    assert "Reported: Registered nurses 3" in words(page)
    assert "enter them there instead" in words(page)
    button(page, "Record it").click()
    settle()
    assert at.house.deliveries.outgoing()[0].state is State.ENTERED


def test_where_there_is_nothing_to_record_it_says_so(at: Desk) -> None:
    at.house.no_change.record(at.house.manager(), at.hands.now, at.house.manager())
    at.go.to_no_change()
    settle()
    assert "There is nothing to record." in words(at.page)


def test_every_control_has_a_name(at: Desk) -> None:
    at.house.home_records.add_person("P. Okoro", "Deputy")
    assert nameless(no_change_page(at)) == []


def test_it_says_what_is_not_recorded_and_after_a_restore_that_it_may_be_there(at: Desk) -> None:
    from carehome_desktop.services.receipts_first import CAUTION
    from carehome_desktop.store import courier_notes

    with at.house.store.write() as connection:
        courier_notes.set_note(connection, "ask_first", True)
    page = no_change_page(at)
    assert "Nothing was reported from here before: Beds, Hours and absence." in words(page)
    assert CAUTION in words(page)
