"""The lines of a copy sheet: one value a field, exactly as it is typed on a page, in a kept order."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from carehome_desktop.domain.answers import Answer
from carehome_desktop.domain.copy_sheet import (
    LEAVE_BLANK,
    NOT_ASKED,
    Mark,
    Marked,
    SheetLine,
    carried_marks,
    in_order,
    lines_of,
    merge,
    typed_value,
)
from carehome_desktop.domain.periods import PeriodKind
from carehome_desktop.domain.questions import AnswerKind, Guidance, Part, Question, Section
from carehome_desktop.domain.values import Choice, Counts, Day, Given, Number, Picks, Words, YesNo

PARTS = (Part("nursing", "Nursing"), Part("general", "General"))


def question(id_: str, number: int, kind: AnswerKind, **more: object) -> Question:
    nothing = Guidance((), (), (), (), (), (), ())
    made = Question(
        id_, number, f"{id_}?", "", kind, not_needed_means_yes=False, can_be_declined=False, guidance=nothing
    )
    return replace(made, **more)


def section(*questions: Question) -> Section:
    first = date(2024, 4, 26)
    return Section("beds", "1", "digest", "Beds", "monthly", PeriodKind.MONTH, first, None, questions)


def answer(question_id: str, value: Given) -> Answer:
    return Answer(question_id, value, "", False, "p", datetime(2026, 11, 9, tzinfo=UTC), "1", "digest")


@pytest.mark.parametrize(
    ("kind", "value", "typed"),
    [
        (AnswerKind.NUMBER, Number(1200), "1200"),
        (AnswerKind.NUMBER, Number(0), "0"),
        (AnswerKind.YES_NO, YesNo(False), "No"),
        (AnswerKind.CHOICE, Choice("nursing"), "Nursing"),
        (AnswerKind.DATE, Day(date(2026, 11, 9)), "09/11/2026"),
        (AnswerKind.TEXT, Words("Flooded, two rooms"), "Flooded, two rooms"),
        (AnswerKind.NUMBER, None, ""),
    ],
)
def test_a_value_is_copied_as_it_is_typed_on_a_page(kind, value, typed):
    assert typed_value(value, question("q", 1, kind, parts=PARTS)) == typed


def test_a_table_has_a_line_for_each_part_that_is_asked_and_a_blank_says_leave_it_blank():
    beds = section(
        question("types", 1, AnswerKind.PICKS, parts=PARTS),
        question("occupied", 2, AnswerKind.COUNTS, parts=PARTS, unit="beds", parts_of="types"),
        question("reserved", 3, AnswerKind.COUNTS, parts=PARTS, parts_of="types", required=False),
        question("closed", 4, AnswerKind.TEXT, required=False),
    )
    lines = lines_of(
        beds, [answer("types", Picks.of({"general": "Ground floor"})), answer("occupied", Counts.of({"general": 1020}))]
    )

    assert [(line.key, line.label, line.value, line.words) for line in lines] == [
        ("types/general", "General (for you, not asked as a question)", "Yes", "Yes"),
        ("occupied/general", "General", "1020", "1020"),
        ("closed", "", "", LEAVE_BLANK),
    ]
    assert lines[1].unit == "beds"
    one = lines_of(beds, [answer("types", Picks.of({"general": ""})), answer("occupied", Counts.of({"general": 1}))])
    assert one[1].unit == "bed"
    assert [line.key for line in lines if not line.asked] == ["types/general"]
    assert [(line.number, line.question) for line in lines] == [(1, 1), (2, 2), (3, 4)]
    assert [line.key for line in lines_of(beds, [])] == ["closed"]


def test_a_new_line_stands_after_the_one_it_follows_in_our_own_order():
    lines = lines_of(section(*(question(id_, at, AnswerKind.TEXT) for at, id_ in enumerate("abcd"))), [])
    assert [line.key for line in in_order(lines, ["d", "gone", "a", "c"])] == ["d", "a", "b", "c"]
    assert [line.key for line in in_order(lines, [])] == list("abcd")
    assert [line.number for line in in_order(lines, ["d", "gone", "a", "c"])] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "now",
    [
        {"value": "13"},
        {"value": ""},
        {"heading": "Another question?"},
        {"label": "Nursing"},
        {"key": "other"},
    ],
)
def test_a_mark_holds_on_the_next_sheet_only_where_the_line_is_the_same(now):
    was = SheetLine("occupied", 2, "How many?", "General", "12", "beds")
    marks = {"occupied": Marked("occupied", Mark.TYPED, "", "p", datetime(2026, 11, 9, tzinfo=UTC))}
    assert carried_marks(marks, [was], [replace(was, number=7)]) == marks
    assert carried_marks(marks, [was], [replace(was, **now)]) == {}


def test_an_order_keeps_the_place_of_what_is_not_asked_this_time():
    assert merge(["b", "a"], ["x", "a", "c", "b"]) == ["x", "b", "a", "c"]


def test_a_question_of_our_own_stands_there_for_the_person_who_types_and_needs_no_mark():
    stretch = question("stretch", 1, AnswerKind.CHOICE, parts=PARTS, ours=True)
    days = question("days", 2, AnswerKind.NUMBER)
    first, second = lines_of(section(stretch, days), [answer("stretch", Choice("nursing")), answer("days", Number(14))])
    assert (first.value, first.label, first.asked) == ("Nursing", f"({NOT_ASKED})", False)
    assert (second.value, second.label, second.asked) == ("14", "", True)
