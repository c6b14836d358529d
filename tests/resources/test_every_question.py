"""What holds for every question that is shipped: guidance of its kind, a dated source, and how well we know it."""

from __future__ import annotations

import re

from carehome_desktop.catalogue import load_catalogue
from carehome_desktop.domain.questions import AnswerKind
from carehome_desktop.resources import resources_root

CATALOGUE = load_catalogue(resources_root())
EVERY = [
    (f"{section.id} {section.version} {question.id}", question)
    for section in CATALOGUE.sections
    for question in section.questions
]
OURS = "This question is ours"
INFERRED = ("inferred", "Inferred", "guess", "not know", "not found", "not read")


def test_every_question_has_guidance_of_its_kind_and_a_source() -> None:
    for name, question in EVERY:
        guidance = question.guidance
        assert question.heading.endswith("?"), name
        assert guidance.asks, name
        assert guidance.silent, name
        assert guidance.help, name
        if question.kind is AnswerKind.YES_NO:
            assert guidance.say_yes[0].startswith("Say yes if "), name
            assert guidance.say_no[0].startswith("Say no if "), name
        else:
            assert guidance.counts, name
            assert guidance.leaves_out, name
        assert guidance.sources, name
        for source in guidance.sources:
            assert all((source.title, source.publisher, source.date)), name


def test_every_set_is_whole_and_says_how_sure_we_are_and_where_that_ends() -> None:
    for section in CATALOGUE.sections:
        assert section.complete, section.id
        assert section.about, section.id
        assert any(word in section.sure for word in (*INFERRED, "may be a newer one")), section.id


def test_what_is_inferred_says_check_the_page() -> None:
    for name, question in EVERY:
        if any(word in question.sure for word in INFERRED) and not question.sure.startswith(OURS):
            assert "heck the page" in question.sure, name


def test_every_question_but_the_thirteen_says_how_well_it_is_known() -> None:
    silent = {section.id for section in CATALOGUE.sections for each in section.questions if not each.sure}
    assert silent <= {"infection-control"}, "the 13 are known by their labels, and their set says how well"


def test_a_question_that_asks_only_picked_lines_follows_the_question_that_picks() -> None:
    for section in CATALOGUE.sections:
        for question in section.questions:
            if question.parts_of:
                picks = section.question(question.parts_of)
                assert picks.kind is AnswerKind.PICKS
                assert picks.number < question.number
                assert picks.parts == question.parts


def test_the_same_fact_is_asked_in_the_same_way_wherever_it_is_asked() -> None:
    facts: dict[str, set[object]] = {}
    for section in CATALOGUE.sections:
        for question in section.questions:
            if question.fact:
                lines = tuple(part.id for part in question.parts)
                facts.setdefault(question.fact, set()).add((question.kind, lines, question.most))
    assert {fact: len(ways) for fact, ways in facts.items()} == dict.fromkeys(
        ("bed-types", "beds-total", "beds-occupied", "staff-employed", "staff-agency"), 1
    )


def test_no_question_asks_whether_a_bed_total_is_unchanged() -> None:
    totals = [
        each for section in CATALOGUE.sections for each in section.questions if each.fact in ("bed-types", "beds-total")
    ]
    assert len(totals) == 4
    assert not [each.id for each in totals if each.unchanged_asks]


def test_no_guidance_names_a_choice_by_its_place() -> None:
    for name, question in EVERY:
        guidance = question.guidance
        said = " ".join((*guidance.asks, *guidance.counts, *guidance.leaves_out, *guidance.silent, *guidance.help))
        for place in ("first", "last", "top", "bottom"):
            assert f"choose the {place} " not in said.lower(), f"{name}: other choices stand around it on the screen"


def test_what_a_rule_looks_at_elsewhere_is_asked_there_by_the_same_period() -> None:
    reached = 0
    for section in CATALOGUE.sections:
        for side in (side for check in section.soft for side in check.right if "/" in side):
            other_id, _, question_id = side.partition("/")
            other = CATALOGUE.section(other_id, section.first_day)
            assert other is not None, side
            assert other.period_kind is section.period_kind
            assert other.question(question_id).kind in (AnswerKind.COUNTS, AnswerKind.NUMBER)
            reached += 1
    assert reached == 3


def test_a_source_whose_page_is_known_has_its_address_written_out_for_the_day_there_is_a_connection() -> None:
    sources = {
        source
        for section in CATALOGUE.sections
        for question in section.questions
        for source in question.guidance.sources
    }
    known = {source.title: source.address for source in sources if source.address}
    assert known["Adult Social Care Enforcement"] == "https://www.nhsbsa.nhs.uk/adult-social-care-enforcement"
    assert "Formal notice of a mandate for all adult social care providers" in known
    assert all(re.fullmatch(r"https://[\w.-]+/[\w./-]+", address) for address in known.values())
    assert len({source.title for source in sources}) == len(sources), "one source has one address"
