"""Answers as values: kept and read back alike, and *I need to find out* is neither a no nor an answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carehome_desktop.catalogue import load_catalogue
from carehome_desktop.domain.answers import (
    LONGEST_NOTE,
    LONGEST_WHOM,
    Answer,
    FindOut,
    Standing,
    Value,
    YesNo,
    check_texts,
    missing,
    read_value,
    standing,
    value_as_data,
    value_from_data,
    value_words,
)
from carehome_desktop.domain.problems import Problem
from carehome_desktop.resources import resources_root

values = st.none() | st.builds(YesNo, st.booleans()) | st.builds(FindOut, st.text(max_size=20), st.none() | st.dates())
GIVEN = Answer("a", YesNo(True), "", False, "p", datetime(2026, 11, 21, tzinfo=UTC), "v", "d")
SECTION = load_catalogue(resources_root()).section("infection-control", date(2026, 11, 21))


@given(values)
def test_a_value_is_kept_and_read_back_alike(value: Value | None) -> None:
    assert value_from_data(value_as_data(value)) == value


@pytest.mark.parametrize("data", [{}, {"kind": "yes-no"}, {"kind": "yes-no", "value": "yes"}, {"kind": "song"}])
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
    assert standing(own, carried) is stands


def test_to_find_out_never_counts_as_an_answer() -> None:
    assert SECTION is not None
    answers = {q.id: replace(GIVEN, question_id=q.id) for q in SECTION.questions}
    assert missing(SECTION, answers) == []
    open_one = SECTION.questions[3]
    answers[open_one.id] = replace(answers[open_one.id], value=FindOut("the council"))
    assert missing(SECTION, answers) == [open_one]
    del answers[SECTION.questions[0].id]
    assert missing(SECTION, answers) == [SECTION.questions[0], open_one]


@pytest.mark.parametrize(
    ("typed", "value"),
    [("yes", YesNo(True)), (" Y ", YesNo(True)), ("NO", YesNo(False)), ("find-out", FindOut()), ("?", FindOut())],
)
def test_a_typed_answer_is_read(typed: str, value: Value) -> None:
    assert SECTION is not None
    assert read_value(SECTION.questions[0], typed) == value


@pytest.mark.parametrize("typed", ["", "maybe", "1", "true", "yes please"])
def test_a_typed_guess_is_not_taken_for_an_answer(typed: str) -> None:
    assert SECTION is not None
    question = SECTION.questions[0]
    assert read_value(question, typed) == Problem(question.id, "Answer yes, no or find-out.")


def test_texts_have_a_limit_and_the_words_say_by_how_much() -> None:
    assert check_texts("q", "n" * LONGEST_NOTE, "w" * LONGEST_WHOM) is None
    long_note = check_texts("q", "n" * (LONGEST_NOTE + 12))
    assert long_note is not None
    assert "too long by 12 characters" in long_note.words
    assert check_texts("q", "", "w" * (LONGEST_WHOM + 1)) is not None


def test_values_in_words() -> None:
    assert [value_words(v) for v in (YesNo(True), YesNo(False), FindOut(), None)] == [
        "Yes",
        "No",
        "I need to find out",
        "Not answered",
    ]
