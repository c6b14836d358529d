"""All guidance can be read, and found while someone types, outside a return."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from carehome_desktop.catalogue import BadResource, Catalogue, load_catalogue
from carehome_desktop.resources import resources_root
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.guidance.browse import ASKED_BEFORE, ASKED_NOW
from carehome_desktop.ui.guidance.marked import Marked, MarkedLayout
from carehome_desktop.ui.guidance.page import GuidancePage
from carehome_desktop.ui.guidance.results import spoken
from carehome_desktop.ui.parts.buttons import Button
from carehome_desktop.ui.parts.rows import ListRow
from tests.catalogue.packs import HALL, good_pack, write
from tests.ui.accessible import nameless, walk
from tests.ui.desk import said
from tests.ui.quiet_desk import QuietDesk

Present = Callable[[QWidget], None]


@pytest.fixture
def page(at: QuietDesk, present: Present) -> GuidancePage:
    made = GuidancePage(at.session, at.go)
    made.resize(1000, 700)
    present(made)
    made.filter.box.setFocus()
    return made


def found(page: GuidancePage) -> list[str]:
    return [each.place.heading for each in page.results.model_of_found.findings.found]


def test_what_is_asked_today_stands_before_what_was_asked_once(page: GuidancePage) -> None:
    assert page.browse is not None
    titles = [line.button.accessibleName() for line in page.browse.sets]
    old = [at for at, title in enumerate(titles) if "2020" in title]
    new = [at for at, title in enumerate(titles) if "2020" not in title]
    assert old
    assert new
    assert max(new) < min(old)
    said_so = said(page)
    assert said_so.index(ASKED_NOW) < said_so.index(ASKED_BEFORE)


def test_every_set_word_programme_and_source_can_be_browsed(page: GuidancePage, at: QuietDesk) -> None:
    assert page.browse is not None
    catalogue = at.session.catalogue
    assert len(page.browse.sets) == len(catalogue.heads)
    for line in (*page.browse.sets, page.browse.words, page.browse.programmes, page.browse.sources):
        line.set_open(True)
    words = said(page)
    assert all(question.heading in words for section in catalogue.sections for question in section.questions)
    assert all(term.meaning in words for term in catalogue.glossary)
    assert all(programme.who_asks in words for programme in catalogue.programmes)
    assert "Peterborough City Council, undated, about September 2020" in words


def test_a_set_opens_by_the_keyboard_and_leads_to_its_questions(page: GuidancePage, at: QuietDesk) -> None:
    assert page.browse is not None
    line = page.browse.sets[0]
    line.button.setFocus()
    QTest.keyClick(line.button, Qt.Key.Key_Return)
    row = line.findChildren(ListRow)[0]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    ((way, place_id),) = at.steps.taken
    place = at.session.guidance.place(place_id)
    assert (way, place is not None and place.heading) == ("to_text", row.accessibleName())
    QTest.keyClick(line.button, Qt.Key.Key_Return)
    assert not line.is_open()


def test_what_is_typed_is_found_at_each_letter(page: GuidancePage) -> None:
    numbers = []
    for letter in "clinical LEAD":
        QTest.keyClicks(page.filter.box, letter)
        numbers.append(page.results.model_of_found.findings.total)
    assert numbers == sorted(numbers, reverse=True)
    assert set(found(page)[:2]) == {"Do you know who your clinical lead is?", "Clinical lead"}
    assert page.found.text() == f"{numbers[-1]} places found."
    assert page.browse is not None
    assert not page.browse.isVisible()
    page.filter.box.clear()
    assert page.browse.isVisible()
    assert not page.results.isVisible()


def test_the_road_from_a_word_to_a_text_needs_only_the_keyboard(page: GuidancePage, at: QuietDesk) -> None:
    QTest.keyClicks(page.filter.box, "test kits")
    QTest.keyClick(page.filter.box, Qt.Key.Key_Return)
    QTest.keyClick(page.filter.box, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is page.results
    QTest.keyClick(page.results, Qt.Key.Key_Down)
    QTest.keyClick(page.results, Qt.Key.Key_Return)
    places = [each.place.id for each in page.results.model_of_found.findings.found]
    assert at.steps.taken == [("to_text", places[0]), ("to_text", places[1])]
    QTest.keyClick(page.results, Qt.Key.Key_Up)
    QTest.keyClick(page.results, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is page.filter.box
    QTest.keyClick(page.filter.box, Qt.Key.Key_Escape)
    assert page.filter.text() == ""


def test_letters_typed_in_the_list_go_on_in_the_box(page: GuidancePage) -> None:
    QTest.keyClicks(page.filter.box, "test")
    page.results.setFocus()
    QTest.keyClicks(page.results, "k")
    assert (page.filter.text(), QApplication.focusWidget()) == ("testk", page.filter.box)


def test_a_click_opens_what_it_hits(page: GuidancePage, at: QuietDesk) -> None:
    page.filter.set_text("test kits")
    second = page.results.model_of_found.index(1)
    middle: QPoint = page.results.visualRect(second).center()
    QTest.mouseClick(page.results.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert at.steps.taken == [("to_text", page.results.model_of_found.findings.found[1].place.id)]


def test_words_that_stand_nowhere_are_answered_with_a_way_on(page: GuidancePage, at: QuietDesk) -> None:
    page.filter.set_text("how do i send zebras")
    assert "Nothing holds these words." in said(page)
    assert "Here you find what each question asks" in said(page)
    assert page.found.text() == "0 places found."
    for words in ("Go to Today", "See the outbox"):
        next(each for each in page.findChildren(Button) if each.text() == words).click()
    assert at.steps.taken == [("to_place", "today"), ("to_outbox",)]


def test_what_a_slip_was_taken_for_is_told(page: GuidancePage) -> None:
    page.filter.set_text("glvoes")
    assert page.found.text().endswith("Found with gloves for “glvoes”.")


def test_a_file_that_could_not_be_read_is_named_with_its_line(at: QuietDesk, present: Present) -> None:
    trouble = BadResource("pack/sections/x/section.toml", 3, "Expected: a date.")
    at.house.catalogue = Catalogue(troubles=[trouble])
    page = GuidancePage(at.session, at.go)
    present(page)
    assert "pack/sections/x/section.toml, line 3: Expected: a date." in said(page)


def test_new_questions_are_there_as_soon_as_they_are_installed(
    page: GuidancePage, at: QuietDesk, tmp_path: Path
) -> None:
    page.filter.set_text("hall warm")
    assert found(page) == []
    at.house.catalogue = load_catalogue(resources_root(), good_pack(tmp_path / "pack"))
    at.tell(Change.SETS)
    QTest.qWait(1)
    assert found(page) == ["Is the hall warm?"]


def test_the_words_are_bold_and_markup_is_only_text(at: QuietDesk, present: Present, tmp_path: Path) -> None:
    pack = good_pack(tmp_path / "pack")
    text = (
        (pack / HALL)
        .read_text(encoding="utf-8")
        .replace("It asks about the hall.", "😀 <b>Ask</b> & <i>look</i> at it.")
    )
    write(pack, HALL, text)
    at.house.catalogue = load_catalogue(pack)
    page = GuidancePage(at.session, at.go)
    present(page)
    page.filter.set_text("look")
    (row,) = page.results.model_of_found.findings.found
    assert spoken(row).endswith("What it asks: 😀 <b>Ask</b> & <i>look</i> at it.")
    font = page.font()
    spans = page.results.model_of_found.findings.marks(row.excerpt)
    layout = MarkedLayout(Marked(row.excerpt, spans), font, QColor("#000000"), 10_000)
    bold = [(each.start, each.length) for each in layout._layout.formats() if each.format.fontWeight() > 400]
    # The smiling face counts as two for Qt.
    assert bold == [(row.excerpt.index("look") + 1, 4)]
    assert layout._layout.text() == row.excerpt


def test_a_narrow_page_at_the_largest_text_wraps_and_hides_nothing(page: GuidancePage, qapp: QApplication) -> None:
    page.resize(420, 700)
    theme.apply(qapp, theme.Scheme.DARK, 2.0)
    page.filter.set_text("residents test")
    QTest.qWait(1)
    index = page.results.model_of_found.index(0)
    lines = page.results.sizeHintForIndex(index).height() / QFontMetrics(page.results.font()).lineSpacing()
    assert lines > 6
    assert page.results.visualRect(index).width() <= page.results.viewport().width()
    assert page.area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def test_every_control_has_a_name_and_each_row_is_heard_whole(page: GuidancePage) -> None:
    assert nameless(page) == []
    page.filter.set_text("test kits")
    assert nameless(page) == []
    heard = [each.name for each in walk(page.results)]
    assert spoken(page.results.model_of_found.findings.found[0]) in heard


def test_of_very_many_the_best_are_shown_and_the_number_of_all_is_told(page: GuidancePage) -> None:
    page.filter.set_text("a")
    findings = page.results.model_of_found.findings
    assert len(findings.found) == 20 < findings.total
    assert page.found.text() == f"{findings.total} places found, the best 20 are shown: another word finds fewer."
