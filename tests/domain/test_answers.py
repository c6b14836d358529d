"""Answers as values: kept and read back alike, and *I need to find out* is neither a no nor an answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carehome_desktop.catalogue import load_catalogue
from carehome_desktop.domain.answers import (
    HOLDS_BACK,
    LONGEST_NOTE,
    LONGEST_WHOM,
    Answer,
    Standing,
    asked_parts,
    check_texts,
    standing,
)
from carehome_desktop.domain.questions import AnswerKind, Part, Question
from carehome_desktop.domain.values import (
    Choice,
    Counts,
    Day,
    FindOut,
    Number,
    Picks,
    Value,
    Words,
    YesNo,
    fits,
    is_whole,
    value_as_data,
    value_from_data,
    value_words,
)
from carehome_desktop.resources import resources_root

texts = st.text(max_size=20)
values = (
    st.none()
    | st.builds(YesNo, st.booleans())
    | st.builds(Choice, texts)
    | st.builds(Number, st.integers(0))
    | st.builds(Counts.of, st.dictionaries(texts, st.integers(0)))
    | st.builds(Day, st.dates())
    | st.builds(Words, texts)
    | st.builds(Picks.of, st.dictionaries(texts, texts))
    | st.builds(FindOut, texts, st.none() | st.dates())
)
GIVEN = Answer("a", YesNo(True), "", False, "p", datetime(2026, 11, 21, tzinfo=UTC), "v", "d")
SECTION = load_catalogue(resources_root()).section("infection-control", date(2020, 6, 5))
assert SECTION is not None
QUESTION = SECTION.questions[0]
PARTS = (Part("nurses", "Nurses"), Part("care", "Care workers"))


@given(values)
def test_a_value_is_kept_and_read_back_alike(value: Value | None) -> None:
    assert value_from_data(value_as_data(value)) == value


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"kind": "yes-no"},
        {"kind": "yes-no", "value": "yes"},
        {"kind": "song"},
        {"kind": "whole-number", "value": True},
    ],
)
def test_what_is_no_value_is_not_taken_for_one(data: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="no answer of this kind"):
        value_from_data(data)


@pytest.mark.parametrize(
    ("own", "carried", "stands"),
    [
        (None, None, Standing.MISSING),
        (None, GIVEN, Standing.CARRIED),
        (None, replace(GIVEN, value=FindOut()), Standing.MISSING),
        (GIVEN, None, Standing.ANSWERED),
        (replace(GIVEN, value=YesNo(False)), GIVEN, Standing.ANSWERED),
        (replace(GIVEN, value=FindOut("the council")), GIVEN, Standing.TO_FIND_OUT),
        (replace(GIVEN, value=None, note="ask Sam"), GIVEN, Standing.CARRIED),
        (replace(GIVEN, value=None, note="ask Sam"), None, Standing.MISSING),
    ],
)
def test_how_a_question_stands(own: Answer | None, carried: Answer | None, stands: Standing) -> None:
    assert standing(QUESTION, own, carried) is stands


def test_to_find_out_never_counts_as_an_answer() -> None:
    assert Standing.TO_FIND_OUT in HOLDS_BACK
    assert not is_whole(QUESTION, FindOut("the council"), ())


@pytest.mark.parametrize(
    ("question", "value", "whole"),
    [
        (replace(QUESTION, kind=AnswerKind.NUMBER), Number(0), True),
        (replace(QUESTION, kind=AnswerKind.NUMBER), YesNo(True), False),
        (replace(QUESTION, kind=AnswerKind.COUNTS), Counts.of({"nurses": 2, "care": 0}), True),
        (replace(QUESTION, kind=AnswerKind.COUNTS), Counts.of({"nurses": 2}), False),
        (replace(QUESTION, kind=AnswerKind.CHOICE, parts=PARTS), Choice("care"), True),
        (replace(QUESTION, kind=AnswerKind.CHOICE, parts=PARTS), Choice("cooks"), False),
        (replace(QUESTION, kind=AnswerKind.TEXT), Words("  "), False),
        (replace(QUESTION, kind=AnswerKind.PICKS), Picks(()), False),
        (replace(QUESTION, kind=AnswerKind.DATE), Day(date(2026, 11, 21)), True),
    ],
)
def test_an_answer_is_whole_only_in_its_kind_and_with_every_line(question: Question, value: Value, whole: bool) -> None:
    assert is_whole(question, value, PARTS) is whole


@pytest.mark.parametrize(
    ("kind", "value", "can_stand"),
    [
        (AnswerKind.NUMBER, Number(99_999), True),
        (AnswerKind.NUMBER, Number(100_000), False),
        (AnswerKind.COUNTS, Counts.of({"nurses": 2}), True),
        (AnswerKind.COUNTS, Counts.of({"cooks": 2}), False),
        (AnswerKind.COUNTS, Counts.of({"nurses": 100_000}), False),
        (AnswerKind.CHOICE, Choice("cooks"), False),
        (AnswerKind.PICKS, Picks.of({"care": "", "cooks": ""}), False),
        (AnswerKind.YES_NO, Number(1), False),
        (AnswerKind.DATE, FindOut("the council"), True),
    ],
)
def test_only_what_the_question_asks_for_can_stand(kind: AnswerKind, value: Value, can_stand: bool) -> None:
    assert fits(replace(QUESTION, kind=kind, parts=PARTS), value) is can_stand


def test_what_need_not_be_answered_may_stay_blank() -> None:
    optional = replace(QUESTION, required=False)
    assert standing(optional, None, None) is Standing.LEFT_OUT
    assert Standing.LEFT_OUT not in HOLDS_BACK
    table = replace(QUESTION, kind=AnswerKind.COUNTS, parts=PARTS, required=False)
    assert standing(table, replace(GIVEN, value=Counts.of({"nurses": 2})), None) is Standing.HALF_FILLED
    assert standing(table, replace(GIVEN, value=Counts.of({})), None) is Standing.LEFT_OUT
    assert Standing.HALF_FILLED not in HOLDS_BACK


def test_of_a_table_only_the_lines_that_the_home_picked_are_asked() -> None:
    table = replace(QUESTION, kind=AnswerKind.COUNTS, parts=PARTS, parts_of="types")
    assert asked_parts(table, None) == ()
    assert asked_parts(table, Picks.of({"care": "with the two in the annexe"})) == (PARTS[1],)


def test_texts_have_a_limit_and_the_words_say_by_how_much() -> None:
    assert check_texts("q", "n" * LONGEST_NOTE, "w" * LONGEST_WHOM) is None
    long_note = check_texts("q", "n" * (LONGEST_NOTE + 12))
    assert long_note is not None
    assert "too long by 12 characters" in long_note.words
    assert check_texts("q", "", "w" * (LONGEST_WHOM + 1)) is not None


@pytest.mark.parametrize(
    ("number", "unit", "words"), [(2, "beds", "2 beds"), (1, "beds", "1 bed"), (1, "people", "1 person"), (0, "", "0")]
)
def test_a_number_says_its_unit(number: int, unit: str, words: str) -> None:
    assert value_words(Number(number), replace(QUESTION, unit=unit)) == words


def test_values_in_words() -> None:
    assert [value_words(v) for v in (YesNo(True), YesNo(False), FindOut(), None)] == [
        "Yes",
        "No",
        "I need to find out",
        "Not answered",
    ]
