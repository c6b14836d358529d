"""Today says what is due without claiming more than is known, then what needs you, what is on the way, and what changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from carehome_desktop.domain.delivery import FieldFault, Receipt
from carehome_desktop.domain.due import NO_DUE_DATE
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.tries import Accepted, Outcome, Rejected
from carehome_desktop.domain.values import FindOut, YesNo
from carehome_desktop.services.workplace import Spot
from carehome_desktop.store import outbox
from carehome_desktop.sync.tracker_v1 import ReceiptsPage
from carehome_desktop.ui.answering.page import AnsweringPage
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.returns.check import CheckPage
from carehome_desktop.ui.returns.section import SectionPage
from carehome_desktop.ui.today.needs import PHRASE_OWED
from carehome_desktop.ui.today.page import NOTHING_NEEDED, TodayPage
from tests.homes import LAST_WEEK, SECTION, THIS_WEEK, Hands, answer_all, practice_house, week
from tests.one_set import OneSet
from tests.ui.desk import Desk, button, desk, press, settle, words

HOME_ID = "practice-home"


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Desk]:
    hands = Hands()
    with desk(tmp_path, hands, home=practice_house(tmp_path, hands, machine=OneSet), place="today") as made:
        yield made


def send(at: Desk, period: Period, outcome: type[Accepted] | type[Rejected] = Accepted) -> None:
    """Queue a period and let a far end answer as told."""
    queued = at.session.filing.queue(SECTION, period, at.session.person())
    assert isinstance(queued, Outgoing)

    class FarEnd:
        def put(self, return_id: str, digest: str, _body: bytes) -> Outcome:
            if outcome is Rejected:
                return Rejected((FieldFault("test-kits", "The date is before the home opened."),))
            now = at.hands.now
            return Accepted(Receipt(f"CT-{period.text}", return_id, digest, SECTION, period, queued.revision, now))

        def receipts(self, _cursor: str) -> ReceiptsPage:
            raise AssertionError("nobody asks")

        def reach(self) -> bool:
            return True

        def clock_off(self) -> float | None:
            return None

    from carehome_desktop.sync.courier import Courier

    courier = Courier(at.house.store, FarEnd, HOME_ID, at.house.machine.clock, at.house.machine.chance)  # type: ignore[arg-type]
    courier.start()
    while courier.step() == 0:
        pass
    at.tell(Change.OUTBOX)


def test_it_begins_with_what_there_is_to_answer_and_never_claims_that_it_is_asked_for_today(at: Desk) -> None:
    said = words(at.page)
    assert isinstance(at.page, TodayPage)
    assert "Saturday 21 November 2026" in said
    assert "We do not know that anyone asks for these answers today." in said
    assert "You may still answer: to practise, to keep a record, or because your council asks you to." in said
    assert "Infection control, this week: answer it" in said
    assert NO_DUE_DATE in said
    assert "due today" not in said.lower()


def test_enter_begins_with_the_first_question(at: Desk) -> None:
    press(Qt.Key.Key_Return)
    assert isinstance(at.page, AnsweringPage)


def test_it_goes_on_at_the_first_question_of_today_that_still_needs_something(at: Desk) -> None:
    answer_all(at.house)
    at.session.answering.answer(SECTION, THIS_WEEK, "test-kits", FindOut("the GP"), at.session.person())
    at.session.workplace.leave_at(Spot(SECTION, LAST_WEEK, "full-wages"))
    at.tell(Change.ANSWERS)
    assert "12 answered, 1 to find out" in words(at.page)
    assert "Infection control, this week: go on" in words(at.page)
    press(Qt.Key.Key_Return)
    assert isinstance(at.page, AnsweringPage)
    assert at.page.spot == Spot(SECTION, THIS_WEEK, "test-kits")


def test_all_answered_and_not_sent_leads_to_the_check_wherever_the_work_was_left(at: Desk) -> None:
    answer_all(at.house)
    at.session.workplace.leave_at(Spot(SECTION, THIS_WEEK, "test-kits"))
    at.tell(Change.ANSWERS)
    assert "Infection control, this week: check it" in words(at.page)
    press(Qt.Key.Key_Return)
    assert isinstance(at.page, CheckPage)


def test_answers_changed_since_they_were_received_lead_to_the_check(at: Desk) -> None:
    answer_all(at.house)
    send(at, THIS_WEEK)
    assert "check it" not in words(at.page)
    answer_all(at.house, but={"test-kits": False})
    at.tell(Change.ANSWERS)
    assert "Infection control, this week: check it" in words(at.page)
    assert NOTHING_NEEDED not in words(at.page)


def test_a_past_week_left_half_done_is_a_second_quiet_row_and_never_the_main_action(at: Desk) -> None:
    before = LAST_WEEK
    for question in at.session.answering.section_for(SECTION, before).questions[:4]:
        at.session.answering.answer(SECTION, before, question.id, YesNo(True), at.session.person())
    at.session.workplace.leave_at(Spot(SECTION, before, "test-kits"))
    at.tell(Change.ANSWERS)
    assert "Infection control, the week from Monday 9 November 2026: 4 of 13 answered" in words(at.page)
    assert "Infection control, this week: confirm it" in words(at.page)
    button(at.page, "Infection control, the week from Monday 9 November 2026: 4 of 13").click()
    settle()
    assert isinstance(at.page, SectionPage)
    assert "for the week from Monday 9 November 2026" in words(at.page)


def test_a_past_week_that_was_sent_or_is_long_ago_is_not_brought_up(at: Desk) -> None:
    answer_all(at.house, week("2026-11-01"))
    at.tell(Change.ANSWERS)
    assert "1 November" not in words(at.page).replace("21 November", "")
    answer_all(at.house, LAST_WEEK)
    at.tell(Change.ANSWERS)
    assert "Infection control, the week from Monday 9 November 2026: 13 of 13 answered, not sent" in words(at.page)
    send(at, LAST_WEEK)
    assert "Sunday 15 November:" not in words(at.page)


def test_a_refused_return_needs_you_and_leads_to_its_answers(at: Desk) -> None:
    answer_all(at.house)
    send(at, THIS_WEEK, Rejected)
    assert "Needs you" in words(at.page)
    assert "The date is before the home opened" in words(at.page)
    button(at.page, "Change your answers").click()
    settle()
    assert isinstance(at.page, SectionPage)
    assert "Refused: The date is before the home opened." in words(at.page)


def test_a_real_home_is_reminded_of_its_phrase_until_it_was_checked(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert PHRASE_OWED not in words(at.page), "practice needs none"
    at.session.practice = False
    monkeypatch.setattr(at.session.recovery, "owed", lambda: True)
    at.tell(Change.HOME)
    assert PHRASE_OWED in words(at.page)
    monkeypatch.setattr(at.session.recovery, "owed", lambda: False)
    at.tell(Change.HOME)
    assert PHRASE_OWED not in words(at.page)


def test_what_is_on_the_way_is_listed_until_it_is_received_and_then_nothing_needs_you(at: Desk) -> None:
    answer_all(at.house)
    at.session.filing.queue(SECTION, THIS_WEEK, at.session.person())
    at.tell(Change.OUTBOX)
    assert "On the way" in words(at.page)
    assert NOTHING_NEEDED not in words(at.page)


def test_a_day_on_which_all_was_received_says_that_nothing_needs_you_here(at: Desk) -> None:
    answer_all(at.house)
    send(at, THIS_WEEK)
    said = words(at.page)
    assert NOTHING_NEEDED in said
    assert "On the way" not in said
    assert "was received 9:00am" in said


def test_answers_that_changed_since_last_week_are_told(at: Desk) -> None:
    hands: Hands = at.hands
    now: datetime = hands.now
    hands.now = now - timedelta(days=8)
    before = LAST_WEEK
    answer_all(at.house, before)
    send(at, before)
    hands.now = now
    answer_all(at.house, but={"test-kits": False})
    send(at, THIS_WEEK)
    assert "Now no; yes on the week from Monday 9 November 2026." in words(at.page)


def test_a_return_that_the_tracker_has_and_this_file_does_not_is_named(at: Desk) -> None:
    answer_all(at.house, THIS_WEEK)
    queued = at.session.filing.queue(SECTION, THIS_WEEK, at.session.person())
    assert isinstance(queued, Outgoing)
    now = at.hands.now
    lost = Receipt("CT-7H2K", "elsewhere", "0" * 64, SECTION, LAST_WEEK, 3, now - timedelta(days=5))
    with at.house.store.write() as connection:
        outbox.add_receipt(connection, lost, now)
    at.tell(Change.OUTBOX)
    assert (
        "Infection control, the week from Monday 9 November 2026: Revision 3, received Monday 16 November 2026, 9:00am, "
        "receipt CT-7H2K, is not in this file. It was sent before the records were put back from a copy"
    ) in words(at.page)


def test_a_page_that_is_not_seen_looks_again_when_it_comes_back(at: Desk) -> None:
    at.frame.show_place("returns")
    settle()
    answer_all(at.house)
    at.tell(Change.ANSWERS)
    at.frame.show_place("today")
    settle()
    assert "13 answered" in words(at.page)
    assert "Infection control, this week: check it" in words(at.page)
