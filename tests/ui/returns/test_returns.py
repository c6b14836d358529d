"""The list of returns, one section, the check and what becomes of it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.app.opening import open_practice
from carehome_desktop.domain.answers import Standing
from carehome_desktop.domain.delivery import State
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.values import Counts, FindOut, Picks
from carehome_desktop.ui.answering.page import AnsweringPage
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.parts.rows import ListRow
from carehome_desktop.ui.returns.check import CheckPage
from carehome_desktop.ui.returns.page import ReturnsPage
from carehome_desktop.ui.returns.queued import QueuedPage
from carehome_desktop.ui.returns.section import AT_ONCE, SectionPage
from carehome_desktop.vault.folder import DataFolder
from tests.catalogue.packs import FOLDER, QUESTION, SECTION_FILE, good_pack, write
from tests.catalogue.packs import SECTION as SECTION_TEXT
from tests.endpoint_server import RunningEndpoint
from tests.homes import LAST_WEEK, SECTION, THIS_WEEK, Hands, answer_all, day
from tests.ui.desk import Desk, button, desk, press, settle, wait_until, words
from tests.ui.returns.walking import MORE_STAFF, STAFF, check_page, section_page


def test_a_section_lists_each_question_with_how_it_stands(at: Desk) -> None:
    answer_all(at.house)
    person = at.session.person()
    at.session.answering.answer(SECTION, THIS_WEEK, "test-kits", FindOut("the GP"), person)
    at.session.answering.answer(SECTION, THIS_WEEK, "testing-portal", None, person, note="Ask Anna")
    page = section_page(at)
    said = words(page)
    assert "11 answered\n1 missing, 1 to find out" in said
    assert "Ask the GP" in said
    assert "Note: Ask Anna" in said
    assert button(page, "4. ").accessibleName().count("Missing") == 1
    assert "Go on at question 4" in said


def test_pressing_a_row_opens_its_question(at: Desk) -> None:
    page = section_page(at)
    button(page, "5. ").click()
    settle()
    assert isinstance(at.page, AnsweringPage)
    assert at.page.spot.question_id == "test-kits"


def test_answers_of_last_week_are_confirmed_one_by_one_or_all_the_rest(at: Desk) -> None:
    answer_all(at.house, LAST_WEEK, but={"test-kits": False})
    page = section_page(at)
    assert "13 to confirm" in words(page)
    button(page, "Confirm no: ").click()
    settle()
    assert at.session.answering.open(SECTION, THIS_WEEK).number(Standing.ANSWERED) == 1
    button(page, "Confirm all 12").click()
    settle()
    assert at.session.answering.open(SECTION, THIS_WEEK).ready
    assert "Check your answers" in words(page)


def test_enter_confirms_all_that_is_carried_and_then_leads_to_the_check(at: Desk) -> None:
    answer_all(at.house, LAST_WEEK)
    page = section_page(at)
    assert "Your last answers are shown, and not counted until you confirm them." in words(page)
    press(Qt.Key.Key_Return)
    assert at.page is page
    assert at.session.answering.open(SECTION, THIS_WEEK).ready
    press(Qt.Key.Key_Return)
    assert isinstance(at.page, CheckPage)


def test_what_moved_elsewhere_stands_first_with_what_was_said_here(at: Desk) -> None:
    person, answering = at.session.person(), at.session.answering
    today, month = day("2026-11-21"), Period(PeriodKind.MONTH, "2026-11")
    answering.answer("workforce-2020", day("2026-11-20"), "staff-employed", STAFF, person)
    answering.answer("workforce", month, "staff-employed", MORE_STAFF, person)
    at.go.to_section("workforce-2020", today)
    settle()
    shown = words(at.page)
    rows = [each.accessibleName() for each in at.page.findChildren(ListRow)]
    assert "Changed elsewhere since" in shown
    assert answering.section_for("workforce-2020", today).question("staff-employed").heading in rows[0]
    assert "From Workforce, November 2026, newer than yours" in shown
    assert "You said Nurses 3, Care workers 12, Other workers 4" in shown
    button(at.page, "Confirm it").click()
    settle()
    confirmed = answering.open("workforce-2020", today).state_of("staff-employed").answer
    assert confirmed is not None
    assert confirmed.value == MORE_STAFF


def test_a_table_stands_in_a_row_as_its_total_with_its_lines_below(at: Desk) -> None:
    month = Period(PeriodKind.MONTH, "2026-11")
    at.session.answering.answer("workforce", month, "staff-employed", STAFF, at.session.person())
    at.go.to_section("workforce", month)
    settle()
    shown = words(at.page)
    assert "19 people" in shown
    assert "Registered nurses 3, Care-providing staff 12, Non-care-providing staff 4" in shown


def test_a_table_of_one_line_tells_its_figure_once(at: Desk) -> None:
    month = Period(PeriodKind.MONTH, "2026-11")
    for question, value in (
        ("bed-types", Picks.of({"general-nursing": ""})),
        ("beds-total", Counts.of({"general-nursing": 20})),
    ):
        at.session.answering.answer("beds", month, question, value, at.session.person())
    at.go.to_check("beds", month)
    settle()
    row = next(each for each in at.page.findChildren(ListRow) if each.property("rowKey") == "question beds-total")
    said = [label.text() for label in row.findChildren(QLabel) if label.text()]
    assert [each for each in said if "20" in each] == ["20 beds"]
    assert "General nursing" in said


def test_the_focus_stays_on_its_row_when_the_list_is_made_anew(at: Desk) -> None:
    page = section_page(at)
    button(page, "7. ").setFocus()
    at.session.answering.answer(SECTION, THIS_WEEK, "test-kits", FindOut(), at.session.person())
    at.tell(Change.ANSWERS)
    assert at.frame.focusWidget() is button(page, "7. ")


def test_any_day_can_be_chosen_and_a_past_one_is_a_record_of_then(at: Desk) -> None:
    at.frame.show_place("returns")
    settle()
    page = at.page
    assert isinstance(page, ReturnsPage)
    page.other.line.box.setFocus()
    press("14 november", Qt.Key.Key_Return)
    assert at.page is page
    assert "Asked on Saturday 14 November 2026" in words(page)
    assert "Workforce, November 2026" in words(page)
    button(page, "Infection control, the week from Monday 9 November 2026").click()
    settle()
    assert isinstance(at.page, SectionPage)
    assert "for the week from Monday 9 November 2026" in words(at.page)
    assert "This week has passed" in words(at.page)
    assert "it goes as the answers for the week from Monday 9 November 2026, with the date you sent it." in words(
        at.page
    )


def test_the_red_words_above_the_day_go_as_soon_as_one_types_on(at: Desk) -> None:
    at.frame.show_place("returns")
    settle()
    page = at.page
    assert isinstance(page, ReturnsPage)
    page.other.line.box.setFocus()
    press("soon", Qt.Key.Key_Return)
    assert "Write the day as in" in words(page)
    assert "kept" not in page.other.line.error.words(), "nothing is promised that does not hold when one comes back"
    press("x")
    assert "Write the day as in" not in words(page)
    assert page.other.line.text() == "soonx"


@pytest.mark.parametrize(
    ("typed", "said"),
    [("soon", "Write the day as in"), ("1/1/2020", "No questions are known for Wednesday 1 January 2020")],
)
def test_a_day_that_cannot_be_opened_gets_a_sentence_above_its_field(at: Desk, typed: str, said: str) -> None:
    at.frame.show_place("returns")
    settle()
    page = at.page
    assert isinstance(page, ReturnsPage)
    page.other.line.box.setFocus()
    press(typed, Qt.Key.Key_Return)
    assert at.page is page
    assert said in words(page)
    assert page.other.line.text() == typed


def test_each_programme_lists_its_sections_in_their_order_by_their_periods(at: Desk) -> None:
    at.frame.show_place("returns")
    settle()
    shown = words(at.page).splitlines()
    assert shown.index("Beds, November 2026") < shown.index("Workforce, November 2026")
    assert "Infection control, this week" in shown
    assert any(line.endswith(", today") for line in shown)
    apart = shown.index("Monthly return: only when it is needed")
    assert shown.index("Workforce, November 2026") < apart < shown.index("Nil return, November 2026")


def test_earlier_days_are_listed_once_they_were_begun(at: Desk) -> None:
    answer_all(at.house, LAST_WEEK)
    at.frame.show_place("returns")
    settle()
    assert "Infection control, the week from Monday 9 November 2026" in words(at.page)
    assert "Monday 2 November" not in words(at.page)


def test_the_receipt_appears_on_the_page_that_waits_for_it(
    at: Desk, endpoint: RunningEndpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Practice:
        address = endpoint.url

        def stop(self) -> None: ...

    at.house.practice_endpoint = Practice()  # type: ignore[assignment]
    answer_all(at.house)
    check_page(at)
    press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    page = at.page
    assert isinstance(page, QueuedPage)
    assert "Waiting for a connection" in words(page)
    at.house.courier.start()
    while at.house.courier.step() == 0:
        pass
    at.tell(Change.OUTBOX)
    (row,) = at.session.deliveries.outgoing()
    assert row.state is State.RECEIVED
    assert row.receipt is not None
    assert f"receipt {row.receipt.receipt_id}" in words(page)
    assert [received.receipt_id for received in endpoint.received] == [row.receipt.receipt_id]
    section = section_page(at)
    assert row.receipt.receipt_id in words(section)
    check = check_page(at)
    assert "Nothing has changed since." in words(check)
    assert "Send when connected" not in words(check)
    led: list[str] = []
    monkeypatch.setattr(at.go, "to_record", led.append)
    press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert "There is a problem" not in words(check)
    assert led == [row.return_id]
    answer_all(at.house, but={"test-kits": False})
    button(check, "See the receipt").setDown(True)
    at.tell(Change.ANSWERS)
    assert not button(check, "Send when connected").isDown(), "it was pressed when it said something else"
    answer_all(at.house)
    at.go.to_question(SECTION, THIS_WEEK, "mutual-aid")
    settle()
    gone = "If you change an answer here, it goes as a new one once you send it."
    assert "This return: received " in words(at.page)
    assert gone in words(at.page)
    press("n")
    assert gone not in words(at.page)


def test_of_a_long_section_the_first_rows_are_there_at_once_and_the_others_a_moment_later(tmp_path: Path) -> None:
    pack = good_pack(tmp_path / "pack")
    write(pack, SECTION_FILE, SECTION_TEXT.replace("question_count = 2", "question_count = 40"))
    for number in range(3, 41):
        write(pack, f"{FOLDER}/{number:02d}-room.toml", QUESTION.format(id=f"room-{number}", number=number))
    hands = Hands()
    machine = Machine(clock=hands.clock, packs=(pack,))
    with desk(tmp_path, hands, home=open_practice(DataFolder(tmp_path / "home"), machine)) as at:
        page = SectionPage(at.session, at.go, "warmth", day("2026-11-21"))
        at.frame.open_page(page)
        assert len(page.findChildren(ListRow)) == AT_ONCE
        wait_until(lambda: len(page.findChildren(ListRow)) == 40)
        assert [row.accessibleName().split(".")[0] for row in page.findChildren(ListRow)] == [
            str(number) for number in range(1, 41)
        ]


def test_before_the_window_opens_a_section_says_from_when_it_can_be_sent(tmp_path: Path) -> None:
    with desk(tmp_path, Hands(datetime(2026, 12, 3, 9, 0, tzinfo=UTC))) as at:
        at.go.to_section("workforce", Period(PeriodKind.MONTH, "2026-12"))
        settle()
        assert "It can be sent from Tuesday 8 December 2026 on." in words(at.page)


def test_a_month_whose_window_is_over_says_so_on_its_row(tmp_path: Path) -> None:
    with desk(tmp_path, Hands(datetime(2026, 11, 21, 9, 0, tzinfo=UTC))) as at:
        at.frame.show_place("returns")
        settle()
        assert "7 questions. Its window closed on Monday 16 November" in words(at.page)
        assert "Beds, November 2026: answer it" in words(at.page), "late is still due"


def test_what_is_due_stands_before_what_is_only_a_record_and_the_page_begins_there(tmp_path: Path) -> None:
    with desk(tmp_path, Hands(datetime(2026, 12, 8, 9, 0, tzinfo=UTC)), place="today") as at:
        section_page(at).main_action.setFocus()  # one goes from a page that lies over another place
        at.frame.show_place("returns")
        assert at.frame.focusWidget() is at.page, "not some control far below, to which the page would be scrolled"
        settle()
        assert at.frame.focusWidget() is button(at.page, "Beds, December 2026: answer it"), "there are daily beds too"
        assert at.page.area.verticalScrollBar().value() == 0
        shown = words(at.page).splitlines()
        assert shown.index("Monthly return") < shown.index("COVID-19 return")
        press(Qt.Key.Key_Return)
        assert isinstance(at.page, AnsweringPage)
        assert at.page.spot.section_id == "beds"
