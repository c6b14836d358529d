"""An answer typed or pasted in one line is understood as people write it, or explained; it is never guessed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.questions import AnswerKind, Guidance, Part, Question
from carehome_desktop.domain.reading_values import read_number, read_value
from carehome_desktop.domain.values import Choice, Counts, Day, FindOut, Number, Picks, Value, Words, YesNo

TODAY = date(2026, 11, 21)
NOTHING_BESIDE = Guidance((), (), (), (), (), (), ())
PARTS = (Part("nurses", "Registered nurses"), Part("care", "Care workers"))


def a_question(kind: AnswerKind, unit: str = "", most: int = 99_999) -> Question:
    return Question("q", 1, "How many?", "", kind, False, False, NOTHING_BESIDE, unit=unit, parts=PARTS, most=most)


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (AnswerKind.YES_NO, "yes", YesNo(True)),
        (AnswerKind.YES_NO, " Y ", YesNo(True)),
        (AnswerKind.YES_NO, "NO", YesNo(False)),
        (AnswerKind.YES_NO, "?", FindOut()),
        (AnswerKind.NUMBER, "12", Number(12)),
        (AnswerKind.NUMBER, "0", Number(0)),
        (AnswerKind.NUMBER, "", None),
        (AnswerKind.NUMBER, "find-out", FindOut()),
        (AnswerKind.CHOICE, "care", Choice("care")),
        (AnswerKind.CHOICE, "registered nurses", Choice("nurses")),
        (AnswerKind.COUNTS, "nurses=3 care=1,200", Counts.of({"nurses": 3, "care": 1200})),
        (AnswerKind.COUNTS, "nurses=3", Counts.of({"nurses": 3})),
        (AnswerKind.DATE, "2020-06-05", Day(date(2020, 6, 5))),
        (AnswerKind.DATE, "5 June 2020", Day(date(2020, 6, 5))),
        (AnswerKind.TEXT, " two rooms are being painted ", Words("two rooms are being painted")),
        (AnswerKind.PICKS, "care, nurses=with respite", Picks.of({"care": "", "nurses": "with respite"})),
    ],
)
def test_a_typed_answer_is_read(kind: AnswerKind, typed: str, value: Value | None) -> None:
    assert read_value(a_question(kind), typed, PARTS, TODAY) == value


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        *((AnswerKind.YES_NO, typed) for typed in ("", "maybe", "1", "true", "yes please")),
        *(
            (AnswerKind.NUMBER, typed)
            for typed in ("twelve", "-1", "1.5", "1e3", "1,2", "0x10", "\u0663", "9" * 400, "12 or 13")
        ),
        (AnswerKind.CHOICE, "cooks"),
        (AnswerKind.COUNTS, "cooks=3"),
        (AnswerKind.COUNTS, "nurses=many"),
        (AnswerKind.COUNTS, "nurses=5 nurses=7"),
        (AnswerKind.COUNTS, "nurses=5 nurses="),
        (AnswerKind.DATE, "the other day"),
        (AnswerKind.TEXT, "x" * 501),
        (AnswerKind.PICKS, "cooks"),
        (AnswerKind.PICKS, "nurses=by day, nurses=by night"),
    ],
)
def test_a_guess_is_not_taken_for_an_answer(kind: AnswerKind, typed: str) -> None:
    assert isinstance(read_value(a_question(kind), typed, PARTS, TODAY), Problem)


@pytest.mark.parametrize("typed", ["1,200", "1 200", "£1,200", " 1200.00 ", "1\u00a0200", "1200 hours", "1,200hours"])
def test_a_pasted_number_is_understood(typed: str) -> None:
    assert read_number(typed, a_question(AnswerKind.NUMBER, "hours")) == 1200


@given(st.integers(0, 99_999))
def test_every_number_that_can_be_right_is_read_back_as_it_is_shown(number: int) -> None:
    assert read_number(f"{number:,}", a_question(AnswerKind.NUMBER)) == number


@given(st.text(max_size=30))
def test_whatever_is_pasted_is_a_number_nothing_or_a_sentence(typed: str) -> None:
    read = read_number(typed, a_question(AnswerKind.NUMBER, "beds"))
    assert read is None or isinstance(read, Problem) or 0 <= read <= 99_999
