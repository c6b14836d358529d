"""The home's own word on bank holidays is kept with who and when, counts over the list, and comes in from a file whole or not at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from carehome_desktop.app.house import House
from carehome_desktop.catalogue.bank_holidays import MOST_DAYS
from carehome_desktop.domain.bank_holidays import BankHoliday, Overrides
from carehome_desktop.domain.problems import Problem
from carehome_desktop.services.bank_holidays import Taken
from carehome_desktop.store.tables.home import facts
from tests.homes import Hands, practice_house

JUBILEE, BOXING_DAY = date(2026, 12, 14), date(2026, 12, 28)


def end_of_december(house: House) -> date:
    """Return the last day of the window of December 2026."""
    return house.deadlines.between(date(2026, 12, 8), date(2026, 12, 8))[0].due.window.last_day


def test_an_added_day_moves_the_window_after_the_program_was_closed_too(house: House, tmp_path: Path) -> None:
    assert end_of_december(house) == JUBILEE
    assert house.bank_holidays.add(JUBILEE, "Jubilee", house.manager()) is None
    assert end_of_december(house) == date(2026, 12, 15)
    house.close()

    again = practice_house(tmp_path, Hands())
    assert again.bank_holidays.all().name(JUBILEE) == "Jubilee"
    assert end_of_december(again) == date(2026, 12, 15)
    again.close()


def test_each_word_is_kept_with_who_said_it_and_the_list_can_count_again(house: House) -> None:
    house.bank_holidays.add(JUBILEE, "Jubilee", house.manager())
    house.bank_holidays.forget(JUBILEE, house.manager())
    with house.store.read() as connection:
        said = connection.execute(select(facts.c.value, facts.c.person_id).where(facts.c.key == "bank_holidays")).all()
    assert [row.value["added"] for row in said] == [{"2026-12-14": "Jubilee"}, {}]
    assert {row.person_id for row in said} == {house.manager().id}
    assert end_of_december(house) == JUBILEE


def test_a_day_of_the_list_can_be_taken_away_and_no_other(house: House) -> None:
    assert house.bank_holidays.all().name(BOXING_DAY) == "Boxing Day (observed)"
    assert house.bank_holidays.take_away(BOXING_DAY, house.manager()) is None
    assert house.bank_holidays.all().name(BOXING_DAY) is None
    refused = house.bank_holidays.take_away(JUBILEE, house.manager())
    assert refused is not None
    assert refused.words == "Monday 14 December 2026 is no bank holiday in the list. Nothing was changed."


@pytest.mark.parametrize("name", ["", "   ", "=SUM(A1)", "-1", "two\nlines", "a" * 81, "turned\u202eround"])
def test_a_name_that_is_none_is_a_problem_in_words(house: House, name: str) -> None:
    problem = house.bank_holidays.add(JUBILEE, name, house.manager())
    assert problem is not None
    assert problem.words.startswith("Write its name in 80 characters")
    assert not house.bank_holidays.own()


def test_a_day_of_another_time_is_a_problem(house: House) -> None:
    assert house.bank_holidays.add(date(1066, 10, 14), "Hastings", house.manager()) is not None


def test_a_file_is_laid_over_what_the_home_said_before(house: House, tmp_path: Path) -> None:
    house.bank_holidays.add(JUBILEE, "Jubilee", house.manager())
    file = tmp_path / "days.toml"
    file.write_text(
        "[[added]]\nday = 2027-06-14\ncalled = 'Wedding'\n[[taken_away]]\nday = 2026-12-28\ncalled = 'Boxing Day'\n"
    )
    assert house.bank_holidays.take_in(file, house.manager()) == Taken("1 bank holiday added, 1 taken away.")
    assert house.bank_holidays.own() == Overrides(
        (BankHoliday(JUBILEE, "Jubilee"), BankHoliday(date(2027, 6, 14), "Wedding")), frozenset({BOXING_DAY})
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[added]]\nday = 2026-12-14\ncalled = '=cmd'", "days.toml, line 3: “called” is not as it should be."),
        ("", "There is no day in this file. Nothing has changed."),
    ],
)
def test_a_file_that_cannot_be_taken_in_changes_nothing(house: House, tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "days.toml"
    file.write_text(text)
    refused = house.bank_holidays.take_in(file, house.manager())
    assert isinstance(refused, Problem)
    assert refused.words.startswith(words)
    assert refused.words.endswith("has changed.")
    assert not house.bank_holidays.own()


def test_more_days_than_can_be_true_are_refused(house: House, tmp_path: Path) -> None:
    for start in ("2030", "2031"):
        file = tmp_path / "days.toml"
        days = [date(int(start), 1 + n // 28, 1 + n % 28) for n in range(MOST_DAYS // 2 + 1)]
        file.write_text("".join(f"[[added]]\nday = {day}\ncalled = 'A day'\n" for day in days))
        last = house.bank_holidays.take_in(file, house.manager())
    assert isinstance(last, Problem)
    assert "more than can be true" in last.words
    assert len(house.bank_holidays.own().added) == MOST_DAYS // 2 + 1
