"""Guidance is found while someone types: every word, its beginning is enough, headings first."""

from __future__ import annotations

from pathlib import Path

import pytest

from carehome_desktop.catalogue import Catalogue, load_catalogue
from carehome_desktop.resources import resources_root
from carehome_desktop.services.guidance_places import PlaceKind
from carehome_desktop.services.guidance_search import Findings, GuidanceSearch
from tests.catalogue.packs import HALL, LOUNGE, SECTION_FILE, good_pack, spoil


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return good_pack(tmp_path / "pack")


def search(*roots: Path) -> GuidanceSearch:
    catalogue = load_catalogue(*roots)
    return GuidanceSearch(lambda: catalogue)


def headings(findings: Findings) -> list[str]:
    return [found.place.heading for found in findings.found]


def test_every_text_of_every_set_is_found(pack: Path) -> None:
    texts = {
        "Is the hall warm?": "is the hall warm",
        "Warmth": "two questions about warmth",
        "Boiler": "makes water hot",
        "Winter return": "nobody for tests",
        "A note on warmth": "nobody undated note",
    }
    for heading, typed in texts.items():
        assert heading in headings(search(pack).find(typed)), typed


def test_dated_advice_and_help_are_found_too(pack: Path) -> None:
    spoil(pack, HALL, 'words = ["Say yes."]', 'words = ["Ask the plumber."]')
    assert headings(search(pack).find("plumber")) == ["Is the hall warm?"]
    assert set(headings(search(pack).find("van"))) == {"Is the hall warm?", "Is the lounge warm?"}


def test_every_word_must_be_there_and_its_beginning_is_enough(pack: Path) -> None:
    finds = search(pack).find
    assert headings(finds("loun wa")) == ["Is the lounge warm?"]
    assert headings(finds("lounge boiler")) == []
    assert headings(finds("ounge")) == []


def test_a_word_in_the_heading_comes_before_one_that_is_asked_and_that_before_the_rest(pack: Path) -> None:
    spoil(pack, HALL, '["It asks about the hall."]', '["It asks about the kettle."]')
    spoil(pack, LOUNGE, "Is the lounge warm?", "Is the kettle warm?")
    spoil(pack, "glossary.toml", "It makes water hot.", "It is larger than a kettle.")
    spoil(pack, SECTION_FILE, "Two questions about warmth.", "Do not count the kettle.")
    spoil(pack, "programmes/winter.toml", "Quite sure.", "As sure as a kettle.")
    found = headings(search(pack).find("kettle"))
    assert found[0] == "Is the kettle warm?"
    assert set(found[1:4]) == {"Is the hall warm?", "Warmth", "Boiler"}
    assert found[4] == "Winter return"


def test_capitals_accents_and_apostrophes_make_no_difference(pack: Path) -> None:
    spoil(pack, HALL, '["It asks about the hall."]', '["The residents’ café."]')
    assert headings(search(pack).find("RESIDENT'S CAFE")) == ["Is the hall warm?"]


def test_the_words_found_are_marked_in_the_text_as_it_is_written(pack: Path) -> None:
    spoil(pack, HALL, '["It asks about the hall."]', '["<b>The residents’ café</b> & residents."]')
    findings = search(pack).find("resident cafe")
    (found,) = findings.found
    assert (found.excerpt_title, found.excerpt) == ("What it asks", "<b>The residents’ café</b> & residents.")
    marked = [found.excerpt[begin:end] for begin, end in findings.marks(found.excerpt)]
    assert marked == ["residents", "café", "residents"]


def test_the_sentence_that_holds_most_of_the_words_is_shown(pack: Path) -> None:
    (found,) = search(pack).find("hall guidance warm how").found[:1]
    assert found.excerpt == "The guidance does not say how warm."


@pytest.mark.parametrize("typed", ["lunge", "louunge", "loumge", "luonge", "luong"])
def test_one_slip_of_the_fingers_is_forgiven_and_told(pack: Path, typed: str) -> None:
    findings = search(pack).find(typed)
    assert headings(findings) == ["Is the lounge warm?"]
    assert findings.instead == ((typed, ("lounge",)),)
    assert findings.marks("the lounge") == ((4, 10),)


@pytest.mark.parametrize("typed", ["hxll", "luonqe", "zlounge", "qqqqqq", "12345"])
def test_more_slips_short_words_and_nonsense_find_nothing(pack: Path, typed: str) -> None:
    assert search(pack).find(typed) == Findings(beginnings=(typed,))


@pytest.mark.parametrize("typed", ["", "   ", "?!…", "'"])
def test_nothing_typed_finds_nothing(pack: Path, typed: str) -> None:
    assert search(pack).find(typed) == Findings()


def test_a_question_that_a_newer_set_asks_in_the_same_words_is_found_once(pack: Path) -> None:
    later = good_pack(pack.parent / "later")
    spoil(later, SECTION_FILE, 'version = "2020-11"', 'version = "2020-12"')
    spoil(later, SECTION_FILE, "first_day = 2020-11-01", "first_day = 2020-12-01")
    spoil(later, LOUNGE, "Say no if it is not.", "Say no if it is cold.")
    finds = search(pack, later)
    (hall,) = finds.find("is the hall warm").found[:1]
    assert [head.version for head in hall.place.asked_in] == ["2020-12", "2020-11"]
    assert hall.place.under == "Warmth, from Sunday 1 November 2020"
    assert headings(finds.find("is the lounge warm")).count("Is the lounge warm?") == 2
    assert finds.question("warmth", "2020-11", "hall") is finds.question("warmth", "2020-12", "hall")


def test_a_source_leads_to_what_rests_on_it_and_a_word_to_where_it_is_used(pack: Path) -> None:
    spoil(pack, HALL, '["It asks about the hall."]', '["It asks about the boilers."]')
    finds = search(pack)
    source = next(place for place in finds.places() if place.kind is PlaceKind.SOURCE)
    assert [place.question_id for place in finds.leads_to(source)] == ["hall", "lounge"]
    word = finds.place("word boiler")
    assert word is not None
    assert [place.question_id for place in finds.leads_to(word)] == ["hall"]
    assert finds.leads_to(finds.leads_to(word)[0]) == ()


def test_a_place_can_be_asked_for_by_its_id_and_one_that_is_gone_is_none(pack: Path) -> None:
    finds = search(pack)
    assert {finds.place(place.id) for place in finds.places()} == set(finds.places())
    assert len({place.id for place in finds.places()}) == len(finds.places())
    assert finds.place("question warmth 2020-11 cellar") is None


def test_another_catalogue_is_searched_as_soon_as_it_is_there(pack: Path) -> None:
    held: list[Catalogue] = [Catalogue()]
    finds = GuidanceSearch(lambda: held[0])
    assert headings(finds.find("hall")) == []
    held[0] = load_catalogue(pack)
    assert headings(finds.find("hall")) == ["Is the hall warm?"]


def test_every_place_of_the_program_is_found_by_its_own_heading() -> None:
    finds = search(resources_root())
    assert len(finds.places()) > 40
    assert len({place.id for place in finds.places()}) == len(finds.places())
    for place in finds.places():
        assert place in [found.place for found in finds.find(place.heading, len(finds.places())).found], place.id
