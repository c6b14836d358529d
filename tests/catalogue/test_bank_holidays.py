"""The shipped bank holidays are the library's, and a file with others is taken whole or refused whole with its line."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from carehome_desktop.catalogue import BadResource
from carehome_desktop.catalogue.bank_holidays import (
    LARGEST_FILE,
    MOST_DAYS,
    from_library,
    load_bank_holidays,
    read_overrides,
)
from carehome_desktop.domain.bank_holidays import BankHoliday, Overrides
from carehome_desktop.resources import resources_root

GOOD = """
[[added]]
day = 2030-06-03
called = "Bank holiday for the Jubilee"

[[taken_away]]
day = 2030-05-27
called = "Spring Bank Holiday"
"""


def read(tmp_path: Path, text: str) -> Overrides | BadResource:
    """Read a file with this text."""
    path = tmp_path / "days.toml"
    path.write_text(text, "utf-8")
    return read_overrides(path)


def test_the_shipped_list_is_the_librarys() -> None:
    shipped = load_bank_holidays(resources_root())
    for year in range(2020, 2046):
        lines = "\n".join(f'{day} = "{name}"' for day, name in sorted(from_library(year).items()))
        assert shipped.list_of_year(year) == from_library(year), f"england.toml, [year.{year}] must be:\n{lines}"


def test_a_year_outside_the_list_is_asked_of_the_library() -> None:
    assert load_bank_holidays(resources_root()).name(date(2050, 4, 8)) == "Good Friday"


def test_a_year_in_the_list_does_not_load_the_library() -> None:
    code = (
        "import sys; from datetime import date; from carehome_desktop.resources import resources_root; "
        "from carehome_desktop.catalogue.bank_holidays import load_bank_holidays; "
        "assert load_bank_holidays(resources_root()).name(date(2028, 4, 14)) == 'Good Friday'; "
        "sys.exit('holidays' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], env=os.environ).returncode == 0


def test_a_good_file_gives_its_days(tmp_path: Path) -> None:
    added = BankHoliday(date(2030, 6, 3), "Bank holiday for the Jubilee")
    assert read(tmp_path, GOOD) == Overrides((added,), frozenset({date(2030, 5, 27)}))


def test_a_missing_list_leaves_the_library(tmp_path: Path) -> None:
    assert load_bank_holidays(tmp_path).name(date(2026, 12, 25)) == "Christmas Day"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[[added]\nday = 2030-06-03", 1, "This is not TOML"),
        ("\n[[added]]\nday = '3 June'\ncalled = 'Jubilee'", 3, "“day” is not as it should be"),
        ("[[added]]\nday = 2030-06-03T10:00:00\ncalled = 'Jubilee'", 2, "“day” is not as it should be"),
        ("[[added]]\nday = 2030-06-03", 1, "“called” is missing"),
        ("[[added]]\nday = 2030-06-03\ncalled = 'Jubilee'\nrun = 'now'", 4, "“run” is not known here"),
        ("[[added]]\nday = 2030-06-03\ncalled = '=cmd|calc'", 3, "“called” is not as it should be"),
        ("[[added]]\nday = 2030-06-03\ncalled = '../../home'", 3, "“called” is not as it should be"),
        ('[[added]]\nday = 2030-06-03\ncalled = "A\\u202egood name"', 3, "a character that cannot be shown"),
        ('[[added]]\nday = 2030-06-03\ncalled = "two\\nlines"', 3, "“called” is not as it should be"),
        ("[[added]]\nday = 1066-10-14\ncalled = 'Hastings'", 2, "not a day of our time"),
        (f"{GOOD}\n[[added]]\nday = 2030-05-27\ncalled = 'Again'", 7, "is there already"),
        ("added = 3", 1, "“added” is not as it should be"),
        ("[[added]]\nday = 2030-06-03\ncalled = '" + "a" * 81 + "'", 3, "“called” is not as it should be"),
        ("added = " + "[" * 5_000 + "]" * 5_000, 1, "This is not TOML"),
        ("added = [" + "{day = 2030-06-03, called = 'A'}," * (MOST_DAYS + 1) + "]", 1, "“added” is not as it should"),
    ],
)
def test_a_file_that_is_wrong_is_refused_whole_with_line_and_reason(
    tmp_path: Path, text: str, line: int, words: str
) -> None:
    refused = read(tmp_path, text)
    assert isinstance(refused, BadResource)
    assert (refused.file, refused.line) == ("days.toml", line)
    assert words in refused.words


def test_a_file_that_is_huge_none_or_no_text_is_refused(tmp_path: Path) -> None:
    huge, binary, pipe = tmp_path / "huge.toml", tmp_path / "binary.toml", tmp_path / "pipe.toml"
    huge.write_bytes(b"#" * (LARGEST_FILE + 1))
    binary.write_bytes(b"\xff\xfe\x00")
    os.mkfifo(pipe)
    for path, words in (
        (huge, "far too large"),
        (binary, "not UTF-8"),
        (pipe, "no such file"),
        (tmp_path, "no such file"),
        (tmp_path / "gone.toml", "no such file"),
    ):
        refused = read_overrides(path)
        assert isinstance(refused, BadResource)
        assert words in refused.words
