"""What the home tells us is kept as typed; a hint is never a block."""

from __future__ import annotations

from dataclasses import replace

import pytest

from carehome_desktop.domain.problems import Problem
from carehome_desktop.services.home import check_names
from carehome_desktop.store import facts
from carehome_desktop.store.people import ERASED


@pytest.mark.parametrize("typed", ["1-123039495", ""])
def test_a_usual_location_id_is_kept_without_a_word(house, typed):
    told = house.home_records.tell("cqc_location_id", typed)

    assert (told.problem, told.hint) == (None, "")
    assert house.home().cqc_location_id == typed


@pytest.mark.parametrize(
    ("key", "typed", "kept"), [("cqc_location_id", "RX2 old", "RX2 old"), ("ods_code", "vl12345x", "VL12345X")]
)
def test_an_unusual_code_is_kept_with_a_hint(house, key, typed, kept):
    told = house.home_records.tell(key, typed)

    assert told.problem is None
    assert "kept as you typed it" in told.hint
    assert getattr(house.home(), key) == kept


@pytest.mark.parametrize("typed", ["0", "-3", "1001", "12.5", "twelve", "١٢", "9" * 40])
def test_beds_that_are_no_whole_number_of_beds_are_explained_and_the_last_number_stays(house, typed):
    house.home_records.tell("registered_beds", "24")
    told = house.home_records.tell("registered_beds", typed)

    assert told.problem == Problem("registered_beds", "Type a whole number from 1 to 1,000.")
    assert house.home().registered_beds == 24


@pytest.mark.parametrize(
    "typed",
    [
        "http://returns.example.org",
        "ftp://returns.example.org",
        "returns.example.org",
        "https://",
        "https://name:secret@returns.example.org",
        "https://returns.example.org/?a=b",
        "https://returns.example.org:seven",
        "https://ret urns.example.org",
        "javascript:alert(1)",
    ],
)
def test_an_address_that_is_not_plain_https_is_refused_with_the_reason(house, typed):
    told = house.home_records.tell("endpoint_url", typed)

    assert told.problem is not None
    assert told.problem.words
    assert house.home().endpoint_url == ""


def test_a_return_that_nobody_knows_cannot_be_switched_on(house):
    house.home_records.tell("programmes", "monthly")
    told = house.home_records.tell("programmes", "monthly, weakly")

    assert told.problem == Problem("programmes", "There is no return “weakly”. The program has: covid-2020, monthly.")
    assert house.home().programmes == ("monthly",)


def test_a_secret_is_kept_in_the_encrypted_file_and_the_old_one_is_gone(house):
    for token in ("first-canary", "second"):
        house.home_records.tell_secret("endpoint_token", token)

    assert house.home_records.secret("endpoint_token") == "second"
    with house.store.read() as connection:
        assert "first-canary" not in str(connection.exec_driver_sql("SELECT * FROM meta").all())
        assert "first-canary" not in str(facts.now(connection))


def test_every_change_is_kept_with_who_made_it(house):
    for name in ("Rose House", "Rosewood"):
        house.home_records.tell("name", name, house.manager())

    with house.store.read() as connection:
        said = connection.exec_driver_sql("SELECT value, person_id FROM facts WHERE key = 'name' ORDER BY id").all()
    assert [value for value, _ in said][-2:] == ['"Rose House"', '"Rosewood"']
    assert said[-1][1] == house.manager().id
    assert house.home().name == "Rosewood"


def test_an_erased_name_is_gone_and_the_person_stays(house):
    added = house.home_records.add_person("Ann Canary", "Senior carer")
    house.home_records.erase_name(added)

    assert house.home().people[-1] == replace(added, name=ERASED)
    with house.store.read() as connection:
        assert "Canary" not in str(connection.exec_driver_sql("SELECT * FROM person_names").all())


@pytest.mark.parametrize(("name", "manager"), [("", "A"), ("  ", "A"), ("A", ""), ("x" * 121, "A")])
def test_the_two_first_questions_say_what_is_missing(name, manager):
    assert isinstance(check_names(name, manager), Problem)
