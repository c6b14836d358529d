"""The print's data are finished before it is laid out: the same figures and words as on the screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from carehome_desktop.app.house import House
from carehome_desktop.domain.delivery import Receipt, State
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.values import Counts, Picks, YesNo
from carehome_desktop.domain.ways import Way
from carehome_desktop.services.printing import file_name, printed_return, write_return
from carehome_desktop.services.record import ReturnRecord
from carehome_desktop.store import outbox
from tests.homes import SECTION, THIS_WEEK, Hands, answer_all


def queued(house: House, **but: bool) -> ReturnRecord:
    answer_all(house, but={name.replace("_", "-"): value for name, value in but.items()})
    row = house.filing.queue(SECTION, THIS_WEEK, house.manager())
    assert isinstance(row, Outgoing)
    return looked_up(house, row.return_id)


def looked_up(house: House, return_id: str) -> ReturnRecord:
    record = house.records.record(return_id)
    assert record is not None
    return record


def test_a_print_counts_yes_and_no_and_says_when_and_by_whom(house: House, hands: Hands) -> None:
    data = printed_return(queued(house, full_wages=False), house.home(), hands.now)
    assert data.total == "13 answers: 12 yes and 1 no"
    assert data.facts[0] == (
        "Made ready to go",
        "Saturday 21 November 2026, 9:00am, by Practice manager (Registered manager)",
    )
    assert data.printed == "Printed Saturday 21 November 2026, 9:00am"
    assert [answer.number for answer in data.answers] == list(range(1, 14))
    assert data.answers[2].answer == "No"
    assert data.practice


def test_only_a_received_return_prints_a_receipt(house: House, hands: Hands) -> None:
    record = queued(house)
    assert printed_return(record, house.home(), hands.now).receipt is None
    row = record.outgoing
    receipt = Receipt("PRACTICE-1", row.return_id, row.digest, SECTION, THIS_WEEK, 1, hands.now)
    with house.store.write() as connection:
        outbox.add_receipt(connection, receipt, hands.now)
        received = replace(row.delivery, state=State.RECEIVED, pause=None)
        outbox.set_delivery(connection, row.return_id, received, words="", at=hands.now, next_try=None)
    printed = printed_return(looked_up(house, row.return_id), house.home(), hands.now)
    assert printed.receipt is not None
    assert printed.receipt.number == "PRACTICE-1"
    assert (
        printed.receipt.words
        == "Received Saturday 21 November 2026, 9:00am, by the clock of the computer that took it."
    )
    house.answering.answer(SECTION, THIS_WEEK, "full-wages", YesNo(False), house.manager())
    assert isinstance(house.filing.queue(SECTION, THIS_WEEK, house.manager()), Outgoing)
    later = printed_return(looked_up(house, row.return_id), house.home(), hands.now).later
    assert later == ("Revision 2 was made ready to go Saturday 21 November 2026, 9:00am.",)


def test_a_note_and_the_tick_for_declined_are_printed_together(house: House, hands: Hands) -> None:
    answer_all(house)
    house.answering.answer(
        SECTION, THIS_WEEK, "ppe-training", YesNo(False), house.manager(), note="In March.", declined=True
    )
    row = house.filing.queue(SECTION, THIS_WEEK, house.manager())
    assert isinstance(row, Outgoing)
    data = printed_return(looked_up(house, row.return_id), house.home(), hands.now)
    assert (
        next(answer.note for answer in data.answers if answer.number == 9) == "It was offered and declined.\nIn March."
    )


def test_a_return_prints_the_same_after_a_name_was_erased_but_for_the_name(house: House, hands: Hands) -> None:
    record = queued(house)
    house.home_records.erase_name(house.manager())
    data = printed_return(looked_up(house, record.filed.id), house.home(), hands.now)
    assert "(name erased)" in data.facts[0][1]
    assert "Practice manager" not in repr(data)


def test_the_guidance_is_named_by_version_mark_and_sources(house: House, hands: Hands) -> None:
    record = queued(house)
    names = printed_return(record, house.home(), hands.now).guidance
    assert names[0] == ("Questions", f"Infection control, version 2020-08, mark {record.filed.set_digest[:12]}")
    assert [label for label, _ in names[1:]] == ["Sources", *[""] * (len(names) - 2)]


def test_the_file_is_named_without_anybody_in_it(house: House, tmp_path: Path, hands: Hands) -> None:
    record = queued(house)
    assert file_name(record) == "Infection control, the week from Monday 16 November 2026, revision 1.pdf"
    written = write_return(record, house.home(), hands.now, tmp_path / file_name(record))
    assert written.read_bytes().startswith(b"%PDF")


def test_what_is_picked_prints_as_yes_and_the_homes_own_note_on_it_stands_apart(house: House, hands: Hands) -> None:
    hands.now = datetime(2026, 11, 9, 9, tzinfo=UTC)
    november, who = Period.read("2026-11"), house.manager()
    house.answering.answer("beds", november, "bed-types", Picks.of({"dementia-residential": "Memory lane"}), who)
    for question in house.answering.open("beds", november).questions:
        if question.parts and question.question.parts_of:
            value = Counts.of({part.id: 4 for part in question.parts})
            house.answering.answer("beds", november, question.question.id, value, who)
    row = house.filing.queue("beds", november, who, Way.HAND)
    assert isinstance(row, Outgoing), row

    printed = printed_return(looked_up(house, row.return_id), house.home(), hands.now).answers[0]
    assert printed.answer == "Dementia residential: Yes"
    assert printed.note == "The home’s own note on Dementia residential: Memory lane"
    sheet = house.copy_sheets.open(row.return_id)
    assert sheet is not None
    assert "Memory lane" not in repr([(line.value, line.label) for line in sheet.lines])
    assert "bed-types/dementia-residential" not in [line.key for line in sheet.left()]
