"""A print says what was sent, on every page whose and what it is, and nothing that was typed can change how it is laid out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carehome_desktop.reports.paper import UNKNOWN_WORDS
from carehome_desktop.reports.return_record import as_pdf
from tests.reports.reading import links, outside, pages, whole
from tests.reports.samples import ANSWER, RETURN


def many(number: int = 13) -> tuple[object, ...]:
    return tuple(replace(ANSWER, number=at, note="") for at in range(1, number + 1))


def test_a_print_says_title_home_period_receipt_answers_tries_and_guidance() -> None:
    words = whole(as_pdf(RETURN))
    for said in (
        "Rosewood House Infection control for Saturday 21 November 2026",
        "Receipt CT-7H2K Received Saturday 21 November 2026, 2:02pm, by the clock of the computer that took it.",
        "Made ready to go Saturday 21 November 2026, 2:00pm, by J. Shaw",
        "3 Do staff get full wages while they isolate after a positive test?",
        "In the 2020 report: Paying staff full wages while isolating following a positive test",
        "Note, for the home’s own record; it was not sent: Paid from 1 November.",
        "1 answer: 1 yes",
        "Saturday 21 November 2026, 2:01pm No connection.",
        "Infection control, version 2020-05, mark 96c9f614bbd6",
    ):
        assert said in words


def test_every_page_says_whose_it_is_when_it_was_printed_and_its_number() -> None:
    found = pages(as_pdf(replace(RETURN, answers=many(40))))
    assert len(found) > 2
    for number, words in enumerate(found, start=1):
        assert f"Page {number} of {len(found)}" in words
        assert "Printed Saturday 21 November 2026, 2:05pm" in words
        assert "Rosewood House" in words
        assert "Infection control" in words
        assert "Saturday 21 November 2026" in words


def test_thirteen_answers_fit_on_two_sheets() -> None:
    assert len(pages(as_pdf(replace(RETURN, answers=many())))) == 2


def test_practice_is_marked_on_every_page_and_a_real_home_on_none() -> None:
    answers = many(40)
    assert all(
        "PRACTICE – nothing here is real" in words
        for words in pages(as_pdf(replace(RETURN, practice=True, answers=answers)))
    )
    assert "PRACTICE" not in whole(as_pdf(replace(RETURN, answers=answers)))


def test_without_a_receipt_the_print_says_so() -> None:
    words = whole(as_pdf(replace(RETURN, receipt=None, standing="Waiting – not known yet")))
    assert "Waiting – not known yet There is no receipt for this return." in words


def test_the_same_data_gives_the_same_bytes() -> None:
    assert as_pdf(RETURN) == as_pdf(RETURN)
    assert as_pdf(RETURN) != as_pdf(replace(RETURN, total="2 answers"))


def test_letters_of_many_languages_are_printed_as_they_were_typed() -> None:
    typed = "Łukasz Ọláolúwa Ελένη Оксана Nguyễn Ağaoğlu €20 ½ ✓"
    assert typed in whole(as_pdf(replace(RETURN, answers=(replace(ANSWER, note=typed),))))


def test_a_character_that_cannot_be_printed_is_owned_up_to() -> None:
    assert UNKNOWN_WORDS in whole(as_pdf(replace(RETURN, answers=(replace(ANSWER, note="well done 🙂"),))))
    assert UNKNOWN_WORDS not in whole(as_pdf(RETURN))


def test_signs_that_turn_the_direction_of_writing_are_left_out() -> None:
    words = whole(as_pdf(replace(RETURN, answers=(replace(ANSWER, note="abc\u202edef\u2066ghi"),))))
    assert "abcdefghi" in words


@pytest.mark.parametrize(
    "typed",
    [
        '<a href="http://example.org">here</a>',
        "<b>bold",
        "&amp; &lt; &#65;",
        "<img src='x'/>",
        "<para fontSize=90>x</para>",
        "]]><![CDATA[",
    ],
)
def test_markup_that_was_typed_is_printed_as_words(typed: str) -> None:
    pdf = as_pdf(replace(RETURN, home=typed, answers=(replace(ANSWER, note=typed, given=typed),)))
    assert whole(pdf).replace(" ", "").count(typed.replace(" ", "")) == 3
    assert links(pdf) == 0


def test_a_word_without_end_and_a_note_of_a_thousand_lines_stay_on_the_sheets() -> None:
    pdf = as_pdf(replace(RETURN, home="W" * 120, answers=(replace(ANSWER, note="W" * 2000, given="W" * 300), ANSWER)))
    assert outside(pdf) == []
    assert whole(pdf).replace(" ", "").count("W" * 500) >= 1
    long = as_pdf(replace(RETURN, answers=(replace(ANSWER, note="line\n" * 1000), ANSWER)))
    assert whole(long).count("line") == 1000


def test_a_question_a_name_and_a_reason_longer_than_a_page_run_on_to_the_next() -> None:
    long = "line\n" * 150
    pdf = as_pdf(replace(RETURN, answers=(replace(ANSWER, heading=long, given=long), ANSWER), tries=(("Today", long),)))
    assert whole(pdf).count("line") == 450
    assert outside(pdf) == []


hostile = st.text(
    alphabet=st.one_of(
        st.characters(exclude_categories=["Cs"]), st.sampled_from("<>&'\"/\n\t\u202e\u05d0\u0627\u200f\u0300")
    ),
    max_size=300,
)


@settings(max_examples=40, deadline=None)
@given(note=hostile, name=hostile, heading=hostile, reason=hostile)
def test_whatever_was_typed_the_sheets_come_out_whole(note: str, name: str, heading: str, reason: str) -> None:
    data = replace(
        RETURN,
        home=name,
        answers=(replace(ANSWER, note=note, heading=heading, given=name), ANSWER),
        tries=(("Today", reason),),
        facts=(("Made ready to go", name),),
    )
    pdf = as_pdf(data)
    found = pages(pdf)
    assert all(f"Page {number} of {len(found)}" in words for number, words in enumerate(found, start=1))
    assert "Paid from 1 November." in " ".join(found)
    assert links(pdf) == 0
    assert outside(pdf) == []


@pytest.mark.parametrize("sign", ["\ue000", "\ufdd0", "中", "हि", "👩"])
def test_no_sign_is_replaced_without_a_word_also_where_it_is_the_only_one_of_its_kind(sign: str) -> None:
    said = whole(as_pdf(replace(RETURN, answers=(replace(ANSWER, note=f"well done {sign}"),))))
    assert UNKNOWN_WORDS in said
