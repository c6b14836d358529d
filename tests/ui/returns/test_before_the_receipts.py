"""After a copy was put back the check and the copy sheet say that the tracker may have a return already."""

from __future__ import annotations

from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.ways import Way
from carehome_desktop.services.receipts_first import CAUTION, NOT_KNOWN, UNTIL_KNOWN
from carehome_desktop.store import courier_notes
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.returns.check import ASKING_FIRST
from tests.homes import SECTION, THIS_WEEK, answer_all
from tests.ui.desk import Desk, button, settle, words
from tests.ui.returns.walking import check_page


def ask_first(at: Desk, wanted: bool | None) -> None:
    with at.house.store.write() as connection:
        courier_notes.set_note(connection, "ask_first", wanted)


def test_the_check_says_that_what_is_sent_waits_and_that_by_hand_it_may_be_there(at: Desk) -> None:
    answer_all(at.house)
    page = check_page(at)
    assert ASKING_FIRST not in words(page)
    ask_first(at, True)
    at.tell(Change.OUTBOX)
    assert ASKING_FIRST in words(page)
    assert CAUTION not in words(page)
    page._choose_way(Way.HAND)
    settle()
    assert CAUTION in words(page)
    assert ASKING_FIRST not in words(page)


def test_what_waits_says_why_until_the_receipts_are_in(at: Desk) -> None:
    ask_first(at, True)
    answer_all(at.house)
    row = at.session.filing.queue(SECTION, THIS_WEEK, at.session.person())
    assert isinstance(row, Outgoing)
    at.go.to_queued(row.return_id)
    settle()
    assert UNTIL_KNOWN in words(at.page)
    line = at.session.deliveries.status().line(at.hands.now)
    assert line == "1 waiting – asking first what the tracker already has"


def test_the_copy_sheet_warns_and_stops_warning_once_the_receipts_are_in(at: Desk) -> None:
    ask_first(at, True)
    answer_all(at.house)
    row = at.session.filing.queue(SECTION, THIS_WEEK, at.session.person(), Way.HAND)
    assert isinstance(row, Outgoing)
    at.go.to_copy_sheet(row.return_id)
    settle()
    assert CAUTION in words(at.page)
    assert NOT_KNOWN in at.session.deliveries.to_enter()[0].words

    ask_first(at, None)
    at.session.filing.after_receipts()
    at.go.to_copy_sheet(row.return_id)
    at.tell(Change.OUTBOX)
    assert CAUTION not in words(at.page)


def test_a_return_that_was_replaced_leads_to_the_newer_one(at: Desk) -> None:
    answer_all(at.house)
    first = at.session.filing.queue(SECTION, THIS_WEEK, at.session.person())
    answer_all(at.house, but={"test-kits": False})
    newer = at.session.filing.queue(SECTION, THIS_WEEK, at.session.person())
    assert isinstance(first, Outgoing)
    assert isinstance(newer, Outgoing)
    at.go.to_queued(first.return_id)
    settle()
    button(at.page, "See the newer one").click()
    settle()
    assert "Your answers are ready to go" in words(at.page)
