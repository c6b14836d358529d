"""Numbers, tables, choices and picks by command: as the window reads them, and shown line by line."""

from __future__ import annotations

import pytest

from carehome_desktop.domain.periods import Period
from tests.homes import Hands, practice_house

OCTOBER = ("--period", "2026-10")


def question(said, name):
    return next(each for each in said.data["questions"] if each["question"] == name)


def test_a_number_is_read_as_it_was_pasted_and_said_with_its_unit(run):
    saved = run("--practice", "returns", "answer", "hours-and-absence", "hours-paid", "£1 200 hours")
    shown = run("--practice", "--json", "returns", "show", "hours-and-absence")

    assert (saved.code, "1,200 hours" in saved.out) == (0, True)
    assert question(shown, "hours-paid")["value"] == {"kind": "whole-number", "value": 1200}
    assert question(shown, "hours-paid")["unit"] == "hours"


def test_a_table_is_given_by_the_names_of_its_lines_and_its_other_lines_stay(run):
    first = run("--practice", "returns", "answer", "workforce", "staff-employed", "nurses=3 care=1,012")
    second = run("--practice", "returns", "answer", "workforce", "staff-employed", "non-care=4")
    shown = run("--practice", "returns", "show", "workforce")

    assert first.out.splitlines()[1] == "Still blank: non-care"
    assert "Still blank" not in second.out
    lines = [line.split() for line in shown.out.splitlines()]
    assert ["3", "nurses", "Registered", "nurses"] in lines
    assert ["1,012", "care", "Care-providing", "staff"] in lines
    assert ["4", "non-care", "Non-care-providing", "staff"] in lines


def test_a_line_named_without_a_number_is_blank_again_and_not_nought(run):
    run("--practice", "returns", "answer", "workforce", "staff-employed", "nurses=3 care=12")
    run("--practice", "returns", "answer", "workforce", "staff-employed", "care=")
    shown = run("--practice", "--json", "returns", "show", "workforce")

    assert question(shown, "staff-employed")["value"] == {"kind": "counts", "value": {"nurses": 3}}
    assert question(shown, "staff-employed")["standing"] == "missing"


def test_beds_are_asked_once_what_the_home_has_is_said(run):
    before = run("--practice", "returns", "answer", "beds", "beds-total", "transitional=2")
    run("--practice", "returns", "answer", "beds", "bed-types", "transitional=upstairs, general-nursing")
    wrong = run("--practice", "returns", "answer", "beds", "beds-total", "dementia-nursing=2")
    after = run("--practice", "returns", "answer", "beds", "beds-total", "transitional=2 general-nursing=12")

    assert (before.code, wrong.code, after.code) == (1, 1, 0)
    assert "Answer “bed-types” first" in before.err
    assert "with these names: general-nursing, transitional" in wrong.err


def test_last_months_figures_are_shown_to_confirm_or_beside_and_confirmed_by_name(run):
    run("--practice", "returns", "answer", "workforce", "staff-employed", "nurses=3 care=12 non-care=4", *OCTOBER)
    run("--practice", "returns", "answer", "workforce", "staff-absent", "nurses=0 care=2 non-care=0", *OCTOBER)
    shown = run("--practice", "--json", "returns", "show", "workforce")
    assert question(shown, "staff-employed")["standing"] == "carried"
    assert question(shown, "staff-employed")["carried"]["period"] == "2026-10"
    assert question(shown, "staff-absent")["standing"] == "missing"
    assert question(shown, "staff-absent")["before"]["value"]["value"]["care"] == 2

    words = run("--practice", "returns", "show", "workforce").out
    assert (
        "To confirm: Registered nurses 3, Care-providing staff 12, Non-care-providing staff 4 (October 2026)" in words
    )
    unknown = run("--practice", "returns", "confirm", "workforce", "staff-employd")
    named = run("--practice", "--json", "returns", "confirm", "workforce", "staff-employed")
    assert (unknown.code, named.data["confirmed"]) == (1, 1)


def test_a_whole_monthly_section_is_answered_and_queued(run):
    answers = {
        "stretch": None,
        "days-absent": "14",
        "hours-paid": "2,140",
        "hours-overtime": "0",
        "hours-agency": "12 hours",
        "hours-absence": "96",
    }
    shown = run("--practice", "--json", "returns", "show", "hours-and-absence")
    answers["stretch"] = question(shown, "stretch")["parts"][0]["id"]
    for name, typed in answers.items():
        assert run("--practice", "returns", "answer", "hours-and-absence", name, typed).code == 0
    queued = run("--practice", "--json", "returns", "queue", "hours-and-absence")

    assert queued.code == 0, queued.err
    assert queued.data["queued"]["period"] == "2026-11"


@pytest.mark.parametrize(
    ("typed", "told"),
    [("-3", "cannot be less than nought"), ("12.5", "without a part after the point"), ("a lot", "in figures")],
)
def test_what_is_no_number_is_explained_and_nothing_is_saved(run, tmp_path, typed, told):
    said = run("--practice", "returns", "answer", "hours-and-absence", "hours-paid", "--", typed)

    assert said.code == 1
    assert told in said.err
    house = practice_house(tmp_path, Hands())

    found = house.answering.open("hours-and-absence", Period.read("2026-11")).state_of("hours-paid")
    house.close()
    assert found.answer is None
