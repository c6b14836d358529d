"""The monthly return: what the notice names, what is only inferred and says so, and nothing official made up."""

from __future__ import annotations

import re
from datetime import date

from carehome_desktop.catalogue import Catalogue, load_catalogue
from carehome_desktop.domain.periods import PeriodKind
from carehome_desktop.domain.questions import AnswerKind, Section
from carehome_desktop.resources import resources_root
from tests.resources.reading_age import grade, longest_sentence, words_beside

CATALOGUE = load_catalogue(resources_root())
SECTIONS = CATALOGUE.sections_of("monthly")
QUESTIONS = [(f"{section.id} {question.id}", question) for section in SECTIONS for question in section.questions]
BED_TYPES = {
    "dementia-nursing",
    "dementia-residential",
    "general-nursing",
    "general-residential",
    "learning-disability-nursing",
    "learning-disability-residential",
    "mental-health-nursing",
    "mental-health-residential",
    "transitional",
    "young-physically-disabled",
}
NAMED_IN_THE_NOTICE = {
    "beds-total",
    "beds-occupied",
    "beds-reserved",
    "beds-accepting",
    "staff-employed",
    "staff-agency",
    "staff-absent",
}
OURS = {"stretch", "vaccines-asked", "bed-types"}
NOT_OFFICIAL = {"vacant", "reserved", "absent", "overtime", "bank staff"}


def the(section_id: str, catalogue: Catalogue = CATALOGUE) -> Section:
    found = catalogue.section(section_id, date(2026, 11, 10))
    assert found is not None
    return found


def own_words(text: str) -> str:
    """Return a text without what it quotes: those are other people's words."""
    return re.sub("“[^”]*”", "it", text)


def test_its_parts_are_these_by_the_month_and_in_this_order() -> None:
    due = sorted((each for each in SECTIONS if not each.when_needed), key=lambda each: each.order)
    assert [each.id for each in due] == ["beds", "workforce", "hours-and-absence"]
    assert {each.id for each in SECTIONS if each.when_needed} == {"vaccination", "nil-return"}
    assert {each.period_kind for each in SECTIONS} == {PeriodKind.MONTH}
    assert len({each.order for each in SECTIONS}) == len(SECTIONS)


def test_every_part_says_which_notice_we_read_and_that_there_may_be_more() -> None:
    for section in SECTIONS:
        assert (section.version, section.first_day, section.last_day) == ("2024-04", date(2024, 4, 26), None)
        assert "notice of 26 April 2024, the latest we have read" in section.sure
        assert "heck the page" in section.sure
    programme = CATALOGUE.programme("monthly")
    assert programme is not None
    assert programme.sure.startswith("As in the notice of 26 April 2024, the latest we have read.")
    assert programme.no_sections == ""


def test_the_ten_types_of_bed_are_asked_once_and_the_lines_follow_what_is_picked() -> None:
    types = the("beds").question("bed-types")
    assert {part.id for part in types.parts} == BED_TYPES
    assert (types.kind, types.carried) == (AnswerKind.PICKS, True)
    for question in the("beds").questions:
        if question.kind is AnswerKind.COUNTS:
            assert question.parts_of == "bed-types"


def test_what_seldom_changes_comes_back_and_the_rest_is_asked_afresh() -> None:
    carried = {question.id for section in SECTIONS for question in section.questions if question.carried}
    assert carried == {"bed-types", "beds-total", "staff-employed", "stretch", "vaccines-asked"}


def test_bed_totals_are_never_asked_about_for_staying_the_same() -> None:
    assert not the("beds").question("beds-total").unchanged_asks
    assert the("beds").question("beds-occupied").unchanged_asks


def test_facts_have_the_names_that_other_programmes_use() -> None:
    facts = {question.fact for section in SECTIONS for question in section.questions if question.fact}
    assert facts == {"bed-types", "beds-total", "beds-occupied", "staff-employed", "staff-agency"}


def test_what_the_notice_does_not_name_says_check_the_page_and_nothing_inferred_holds_a_return_back() -> None:
    for name, question in QUESTIONS:
        assert question.sure, name
        if question.id in NAMED_IN_THE_NOTICE | OURS:
            continue
        assert "Check the page." in question.sure, name
        if question.kind is not AnswerKind.YES_NO and not question.id.endswith("vaccinated"):
            assert not question.required, f"{name} is only inferred"


def test_what_is_our_own_is_called_ours() -> None:
    assert "This question is ours." in the("hours-and-absence").question("stretch").sure
    assert "your home’s own" in the("beds").question("closed-reason").sure
    assert "ours" in the("vaccination").question("vaccines-asked").sure


def test_no_rule_takes_the_absences_for_covid_to_be_part_of_all_absences() -> None:
    sides = [{*soft.left, *soft.right} for soft in the("workforce").soft]
    assert not any({"staff-absent", "staff-absent-covid"} <= side for side in sides)


def test_the_rules_between_beds_are_those_of_the_domain() -> None:
    rules = {(soft.left, soft.right) for soft in the("beds").soft}
    assert (("beds-occupied",), ("beds-total",)) in rules
    assert (("beds-occupied", "beds-reserved", "beds-accepting"), ("beds-total",)) in rules
    assert (("beds-total",), ("fact:registered-beds",)) in rules


def test_every_question_says_what_it_asks_what_is_unknown_and_where_it_was_read() -> None:
    for name, question in QUESTIONS:
        guidance = question.guidance
        assert question.heading.endswith("?"), name
        assert guidance.asks, name
        assert guidance.silent, name
        assert guidance.help, name
        yes_or_no = question.kind is AnswerKind.YES_NO
        assert guidance.say_yes if yes_or_no else guidance.counts and guidance.leaves_out, name
        for source in guidance.sources:
            assert source.title, name
            assert source.publisher, name
            assert re.search("20[0-9]{2}|undated", source.date), name


def test_everything_beside_a_question_can_be_read_at_eleven() -> None:
    exempt = [form for term in CATALOGUE.glossary for form in term.forms()]
    for name, question in QUESTIONS:
        beside = [*words_beside(question), own_words(question.sure)]
        assert grade(beside, exempt) <= 6, name
        assert longest_sentence(beside) <= 24, name


def test_what_stands_above_and_what_asks_can_be_read_at_eleven() -> None:
    exempt = [form for term in CATALOGUE.glossary for form in term.forms()]
    for section in SECTIONS:
        assert grade([section.about, *(soft.words for soft in section.soft)], exempt) <= 6, section.id


def test_where_no_official_meaning_was_found_the_glossary_says_so() -> None:
    meanings = {term.word: term.meaning for term in CATALOGUE.glossary}
    for word in NOT_OFFICIAL:
        assert "No official meaning was found." in meanings[word], word
    for word in ("occupied", "headcount", "nursing associate"):
        assert "No official rule was found" in meanings[word], word
    assert {"agency", "cohorting", "nil return", "bed type"} <= meanings.keys()
