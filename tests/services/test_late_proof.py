"""Why a return was late can be shown: what was answered when and by whom, each try in words, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from carehome_desktop.domain.delivery import FieldFault, State
from carehome_desktop.domain.late_proof import LateProof, ReturnProof
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.tries import Busy, NoConnection, Rejected
from carehome_desktop.domain.values import YesNo
from carehome_desktop.domain.ways import Entered, Shown, Way, WayChosen
from carehome_desktop.domain.windows import window_of
from carehome_desktop.services.late_proof import late_proof_file_name, late_proof_pdf
from carehome_desktop.store import outbox, ways
from tests.homes import THIS_WEEK
from tests.reports.reading import outside, whole
from tests.ui.quiet_desk import QuietDesk, quiet_desk, received


@pytest.fixture
def at(tmp_path: Path) -> Iterator[QuietDesk]:
    made = quiet_desk(tmp_path)
    yield made
    made.close()


def proof(at: QuietDesk) -> LateProof:
    return at.house.late_proofs.proof(THIS_WEEK)


def only(at: QuietDesk) -> ReturnProof:
    (each,) = proof(at).returns
    return each


def test_each_try_stands_there_in_words_and_the_end_says_why_it_was_late(at: QuietDesk) -> None:
    at.queue()
    for answer in (lambda row: NoConnection(), lambda row: NoConnection(), lambda row: Busy()):
        at.deliver(answer)
        at.hands.pass_by(3600)
    at.deliver(received(at.hands))
    made = only(at)
    assert made.standing == "Received"
    assert [step.what for step in made.steps] == [
        "Made ready to go. Way out: send it from this program.",
        "Tried to send it: No connection.",
        "Tried to send it: No connection.",
        "Tried to send it: The tracker is busy.",
        "Received, receipt PRACTICE-CT-7H2K.",
    ]
    assert made.why[0] == (
        "Tried twice, from Saturday 21 November 2026, 9:00am to Saturday 21 November 2026, 10:00am: No connection."
    )
    assert made.why[-1] == "It was received Saturday 21 November 2026, 12:00pm, receipt PRACTICE-CT-7H2K."
    assert made.steps[0].who == "Practice manager"


def test_no_code_of_an_outcome_is_shown_only_its_words(at: QuietDesk) -> None:
    at.queue()
    at.deliver(lambda row: NoConnection())
    at.hands.pass_by(3600)
    at.deliver(lambda row: Rejected((FieldFault("", "the date is before the home opened."),)))
    words = whole(late_proof_pdf(proof(at)))
    assert "the date is before the home opened." in words
    for code in ("NoConnection", "Rejected", "maybe_there", "422"):
        assert code not in words


def test_answers_say_when_and_by_whom(at: QuietDesk) -> None:
    at.queue(but={"full-wages": False})
    answer = only(at).answers[2]
    assert (answer.number, answer.answer) == (3, "No")
    assert answer.given == "Saturday 21 November 2026, 9:00am, Practice manager"


def test_what_was_never_made_ready_says_how_much_had_an_answer(at: QuietDesk) -> None:
    at.house.answering.answer("infection-control", THIS_WEEK, "full-wages", YesNo(True), at.house.manager())
    made = only(at)
    assert made.standing == "Never made ready to go"
    assert made.why == ("It was never made ready to go. 1 of 13 questions had an answer.",)
    assert made.steps == ()
    assert made.answers[0].answer == "Not answered"


def test_a_waiting_one_that_was_never_tried_says_so(at: QuietDesk) -> None:
    at.queue()
    assert only(at).why == ("No try to send it is on record.", "It has not been received.")


def test_an_earlier_revision_that_arrived_is_not_undone_by_a_newer_one_that_waits(at: QuietDesk) -> None:
    at.queue()
    at.deliver(received(at.hands))
    at.hands.pass_by(60)
    at.queue(but={"full-wages": False})
    made = only(at)
    assert made.why[0].startswith(
        "Revision 1 of 2: It was received Saturday 21 November 2026, 9:00am, receipt PRACTICE-CT-7H2K."
    )
    assert made.why[-1] == "Revision 2 of 2: It has not been received."
    assert any(step.what.startswith("Made ready to go (revision 2).") for step in made.steps)


def test_each_revision_is_listed_with_its_own_tries(at: QuietDesk) -> None:
    at.queue()
    for _ in range(2):
        at.deliver(lambda row: NoConnection())
        at.hands.pass_by(3600)
    at.queue(but={"full-wages": False})
    at.deliver(lambda row: Busy())
    made = only(at)
    assert made.why[0] == (
        "Revision 1 of 2: Tried twice, from Saturday 21 November 2026, 9:00am to Saturday 21 November 2026, 10:00am: "
        "No connection."
    )
    of_each = [[words for words in made.why if words.startswith(f"Revision {number} of 2: ")] for number in (1, 2)]
    assert all(of_each)
    assert sum(map(len, of_each)) == len(made.why)
    assert whole(late_proof_pdf(proof(at))).count("Revision 1 of 2") == len(of_each[0])


def test_entered_by_hand_says_who_when_what_the_page_showed_and_the_reference(at: QuietDesk) -> None:
    row, who = at.queue(), at.house.manager()
    at.hands.pass_by(600)
    now = at.hands.now
    with at.house.store.write() as connection:
        ways.choose(connection, row.return_id, WayChosen(Way.HAND, "no line", who.id, now))
        by_hand = replace(row.delivery, state=State.BY_HAND)
        outbox.set_delivery(connection, row.return_id, by_hand, words="", at=now, next_try=None)
        ways.add_entered(connection, row.return_id, Entered(who.id, now, Shown.YES, "REF-1", "", who.id, now))
        done = replace(row.delivery, state=State.ENTERED)
        outbox.set_delivery(connection, row.return_id, done, words="", at=now, next_try=None)
    made = only(at)
    assert made.standing == "Entered"
    assert made.why[-1] == (
        "It was entered on the tracker’s page by Practice manager, Saturday 21 November 2026, 9:10am."
    )
    assert [step.what for step in made.steps[1:]] == [
        "Way out: enter it on the tracker. Note: no line",
        "Entered on the tracker’s page. The page showed that it was saved. Reference REF-1.",
    ]


def test_a_month_says_its_window_and_by_how_much_a_receipt_missed_it(at: QuietDesk) -> None:
    november = Period(PeriodKind.MONTH, "2026-11")
    window = window_of(november, at.house.bank_holidays.all())
    at.queue()
    at.deliver(received(at.hands))
    at.house.late_proofs._window_for = lambda period: window
    made = only(at)
    assert "Sunday 8 November 2026 to Monday 16 November 2026, 11:59pm." in made.window
    assert made.why[-1].endswith("That is 4 days and 9 hours after its window closed.")
    assert window.last_day == date(2026, 11, 16)


def test_a_period_without_anything_says_so(at: QuietDesk) -> None:
    made = at.house.late_proofs.proof(Period(PeriodKind.MONTH, "2026-11"))
    assert made.returns == ()
    assert "Nothing was answered or sent for this period on this computer." in whole(late_proof_pdf(made))


def test_a_hundred_tries_and_a_hostile_name_stay_on_the_sheets(at: QuietDesk) -> None:
    at.house.home_records.tell("name", "<b>Rose</b> & <a href='x'>co</a>")
    row = at.queue()
    with at.house.store.write() as connection:
        for minute in range(100):
            began = datetime(2026, 11, 21, 10, minute % 60, tzinfo=UTC)
            outbox.add_try(connection, row.return_id, began, began, "NoConnection", "<i>odd</i> & words " * 20)
    pdf = late_proof_pdf(proof(at))
    assert "<b>Rose</b> & <a href='x'>co</a>" in whole(pdf)
    assert whole(pdf).count("Tried to send it: <i>odd</i>") == 100
    assert outside(pdf) == []


def test_the_file_name_tells_the_period_and_nobodys_name(at: QuietDesk) -> None:
    assert late_proof_file_name(proof(at)) == "Why late, the week from Monday 16 November 2026.pdf"


def test_periods_are_those_answered_or_sent_the_newest_first(at: QuietDesk) -> None:
    at.queue()
    at.house.answering.answer(
        "infection-control", Period(PeriodKind.DAY, "2020-06-05"), "full-wages", YesNo(True), at.house.manager()
    )
    assert at.house.late_proofs.periods() == (THIS_WEEK, Period(PeriodKind.DAY, "2020-06-05"))
