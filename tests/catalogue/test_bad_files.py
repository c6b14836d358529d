"""A bad resource file is named with its line and what is expected there; everything else loads."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import fields

import carehome_desktop.catalogue
from carehome_desktop.catalogue import BadResource, Catalogue, fund_shapes, load_catalogue, shapes
from tests.catalogue.packs import FOLDER, HALL, LOUNGE, QUESTION, SECTION, SECTION_FILE, good_pack, spoil, write


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return good_pack(tmp_path / "pack")


def only_trouble(catalogue: Catalogue) -> BadResource:
    assert len(catalogue.troubles) == 1, catalogue.troubles
    return catalogue.troubles[0]


def test_a_good_pack_has_no_trouble(pack: Path) -> None:
    catalogue = load_catalogue(pack)
    assert catalogue.troubles == ()
    assert [question.id for question in catalogue.sections[0].questions] == ["hall", "lounge"]
    assert catalogue.sections[0].complete


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('heading = "Is the hall warm?"\n', "", 1, "“heading” is missing. Expected: a real question"),
        (
            'say_no = ["Say no if it is not."]\n',
            "",
            9,
            "“say_no” is missing. Expected: a list of sentences: when to say no.",
        ),
        ("number = 1", 'number = "1"', 2, "“number” is not as it should be. Expected: the place of the question"),
        ("number = 1", "number = 0", 2, "“number” is not as it should be"),
        ('heading = "Is the hall warm?"', 'heading = "The hall"', 3, "with a question mark at its end"),
        (
            'kind = "yes-no"',
            'kind = "maybe"',
            5,
            '“kind” is not as it should be. Expected: "yes-no", "choice",',
        ),
        ("can_be_declined = false", 'can_be_declined = "no"', 7, "Expected: true or false."),
        ('asks = ["It asks about the hall."]', "asks = []", 10, "“asks” is not as it should be"),
        ('asks = ["It asks about the hall."]', 'asks = ["One.",\n  2]', 10, "“asks” is not as it should be"),
        ('asks = ["It asks about the hall."]', 'asks = [" "]', 10, "“asks” is not as it should be"),
        ("number = 1", "number = 1\ncolour = 3", 3, "“colour” is not known here"),
        ("[guidance]", '[guidance]\nhint = "Hm"', 10, "“hint” is not known here"),
        ("last_day = 2020-11-03", 'last_day = "soon"', 20, "“last_day” is not as it should be. Expected: a day"),
        ("last_day = 2020-11-03", "last_day = 2020-11-01", 20, "“last_day” lies before “first_day”"),
        (
            'sources = ["note"]',
            'sources = ["rumour"]',
            15,
            "The source “rumour” is not in pack/sections/warmth/2020-11/section.toml",
        ),
        ('id = "hall"', 'id = "The Hall"', 1, "“id” is not as it should be. Expected: a short name in small letters"),
        ('for_homes = "only-under-65"', 'for_homes = "under-65"', 18, "“for_homes” is not as it should be"),
        ("number = 1", "number =", 2, "This is not TOML"),
        ('label_2020 = "Warmth of the hall"', 'label_2020 = "Warmth of the hall', 4, "This is not TOML"),
        ("number = 1", "number = 1\nnumber = 1", 3, "This is not TOML"),
    ],
)
def test_a_mistake_in_a_question_is_told_with_its_line_and_the_rest_loads(
    pack: Path, old: str, new: str, line: int, words: str
) -> None:
    spoil(pack, HALL, old, new)
    catalogue = load_catalogue(pack)
    trouble = only_trouble(catalogue)
    assert (trouble.file, trouble.line) == (f"pack/{HALL}", line), trouble
    assert words in trouble.words
    assert [question.id for question in catalogue.sections[0].questions] == ["lounge"]
    assert not catalogue.sections[0].complete
    assert catalogue.programmes
    assert catalogue.glossary


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("first_day = 2020-11-01\n", "", 1, "“first_day” is missing. Expected: a day"),
        ("first_day = 2020-11-01", "first_day = 2020-13-01", 6, "This is not TOML"),
        (
            "first_day = 2020-11-01",
            "first_day = 2020-11-01\nlast_day = 2020-10-01",
            7,
            "“last_day” lies before “first_day”",
        ),
        (
            'period = "day"',
            'period = "hour"',
            5,
            '“period” is not as it should be. Expected: "day", "week" or "month".',
        ),
        ('publisher = "Nobody"\n', "", 15, "“publisher” is missing. Expected: who published it"),
        ('publisher = "Nobody"', "publisher = 1", 18, "“publisher” is not as it should be"),
    ],
)
def test_a_mistake_in_section_toml_takes_only_that_version_away(
    pack: Path, old: str, new: str, line: int, words: str
) -> None:
    good_pack(pack)
    write(
        pack,
        "sections/warmth/2021-01/section.toml",
        SECTION.replace("2020-11", "2021-01").replace("question_count = 2", "question_count = 1"),
    )
    write(pack, "sections/warmth/2021-01/01-hall.toml", QUESTION.format(id="hall", number=1))
    spoil(pack, SECTION_FILE, old, new)
    catalogue = load_catalogue(pack)
    trouble = only_trouble(catalogue)
    assert (trouble.file, trouble.line) == (f"pack/{SECTION_FILE}", line), trouble
    assert words in trouble.words
    assert [section.version for section in catalogue.sections] == ["2021-01"]


def test_the_second_of_two_files_with_one_number_is_refused(pack: Path) -> None:
    write(pack, f"{FOLDER}/03-attic.toml", QUESTION.format(id="attic", number=2))
    catalogue = load_catalogue(pack)
    trouble = only_trouble(catalogue)
    assert (trouble.file, trouble.line) == (f"pack/{FOLDER}/03-attic.toml", 2)
    assert trouble.words == f"Number 2 is taken by pack/{LOUNGE}. Expected: a number of its own."
    assert [question.id for question in catalogue.sections[0].questions] == ["hall", "lounge"]


def test_the_second_of_two_files_with_one_id_is_refused(pack: Path) -> None:
    write(pack, f"{FOLDER}/03-hall.toml", QUESTION.format(id="hall", number=3))
    trouble = only_trouble(load_catalogue(pack))
    assert (trouble.file, trouble.line) == (f"pack/{FOLDER}/03-hall.toml", 1)
    assert trouble.words == f"The id “hall” is taken by pack/{HALL}. Expected: an id of its own."


def test_a_question_file_that_is_gone_is_missed(pack: Path) -> None:
    (pack / LOUNGE).unlink()
    catalogue = load_catalogue(pack)
    trouble = only_trouble(catalogue)
    assert (trouble.file, trouble.line) == (f"pack/{SECTION_FILE}", 7)
    assert "2 questions are announced, but there are 1" in trouble.words
    assert not catalogue.sections[0].complete


def test_an_odd_pair_about_no_question_is_told_and_the_set_is_still_whole(pack: Path) -> None:
    write(pack, SECTION_FILE, SECTION + '\n[[odd]]\nwhen = { hall = true, cellar = false }\nwords = "Really?"\n')
    catalogue = load_catalogue(pack)
    trouble = only_trouble(catalogue)
    assert trouble.line == len(SECTION.splitlines()) + 3
    assert "no question “cellar”" in trouble.words
    assert catalogue.sections[0].complete


def test_a_source_named_twice_is_told_and_the_set_is_still_whole(pack: Path) -> None:
    again = '\n[[sources]]\nname = "note"\ntitle = "Another"\npublisher = "Nobody"\ndate = "undated"\n'
    write(pack, SECTION_FILE, SECTION + again)
    catalogue = load_catalogue(pack)
    assert only_trouble(catalogue).line == len(SECTION.splitlines()) + 3
    assert catalogue.sections[0].complete


def test_an_unknown_programme_is_told_and_the_section_still_loads(pack: Path) -> None:
    spoil(pack, SECTION_FILE, 'programme = "winter"', 'programme = "summer"')
    catalogue = load_catalogue(pack)
    assert only_trouble(catalogue).line == 4
    assert [section.id for section in catalogue.sections] == ["warmth"]


def test_a_broken_programme_or_glossary_leaves_the_questions_alone(pack: Path) -> None:
    spoil(pack, "programmes/winter.toml", 'title = "Winter return"\n', "")
    spoil(pack, "glossary.toml", 'meaning = "It makes water hot."', "meaning = 1")
    catalogue = load_catalogue(pack)
    assert [(trouble.file, trouble.line) for trouble in catalogue.troubles] == [
        ("pack/programmes/winter.toml", 1),
        ("pack/glossary.toml", 4),
        (f"pack/{SECTION_FILE}", 4),
    ]
    assert len(catalogue.sections[0].questions) == 2


def test_a_word_explained_twice_is_told(pack: Path) -> None:
    write(
        pack,
        "glossary.toml",
        '[[term]]\nword = "Damp"\nmeaning = "Wet."\n\n[[term]]\nword = "damp"\nmeaning = "Dry."\n',
    )
    catalogue = load_catalogue(pack)
    assert only_trouble(catalogue).line == 6
    assert [term.meaning for term in catalogue.glossary] == ["Wet."]


def test_text_that_is_not_utf8_is_told_with_its_line(pack: Path) -> None:
    path = pack / HALL
    path.write_bytes(path.read_bytes().replace(b"Warmth", b"Warm\xe9th"))
    trouble = only_trouble(load_catalogue(pack))
    assert (trouble.file, trouble.line) == (f"pack/{HALL}", 4)
    assert "UTF-8" in trouble.words


def test_a_file_that_an_editor_began_with_its_mark_is_read(pack: Path) -> None:
    path = pack / HALL
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert load_catalogue(pack).troubles == ()


def test_a_folder_in_place_of_a_file_is_told(pack: Path) -> None:
    (pack / HALL).unlink()
    (pack / HALL).mkdir()
    assert "cannot be opened" in only_trouble(load_catalogue(pack)).words


def test_lists_nested_without_end_are_told(pack: Path) -> None:
    write(pack, HALL, "number = " + "[" * 100_000)
    assert "This is not TOML" in only_trouble(load_catalogue(pack)).words


def test_a_number_too_long_to_read_is_told(pack: Path) -> None:
    write(pack, HALL, "number = " + "1" * 10_000)
    assert "This is not TOML" in only_trouble(load_catalogue(pack)).words


def test_a_folder_that_is_not_there_is_an_empty_catalogue(tmp_path: Path) -> None:
    catalogue = load_catalogue(tmp_path / "nowhere")
    assert (catalogue.heads, catalogue.programmes, catalogue.glossary, catalogue.troubles) == ((), (), (), ())


def test_a_trouble_is_one_sentence_for_a_person() -> None:
    trouble = BadResource("pack/glossary.toml", 4, "Expected: a word.")
    assert trouble.sentence() == "pack/glossary.toml, line 4: Expected: a word."


def test_every_key_of_every_shape_has_words_for_what_it_takes() -> None:
    for module in pkgutil.iter_modules(carehome_desktop.catalogue.__path__, "carehome_desktop.catalogue."):
        importlib.import_module(module.name)
    keys = {field.encode_name for shape in every_shape(shapes.Shape) for field in fields(shape)}
    assert keys == shapes.EXPECTED.keys() | fund_shapes.FUND_EXPECTED.keys()


def every_shape(shape: type[shapes.Shape]) -> Iterator[type[shapes.Shape]]:
    """Yield every shape below one, wherever it is declared."""
    for below in shape.__subclasses__():
        yield below
        yield from every_shape(below)


@pytest.fixture(scope="module")
def worn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return good_pack(tmp_path_factory.mktemp("worn") / "pack")


@given(
    name=st.sampled_from([HALL, SECTION_FILE, "glossary.toml", "programmes/winter.toml"]),
    damage=st.lists(
        st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=6), st.integers(0, 12)), min_size=1, max_size=5
    ),
)
def test_damaged_bytes_never_raise_and_never_take_other_files_away(
    worn: Path, name: str, damage: list[tuple[float, bytes, int]]
) -> None:
    path = worn / name
    whole = path.read_bytes()
    raw = whole
    for where, put, cut in damage:
        at = int(where * len(raw))
        raw = raw[:at] + put + raw[at + cut :]
    try:
        path.write_bytes(raw)
        catalogue = load_catalogue(worn)
    finally:
        path.write_bytes(whole)
    assert all(trouble.line >= 1 and trouble.words for trouble in catalogue.troubles)
    if name == HALL:
        assert "lounge" in [question.id for question in catalogue.sections[0].questions]
    elif name != SECTION_FILE:
        assert len(catalogue.sections[0].questions) == 2
