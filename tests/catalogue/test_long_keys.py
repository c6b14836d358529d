"""A key with very many dots is refused before a reader of TOML takes its time for it; a comment or a text may hold any number."""

from __future__ import annotations

from time import perf_counter

import pytest

from carehome_desktop.catalogue.long_keys import MOST_DOTS, too_many_dots
from carehome_desktop.catalogue.packs import LARGEST, Pack, read_pack
from carehome_desktop.catalogue.troubles import BadResource
from tests.catalogue.one_file import pack_text

DOTS = "." * (MOST_DOTS + 1)
KEY = "a" + ".a" * (MOST_DOTS + 1)


@pytest.mark.parametrize(
    "line",
    [
        f"# A comment {DOTS}",
        f"# a{DOTS} = 1",
        "    #" + "." * 300,
    ],
)
def test_a_comment_may_hold_any_number_of_dots(line: str) -> None:
    text = pack_text(programme=True).replace("pack = 1\n", f"pack = 1 {line.strip()}\n{line}\n", 1)
    assert isinstance(read_pack(text.encode(), "new.toml"), Pack)


@pytest.mark.parametrize(
    "text",
    [
        f'words = "{DOTS}"',
        f"words = '{DOTS}'",
        f'words = """\n{DOTS}\n"""',
        f"words = '''\n{DOTS}\n'''",
        f'words = "a\\"{DOTS}"',
        f'words = ["{DOTS}", "b", "{DOTS}"]',
        f'"{DOTS}" = 1',
        "\n".join("a.b.c = 1.5" for _ in range(200)),
        "list = [" + "1.5, " * 200 + "]",
    ],
)
def test_a_text_and_many_short_keys_are_no_long_key(text: str) -> None:
    assert too_many_dots(text.encode()) is None


@pytest.mark.parametrize(
    "text",
    [
        f"{KEY} = 1",
        f"[{KEY}]",
        f"[[ {KEY} ]]",
        f"x = {{ {KEY} = 1 }}",
        f"x = {{ b = 1, {KEY} = 1 }}",
        f"x = [{{ b = 1 }}, {{ {KEY} = 1 }}]",
        f"'#'.{KEY} = 1",
        f'"#".{KEY} = 1',
        f'"a\\"#".{KEY} = 1',
        f'x = """a"b""" # "\n{KEY} = "c"',
        f'x = [ """a\n""", {{ {KEY} = 1, z = "q" }} ]',
        f'x = [ """a"""", {{ {KEY} = 1 }} ]',
        f"x = [ '''a''''', {{ {KEY} = 1 }} ]",
        f"x = [ '''a'b''', {{ {KEY} = 1, z = 'q' }} ]",
        " . ".join("a" for _ in range(MOST_DOTS + 2)) + " = 1",
    ],
)
def test_a_long_key_is_found_wherever_it_hides(text: str) -> None:
    before = 'a = 1\nb = """\n\n"""\n'
    found = too_many_dots((before + text).encode())
    assert found == 5 + text.partition(KEY)[0].count("\n")


@pytest.mark.parametrize(
    "raw",
    [
        "a" + ".a" * 200_000 + " = 1",
        "x = { a" + ".a" * 200_000 + " = 1 }",
        '"""' * 100_001,
        '"""\\"' * 80_000,
        "'" * 400_001,
        '"\\' * 200_000,
        "#" * 400_000,
        '""" \\' * 70_000 + '"',
    ],
)
def test_no_file_takes_long(raw: str) -> None:
    assert len(raw) <= LARGEST
    began = perf_counter()
    assert isinstance(read_pack(raw.encode(), "new.toml"), BadResource)
    assert perf_counter() - began < 3.0
