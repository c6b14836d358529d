"""A pack is checked whole; whatever is wrong with it is told with its line, and nothing of it is taken."""

from __future__ import annotations

import io
import os
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carehome_desktop.catalogue import load_catalogue
from carehome_desktop.catalogue.packs import LARGEST, Pack, clashes, read_pack, read_pack_file
from carehome_desktop.catalogue.troubles import BadResource
from tests.catalogue.one_file import pack_file, pack_text, set_text, tables, warmth
from tests.catalogue.packs import QUESTION, good_pack

HALL, LOUNGE = QUESTION.format(id="hall", number=1), QUESTION.format(id="lounge", number=2)
LONGEST_SECONDS = 5.0


def refused(text: str | bytes) -> BadResource:
    """Return why a pack is refused; it must not take long either."""
    began = perf_counter()
    read = read_pack(text if isinstance(text, bytes) else text.encode(), "new.toml")
    assert perf_counter() - began < LONGEST_SECONDS
    assert isinstance(read, BadResource), "it was taken"
    assert read.file == "new.toml"
    assert len(read.words) < 1_000
    return read


def line_with(text: str, words: str) -> int:
    return 1 + next(at for at, line in enumerate(text.splitlines()) if words in line)


def test_a_good_pack_is_read_whole_and_is_the_same_set_as_in_a_folder(tmp_path: Path) -> None:
    text = pack_text(set_text(warmth("2020-11", "2020-11-01"), HALL, LOUNGE), programme=True)
    pack = read_pack_file(pack_file(tmp_path, text), "new.toml")
    assert isinstance(pack, Pack)
    (folder,) = load_catalogue(good_pack(tmp_path / "pack")).sections
    assert pack.sections == (folder,)
    assert pack.sections[0].digest == folder.digest
    assert [file.shape.id for file in pack.programmes] == ["winter"]


@pytest.mark.parametrize(
    ("old", "new", "at", "words"),
    [
        ("pack = 1", "pack = 2", "pack = 2", "“pack” is not as it should be. Expected: pack = 1"),
        ("pack = 1", "pack = 1\nrun = 'it'", "run =", "“run” is not known here"),
        ("pack = 1\n", "", "", "“pack” is missing"),
        ('id = "warmth"', 'id = "../warmth"', 'id = "../', "“id” is not as it should be"),
        ('id = "warmth"', 'id = "/etc/warmth"', 'id = "/etc', "“id” is not as it should be"),
        ('id = "warmth"', 'id = "C:\\\\warmth"', 'id = "C:', "“id” is not as it should be"),
        ('version = "2026-11"', 'version = "../../x"', "version = ", "“version” is not as it should be"),
        ("first_day = 2026-11-16", 'first_day = "soon"', 'first_day = "soon"', "“first_day” is not as it should be"),
        ("question_count = 2", "question_count = 3", "question_count", "3 questions are announced, but there are 2"),
        ("question_count = 2", "question_count = -1", "question_count", "“question_count” is not as it should be"),
        ("question_count = 2", 'question_count = 2\nsame_as = "2020-11"', "same_as", "a file of its own is whole"),
        ('kind = "yes-no"', 'kind = "shell"', 'kind = "shell"', "“kind” is not as it should be"),
        ('id = "lounge"', 'id = "hall"', "", "The id “hall” is taken by the one in line"),
        ("number = 2", "number = 1", "", "Number 1 is taken by the one in line"),
        ("number = 2", "number = true", "number = true", "“number” is not as it should be"),
        ('sources = ["note"]', 'sources = ["rumour"]', 'sources = ["rumour"]', "The source “rumour” is not in"),
        ("Is the hall warm?", "Is the \\u202Ehall warm?", "202E", "a sign that cannot be seen, or a line break"),
        ("Is the hall warm?", "Is the hall\\nwarm?", "hall\\nwarm", "a sign that cannot be seen, or a line break"),
        ("Is the hall warm?", "w" * 3_000 + "?", "www", "A text is too long"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(old: str, new: str, at: str, words: str) -> None:
    text = pack_text()
    assert old in text
    spoilt = text.replace(old, new, 1)
    trouble = refused(spoilt)
    assert words in trouble.words
    if at:
        assert trouble.line == line_with(spoilt, at)


ROOMS = """
[[parts.rooms]]
id = "upstairs"
label = "Upstairs"

[[parts.rooms]]
id = "upstairs"
label = "Downstairs"
"""


def test_two_lines_of_a_table_with_one_id_are_refused_since_a_figure_would_stand_in_both() -> None:
    trouble = refused(pack_text(set_text(warmth() + ROOMS, HALL, LOUNGE)))
    assert trouble.words == "“upstairs” is there twice. Expected: each line once."


def test_a_table_that_depends_on_what_nobody_picks_is_refused_since_it_could_never_be_answered() -> None:
    rooms = ROOMS.replace('id = "upstairs"', 'id = "downstairs"', 1)
    counted = LOUNGE.replace('kind = "yes-no"', 'kind = "counts"\nparts = "rooms"\nparts_of = "hall"')
    counted = counted.replace("[guidance]\n", '[guidance]\ncounts = ["Count them."]\n')
    trouble = refused(pack_text(set_text(warmth() + rooms, HALL, counted)))
    assert trouble.words == "Nothing is picked in “hall”. Expected: the id of a question of the kind “picks”."


def test_the_line_of_a_mistake_in_a_later_set_and_question_is_the_right_one() -> None:
    second = set_text(warmth("2026-12", "2026-12-01"), HALL, LOUNGE.replace("asks = [", "asks = 3 # ["))
    text = pack_text(set_text(warmth(), HALL, LOUNGE), second)
    assert refused(text).line == line_with(text, "asks = 3")


def test_one_version_twice_in_a_file_is_refused() -> None:
    one = set_text(warmth(), HALL, LOUNGE)
    assert "is in this file twice" in refused(pack_text(one, one)).words


def test_too_many_questions_or_sets_are_refused() -> None:
    many = [QUESTION.format(id=f"room-{number}", number=number) for number in range(1, 302)]
    assert "too many questions" in refused(pack_text(set_text(warmth(questions=301), *many))).words
    sets = [set_text(warmth(f"2027-{number}", "2027-01-01"), HALL, LOUNGE) for number in range(21)]
    assert "“set” is not as it should be" in refused(pack_text(*sets)).words


def _zip(write: Callable[[zipfile.ZipFile], None]) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as packed:
        write(packed)
    return raw.getvalue()


def _symlink(packed: zipfile.ZipFile) -> None:
    link = zipfile.ZipInfo("section.toml")
    link.external_attr = 0o120777 << 16
    packed.writestr(link, "/etc/passwd")


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(_zip(lambda packed: packed.writestr("a.toml", b"a" * 50_000_000)), id="bomb"),
        pytest.param(_zip(lambda packed: packed.writestr("../../a.toml", b"pack = 1")), id="way up"),
        pytest.param(_zip(lambda packed: packed.writestr("/etc/a.toml", b"pack = 1")), id="absolute"),
        pytest.param(_zip(_symlink), id="symlink"),
    ],
)
def test_a_packed_folder_is_never_unpacked(raw: bytes) -> None:
    assert "This is a packed folder (zip)" in refused(raw).words


def test_an_archive_of_another_kind_is_no_text() -> None:
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w:gz") as packed:
        packed.addfile(tarfile.TarInfo("../a.toml"))
    assert "UTF-8" in refused(raw.getvalue()).words


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("pack = " + "[" * 400_000, id="lists"),
        pytest.param("pack = " + "[" * 200_000 + "]" * 200_000, id="closed lists"),
        pytest.param("pack = " + "{a=" * 150_000, id="tables in a line"),
        pytest.param("[" + ".".join("a" * 200_000) + "]", id="header"),
        pytest.param(".".join("a" * 200_000) + " = 1", id="dotted key"),
        pytest.param("\n".join(f"a{'.a' * 900}.b{number} = 1" for number in range(280)), id="many dotted keys"),
        pytest.param("\n".join(f"a{number} = 1" for number in range(40_000)), id="many keys"),
        pytest.param("[[set]]\n" * 60_000, id="many sets"),
        pytest.param("pack = " + "1" * 400_000, id="number"),
        pytest.param("pack = 1\nset = [\n[" + " " * 400_000 + "]]", id="blanks"),
        pytest.param("a" * 400_000 + " = 1", id="key"),
        pytest.param("pack = 1\n" + "x" * 400_000, id="no value"),
        pytest.param("", id="empty"),
        pytest.param("\x00" * 1000, id="noughts"),
        pytest.param("pack = 1\n" + tables("set", "[[x]]\n") * 1000, id="wrong tables"),
    ],
)
def test_deep_long_and_senseless_files_are_refused_in_words_and_soon(text: str) -> None:
    assert refused(text).line >= 1


def test_a_huge_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "huge.toml"
    with path.open("wb") as file:
        file.truncate(50_000_000_000)  # it takes no room on the disk
    trouble = read_pack_file(path, "huge.toml")
    assert isinstance(trouble, BadResource)
    assert "too large" in trouble.words
    assert isinstance(read_pack_file(pack_file(tmp_path, b" " * (LARGEST + 1)), "new.toml"), BadResource)


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    for name in ("pipe.toml", "", "not-there.toml"):
        trouble = read_pack_file(tmp_path / name, "new.toml")
        assert isinstance(trouble, BadResource), name
    assert "This is not a file" in str(read_pack_file(tmp_path / "pipe.toml", "new.toml"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (pack_text(set_text(warmth("2020-11", "2027-01-01"), HALL, LOUNGE)), "is there already and is never changed"),
        (pack_text(set_text(warmth("2020-10", "2020-10-01"), HALL, LOUNGE)), "the past is not asked anew"),
        (pack_text(set_text(warmth("2026-11", "2020-11-01"), HALL, LOUNGE)), "the past is not asked anew"),
        (pack_text().replace('programme = "winter"', 'programme = "summer"'), "The programme “summer” is not known"),
        (
            pack_text(programme=True).replace("Nobody: it is", "Somebody: it is"),
            "The programme “winter” is there already",
        ),
        (pack_text() + '\n[[term]]\nword = "Boiler"\nmeaning = "A duck."\n', "“Boiler” is explained already"),
        (
            pack_text(programme=True).replace('"winter"', '"spring"'),
            "“warmth” belongs to the programme “winter”",
        ),
    ],
)
def test_what_does_not_go_with_what_is_here_is_told(tmp_path: Path, text: str, words: str) -> None:
    catalogue = load_catalogue(good_pack(tmp_path / "pack"))
    pack = read_pack(text.encode(), "new.toml")
    assert isinstance(pack, Pack), pack
    assert words in " ".join(trouble.words for trouble in clashes(pack, catalogue))


def test_a_newer_version_and_one_that_is_here_in_the_same_words_are_no_clash(tmp_path: Path) -> None:
    catalogue = load_catalogue(good_pack(tmp_path / "pack"))
    for text in (pack_text(), pack_text(set_text(warmth("2020-11", "2020-11-01"), HALL, LOUNGE))):
        pack = read_pack(text.encode(), "new.toml")
        assert isinstance(pack, Pack)
        assert list(clashes(pack, catalogue)) == []


def test_an_installed_pack_that_was_spoilt_since_is_named_and_all_else_loads(tmp_path: Path) -> None:
    path = pack_file(tmp_path / "packs", pack_text().replace("pack = 1", "pack = 9"))
    catalogue = load_catalogue(good_pack(tmp_path / "pack"), path)
    assert [trouble.file for trouble in catalogue.troubles] == ["packs/new.toml"]
    assert [head.version for head in catalogue.heads] == ["2020-11"]
    path.write_text(pack_text(), encoding="utf-8")
    assert [head.version for head in load_catalogue(good_pack(tmp_path / "pack"), path).heads] == ["2020-11", "2026-11"]


@given(
    damage=st.lists(
        st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=6), st.integers(0, 12)), min_size=1, max_size=5
    )
)
def test_damaged_bytes_never_raise(damage: list[tuple[float, bytes, int]]) -> None:
    raw = pack_text(programme=True).encode()
    for where, put, cut in damage:
        at = int(where * len(raw))
        raw = raw[:at] + put + raw[at + cut :]
    read = read_pack(raw, "new.toml")
    assert isinstance(read, Pack) or (read.line >= 1 and read.words)
