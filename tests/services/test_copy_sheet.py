"""The copy sheet keeps what is said of each line, and the order the manager gave them."""

from __future__ import annotations

from carehome_desktop.app.house import House
from carehome_desktop.domain.copy_sheet import Mark
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.values import YesNo
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


def again(house: House, *, wages: bool) -> CopySheet:
    house.answering.answer(SECTION, THIS_WEEK, "full-wages", YesNo(wages), house.manager())
    queued = house.filing.queue(SECTION, THIS_WEEK, house.manager(), Way.HAND)
    assert isinstance(queued, Outgoing)
    return sheet_of(house, queued.return_id)


def test_the_next_revision_keeps_the_marks_of_what_has_not_changed(house: House) -> None:
    first = by_hand(house)
    who, keys = house.manager(), [line.key for line in first.lines]
    for key in keys[:3]:
        house.copy_sheets.mark(first.record.filed.id, key, Mark.TYPED, who)
    house.copy_sheets.mark(first.record.filed.id, keys[3], Mark.ASKS_ELSE, who, "It asks about 14 days.")
    house.copy_sheets.mark(first.record.filed.id, keys[4], Mark.TYPED, who)
    house.copy_sheets.undo(first.record.filed.id, keys[4], who)

    second = again(house, wages=True)
    assert set(second.marks) == {keys[0], keys[1], keys[3]}
    assert second.carried == set(second.marks)
    assert second.marks[keys[3]].note == "It asks about 14 days."
    assert second.said == ()
    assert "full-wages" in [line.key for line in second.left()]


def test_a_mark_that_is_taken_back_on_the_next_sheet_stays_taken_back(house: House) -> None:
    first = by_hand(house)
    key = first.lines[0].key
    house.copy_sheets.mark(first.record.filed.id, key, Mark.TYPED, house.manager())
    second = again(house, wages=True)
    house.copy_sheets.undo(second.record.filed.id, key, house.manager())

    assert sheet_of(house, second.record.filed.id).marks == {}
    third = again(house, wages=False)
    assert third.marks == {}
    assert sheet_of(house, first.record.filed.id).mark(first.lines[0]) is Mark.TYPED


def test_a_value_that_changes_there_and_back_is_typed_anew(house: House) -> None:
    first = by_hand(house)
    house.copy_sheets.mark(first.record.filed.id, "full-wages", Mark.TYPED, house.manager())
    house.copy_sheets.mark(first.record.filed.id, first.lines[0].key, Mark.TYPED, house.manager())
    again(house, wages=True)
    third = again(house, wages=False)
    assert set(third.carried) == {first.lines[0].key}
