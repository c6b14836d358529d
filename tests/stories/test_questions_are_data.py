"""A new set and a new question need files and nothing else: they are asked, checked, sent, kept, carried over and shown."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from carehome_desktop.app.house import House
from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.app.opening import open_practice
from carehome_desktop.domain.answers import Standing
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.reading_values import read_value
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.values import value_words
from carehome_desktop.vault.folder import DataFolder
from tests.homes import Hands
from tests.ui.desk import button, desk, settle, words

KITCHEN = """\
id = "kitchen"
version = "{version}"
{more}title = "Kitchen"
programme = "covid-2020"
order = 9
period = "week"
first_day = {first_day}
question_count = {count}
about = "How the kitchen fares."
sure = "Made up for a test."

[shared]
help = ["Ask the cook."]

[[soft]]
rule = "at-most"
left = ["trays"]
right = ["plates"]
words = "More trays than plates: {{lines}}. Is that right?"

[[sources]]
name = "note"
title = "A note on kitchens"
publisher = "Nobody"
date = "undated"

[[parts.meals]]
id = "noon"
label = "At noon"

[[parts.meals]]
id = "night"
label = "At night"

[[parts.stock]]
id = "full"
label = "Full"
state = "green"

[[parts.stock]]
id = "bare"
label = "Bare"
state = "red"
"""
QUESTION = """\
id = "{id}"
number = {number}
heading = "{heading}"
{rules}

[guidance]
asks = ["It asks about the kitchen."]
counts = ["Count what you see."]
leaves_out = ["Leave out what you do not see."]
silent = ["Nobody says how to look."]
sources = ["note"]
"""
OVENS = QUESTION.format(
    id="ovens", number=1, heading="How many ovens are hot?", rules='kind = "whole-number"\nunit = "ovens"\nmost = 9'
)
PLATES = QUESTION.format(
    id="plates",
    number=2,
    heading="How many plates went out?",
    rules='kind = "counts"\nparts = "meals"\nunit = "plates"',
)
TRAYS = QUESTION.format(
    id="trays", number=3, heading="How many trays went out?", rules='kind = "counts"\nparts = "meals"\nunit = "trays"'
)
LARDER = QUESTION.format(
    id="larder", number=4, heading="How full is the larder?", rules='kind = "choice"\nparts = "stock"'
)
COOKS = QUESTION.format(id="cooks", number=5, heading="How many cooks are here?", rules='kind = "whole-number"')
ONE_WEEK, THE_NEXT = Period.read("2026-W46"), Period.read("2026-W47")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """Return a folder with a set of four questions, and from 16 November 2026 on one with a fifth."""
    first = tmp_path / "pack" / "sections" / "kitchen" / "2026-11"
    second = first.parent / "2026-11-16"
    for folder in (first, second):
        folder.mkdir(parents=True)
    section = KITCHEN.format(version="2026-11", more="", first_day="2026-11-01", count=4)
    (first / "section.toml").write_text(section, "utf-8")
    for number, text in enumerate((OVENS, PLATES, TRAYS, LARDER), 1):
        (first / f"{number:02}.toml").write_text(text, "utf-8")
    section = KITCHEN.format(version="2026-11-16", more='same_as = "2026-11"\n', first_day="2026-11-16", count=5)
    (second / "section.toml").write_text(section, "utf-8")
    (second / "05.toml").write_text(COOKS, "utf-8")
    return tmp_path / "pack"


@pytest.fixture
def house(tmp_path: Path, pack: Path, hands: Hands) -> House:
    return open_practice(DataFolder(tmp_path / "home"), Machine(clock=hands.clock, packs=(pack,)))


@pytest.fixture
def hands() -> Hands:
    return Hands()


def say(house: House, period: Period, **typed: str) -> None:
    """Answer questions of the kitchen as a person types them."""
    for question, text in typed.items():
        state = house.answering.open("kitchen", period).state_of(question)
        value = read_value(state.question, text, state.parts, date(2026, 11, 21))
        assert not isinstance(value, Problem), value.words
        saved = house.answering.answer("kitchen", period, question, value, house.manager())
        assert not isinstance(saved, Problem), saved.words


def test_a_new_set_with_a_number_a_table_and_a_choice_is_answered_checked_sent_and_kept(house: House) -> None:
    say(house, ONE_WEEK, ovens="2", plates="noon=20 night=18", trays="noon=3 night=19", larder="bare")

    check = house.filing.check("kitchen", ONE_WEEK)
    assert check.problem is None
    assert [odd.words for odd in check.odd] == ["More trays than plates: At night (19 against 18). Is that right?"]
    queued = house.filing.queue("kitchen", ONE_WEEK, house.manager())
    assert isinstance(queued, Outgoing), queued

    assert {each["question"]: each["value"] for each in json.loads(queued.body)["answers"]} == {
        "ovens": 2,
        "plates": {"noon": 20, "night": 18},
        "trays": {"noon": 3, "night": 19},
        "larder": "bare",
    }
    record = house.records.record(queued.return_id)
    assert record is not None
    assert [value_words(record.answer(each.id).value, each) for each in record.section.questions] == [
        "2 ovens",
        "At noon 20, At night 18",
        "At noon 3, At night 19",
        "Bare",
    ]
    house.close()


@pytest.mark.parametrize(
    ("question", "typed", "told"),
    [("ovens", "10", "from 0 to 9"), ("plates", "dawn=1", "noon, night"), ("larder", "half", "full, bare")],
)
def test_the_files_alone_say_what_is_no_answer(house: House, question: str, typed: str, told: str) -> None:
    state = house.answering.open("kitchen", ONE_WEEK).state_of(question)
    problem = read_value(state.question, typed, state.parts, date(2026, 11, 21))
    assert isinstance(problem, Problem)
    assert told in problem.words
    house.close()


def test_a_question_that_is_added_later_is_the_only_one_to_answer_anew(house: House) -> None:
    say(house, ONE_WEEK, ovens="2", plates="noon=20 night=18", trays="noon=3 night=4", larder="full")

    state = house.answering.open("kitchen", THE_NEXT)
    assert state.section.version == "2026-11-16"
    assert [each.standing for each in state.questions] == [Standing.CARRIED] * 4 + [Standing.MISSING]
    say(house, THE_NEXT, cooks="1")
    house.answering.confirm("kitchen", THE_NEXT, house.manager())
    assert house.answering.open("kitchen", THE_NEXT).ready
    assert len(house.answering.open("kitchen", ONE_WEEK).questions) == 4
    house.close()


def test_a_new_set_has_its_row_among_the_returns_and_each_question_its_page(
    tmp_path: Path, house: House, hands: Hands
) -> None:
    headings = [each.heading for each in house.answering.open("kitchen", THE_NEXT).section.questions]
    with desk(tmp_path, hands, home=house) as at:
        at.frame.show_place("returns")
        settle()
        button(at.page, "Kitchen").click()
        settle()
        assert all(heading in words(at.page) for heading in headings)
        for question in house.answering.open("kitchen", THE_NEXT).section.questions:
            at.go.to_question("kitchen", THE_NEXT, question.id)
            settle()
            assert question.heading in words(at.page)
            assert "Count what you see." in words(at.page)
