"""One text on its own: its sources written out, the way to its question and back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.resources import resources_root
from carehome_desktop.services.guidance_places import Place, PlaceKind
from carehome_desktop.ui.answering.page import AnsweringPage
from carehome_desktop.ui.guidance.help import lead_to_help
from carehome_desktop.ui.guidance.page import GuidancePage
from carehome_desktop.ui.guidance.room_help import ALL
from carehome_desktop.ui.guidance.text_page import TextPage
from carehome_desktop.ui.parts.buttons import Button
from carehome_desktop.ui.parts.rows import ListRow
from tests.catalogue.packs import SECTION_FILE, good_pack, spoil
from tests.homes import SECTION, THIS_WEEK
from tests.ui.accessible import nameless
from tests.ui.desk import Desk, button, desk, press, said, settle, words
from tests.ui.quiet_desk import QuietDesk

Present = Callable[[QWidget], None]


def seen(at: Desk) -> type[QWidget]:
    return type(at.page)


def best(at: QuietDesk, typed: str, kind: PlaceKind = PlaceKind.QUESTION) -> Place:
    return at.session.guidance.find(typed, 1, kind).found[0].place


def shown(at: QuietDesk, place: Place, present: Present) -> TextPage:
    page = TextPage(at.session, at.go, place.id)
    present(page)
    page.setFocus()
    return page


def test_a_question_has_its_whole_guidance_and_its_sources_written_out(at: QuietDesk, present: Present) -> None:
    page = shown(at, best(at, "test kits"), present)
    words = said(page)
    assert "In the 2020 report: Access to COVID 19 test kits" in words
    assert "Until Sunday 30 August 2020: " in words
    assert (
        "Care Home Support Plan, report to the Adults and Communities Scrutiny Committee, Peterborough City Council"
        in words
    )
    assert nameless(page) == []


def test_enter_leads_to_the_question_as_it_is_asked_today(at: QuietDesk, present: Present) -> None:
    place = at.session.guidance.question("beds", "2024-04", "beds-occupied")
    assert place is not None
    page = shown(at, place, present)
    QTest.keyClick(page, Qt.Key.Key_Return)
    ((way, section_id, period, question_id),) = at.steps.taken
    assert (way, section_id, question_id) == ("to_question", "beds", "beds-occupied")
    assert period == Period(PeriodKind.MONTH, "2026-11")


def test_a_question_of_the_past_can_be_opened_as_it_was(at: QuietDesk, present: Present, tmp_path: Path) -> None:
    pack = good_pack(tmp_path / "pack")
    spoil(pack, SECTION_FILE, 'period = "day"', 'period = "week"')
    spoil(pack, SECTION_FILE, "question_count", "last_day = 2020-11-11\nquestion_count")
    _install(at, pack)
    page = shown(at, best(at, "hall warm"), present)
    assert page.main_action is None
    assert "This question is not asked any more." in said(page)
    # 11 November 2020 is a Wednesday: the last week that this set decides ended on the Sunday before.
    next(each for each in page.findChildren(Button) if each.text().startswith("Open it for")).click()
    assert at.steps.taken == [("to_question", "warmth", Period(PeriodKind.WEEK, "2020-W45"), "hall")]


def test_a_question_of_the_future_says_from_when(at: QuietDesk, present: Present, tmp_path: Path) -> None:
    pack = good_pack(tmp_path / "pack")
    spoil(pack, SECTION_FILE, "first_day = 2020-11-01", "first_day = 2027-01-01")
    _install(at, pack)
    page = shown(at, best(at, "hall warm"), present)
    assert page.main_action is None
    assert "This question is asked from Friday 1 January 2027." in said(page)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("oximeter", PlaceKind.WORD), ("peterborough", PlaceKind.SOURCE), ("infection control", PlaceKind.SET)],
)
def test_a_word_a_source_and_a_set_lead_to_their_questions(
    at: QuietDesk, present: Present, typed: str, kind: PlaceKind
) -> None:
    page = shown(at, best(at, typed, kind), present)
    rows = page.findChildren(ListRow)
    rows[0].click()
    ((way, place_id),) = at.steps.taken
    place = at.session.guidance.place(place_id)
    assert place is not None
    assert (way, place.kind, place.heading) == ("to_text", PlaceKind.QUESTION, rows[0].accessibleName())


def test_a_text_that_is_gone_says_so(at: QuietDesk, present: Present) -> None:
    page = TextPage(at.session, at.go, "question beds 1999-01 none")
    present(page)
    assert "This text is not here any more." in said(page)


def test_from_a_word_to_its_question_and_back_to_the_same_search(tmp_path: Path) -> None:
    with desk(tmp_path) as at:
        at.frame.show_place("guidance")
        guidance = at.page
        assert isinstance(guidance, GuidancePage)
        guidance.filter.box.setFocus()
        press("test kits", Qt.Key.Key_Down, Qt.Key.Key_Return)
        assert seen(at) is TextPage
        press(Qt.Key.Key_Return)
        assert seen(at) is AnsweringPage
        at.frame.back()
        settle()
        assert seen(at) is TextPage
        button(at.page, "Back").click()
        settle()
        assert guidance.filter.text() == "test kits"
        assert QApplication.focusWidget() is guidance.results


def _install(at: QuietDesk, pack: Path) -> None:
    from carehome_desktop.catalogue import load_catalogue

    at.house.catalogue = load_catalogue(resources_root(), pack)


def test_help_beside_a_question_is_its_own_text_and_leads_back_to_it(tmp_path: Path) -> None:
    with desk(tmp_path) as at:
        at.go.to_question(SECTION, THIS_WEEK, "test-kits")
        settle()
        question = at.page
        lead_to_help(at.session, at.go, question)
        settle()
        assert seen(at) is TextPage
        assert "Count only the kits that came through the testing portal." in words(at.page)
        press(Qt.Key.Key_Return)
        assert at.page is question


def test_help_in_a_room_tells_how_it_works_and_what_there_is_to_read_of_it_and_elsewhere_is_all_guidance(
    tmp_path: Path,
) -> None:
    with desk(tmp_path) as at:
        for place, told, text in (
            ("ppe", "Count the cupboard on two different days.", "Do you have all the PPE you need?"),
            ("isolation", "the top-up is worked out", "Do staff get full wages while they isolate"),
            ("fund", "Open the fund that paid your home.", "Infection Control Fund"),
        ):
            at.go.to_place(place)
            settle()
            room = at.page
            lead_to_help(at.session, at.go, room)
            settle()
            assert told in words(at.page)
            rows = [row.accessibleName() for row in at.page.findChildren(ListRow)]
            assert any(name.startswith(text) for name in rows), rows
            assert len(set(rows)) == len(rows), "each says where it belongs"
            assert nameless(at.page) == []
            helping = at.page
            lead_to_help(at.session, at.go, helping)
            assert at.page is helping, "help has no help of its own"
            if place == "fund":
                button(at.page, "Infection Control Fund, round 1").click()
                settle()
                assert "What it is for" in words(at.page)
            press(Qt.Key.Key_Escape)
            assert at.page is room
        at.go.to_ppe_type("gloves")
        settle()
        lead_to_help(at.session, at.go, at.page)
        button(at.page, ALL).click()
        settle()
        assert seen(at) is GuidancePage
        at.go.to_place("today")
        settle()
        lead_to_help(at.session, at.go, at.page)
        settle()
        assert seen(at) is GuidancePage
