"""Answers are durable at once, and what was said before is offered, never taken."""

from __future__ import annotations

from datetime import date

import pytest

from carehome_desktop.domain.answers import LONGEST_NOTE, Standing
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.problems import Problem, Refused
from carehome_desktop.domain.questions import ONLY_UNDER_65
from carehome_desktop.domain.values import FindOut, YesNo
from tests.homes import LAST_WEEK, SECTION, THIS_WEEK, Hands, answer_all, day, practice_house, week


def test_a_new_section_has_thirteen_missing_answers_and_nothing_is_preselected(house):
    state = house.answering.open(SECTION, THIS_WEEK)

    assert state.number(Standing.MISSING) == 13
    assert all(each.answer is None for each in state.questions)
    assert not state.ready


def test_a_saved_answer_is_there_after_the_program_was_closed(tmp_path):
    house = practice_house(tmp_path, Hands())
    saved = house.answering.answer(
        SECTION, THIS_WEEK, "full-wages", YesNo(False), house.manager(), note="Sick pay only"
    )
    house.close()

    again = practice_house(tmp_path, Hands())
    answer = again.answering.open(SECTION, THIS_WEEK).state_of("full-wages").answer
    again.close()

    assert not isinstance(saved, Problem)
    assert answer is not None
    assert (answer.value, answer.note, answer.saved_at) == (YesNo(False), "Sick pay only", saved)


def test_a_later_answer_takes_the_place_of_the_earlier(house):
    for yes in (True, False):
        house.answering.answer(SECTION, THIS_WEEK, "full-wages", YesNo(yes), house.manager())

    answer = house.answering.open(SECTION, THIS_WEEK).state_of("full-wages").answer
    assert answer is not None
    assert answer.value == YesNo(False)


def test_to_find_out_keeps_whom_to_ask_and_is_neither_yes_nor_no(house):
    asked = FindOut("The practice nurse", date(2026, 11, 24))
    house.answering.answer(SECTION, THIS_WEEK, "clinical-lead", asked, house.manager())

    state = house.answering.open(SECTION, THIS_WEEK)
    found = state.state_of("clinical-lead")
    assert found.standing is Standing.TO_FIND_OUT
    assert found.answer is not None
    assert found.answer.value == asked
    assert state.number(Standing.ANSWERED) == 0


def test_a_note_alone_is_kept_and_leaves_the_question_missing(house):
    house.answering.answer(SECTION, THIS_WEEK, "enough-ppe", None, house.manager(), note="Ask Priya")

    found = house.answering.open(SECTION, THIS_WEEK).state_of("enough-ppe")
    assert found.standing is Standing.MISSING
    assert found.answer is not None
    assert found.answer.note == "Ask Priya"


def test_a_note_that_is_too_long_is_explained_and_the_last_one_stays(house):
    house.answering.answer(SECTION, THIS_WEEK, "enough-ppe", YesNo(True), house.manager(), note="Fine")
    problem = house.answering.answer(
        SECTION, THIS_WEEK, "enough-ppe", YesNo(True), house.manager(), note="x" * (LONGEST_NOTE + 7)
    )

    assert isinstance(problem, Problem)
    assert "7 characters" in problem.words
    kept = house.answering.open(SECTION, THIS_WEEK).state_of("enough-ppe").answer
    assert kept is not None
    assert kept.note == "Fine"


def test_last_weeks_answers_stand_as_not_yet_confirmed(house):
    answer_all(house, LAST_WEEK, but={"full-wages": False})

    state = house.answering.open(SECTION, THIS_WEEK)
    carried = state.state_of("full-wages")
    assert state.number(Standing.CARRIED) == 13
    assert carried.carried is not None
    assert carried.carried.value == YesNo(False)
    assert carried.carried_from == LAST_WEEK
    assert not state.ready


def test_confirming_one_answer_answers_that_one_only(house):
    answer_all(house, LAST_WEEK)
    number = house.answering.confirm(SECTION, THIS_WEEK, house.manager(), ["full-wages"])

    state = house.answering.open(SECTION, THIS_WEEK)
    assert number == 1
    assert state.state_of("full-wages").standing is Standing.ANSWERED
    assert state.number(Standing.CARRIED) == 12


def test_confirming_all_leaves_an_answer_of_this_week_alone(house):
    answer_all(house, LAST_WEEK)
    house.answering.answer(SECTION, THIS_WEEK, "full-wages", YesNo(False), house.manager())
    number = house.answering.confirm(SECTION, THIS_WEEK, house.manager())

    state = house.answering.open(SECTION, THIS_WEEK)
    changed = state.state_of("full-wages").answer
    assert number == 12
    assert state.ready
    assert changed is not None
    assert changed.value == YesNo(False)


def test_what_was_to_find_out_is_not_carried_over(house):
    house.answering.answer(SECTION, LAST_WEEK, "full-wages", FindOut("Payroll"), house.manager())

    assert house.answering.open(SECTION, THIS_WEEK).state_of("full-wages").standing is Standing.MISSING


def test_a_day_before_the_first_questions_is_refused_in_words(house):
    with pytest.raises(Refused, match="No questions of this name are known for Friday 1 May 2020"):
        house.answering.open(SECTION, day("2020-05-01"))


@pytest.mark.parametrize(("text", "kind"), [("2026-11-21", "week"), ("2020-W25", "day"), ("2026-11", "week")])
def test_a_period_of_another_kind_than_is_asked_is_refused(house, text, kind):
    with pytest.raises(Refused, match=f"answered by the {kind}"):
        house.answering.open(SECTION, Period.read(text))


@pytest.mark.parametrize(("text", "period"), [("2020-08-09", "2020-08-09"), ("2020-08-10", "2020-W33")])
def test_the_day_decides_of_what_kind_the_period_is(house, text, period):
    assert house.answering.period_on(SECTION, date.fromisoformat(text)).text == period


def test_a_day_on_which_nothing_was_asked_is_refused_in_words(house):
    with pytest.raises(Refused, match="No questions of this name are known for Friday 1 May 2020"):
        house.answering.period_on(SECTION, date(2020, 5, 1))


def test_the_answers_of_the_last_day_stand_in_the_first_week_and_those_of_the_week_after_that(house):
    last_day, first_week, next_week = day("2020-08-09"), week("2020-08-10"), week("2020-08-17")
    answer_all(house, day("2020-08-07"))
    answer_all(house, last_day, but={"full-wages": False})

    carried = house.answering.open(SECTION, first_week).state_of("full-wages")
    assert (carried.standing, carried.carried_from) == (Standing.CARRIED, last_day)
    assert carried.carried is not None
    assert carried.carried.value == YesNo(False)

    answer_all(house, first_week)
    assert house.answering.open(SECTION, next_week).state_of("full-wages").carried_from == first_week


def test_what_was_answered_later_is_not_carried_back(house):
    answer_all(house, week("2020-08-10"))
    answer_all(house, day("2020-06-01"))

    assert house.answering.open(SECTION, day("2020-06-02")).questions[0].carried_from == day("2020-06-01")
    assert house.answering.open(SECTION, day("2020-05-31")).number(Standing.CARRIED) == 0


@pytest.mark.parametrize(
    ("text", "told"), [("2020-08-09", "say no"), ("2020-08-30", "say no"), ("2020-08-31", "could order kits too")]
)
def test_advice_for_homes_for_people_under_65_changes_after_30_august_2020(house, text, told):
    house.home_records.tell("only_under_65", "yes", house.manager())

    period = house.answering.period_on(SECTION, date.fromisoformat(text))
    advice = house.answering.open(SECTION, period).state_of("testing-portal").advice
    assert len(advice) == 1
    assert told in advice[0]


def test_other_homes_are_given_no_such_advice(house):
    house.home_records.tell("only_under_65", "no", house.manager())

    assert house.answering.open(SECTION, week("2020-08-30")).state_of("testing-portal").advice == ()
    assert ONLY_UNDER_65 not in house.home().kinds


def test_a_week_that_has_not_come_is_named_as_it_is_written(house):
    problem = house.answering.answer(SECTION, week("2026-11-23"), "full-wages", YesNo(True), house.manager())

    assert isinstance(problem, Problem)
    assert problem.words.startswith("The week from Monday 23 November 2026 has not begun yet.")
