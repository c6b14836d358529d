"""A catalogue finds a section by its day or its version, and packs add to it without taking anything away."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from carehome_desktop.catalogue import Catalogue, load_catalogue, section_as_data, section_from_data
from carehome_desktop.domain.questions import Term, terms_in
from carehome_desktop.resources import resources_root
from tests.catalogue.packs import HALL, LOUNGE, SECTION_FILE, good_pack, spoil, write


@pytest.fixture
def built_in(tmp_path: Path) -> Path:
    return good_pack(tmp_path / "built-in")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """Return a pack that holds the same set from 1 December 2020 on."""
    root = good_pack(tmp_path / "pack")
    spoil(root, SECTION_FILE, 'version = "2020-11"', 'version = "2020-12"')
    spoil(root, SECTION_FILE, "first_day = 2020-11-01", "first_day = 2020-12-01")
    return root


def bad_files(catalogue: Catalogue) -> list[str]:
    """Return the files that were found bad until now."""
    return [trouble.file for trouble in catalogue.troubles_so_far]


def test_the_day_decides_the_version(built_in: Path, pack: Path) -> None:
    catalogue = load_catalogue(built_in, pack)
    assert catalogue.section("warmth", date(2020, 10, 31)) is None
    for day, version in [
        (date(2020, 11, 1), "2020-11"),
        (date(2020, 11, 30), "2020-11"),
        (date(2020, 12, 1), "2020-12"),
        (date(2026, 11, 21), "2020-12"),
    ]:
        section = catalogue.section("warmth", day)
        assert section is not None
        assert section.version == version


def test_a_version_that_has_ended_is_not_in_force_but_can_be_found(built_in: Path) -> None:
    spoil(built_in, SECTION_FILE, "question_count", "last_day = 2020-11-30\nquestion_count")
    catalogue = load_catalogue(built_in)
    assert catalogue.section("warmth", date(2020, 11, 30)) is not None
    assert catalogue.section("warmth", date(2020, 12, 1)) is None
    assert catalogue.section_version("warmth", "2020-11") is not None


def test_a_pack_adds_a_version_and_removes_nothing(built_in: Path, pack: Path) -> None:
    before = load_catalogue(built_in)
    after = load_catalogue(built_in, pack)
    assert after.troubles == ()
    assert set(before.sections) < set(after.sections)
    assert after.section_version("warmth", "2020-11") == before.section_version("warmth", "2020-11")
    assert after.section_version("warmth", "2021-01") is None


def test_a_pack_cannot_change_a_version_that_is_there(built_in: Path, tmp_path: Path) -> None:
    pack = good_pack(tmp_path / "pack")
    spoil(pack, HALL, "Is the hall warm?", "Is the hall cold?")
    catalogue = load_catalogue(built_in, pack)
    assert catalogue.sections == load_catalogue(built_in).sections
    (trouble,) = catalogue.troubles
    assert (trouble.file, trouble.line) == (f"pack/{SECTION_FILE}", 2)
    assert "is there already and is never changed" in trouble.words


def test_the_same_pack_twice_is_no_trouble(built_in: Path) -> None:
    twice, once = load_catalogue(built_in, built_in), load_catalogue(built_in)
    assert (twice.sections, twice.troubles) == (once.sections, ())
    assert (twice.programmes, twice.glossary) == (once.programmes, once.glossary)


def test_a_pack_cannot_change_a_programme(built_in: Path, tmp_path: Path) -> None:
    pack = good_pack(tmp_path / "pack")
    spoil(pack, "programmes/winter.toml", "Quite sure.", "Not sure.")
    catalogue = load_catalogue(built_in, pack)
    assert [programme.sure for programme in catalogue.programmes] == ["Quite sure."]
    assert [(trouble.file, trouble.line) for trouble in catalogue.troubles] == [("pack/programmes/winter.toml", 1)]


def test_the_sections_of_a_programme_are_found(built_in: Path, pack: Path) -> None:
    catalogue = load_catalogue(built_in, pack)
    assert [section.version for section in catalogue.sections_of("winter")] == ["2020-11", "2020-12"]
    assert catalogue.sections_of("summer") == ()
    assert catalogue.programme("summer") is None


def test_what_is_said_once_for_a_section_stands_beside_every_question(built_in: Path) -> None:
    for question in load_catalogue(built_in).sections[0].questions:
        assert question.guidance.help == ("There was a man with a van.", "This was the help then.")
        assert question.guidance.if_no == ("Nothing happens.",)
        assert [source.title for source in question.guidance.sources] == ["A note on warmth"]


def test_the_digest_follows_what_is_said(built_in: Path) -> None:
    before = load_catalogue(built_in).sections[0].digest
    assert len(before) == 64
    spoil(built_in, LOUNGE, "Say yes if it is warm.", "Say yes if it is hot.")
    assert load_catalogue(built_in).sections[0].digest != before


def test_the_digest_does_not_follow_comments_or_line_ends(built_in: Path) -> None:
    before = load_catalogue(built_in).sections[0].digest
    for path in built_in.rglob("*.toml"):
        path.write_bytes(b"# A remark.\r\n" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert load_catalogue(built_in).sections[0].digest == before


def test_a_section_comes_back_whole_from_its_plain_data() -> None:
    for section in load_catalogue(resources_root()).sections:
        kept = json.dumps(section_as_data(section))
        assert section_from_data(json.loads(kept)) == section


def test_what_an_older_program_kept_can_be_read(built_in: Path) -> None:
    section = load_catalogue(built_in).sections[0]
    data = section_as_data(section)
    for later in ("about", "sure", "complete", "odd"):
        del data[later]
    assert section_from_data(data).questions == section.questions


def test_data_that_is_no_section_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="The kept questions cannot be read"):
        section_from_data({"id": "warmth"})


def test_terms_are_found_as_whole_words_and_the_longest_first() -> None:
    fund = Term("Infection Control Fund", (), "Money.")
    control = Term("infection control", (), "Care.")
    oximeter = Term("oximeter", ("oximeters",), "A clip.")
    glossary = (oximeter, control, fund)
    assert terms_in(["The Infection Control Fund bought Oximeters."], glossary) == (fund, oximeter)
    assert terms_in(["Infection control, infection control."], glossary) == (control,)
    assert terms_in(["The oximeterish thing."], glossary) == ()
    assert terms_in(["Anything."], ()) == ()


def test_a_long_text_that_looks_like_keys_does_not_shift_the_line(built_in: Path) -> None:
    spoil(built_in, HALL, '["It asks about the hall."]', '["""\nsay_yes = 3\n[guidance]\n"""]')
    spoil(built_in, HALL, 'say_yes = ["Say yes if it is warm."]', "say_yes = 3")
    assert [trouble.line for trouble in load_catalogue(built_in).troubles] == [14]


def test_a_quoted_key_is_found(built_in: Path) -> None:
    spoil(built_in, HALL, "number = 1", '"number" = true')
    assert [trouble.line for trouble in load_catalogue(built_in).troubles] == [2]


def test_the_questions_of_a_section_are_read_when_it_is_asked_for_and_no_others(built_in: Path, pack: Path) -> None:
    catalogue = load_catalogue(built_in, pack)
    write(built_in, HALL, "This is no question.")
    assert [(head.id, head.version) for head in catalogue.heads] == [("warmth", "2020-11"), ("warmth", "2020-12")]
    assert catalogue.heads_of("winter") == catalogue.heads
    later = catalogue.section("warmth", date(2026, 11, 21))
    assert later is not None
    assert (len(later.questions), later.head) == (2, catalogue.heads[1])
    assert bad_files(catalogue) == []
    earlier = catalogue.section_version("warmth", "2020-11")
    assert earlier is not None
    assert not earlier.complete
    assert bad_files(catalogue) == [f"built-in/{HALL}"]


def test_every_trouble_is_found_when_all_are_asked_for(built_in: Path, pack: Path) -> None:
    write(pack, LOUNGE, "This is no question.")
    assert [trouble.file for trouble in load_catalogue(built_in, pack).troubles] == [f"pack/{LOUNGE}"]


def test_a_section_that_was_read_is_not_read_again(built_in: Path) -> None:
    catalogue = load_catalogue(built_in)
    first = catalogue.section("warmth", date(2020, 11, 1))
    assert catalogue.section("warmth", date(2020, 11, 2)) is first


def test_a_start_reads_no_question_before_a_section_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    read_bytes = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: (opened.append(path.name), read_bytes(path))[1])
    catalogue = load_catalogue(resources_root())
    assert opened.count("section.toml") == len(catalogue.heads)
    assert set(opened) <= {"section.toml", "glossary.toml", *(f"{each.id}.toml" for each in catalogue.programmes)}
    assert catalogue.troubles == ()
    assert len(opened) > 4 * len(catalogue.heads), "with everything read, every question was"


def test_a_pack_with_nothing_in_it_is_no_trouble(built_in: Path, tmp_path: Path) -> None:
    write(tmp_path / "empty", "README.txt", "Nothing yet.")
    catalogue = load_catalogue(built_in, tmp_path / "empty")
    assert (catalogue.sections, catalogue.troubles) == (load_catalogue(built_in).sections, ())
