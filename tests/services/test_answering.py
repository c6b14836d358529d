"""Answers are durable at once, and what was said before is offered, never taken."""

from __future__ import annotations

from datetime import date

import pytest

from carehome_desktop.domain.answers import LONGEST_NOTE, Standing
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.problems import Problem, Refused
from carehome_desktop.domain.questions import ONLY_UNDER_65
from carehome_desktop.domain.values import FindOut, YesNo
from tests.homes import SECTION, TODAY, YESTERDAY, Hands, answer_all, day, practice_house


def test_a_new_section_has_thirteen_missing_answers_and_nothing_is_preselected(house):
    state = house.answering.open(SECTION, TODAY)

    assert state.number(Standing.MISSING) == 13
    assert all(each.answer is None for each in state.questions)
    assert not state.ready


def test_a_saved_answer_is_there_after_the_program_was_closed(tmp_path):
    house = practice_house(tmp_path, Hands())
    saved = house.answering.answer(SECTION, TODAY, "full-wages", YesNo(False), house.manager(), note="Sick pay only")
    house.close()

    again = practice_house(tmp_path, Hands())
    answer = again.answering.open(SECTION, TODAY).state_of("full-wages").answer
    again.close()

    assert not isinstance(saved, Problem)
    assert answer is not None
    assert (answer.value, answer.note, answer.saved_at) == (YesNo(False), "Sick pay only", saved)


def test_a_later_answer_takes_the_place_of_the_earlier(house):
    for yes in (True, False):
        house.answering.answer(SECTION, TODAY, "full-wages", YesNo(yes), house.manager())

    answer = house.answering.open(SECTION, TODAY).state_of("full-wages").answer
    assert answer is not None
    assert answer.value == YesNo(False)


def test_to_find_out_keeps_whom_to_ask_and_is_neither_yes_nor_no(house):
    asked = FindOut("The practice nurse", date(2026, 11, 24))
    house.answering.answer(SECTION, TODAY, "clinical-lead", asked, house.manager())

    state = house.answering.open(SECTION, TODAY)
    found = state.state_of("clinical-lead")
    assert found.standing is Standing.TO_FIND_OUT
    assert found.answer is not None
    assert found.answer.value == asked
    assert state.number(Standing.ANSWERED) == 0


def test_a_note_alone_is_kept_and_leaves_the_question_missing(house):
    house.answering.answer(SECTION, TODAY, "enough-ppe", None, house.manager(), note="Ask Priya")

    found = house.answering.open(SECTION, TODAY).state_of("enough-ppe")
    assert found.standing is Standing.MISSING
    assert found.answer is not None
    assert found.answer.note == "Ask Priya"


def test_a_note_that_is_too_long_is_explained_and_the_last_one_stays(house):
    house.answering.answer(SECTION, TODAY, "enough-ppe", YesNo(True), house.manager(), note="Fine")
    problem = house.answering.answer(
        SECTION, TODAY, "enough-ppe", YesNo(True), house.manager(), note="x" * (LONGEST_NOTE + 7)
    )

    assert isinstance(problem, Problem)
    assert "7 characters" in problem.words
    kept = house.answering.open(SECTION, TODAY).state_of("enough-ppe").answer
    assert kept is not None
    assert kept.note == "Fine"


def test_yesterdays_answers_stand_as_not_yet_confirmed(house):
    answer_all(house, YESTERDAY, but={"full-wages": False})

    state = house.answering.open(SECTION, TODAY)
    carried = state.state_of("full-wages")
    assert state.number(Standing.CARRIED) == 13
    assert carried.carried is not None
    assert carried.carried.value == YesNo(False)
    assert carried.carried_from == YESTERDAY
    assert not state.ready


def test_confirming_one_answer_answers_that_one_only(house):
    answer_all(house, YESTERDAY)
    number = house.answering.confirm(SECTION, TODAY, house.manager(), ["full-wages"])

    state = house.answering.open(SECTION, TODAY)
    assert number == 1
    assert state.state_of("full-wages").standing is Standing.ANSWERED
    assert state.number(Standing.CARRIED) == 12


def test_confirming_all_leaves_an_answer_of_today_alone(house):
    answer_all(house, YESTERDAY)
    house.answering.answer(SECTION, TODAY, "full-wages", YesNo(False), house.manager())
    number = house.answering.confirm(SECTION, TODAY, house.manager())

    state = house.answering.open(SECTION, TODAY)
    changed = state.state_of("full-wages").answer
    assert number == 12
    assert state.ready
    assert changed is not None
    assert changed.value == YesNo(False)


def test_what_was_to_find_out_is_not_carried_over(house):
    house.answering.answer(SECTION, YESTERDAY, "full-wages", FindOut("Payroll"), house.manager())

    assert house.answering.open(SECTION, TODAY).state_of("full-wages").standing is Standing.MISSING


def test_a_day_before_the_first_questions_is_refused_in_words(house):
    with pytest.raises(Refused, match="No questions of this name are known for Friday 1 May 2020"):
        house.answering.open(SECTION, day("2020-05-01"))


def test_a_week_is_refused_where_a_day_is_asked(house):
    with pytest.raises(Refused, match="answered by the day"):
        house.answering.open(SECTION, Period.read("2026-W47"))


@pytest.mark.parametrize(("text", "told"), [("2020-08-30", "say no"), ("2020-08-31", "could order kits too")])
def test_advice_for_homes_for_people_under_65_changes_after_30_august_2020(house, text, told):
    house.home_records.tell("only_under_65", "yes", house.manager())

    advice = house.answering.open(SECTION, day(text)).state_of("testing-portal").advice
    assert len(advice) == 1
    assert told in advice[0]


def test_other_homes_are_given_no_such_advice(house):
    house.home_records.tell("only_under_65", "no", house.manager())

    assert house.answering.open(SECTION, day("2020-08-30")).state_of("testing-portal").advice == ()
    assert ONLY_UNDER_65 not in house.home().kinds
