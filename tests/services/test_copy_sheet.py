"""The copy sheet keeps what is said of each line, and the order the manager gave them."""

from __future__ import annotations

from carehome_desktop.app.house import House
from carehome_desktop.domain.copy_sheet import Mark
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.ways import Way
from carehome_desktop.services.copy_sheet import CopySheet
from tests.homes import LAST_WEEK, SECTION, THIS_WEEK, Hands, answer_all


def sheet_of(house: House, return_id: str) -> CopySheet:
    sheet = house.copy_sheets.open(return_id)
    assert sheet is not None
    return sheet


def by_hand(house: House, *, last_week: bool = False) -> CopySheet:
    period = LAST_WEEK if last_week else THIS_WEEK
    answer_all(house, period, but={"full-wages": False})
    queued = house.filing.queue(SECTION, period, house.manager(), Way.HAND)
    assert isinstance(queued, Outgoing)
    return sheet_of(house, queued.return_id)


def test_the_sheet_stands_in_our_order_until_a_line_is_moved_and_keeps_the_new_one(house: House) -> None:
    sheet = by_hand(house)
    first, second = sheet.lines[0].key, sheet.lines[1].key
    moved = house.copy_sheets.move(sheet, second, -1, house.manager())

    assert [line.key for line in moved.lines[:2]] == [second, first]
    next_week = by_hand(house, last_week=True)
    assert [line.key for line in next_week.lines] == [line.key for line in moved.lines]


def test_the_ends_of_the_sheet_hold_a_line(house: House) -> None:
    sheet = by_hand(house)
    keys = [line.key for line in sheet.lines]

    sheet = house.copy_sheets.move(sheet, keys[0], -1, house.manager())
    sheet = house.copy_sheets.move(sheet, keys[-1], 1, house.manager())
    assert [line.key for line in sheet.lines] == keys


def test_a_mark_is_kept_taken_back_and_both_stay_in_the_history(house: House, hands: Hands) -> None:
    sheet = by_hand(house)
    return_id, line = sheet.record.filed.id, sheet.lines[0]
    house.copy_sheets.mark(return_id, line.key, Mark.TYPED, house.manager())
    assert sheet_of(house, return_id).mark(line) is Mark.TYPED

    hands.pass_by(60)
    house.copy_sheets.undo(return_id, line.key, house.manager())
    sheet = sheet_of(house, return_id)
    assert sheet.mark(line) is Mark.NONE
    assert line in sheet.left()
    assert [marked.mark for marked in sheet.said] == [Mark.TYPED, Mark.NONE]
    assert sheet.said[1].at == hands.now


def test_what_the_page_asks_instead_needs_its_note_and_keeps_it(house: House) -> None:
    sheet = by_hand(house)
    return_id, line = sheet.record.filed.id, sheet.lines[2]

    problem = house.copy_sheets.mark(return_id, line.key, Mark.ASKS_ELSE, house.manager(), " ")
    assert isinstance(problem, Problem)
    assert sheet_of(house, return_id).said == ()
    house.copy_sheets.mark(return_id, line.key, Mark.ASKS_ELSE, house.manager(), "It asks about the last 14 days.")
    assert sheet_of(house, return_id).marks[line.key].note == "It asks about the last 14 days."


def test_the_next_line_is_the_next_without_a_mark_going_round_once(house: House) -> None:
    sheet = by_hand(house)
    return_id, last = sheet.record.filed.id, sheet.lines[-1]
    for line in sheet.lines[1:]:
        house.copy_sheets.mark(return_id, line.key, Mark.TYPED, house.manager())

    sheet = sheet_of(house, return_id)
    assert sheet.next_after(last.key) == sheet.lines[0]
    house.copy_sheets.mark(return_id, sheet.lines[0].key, Mark.NOT_THERE, house.manager())
    assert sheet_of(house, return_id).next_after(last.key) is None
