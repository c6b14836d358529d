"""Who can sign in is known before the day it is needed, and no password has a place."""

from __future__ import annotations

from dataclasses import fields, replace

from carehome_desktop.app.house import House
from carehome_desktop.domain.log_in_card import LogIn, LogInCard
from carehome_desktop.domain.people import Person
from carehome_desktop.services.log_in_card import LOG_IN_CARD_FILE, Mark, log_in_card_pdf
from tests.reports.reading import links, outside, whole


def add(house: House, name: str) -> Person:
    person = house.home_records.add_person(name, "Deputy")
    assert isinstance(person, Person)
    return person


def mark(house: House, person: Person, *marks: Mark) -> None:
    for each in marks:
        house.log_in_cards.mark(person, each, yes=True, by=house.manager())


def card(house: House) -> LogInCard:
    return house.log_in_cards.card()


def test_an_empty_card_says_what_to_see_to(house: House) -> None:
    made = card(house)
    assert made.users == ()
    assert made.hints[0] == "Nobody is marked as able to sign in. Mark who can."
    assert "Nobody is marked yet." in whole(log_in_card_pdf(made))


def test_one_user_alone_and_no_approver_are_hinted_at(house: House) -> None:
    mark(house, house.manager(), Mark.SIGNS_IN)
    first, second = card(house).hints
    assert first.startswith("Only one person can sign in.")
    assert second.startswith("Nobody here is marked as approver.")


def test_two_users_and_an_approver_need_nothing(house: House) -> None:
    deputy = add(house, "A. Deputy")
    mark(house, house.manager(), Mark.SIGNS_IN, Mark.APPROVES)
    mark(house, deputy, Mark.SIGNS_IN)
    made = card(house)
    assert made.hints == ()
    words = whole(log_in_card_pdf(made))
    assert "Can sign in Practice manager Registered manager can sign in and approves A. Deputy Deputy" in words


def test_somebody_who_left_with_a_log_in_is_named_until_it_is_reported(house: House) -> None:
    deputy = add(house, "A. Deputy")
    mark(house, house.manager(), Mark.SIGNS_IN, Mark.APPROVES)
    mark(house, deputy, Mark.SIGNS_IN, Mark.APPROVES)
    house.home_records.change_person(replace(deputy, active=False))
    made = card(house)
    assert [each.person.name for each in made.leavers] == ["A. Deputy"]
    assert [each.person.name for each in made.users] == ["Practice manager"]
    assert (
        made.hints[-1]
        == "A. Deputy has left and can still sign in. Report it to the tracker, then mark it as reported."
    )
    assert "Has left, still to be reported to the tracker A. Deputy" in whole(log_in_card_pdf(made))
    mark(house, deputy, Mark.REPORTED)
    assert card(house).leavers == ()


def test_a_mark_can_be_taken_away_and_the_same_mark_twice_is_kept_once(house: House) -> None:
    who = house.manager()
    mark(house, who, Mark.SIGNS_IN, Mark.SIGNS_IN)
    assert card(house).people[0].can_sign_in
    house.log_in_cards.mark(who, Mark.SIGNS_IN, yes=False, by=who)
    assert not card(house).people[0].can_sign_in


def test_a_name_that_is_erased_is_gone_from_the_card(house: House) -> None:
    deputy = add(house, "A. Deputy")
    mark(house, deputy, Mark.SIGNS_IN)
    house.home_records.erase_name(deputy)
    assert "A. Deputy" not in whole(log_in_card_pdf(card(house)))


def test_the_helpline_has_its_source_until_the_home_types_its_own(house: House) -> None:
    words = whole(log_in_card_pdf(card(house)))
    assert "0191 691 3729, weekdays 8am to 5pm" in words
    assert "Source: Adult social care enforcement, NHS Business Services Authority, undated." in words
    house.support_sheets.tell("tracker-helpline", "0300 000 000, 9 to 5", house.manager())
    words = whole(log_in_card_pdf(card(house)))
    assert "0300 000 000, 9 to 5 Typed by the home." in words
    assert "0191" not in words


def test_a_helpline_past_its_last_day_is_not_printed(house: House) -> None:
    made = card(house)
    assert made.helpline is not None
    old = replace(made.helpline, old="2023 contact, do not ring", number="")
    assert "2023 contact, do not ring. Now: ____" in whole(log_in_card_pdf(replace(made, helpline=old)))


def test_there_is_no_place_for_a_password_and_the_card_says_why(house: House) -> None:
    assert not any("password" in each.name or "secret" in each.name for each in (*fields(LogInCard), *fields(LogIn)))
    assert "Whoever finds it could answer in your home’s name." in whole(log_in_card_pdf(card(house)))


def test_hostile_names_stay_words_on_the_sheet(house: House) -> None:
    person = add(house, "<b>=1+1</b> " + "W" * 100)
    mark(house, person, Mark.SIGNS_IN)
    pdf = log_in_card_pdf(card(house))
    assert "<b>=1+1</b>" in whole(pdf)
    assert links(pdf) == 0
    assert outside(pdf) == []


def test_the_file_name_says_nothing_of_anybody() -> None:
    assert LOG_IN_CARD_FILE == "log-in card.pdf"
