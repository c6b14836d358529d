"""The programmes a home can report under say who asks, since when, and how sure we are."""

from __future__ import annotations

from carehome_desktop.catalogue import load_catalogue
from carehome_desktop.resources import resources_root

CATALOGUE = load_catalogue(resources_root())


def test_both_programmes_are_offered() -> None:
    assert {programme.id: programme.title for programme in CATALOGUE.programmes} == {
        "covid-2020": "COVID-19 return",
        "monthly": "Monthly return",
    }


def test_each_says_who_asks_since_when_and_how_sure_we_are() -> None:
    for programme in CATALOGUE.programmes:
        assert "20" in programme.who_asks
        assert programme.sure


def test_nobody_is_said_to_ask_for_the_covid_return_today() -> None:
    programme = CATALOGUE.programme("covid-2020")
    assert programme is not None
    assert "We do not know that anyone asks for these answers today." in programme.sure


def test_a_programme_without_sections_says_that_its_questions_are_not_here() -> None:
    for programme in CATALOGUE.programmes:
        if not CATALOGUE.sections_of(programme.id):
            assert "not in this version of the program" in programme.no_sections


def test_every_section_belongs_to_a_programme() -> None:
    assert all(CATALOGUE.programme(section.programme) for section in CATALOGUE.sections)
