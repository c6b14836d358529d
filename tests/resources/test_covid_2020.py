"""The COVID-19 return: the date decides what is asked, and what no paper tells is not made up."""

from __future__ import annotations

import re
from datetime import date

import pytest

from carehome_desktop.catalogue import load_catalogue
from carehome_desktop.domain.oddities import SoftRule
from carehome_desktop.domain.periods import PeriodKind
from carehome_desktop.domain.questions import AnswerKind, Section
from carehome_desktop.resources import resources_root

CATALOGUE = load_catalogue(resources_root())
IN_ORDER = ["infection-control", "covid-counts", "ppe", "workforce-2020", "beds-2020", "home-status"]


def on(section_id: str, day: str) -> Section:
    found = CATALOGUE.section(section_id, date.fromisoformat(day))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("day", "counts", "ppe", "infection_control"),
    [
        ("2020-06-05", "2020-05", "2020-05", PeriodKind.DAY),
        ("2020-06-10", "2020-05", "2020-05", PeriodKind.DAY),
        ("2020-06-11", "2020-06-11", "2020-05", PeriodKind.DAY),
        ("2020-08-09", "2020-06-11", "2020-05", PeriodKind.DAY),
        ("2020-08-10", "2020-06-11", "2020-08-10", PeriodKind.WEEK),
        ("2026-11-21", "2020-06-11", "2020-08-10", PeriodKind.WEEK),
    ],
)
def test_the_day_decides_the_version_of_each_section(
    day: str, counts: str, ppe: str, infection_control: PeriodKind
) -> None:
    assert on("covid-counts", day).version == counts
    assert on("ppe", day).version == ppe
    assert on("infection-control", day).period_kind is infection_control


def test_there_are_six_sections_in_order_and_all_but_one_are_daily() -> None:
    sections = [on(section_id, "2020-09-01") for section_id in IN_ORDER]
    assert [section.order for section in sections] == [1, 2, 3, 4, 5, 6]
    assert {section.programme for section in sections} == {"covid-2020"}
    assert [section.id for section in sections if section.period_kind is not PeriodKind.DAY] == ["infection-control"]
    assert {each.id for each in CATALOGUE.sections_of("covid-2020")} == set(IN_ORDER)


def test_new_cases_are_counted_in_residents_and_staff_and_never_carried_over() -> None:
    questions = on("covid-counts", "2020-06-11").questions
    assert [each.id for each in questions] == [
        "residents-newly-suspected",
        "residents-newly-confirmed",
        "staff-newly-suspected",
        "staff-newly-confirmed",
    ]
    assert {each.kind for each in questions} == {AnswerKind.NUMBER}
    assert not any(each.carried or each.zero_asks for each in questions), "nought is the usual answer, given afresh"
    assert all(any("28 days" in sentence for sentence in each.guidance.help) for each in questions)
    assert ["Inferred" in each.sure for each in questions] == [True, True, False, False]


def test_what_homes_answered_before_11_june_2020_is_marked_as_inferred() -> None:
    section = on("covid-counts", "2020-06-10")
    assert section.sure.startswith("Inferred, so check the page.")
    assert all(each.sure.startswith("Inferred.") for each in section.questions)


def test_five_types_of_ppe_are_answered_by_a_colour_and_blue_came_on_10_august_2020() -> None:
    before, after = on("ppe", "2020-08-09"), on("ppe", "2020-08-10")
    ids = ["ppe-aprons", "ppe-eye-protection", "ppe-gloves", "ppe-masks", "ppe-hand-sanitiser"]
    for section, colours in [(before, ["red", "amber", "green"]), (after, ["red", "amber", "green", "blue"])]:
        assert [each.id for each in section.questions] == ids
        for question in section.questions:
            assert question.kind is AnswerKind.CHOICE
            assert [part.state for part in question.parts] == colours


def test_no_day_limit_is_given_for_a_colour() -> None:
    for section in (on("ppe", "2020-08-09"), on("ppe", "2020-08-10")):
        for question in section.questions:
            assert not [part.meaning for part in question.parts if re.search(r"\d|\bdays?\b", part.meaning)]
            said = [sentence for sentence in question.guidance.silent if "how many days" in sentence]
            assert len(said) == 1
        assert "no days are given here: check the page" in section.sure.replace("\n", " ")


@pytest.mark.parametrize("section_id", ["workforce-2020", "beds-2020", "home-status"])
def test_what_is_known_only_by_names_in_the_data_says_so_at_each_question(section_id: str) -> None:
    for question in on(section_id, "2020-06-05").questions:
        assert question.sure.endswith("Check the page."), question.id


def test_staff_are_counted_in_three_groups_four_times() -> None:
    questions = on("workforce-2020", "2020-06-05").questions
    assert [each.id for each in questions] == ["staff-employed", "staff-absent", "staff-absent-covid", "staff-agency"]
    for question in questions:
        assert [part.id for part in question.parts] == ["nurses", "care", "non-care"]


def test_beds_are_counted_only_for_the_types_that_the_home_has() -> None:
    section = on("beds-2020", "2020-06-05")
    types, *figures, reason = section.questions
    assert (types.kind, len(types.parts)) == (AnswerKind.PICKS, 10)
    assert [each.id for each in figures] == [
        "beds-total",
        "beds-occupied",
        "beds-reserved",
        "beds-accepting",
        "beds-closed",
    ]
    assert {each.parts_of for each in figures} == {"bed-types"}
    assert (reason.kind, reason.required, reason.parts) == (AnswerKind.TEXT, False, ())
    assert any("your home’s own reason" in sentence for sentence in reason.guidance.asks)


def test_the_rules_between_figures_are_those_that_were_asked_for() -> None:
    beds, staff = on("beds-2020", "2020-06-05"), on("workforce-2020", "2020-06-05")
    used = ("beds-occupied", "beds-reserved", "beds-accepting", "beds-closed")
    assert [(check.rule, check.left, check.right) for check in beds.soft] == [
        (SoftRule.AT_MOST, ("beds-occupied",), ("beds-total",)),
        (SoftRule.AT_MOST, used, ("beds-total",)),
        (SoftRule.AT_MOST, ("beds-total",), ("fact:registered-beds",)),
    ]
    assert (staff.soft[0].rule, staff.soft[0].left, staff.soft[0].right) == (
        SoftRule.DIFFERENT,
        ("staff-employed",),
        ("staff-agency",),
    )
    assert not [
        check for check in staff.soft if {"staff-absent", "staff-absent-covid"} <= {*check.left, *check.right}
    ], "whether one is part of the other is not known"


def test_the_answers_on_status_are_called_ours() -> None:
    section = on("home-status", "2020-06-05")
    for question in section.questions:
        assert all(part.meaning.startswith(("Our reading", "Our words")) for part in question.parts)
    assert "Which answers could be chosen was not found" in " ".join(section.sure.split())
