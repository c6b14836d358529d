"""Long words break, many things spread, and nothing makes a page wider than its window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.values import YesNo
from carehome_desktop.ui.history.record import RecordPage
from carehome_desktop.ui.layouts import Flow, Spread, breakable
from carehome_desktop.ui.parts.buttons import QuietButton
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.reading_order import first_by_tab
from tests.homes import SECTION, THIS_WEEK, answer_all
from tests.ui.accessible import settle
from tests.ui.quiet_desk import quiet_desk

Present = Callable[[QWidget], None]


def test_only_words_too_long_for_a_line_are_given_places_to_break() -> None:
    assert (
        breakable("An ordinary note, with Llanfairpwllgwyngyll in it.")
        == "An ordinary note, with Llanfairpwllgwyngyll in it."
    )
    long = breakable("W" * 100)
    assert long.replace("\u200b", "") == "W" * 100
    assert max(len(piece) for piece in long.split("\u200b")) <= 15


def test_things_stand_in_as_many_columns_as_fit(present: Present) -> None:
    host = QWidget()
    spread = Spread([QuietButton(f"Button {number}") for number in range(6)], most=3, parent=host)
    present(host)
    spread.resize(900, 300)
    assert spread.across() == 3
    spread.resize(120, 300)
    assert spread.across() == 1


def test_links_follow_one_another_like_words_and_wrap_without_a_hole(present: Present) -> None:
    links = [QuietButton(words) for words in ("What if?", "Prints and files", "Costs", "Find a batch")]
    host, flow = QWidget(), Flow(links)
    column = QVBoxLayout(host)
    column.addWidget(flow)
    column.addWidget(below := QuietButton("Below"))
    column.addStretch(1)
    present(host)
    room = links[0].sizeHint().width() + links[1].sizeHint().width() + 60
    host.resize(room, 400)
    settle()
    assert [link.y() == links[0].y() for link in links] == [True, True, False, False]
    assert links[1].x() - links[0].geometry().right() < 30, "no column holds them apart"
    assert links[2].x() == links[0].x()
    assert below.y() > flow.geometry().bottom() >= links[3].mapTo(host, links[3].rect().bottomLeft()).y()
    host.resize(2000, 400)
    settle()
    assert {link.y() for link in links} == {0}
    assert first_by_tab(flow) is links[0]
    links[0].setFocus()
    QTest.keyClick(links[0], Qt.Key.Key_Tab)
    assert links[1].hasFocus()


def test_a_note_without_a_blank_does_not_widen_the_page(tmp_path: Path, present: Present) -> None:
    at = quiet_desk(tmp_path)
    answer_all(at.house)
    at.house.answering.answer(SECTION, THIS_WEEK, "full-wages", YesNo(True), at.house.manager(), note="W" * 2000)
    row = at.house.filing.queue(SECTION, THIS_WEEK, at.house.manager())
    assert isinstance(row, Outgoing)
    page = RecordPage(at.session, at.go, row.return_id)
    present(page)
    page.resize(800, 600)
    inside = page.area.widget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= 800
    at.close()


def test_fields_side_by_side_have_their_labels_and_their_boxes_in_a_line_though_one_hint_wraps_or_is_missing(
    present: Present,
) -> None:
    long = "Such as 414.00. Leave it empty if it is not known yet, and put it right once payroll has told you"
    lines = [LabelledLine("Normal pay", long), LabelledLine("Sick pay", "0 if none"), LabelledLine("Rebate")]
    spread = Spread(lines, most=3)

    def tops() -> set[tuple[int, int]]:
        settle()
        return {
            (line.label.mapTo(spread, QPoint()).y(), line.box.mapTo(spread, QPoint()).y() + line.box.height())
            for line in lines
        }

    present(spread)
    spread.resize(600, 200)
    assert len(tops()) == 1
    assert lines[0].hint.height() > 2 * lines[0].hint.fontMetrics().height() > lines[1].hint.sizeHint().height()
    lines[1].hint.setText(f"{long}, or else write down that it was never told and ask who keeps the wages")
    assert len(tops()) == 1
    for line, hint in zip(lines, ("Such as today", "", "Empty"), strict=True):
        line.hint.setText(hint)
    assert len(tops()) == 1
    spread.resize(220, 600)
    settle()
    assert spread.across() == 1
    assert not lines[1].hint.isVisible(), "one below the other no room is kept for what is not there"
