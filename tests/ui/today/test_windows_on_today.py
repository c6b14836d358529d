"""Today through a month: what is due, what was sent or entered, what came too late, and the last reminder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt

from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.reminders import HELPLINE
from carehome_desktop.domain.values import Counts
from carehome_desktop.domain.ways import Way
from carehome_desktop.ui.bottom_line import BottomLine
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.copy_sheet.page import CopySheetPage
from carehome_desktop.ui.deadlines.page import DeadlinesPage
from carehome_desktop.ui.parts.panels import Banner
from carehome_desktop.ui.parts.rows import ListRow
from carehome_desktop.ui.returns.section import SectionPage
from carehome_desktop.ui.shell.honest_line import HonestLine
from carehome_desktop.ui.today.page import COPY_SHEET, NOTHING_NEEDED
from carehome_desktop.ui.today.programme_card import ProgrammeCard
from tests.figures import a_value, send_section
from tests.homes import Hands, practice_house
from tests.services.test_deadlines import SECTIONS, receive
from tests.ui.desk import Desk, button, desk, press, settle, words

Sit = Callable[..., AbstractContextManager[Desk]]


@pytest.fixture
def sit(tmp_path: Path) -> Sit:
    """Sit down at a moment, in a home that reports by the month only and began on 21 November 2026."""
    house = practice_house(tmp_path, Hands())
    house.home_records.tell("programmes", "monthly")
    house.close()

    @contextmanager
    def at(when: str) -> Iterator[Desk]:
        with desk(tmp_path, Hands(datetime.fromisoformat(f"{when}+00:00")), place="today") as made:
            yield made

    return at


def answer_workforce(at: Desk, month: str) -> Period:
    """Answer all of workforce for a month."""
    period = Period.read(month)
    for each in at.session.answering.open("workforce", period).questions:
        value = Counts.of({part.id: 1 for part in each.parts})
        at.session.answering.answer("workforce", period, each.question.id, value, at.session.person())
    at.tell(Change.ANSWERS)
    return period


def bottom_line(at: Desk) -> str:
    """Return what the line at the bottom says."""
    return at.frame.findChildren(HonestLine)[0].words()


def test_when_all_has_come_nothing_is_due_and_the_next_window_is_named(sit: Sit) -> None:
    with sit("2026-12-09 09:00") as at:
        for section_id in SECTIONS:
            receive(at.house, section_id, "2026-12", at.hands.now)
        at.tell(Change.OUTBOX)
        assert "Nothing is due. Next: Friday 8 to Thursday 14 January 2027." in words(at.page)
        assert NOTHING_NEEDED in words(at.page)


def test_a_figure_from_before_the_8th_is_there_to_be_confirmed(sit: Sit) -> None:
    with sit("2026-12-03 09:00") as at:
        assert "Nothing is due. Next: Tuesday 8 to Monday 14 December." in words(at.page)
        answer_workforce(at, "2026-12")
        at.hands.now = datetime(2026, 12, 8, 9, tzinfo=UTC)
        at.tell(Change.ANSWERS)
        assert "Workforce for December 2026" in words(at.page)
        assert "to confirm" in words(at.page)


def test_a_month_that_did_not_come_can_still_be_sent_and_goes_as_late(sit: Sit) -> None:
    with sit("2026-12-15 09:00") as at:
        receive(at.house, "beds", "2026-12", datetime(2026, 12, 9, 9, tzinfo=UTC))
        at.tell(Change.OUTBOX)
        said = words(at.page)
        assert "The window of December 2026 closed on Monday 14 December." in said
        assert "Beds for December 2026" not in said
        assert NOTHING_NEEDED not in said
        button(at.page, "Workforce for December 2026").click()
        settle()
        assert isinstance(at.page, SectionPage)


def test_a_window_that_was_over_before_the_records_began_is_told_calmly_until_it_has_come(sit: Sit) -> None:
    told = "The window of November 2026 closed on Monday 16 November, before your records here began."
    with sit("2026-11-21 09:00") as at:
        assert told in words(at.page)
        assert "it can still be sent, from Returns" in words(at.page)
        assert NOTHING_NEEDED in words(at.page)
        receive(at.house, SECTIONS[0], "2026-11", at.hands.now)
        at.tell(Change.OUTBOX)
        assert f"{told} Received or entered since: Beds. What is not there can still be sent" in words(at.page)
        assert NOTHING_NEEDED not in words(at.page)
        assert "Not started" in button(at.page, "Workforce for November 2026").accessibleName()
        for section_id in SECTIONS[1:]:
            receive(at.house, section_id, "2026-11", at.hands.now)
        at.tell(Change.OUTBOX)
        assert "The window of November 2026" not in words(at.page)
    with sit("2026-12-09 09:00") as at:
        assert told not in words(at.page)


def test_two_months_running_need_the_manager_and_lead_to_our_record(sit: Sit) -> None:
    with sit("2027-01-20 09:00") as at:
        assert "Our record of the Monthly return: 2 months running missed" in words(at.page)
        button(at.page, "See our record").click()
        settle()
        assert isinstance(at.page, DeadlinesPage)


def test_the_warning_of_our_record_stands_above_everything_else(sit: Sit) -> None:
    with sit("2027-01-20 09:00") as at:
        warning = next(each for each in at.page.findChildren(Banner) if "2 months running missed" in words(each))
        first = at.page.findChildren(ProgrammeCard)[0]
        inside = at.page.area.widget()  # type: ignore[attr-defined]
        assert warning.mapTo(inside, QPoint(0, 0)).y() < first.mapTo(inside, QPoint(0, 0)).y()


def test_a_record_of_2020_is_never_the_main_action_of_a_home_with_a_monthly_return(sit: Sit) -> None:
    with sit("2026-11-21 09:00") as at:
        at.session.home_records.tell("programmes", "monthly,covid-2020")
        at.tell(Change.HOME)
        assert "Infection control for this week" in [row._title.text() for row in at.page.findChildren(ListRow)]
        assert not at.page.main_action.isVisible()  # type: ignore[attr-defined]


def test_what_is_on_the_copy_sheet_is_still_due(sit: Sit) -> None:
    with sit("2026-12-09 09:00") as at:
        for section_id in SECTIONS:
            send_section(at.house, section_id, Period.read("2026-12"), Way.HAND)
        at.tell(Change.OUTBOX)
        assert "Closes Monday 14 December" in words(at.page)
        assert "To be entered" in words(at.page)
        assert NOTHING_NEEDED not in words(at.page)


def test_the_last_reminder_stands_on_today_and_at_the_bottom_from_its_moment_on(sit: Sit) -> None:
    with sit("2026-12-11 09:59") as at:
        bottom = BottomLine(at.frame, at.session)
        assert HELPLINE not in words(at.page)
        assert bottom_line(at) == "Nothing is waiting"
        at.hands.now = datetime(2026, 12, 11, 10, 0, tzinfo=UTC)
        at.tell(Change.OUTBOX)
        bottom.look()
        assert HELPLINE in words(at.page)
        assert bottom_line(at) == "Monthly return closes Monday 14 December, 11:59pm, in 3 days · Nothing is waiting"


def test_when_all_is_on_the_copy_sheet_enter_goes_there(sit: Sit) -> None:
    with sit("2026-12-09 09:00") as at:
        for section_id in SECTIONS:
            send_section(at.house, section_id, Period.read("2026-12"), Way.HAND)
        at.tell(Change.OUTBOX)
        assert COPY_SHEET in words(at.page)
        press(Qt.Key.Key_Return)
        assert isinstance(at.page, CopySheetPage)


def test_a_window_that_closes_while_today_is_open_is_over_within_a_minute(sit: Sit) -> None:
    with sit("2026-12-14 23:59") as at:
        assert "Closes Monday 14 December, 11:59pm, today." in words(at.page)
        at.hands.pass_by(60)
        at.page.minute.timeout.emit()  # type: ignore[attr-defined]
        settle()
        assert "The window of December 2026 closed on Monday 14 December." in words(at.page)


def test_what_is_only_sometimes_needed_is_listed_once_it_was_begun(sit: Sit) -> None:
    with sit("2026-12-09 09:00") as at:
        assert "Nil return" not in words(at.page)
        december = Period.read("2026-12")
        question = at.session.answering.open("nil-return", december).questions[0]
        at.session.answering.answer(
            "nil-return", december, question.question.id, a_value(question), at.session.person()
        )
        at.tell(Change.ANSWERS)
        assert "Nil return for December 2026" in words(at.page)
        assert "Vaccination" not in words(at.page)
