"""The 13 questions of May 2020: all of them, in order, with the labels as the council's report prints them."""

from __future__ import annotations

from datetime import date

import pytest

from carehome_desktop.catalogue import load_catalogue
from carehome_desktop.domain.periods import PeriodKind
from carehome_desktop.domain.questions import ONLY_UNDER_65, AnswerKind, Question, Section
from carehome_desktop.resources import resources_root
from carehome_desktop.services.home import Home

LABELS = {
    "isolate-residents": "Ability to isolate residents",
    "restrict-movement": "Actions to restrict staff movement between care homes",
    "full-wages": "Paying staff full wages while isolating following a positive test",
    "testing-portal": "Registration on the government’s testing portal",
    "test-kits": "Access to COVID 19 test kits for all residents and asymptomatic staff",
    "discharge-tests": "Testing of all residents discharged from hospital to care homes",
    "enough-ppe": "Access to sufficient PPE to meet needs",
    "medical-equipment": "Access to medical equipment needed for Covid19",
    "ppe-training": "Access to training in the use of PPE from clinical or Public Health teams",
    "equipment-training": "Access to training on use of key medical equipment needed for COVID19",
    "extra-staff": (
        "Access to additional capacity including from locally coordinated returning healthcare professionals or volunteers"
    ),
    "clinical-lead": "Named Clinical Lead in place for support and guidance",
    "mutual-aid": "Access to mutual aid offer (primary and community health support)",
}

PARTS_OF_A_YES_OR_NO = ("asks", "say_yes", "say_no", "silent", "help", "if_no", "sources")


@pytest.fixture(scope="module")
def section() -> Section:
    found = load_catalogue(resources_root()).section_version("infection-control", "2020-05")
    assert found is not None
    return found


def test_the_built_in_resources_have_no_mistake() -> None:
    assert [trouble.sentence() for trouble in load_catalogue(resources_root()).troubles] == []


def test_there_are_thirteen_questions_in_the_order_and_with_the_labels_of_the_report(section: Section) -> None:
    assert [(question.id, question.label_2020) for question in section.questions] == list(LABELS.items())
    assert [question.number for question in section.questions] == list(range(1, 14))
    assert section.complete


def test_it_is_a_daily_set_of_the_covid_return_from_the_middle_of_may_2020(section: Section) -> None:
    assert (section.programme, section.period_kind) == ("covid-2020", PeriodKind.DAY)
    assert not section.in_force(date(2020, 5, 13))
    assert section.in_force(date(2020, 5, 14))
    assert section.in_force(date(2020, 8, 9))
    assert not section.in_force(date(2020, 8, 10))
    assert "our reading" in section.sure


def test_from_10_august_2020_the_same_thirteen_are_a_weekly_set_and_the_third_answer_is_not_made_up(
    section: Section,
) -> None:
    weekly = load_catalogue(resources_root()).section("infection-control", date(2020, 8, 10))
    assert weekly is not None
    assert (weekly.version, weekly.period_kind, weekly.last_day) == ("2020-08", PeriodKind.WEEK, None)
    assert weekly.questions == section.questions
    assert weekly.odd == section.odd
    assert "once a week" in weekly.about
    assert "third answer" in weekly.sure
    assert "check the page" in weekly.sure
    assert {question.kind for question in weekly.questions} == {AnswerKind.YES_NO}


def test_not_needed_means_yes_for_eight_to_eleven_only(section: Section) -> None:
    assert [question.number for question in section.questions if question.not_needed_means_yes] == [8, 9, 10, 11]


def test_an_offer_can_be_turned_down_where_the_question_is_about_support(section: Section) -> None:
    assert [question.number for question in section.questions if question.can_be_declined] == [8, 9, 10, 11, 13]


def test_every_heading_is_a_question_of_our_own(section: Section) -> None:
    for question in section.questions:
        assert question.heading.endswith("?")
        assert question.heading.casefold().rstrip("?") != question.label_2020.casefold()


def test_every_question_has_every_part_of_the_guidance_and_a_dated_source(section: Section) -> None:
    for question in section.questions:
        for part in PARTS_OF_A_YES_OR_NO:
            assert getattr(question.guidance, part), (question.id, part)
        for source in question.guidance.sources:
            assert source.title
            assert source.publisher
            assert "2020" in source.date


def test_when_to_answer_begins_with_the_answer(section: Section) -> None:
    for question in section.questions:
        assert question.guidance.say_yes[0].startswith("Say yes if "), question.id
        assert question.guidance.say_no[0].startswith("Say no if "), question.id


def test_where_the_guidance_is_silent_we_say_so_and_own_our_reading(section: Section) -> None:
    for question in section.questions:
        assert any("does not say" in sentence or "does not name" in sentence for sentence in question.guidance.silent)


def test_what_happens_after_a_no_is_said_beside_every_question(section: Section) -> None:
    for question in section.questions:
        assert "Your home loses no money for saying no." in question.guidance.if_no
        assert any("Your council may ring" in sentence for sentence in question.guidance.if_no)
        assert any("expected to keep answering" in sentence for sentence in question.guidance.if_no)


def test_help_is_told_as_help_of_then(section: Section) -> None:
    for question in section.questions:
        assert any("We do not know what is on offer now." in sentence for sentence in question.guidance.help)


def test_a_result_still_awaited_is_not_yet_a_yes(section: Section) -> None:
    assert any("wait for a result" in sentence for sentence in section.question("discharge-tests").guidance.say_no)


def test_mutual_aid_is_about_the_offer(section: Section) -> None:
    question = section.question("mutual-aid")
    assert "offered" in question.heading
    assert any("offered" in sentence for sentence in question.guidance.say_yes)


@pytest.mark.parametrize("question_id", ["testing-portal", "test-kits"])
def test_homes_only_for_under_65s_are_told_to_say_no_until_30_august_2020(section: Section, question_id: str) -> None:
    question = section.question(question_id)
    assert "so say no" in advised(question, date(2020, 5, 14))
    assert "so say no" in advised(question, date(2020, 8, 30))
    assert "so say no" not in advised(question, date(2020, 8, 31))
    assert "From 31 August 2020" in advised(question, date(2020, 8, 31))
    assert "From 31 August 2020" not in advised(question, date(2020, 8, 30))


@pytest.mark.parametrize("question_id", ["testing-portal", "test-kits"])
def test_a_home_that_also_cares_for_people_over_65_gets_no_such_advice(section: Section, question_id: str) -> None:
    assert section.question(question_id).advice_on(date(2020, 6, 1), frozenset()) == ()


def test_a_home_that_says_it_cares_only_for_under_65s_is_the_kind_the_advice_is_for(section: Section) -> None:
    home = Home("home-1", practice=True, only_under_65=True)
    assert section.question("test-kits").advice_on(date(2020, 6, 1), home.kinds)
    assert home.kinds == {ONLY_UNDER_65}


def test_no_other_question_has_advice_for_some_homes(section: Section) -> None:
    assert [question.number for question in section.questions if question.advice] == [4, 5]


def test_kits_without_signing_up_look_odd(section: Section) -> None:
    assert [odd.is_odd({"testing-portal": False, "test-kits": True}) for odd in section.odd] == [True]
    assert [odd.is_odd({"testing-portal": True, "test-kits": True}) for odd in section.odd] == [False]


def test_no_number_names_a_source(section: Section) -> None:
    assert not [
        source.title
        for question in section.questions
        for source in question.guidance.sources
        if source.title[:3].isdigit()
    ]


def advised(question: Question, day: date) -> str:
    return " ".join(words for advice in question.advice_on(day, frozenset({ONLY_UNDER_65})) for words in advice.words)
