"""The guidance can be read by a child of 11, and the measure that says so is not a rubber stamp."""

from __future__ import annotations

import re

import pytest

from carehome_desktop.catalogue import Catalogue, load_catalogue
from carehome_desktop.resources import resources_root
from tests.resources.reading_age import grade, longest_sentence, parts_beside, syllables_in, words_beside

HIGHEST_GRADE = 6.0
# A part may be one sentence, and one sentence is a rough measure: it may go a little higher than the whole.
HIGHEST_GRADE_OF_A_PART = 8.0
LONGEST_SENTENCE = 24
# Titles and quoted words are other people's.
QUOTED = re.compile("“[^”]*”")
SOURCES_AT_THE_END = re.compile(r"\s\([^()]*(?:\([^()]*\)[^()]*)*\)\.$")

CATALOGUE = load_catalogue(resources_root())
QUESTIONS = [
    (f"{section.id} {section.version} {question.id}", question)
    for section in CATALOGUE.sections
    for question in section.questions
]
HARD = (
    "Notwithstanding the aforementioned considerations, organisations responsible for accommodation should "
    "demonstrate comprehensive implementation of appropriate epidemiological precautions."
)


def exempt(catalogue: Catalogue) -> list[str]:
    return [form for term in catalogue.glossary for form in term.forms()]


def test_a_question_and_its_guidance_can_be_read_at_eleven() -> None:
    for name, question in QUESTIONS:
        assert grade(words_beside(question), exempt(CATALOGUE)) <= HIGHEST_GRADE, name


def test_no_part_of_the_guidance_is_hard_on_its_own() -> None:
    for name, question in QUESTIONS:
        hardest = max(grade(part, exempt(CATALOGUE)) for part in parts_beside(question))
        assert hardest <= HIGHEST_GRADE_OF_A_PART, name


def test_no_sentence_beside_a_question_is_long() -> None:
    for name, question in QUESTIONS:
        assert longest_sentence(words_beside(question)) <= LONGEST_SENTENCE, name


def test_the_words_above_and_between_the_questions_can_be_read_at_eleven() -> None:
    for section in CATALOGUE.sections:
        asked = [pair.words for pair in section.odd]
        asked += [check.words.replace("{lines}", "the first line") for check in section.soft]
        assert grade([section.about, *asked], exempt(CATALOGUE)) <= HIGHEST_GRADE, section.id


def test_how_sure_we_are_is_said_in_easy_words_too() -> None:
    for section in CATALOGUE.sections:
        for sure in (section.sure, *(question.sure for question in section.questions if question.sure)):
            ours = SOURCES_AT_THE_END.sub("", QUOTED.sub("this", sure))
            assert grade([ours], exempt(CATALOGUE)) <= HIGHEST_GRADE_OF_A_PART, sure


def test_the_glossary_explains_in_easy_words() -> None:
    assert grade([term.meaning for term in CATALOGUE.glossary]) <= HIGHEST_GRADE


def test_a_hard_paragraph_is_graded_far_above_six() -> None:
    assert grade([HARD]) > 20


def test_hard_words_are_found_in_any_part_of_any_question() -> None:
    for section in CATALOGUE.sections:
        for question in section.questions:
            for part in parts_beside(question):
                assert grade([*part, HARD, HARD], exempt(CATALOGUE)) > HIGHEST_GRADE_OF_A_PART


def test_an_easy_paragraph_is_graded_low() -> None:
    assert grade(["The cat sat on the mat. It was warm."]) < 1


def test_the_grade_is_the_published_formula() -> None:
    # 13 words in two sentences, 16 syllables: worked out by hand.
    text = "Say yes if you have a spare room. Say no if you cannot."
    assert sum(map(syllables_in, text.replace(".", "").split())) == 14
    assert grade([text]) == pytest.approx(0.39 * 13 / 2 + 11.8 * 14 / 13 - 15.59)


def test_only_listed_words_are_left_out() -> None:
    text = ["The oximeter is here. The thermometer is here."]
    assert grade(text, ["oximeter"]) == pytest.approx(grade(["The word is here. The thermometer is here."]))
    assert grade(text, ["oximeter"]) < grade(text)
    assert grade(text, ["meter"]) == grade(text)


def test_a_listed_phrase_is_left_out_only_as_a_whole() -> None:
    phrase = ["It is the local resilience forum."]
    apart = ["It is the resilience of a local forum."]
    assert grade(phrase, ["local resilience forum"]) < grade(phrase)
    assert grade(apart, ["local resilience forum"]) == grade(apart)


def test_every_word_of_the_glossary_is_used() -> None:
    said = " ".join(
        paragraph
        for section in CATALOGUE.sections
        for question in section.questions
        for paragraph in [*words_beside(question), *(part.label for part in question.parts)]
    )
    said += " ".join(programme.who_asks for programme in CATALOGUE.programmes)
    unused = [
        term.word for term in CATALOGUE.glossary if not any(form.casefold() in said.casefold() for form in term.forms())
    ]
    assert unused == []


def test_syllables_are_counted_as_they_are_said() -> None:
    said = {"home": 1, "guidance": 2, "oxygen": 3, "PPE": 3, "COVID-19": 4, "organised": 3, "council’s": 2}
    assert {word: syllables_in(word) for word in said} == said
