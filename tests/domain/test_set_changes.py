"""Two versions of a set beside each other, and an answer that comes from the older one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from carehome_desktop.domain.answers import LONGEST_NOTE, Answer
from carehome_desktop.domain.periods import PeriodKind
from carehome_desktop.domain.questions import AnswerKind, Guidance, Part, Question, Section
from carehome_desktop.domain.set_changes import ChangeKind, compare
from carehome_desktop.domain.taken_over import taken_over
from carehome_desktop.domain.values import Choice, Counts, Day, FindOut, Number, Picks, Value, Words, YesNo

SILENT = Guidance((), (), (), (), (), (), ())
BEDS = Question("beds", 1, "How many beds?", "", AnswerKind.NUMBER, False, False, SILENT, unit="beds", most=99)
ROOMS = (Part("ground", "Ground floor"), Part("first", "First floor"))
FLOORS = replace(BEDS, id="floors", number=2, kind=AnswerKind.COUNTS, parts=ROOMS)
OLD = Section("s", "1", "d1", "S", "p", PeriodKind.DAY, date(2026, 1, 1), None, (BEDS, FLOORS))


def newer(*questions: Question) -> Section:
    return replace(OLD, version="2", digest="d2", first_day=date(2026, 2, 1), questions=questions)


def answer(value: Value | None, note: str = "") -> Answer:
    return Answer("beds", value, note, False, "me", datetime(2026, 1, 5, tzinfo=UTC), "1", "d1")


def test_a_set_that_is_new_has_only_added_questions() -> None:
    change = compare(None, OLD)
    assert [(each.kind, each.question.id) for each in change.questions] == [
        (ChangeKind.ADDED, "beds"),
        (ChangeKind.ADDED, "floors"),
    ]
    assert (change.same, change.how_often()) == (0, "")


def test_added_gone_and_same_questions_are_told_by_their_ids_wherever_they_stand() -> None:
    added = replace(BEDS, id="baths")
    change = compare(OLD, newer(replace(FLOORS, number=1), added))
    assert [(each.kind, each.question.id) for each in change.questions] == [
        (ChangeKind.ADDED, "baths"),
        (ChangeKind.GONE, "beds"),
    ]
    assert change.same == 1
    assert change.of(ChangeKind.GONE)[0].after is None


@pytest.mark.parametrize(
    ("otherwise", "what"),
    [
        (replace(BEDS, heading="How many beds now?"), ("the question",)),
        (replace(BEDS, guidance=replace(SILENT, asks=("Beds.",))), ("the guidance",)),
        (replace(BEDS, parts=ROOMS), ("the lines or choices",)),
        (replace(BEDS, most=9), ("what is counted, or how many there can be",)),
        (replace(BEDS, required=False), ("whether it may stay blank",)),
        (replace(BEDS, heading="Beds?", unit="cots"), ("the question", "what is counted, or how many there can be")),
    ],
)
def test_what_is_worded_otherwise_is_named(otherwise: Question, what: tuple[str, ...]) -> None:
    (change,) = compare(OLD, newer(otherwise, FLOORS)).questions
    assert (change.kind, change.what) == (ChangeKind.REWORDED, what)


def test_another_kind_of_answer_is_more_than_other_words() -> None:
    (change,) = compare(OLD, newer(replace(BEDS, heading="Beds?", kind=AnswerKind.YES_NO), FLOORS)).questions
    assert change.kind is ChangeKind.KIND_CHANGED


def test_how_often_is_told_when_it_is_not_as_before() -> None:
    weekly = replace(newer(BEDS, FLOORS), period_kind=PeriodKind.WEEK)
    assert compare(OLD, weekly).how_often() == "Asked each week instead of each day."
    assert compare(OLD, newer(BEDS, FLOORS)).how_often() == ""


@pytest.mark.parametrize(
    ("question", "value"),
    [
        (BEDS, Number(5)),
        (BEDS, FindOut("the nurse")),
        (BEDS, None),
        (FLOORS, Counts.of({"ground": 1})),
        (replace(BEDS, kind=AnswerKind.DATE), Day(date(2026, 1, 1))),
        (replace(BEDS, kind=AnswerKind.TEXT), Words("Hm")),
    ],
)
def test_an_answer_that_fits_moves_over_as_it_is(question: Question, value: Value | None) -> None:
    assert taken_over(question, answer(value, "A note.")) == answer(value, "A note.")


@pytest.mark.parametrize(
    ("question", "value", "words"),
    [
        (BEDS, YesNo(True), "Yes"),
        (replace(BEDS, most=4), Number(5), "5"),
        (replace(FLOORS, kind=AnswerKind.CHOICE), Choice("attic"), "attic"),
        (FLOORS, Counts.of({"attic": 3}), "attic 3"),
    ],
)
def test_one_that_does_not_fit_is_no_answer_but_its_words_stand_in_the_note(
    question: Question, value: Value, words: str
) -> None:
    over = taken_over(question, answer(value, "A note."))
    assert (over.value, over.note) == (None, f"Before the questions changed: {words}. A note.")
    # Asked again, as after it was saved with its note, it does not grow.
    assert taken_over(question, replace(over, value=value)).note == over.note


def test_the_lines_of_a_table_that_are_still_there_move_over() -> None:
    over = taken_over(FLOORS, answer(Counts.of({"ground": 2, "attic": 3})))
    assert over.value == Counts.of({"ground": 2})
    assert over.note.endswith("attic 3, ground 2.")
    picks = taken_over(replace(FLOORS, kind=AnswerKind.PICKS), answer(Picks.of({"ground": "", "attic": "low"})))
    assert picks.value == Picks.of({"ground": ""})


def test_the_note_never_grows_too_long() -> None:
    assert len(taken_over(BEDS, answer(YesNo(True), "n" * LONGEST_NOTE)).note) == LONGEST_NOTE


@pytest.mark.parametrize("room", [0, 10])
def test_a_long_note_of_the_home_keeps_its_last_word(room: int) -> None:
    note = "n" * (LONGEST_NOTE - room - 4) + "last"
    taken = taken_over(BEDS, answer(YesNo(True), note)).note
    assert taken == "Before the"[:room] + note
