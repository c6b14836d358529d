"""A section is frozen and queued whole, once, or not at all."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.exc import DatabaseError

from carehome_desktop.domain.delivery import State
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.problems import Problem, Refused
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.tries import begin
from carehome_desktop.domain.values import Counts, FindOut, Picks, YesNo
from carehome_desktop.services.filing import Rendering
from carehome_desktop.store import outbox, returns
from tests.figures import answer_section, send_section
from tests.homes import LAST_WEEK, SECTION, THIS_WEEK, answer_all


def queue(house) -> Outgoing:
    queued = house.filing.queue(SECTION, THIS_WEEK, house.manager())
    assert isinstance(queued, Outgoing), queued
    return queued


def rows(house):
    with house.store.read() as connection:
        return outbox.of_return(connection, SECTION, THIS_WEEK)


def mark_as_tried(house, row):
    with house.store.write() as connection:
        outbox.set_delivery(
            connection, row.return_id, begin(row.delivery), words="Being sent", at=row.changed_at, next_try=None
        )


def test_a_whole_section_is_queued_with_the_bytes_that_will_go(house):
    answer_all(house, but={"full-wages": False})
    queued = queue(house)

    body = json.loads(queued.body)
    assert queued.state is State.WAITING
    assert queued.digest == hashlib.sha256(queued.body).hexdigest()
    assert (body["return_id"], body["revision"], body["replaces"]) == (queued.return_id, 1, None)
    assert {a["question"]: a["value"] for a in body["answers"]}["full-wages"] is False
    assert len(body["answers"]) == 13


def test_notes_and_names_never_leave_the_home(house):
    answer_all(house)
    house.answering.answer(SECTION, THIS_WEEK, "full-wages", YesNo(True), house.manager(), note="Ask Mrs Canary")

    body = queue(house).body
    assert b"Canary" not in body
    assert house.manager().name.encode() not in body


@pytest.mark.parametrize("value", [None, FindOut("Payroll")])
def test_a_section_with_an_open_question_is_not_queued_and_says_which(house, value):
    answer_all(house)
    house.answering.answer(SECTION, THIS_WEEK, "full-wages", value, house.manager())

    problem = house.filing.queue(SECTION, THIS_WEEK, house.manager())
    assert problem == Problem("full-wages", "1 answer still needed: question 3.")
    assert rows(house) == []


def test_carried_answers_are_not_sent_until_they_are_confirmed(house):
    answer_all(house, LAST_WEEK)

    problem = house.filing.queue(SECTION, THIS_WEEK, house.manager())
    assert isinstance(problem, Problem)
    assert problem.words.startswith("13 answers still needed")


def test_the_same_answers_are_not_queued_twice(house):
    answer_all(house)
    queue(house)
    answer_all(house)

    problem = house.filing.queue(SECTION, THIS_WEEK, house.manager())
    assert isinstance(problem, Problem)
    assert "Nothing has changed since" in problem.words
    assert len(rows(house)) == 1


def test_a_bed_type_that_is_taken_away_is_one_change_and_not_one_for_ever(house, hands):
    hands.now, who = datetime(2026, 12, 9, 9, tzinfo=UTC), house.manager()
    december = Period.read("2026-12")
    send_section(house, "beds", december)
    house.answering.answer("beds", december, "bed-types", Picks.of({"general-nursing": ""}), who)
    for question in ("beds-total", "beds-occupied"):
        house.answering.answer(
            "beds", december, question, Counts.of({"dementia-nursing": 1, "general-nursing": 4}), who
        )
    answer_section(house, "beds", december)
    assert house.answering.open("beds", december).changed_since_queued
    assert isinstance(house.filing.queue("beds", december, who), Outgoing)

    assert not house.answering.open("beds", december).changed_since_queued
    again = house.filing.queue("beds", december, who)
    assert isinstance(again, Problem)
    assert again.words == "These answers are already waiting to go. Nothing has changed since."


def test_nothing_is_confirmed_or_queued_for_a_period_that_has_not_begun(house, hands):
    answer_all(house)
    next_week, who = Period.read("2026-W48"), house.manager()
    with pytest.raises(Refused, match=r"has not begun yet\. Nothing was confirmed"):
        house.answering.confirm(SECTION, next_week, who)
    assert not any(each.answer for each in house.answering.open(SECTION, next_week).questions)

    hands.now += timedelta(days=7)
    house.answering.confirm(SECTION, next_week, who)
    hands.now -= timedelta(days=7)  # the clock was a week ahead and is put right
    refused = house.filing.queue(SECTION, next_week, who)
    assert isinstance(refused, Problem)
    assert refused.words.endswith("has not begun yet. Your answers are saved. They can go once it has begun.")
    assert house.filing.check(SECTION, next_week).problem == refused


def test_a_newer_answer_replaces_what_was_never_tried_under_a_new_id(house):
    answer_all(house)
    first = queue(house)
    house.answering.answer(SECTION, THIS_WEEK, "full-wages", YesNo(False), house.manager())
    second = queue(house)

    assert [row.state for row in rows(house)] == [State.SUPERSEDED, State.WAITING]
    assert second.return_id != first.return_id
    assert json.loads(second.body)["replaces"] is None


def test_an_edit_after_the_first_try_makes_the_next_revision_and_leaves_the_tried_bytes_alone(house):
    answer_all(house)
    first = queue(house)
    mark_as_tried(house, first)
    house.answering.answer(SECTION, THIS_WEEK, "full-wages", YesNo(False), house.manager())
    second = queue(house)

    before, after = rows(house)
    assert (before.state, before.body, before.digest) == (State.SENDING, first.body, first.digest)
    assert (after.revision, json.loads(second.body)["replaces"]) == (2, first.return_id)


def test_answers_and_outgoing_bytes_are_kept_together_or_not_at_all(house, monkeypatch):
    answer_all(house)

    def full_disk(*_, **__):
        raise OSError("disk full")

    monkeypatch.setattr(outbox, "add", full_disk)
    with pytest.raises(OSError, match="disk full"):
        house.filing.queue(SECTION, THIS_WEEK, house.manager())

    with house.store.read() as connection:
        assert returns.every(connection) == []


def test_a_new_contract_renders_anew_what_was_never_tried_and_nothing_else(house):
    answer_all(house)
    queue(house)
    answer_all(house, LAST_WEEK)
    tried = house.filing.queue(SECTION, LAST_WEEK, house.manager())
    mark_as_tried(house, tried)
    old = house.filing._rendering
    house.filing._rendering = Rendering("2.0", lambda filed, home: b"2.0 " + old.write(filed, home))

    assert house.filing.after_receipts() == 1
    assert [(row.state, row.contract) for row in rows(house)] == [(State.SUPERSEDED, "1.0"), (State.WAITING, "2.0")]
    with house.store.read() as connection:
        kept = outbox.by_id(connection, tried.return_id)
    assert kept is not None
    assert (kept.contract, kept.body) == ("1.0", tried.body)


def test_answers_that_look_odd_together_are_asked_about_and_never_block(house):
    answer_all(house, but={"testing-portal": False, "test-kits": True})

    check = house.filing.check(SECTION, THIS_WEEK)
    assert len(check.odd) == 1
    assert check.problem is None


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        ("UPDATE outbox SET body = x'00'", "what was queued never changes"),
        ("DELETE FROM outbox", "nothing leaves the outbox"),
        ("UPDATE outbox SET state = 'received'", "received needs a receipt"),
        ("UPDATE returns SET revision = 9", "returns is only added to"),
        ("DELETE FROM facts", "facts is only added to"),
    ],
)
def test_the_file_itself_refuses_to_alter_what_was_queued(house, statement, rule):
    answer_all(house)
    queue(house)

    with pytest.raises(DatabaseError, match=rule), house.store.write() as connection:
        connection.exec_driver_sql(statement)


def test_a_record_is_found_with_the_guidance_it_was_given_under(house):
    answer_all(house)
    queued = queue(house)

    record = house.records.record(queued.return_id)
    assert record is not None
    assert record.section == replace(house.answering.section_for(SECTION, THIS_WEEK))
    assert record.answer("full-wages").value == YesNo(True)
    assert record.person(record.filed.queued_by) == house.manager()
    assert house.records.record("no such id") is None
