"""Isolations propose an answer to question 3 and to who is away: with the reason, by code, and never answered by themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from carehome_desktop.app.house import House
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.proposal import Proposal
from carehome_desktop.domain.values import Counts, YesNo
from carehome_desktop.domain.wages.records import Entry, Staff
from carehome_desktop.domain.wages.staff_facts import Role, StaffFacts
from carehome_desktop.services.isolation import Recorded
from tests.homes import SECTION, THIS_WEEK, TODAY, Hands

FULL_WAGES, ABSENT, ABSENT_COVID = "full-wages", "staff-absent", "staff-absent-covid"
GROUPS = ("nurses", "care", "non-care")
SUMMER = Period(PeriodKind.DAY, "2020-08-05")
PAID: dict[str, Any] = {"normal": 41400, "sick_pay": 14378, "paid": 41400}


def spell(house: House, name: str, reason: str = "positive-test", role: Role | None = Role.CARE, **told: Any) -> str:
    """Record an isolation of somebody new since Wednesday; return its id."""
    member = house.isolations.add_staff(name, house.manager())
    assert isinstance(member, Staff)
    house.staff_book.tell(member.id, StaffFacts(role=role), house.manager())
    entry = Entry(member.id, reason, date(2026, 11, 18))
    kept = house.isolations.record(replace(entry, **told), house.manager(), reason="Looked at")
    assert isinstance(kept, Recorded)
    return kept.isolation.id


def wages(house: House, period: Period = THIS_WEEK) -> Proposal | None:
    return house.isolation_answers.proposal(SECTION, period, FULL_WAGES, ())


def away(house: House, question_id: str = ABSENT_COVID, period: Period = TODAY) -> Proposal | None:
    return house.isolation_answers.proposal("workforce-2020", period, question_id, GROUPS)


def test_all_positive_tests_paid_in_full_propose_yes(house: House) -> None:
    spell(house, "A. Mensah", **PAID)
    spell(house, "B. Khan", **PAID)
    told = wages(house)
    assert told is not None
    assert told.value == YesNo(True)
    assert "S1 and S2. All were paid all" in told.words
    assert "Mensah" not in told.words


def test_one_not_paid_in_full_proposes_no_and_names_its_code(house: House) -> None:
    spell(house, "A. Mensah", **PAID)
    spell(house, "B. Khan", **PAID | {"paid": 41399})
    told = wages(house)
    assert told is not None
    assert told.value == YesNo(False)
    assert told.words.endswith("Not paid all of their normal pay: S2.")


def test_pay_that_is_not_known_proposes_neither(house: House) -> None:
    spell(house, "A. Mensah", **PAID)
    spell(house, "B. Khan", normal=41400, sick_pay=14378)
    told = wages(house)
    assert told is not None
    assert told.value is None
    assert "S2" in told.words


def test_symptoms_and_other_reasons_and_spells_long_past_propose_nothing(house: House) -> None:
    assert wages(house) is None
    spell(house, "A. Mensah", "symptoms", **PAID | {"paid": 100})
    spell(house, "B. Khan", "household", **PAID | {"paid": 100})
    spell(house, "C. Lee", first_day=date(2020, 8, 1), last_day=date(2020, 8, 10), **PAID | {"paid": 100})
    assert wages(house) is None
    told = wages(house, SUMMER)
    assert told is not None
    assert told.value == YesNo(False)


def test_who_isolates_today_is_proposed_by_group_and_nothing_is_answered(house: House) -> None:
    spell(house, "A. Mensah", role=Role.NURSE)
    spell(house, "B. Khan", "symptoms")
    spell(house, "C. Lee", "household")
    spell(house, "D. Roe", "shielding")
    spell(house, "E. Ash", last_day=date(2026, 11, 20))
    told = away(house)
    assert told is not None
    assert told.value == Counts.of({"nurses": 1, "care": 2, "non-care": 0})
    assert "Left out, since it is not an isolation for COVID-19: S4." in told.words
    everybody = away(house, ABSENT)
    assert everybody is not None
    assert everybody.value is None
    assert "at least 4 people" in everybody.words
    assert house.answering.open("workforce-2020", TODAY).state_of(ABSENT_COVID).answer is None


def test_who_has_no_group_is_named_and_no_number_follows(house: House) -> None:
    spell(house, "A. Mensah", role=None)
    told = away(house)
    assert told is not None
    assert (told.value, "The group of S1 is not known" in told.words) == (None, True)


def test_an_isolation_since_the_last_answer_puts_the_question_first(house: House, hands: Hands) -> None:
    zero = Counts.of(dict.fromkeys(GROUPS, 0))
    house.answering.answer("workforce-2020", TODAY, ABSENT_COVID, zero, house.manager())
    house.answering.answer(SECTION, THIS_WEEK, FULL_WAGES, YesNo(True), house.manager())
    hands.now += timedelta(hours=1)
    spell(house, "A. Mensah", "symptoms")
    state = house.answering.open("workforce-2020", TODAY).state_of(ABSENT_COVID)
    assert (state.goes_first, state.happened) == (True, "Recorded or put right under Wages since: S1.")
    assert state.answer is not None
    assert state.answer.value == zero, "what stood stands"
    assert house.answering.open(SECTION, THIS_WEEK).state_of(FULL_WAGES).happened == ""
    hands.now += timedelta(hours=1)
    taken = spell(house, "B. Khan")
    hands.now += timedelta(hours=1)
    house.answering.answer(SECTION, THIS_WEEK, FULL_WAGES, YesNo(True), house.manager())
    assert house.answering.open(SECTION, THIS_WEEK).state_of(FULL_WAGES).happened == ""
    hands.now += timedelta(hours=1)
    house.isolations.take_back(taken, "Never happened", house.manager())
    assert house.answering.open(SECTION, THIS_WEEK).state_of(FULL_WAGES).happened.endswith("S2.")


def test_only_what_was_told_after_each_answer_is_news_to_it(house: House, hands: Hands) -> None:
    by, zero = house.manager(), Counts.of(dict.fromkeys(GROUPS, 0))
    house.answering.answer("workforce-2020", TODAY, ABSENT_COVID, zero, by)
    hands.now += timedelta(hours=1)
    spell(house, "A. Mensah", "symptoms")
    hands.now += timedelta(hours=1)
    house.answering.answer("workforce-2020", TODAY, ABSENT, zero, by)
    state = house.answering.open("workforce-2020", TODAY)
    assert state.state_of(ABSENT_COVID).happened.endswith("S1.")
    assert state.state_of(ABSENT).happened == ""
