"""A rule between figures that goes nowhere is named with its line; one that reaches into another section is read whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from carehome_desktop.catalogue import load_catalogue, section_as_data, section_from_data
from carehome_desktop.domain.oddities import SoftCheck, SoftRule
from tests.catalogue.packs import SECTION_FILE, good_pack, spoil, write

CHOICE = """
id = "week"
number = 3
heading = "Which week is it?"
kind = "choice"
parts = "weeks"

[guidance]
asks = ["It asks for the week."]
counts = ["Choose one."]
leaves_out = ["Leave out the rest."]
silent = ["Nothing."]
sources = ["note"]
"""
RULE = """
[[soft]]
rule = "at-most"
left = ["hall"]
right = ["cellar/lamps"]
times = 24
per = "week"
days = { long = 7, short = 5 }
words = "Too many. Is that right?"

[[parts.weeks]]
id = "long"
label = "Long"

[[parts.weeks]]
id = "short"
label = "Short"
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    root = good_pack(tmp_path / "pack")
    write(root, "sections/warmth/2020-11/03-week.toml", CHOICE)
    spoil(root, SECTION_FILE, "question_count = 2", "question_count = 3")
    text = (root / SECTION_FILE).read_text(encoding="utf-8")
    write(root, SECTION_FILE, text + RULE)
    return root


def test_a_rule_is_read_whole_and_kept_whole(pack: Path) -> None:
    catalogue = load_catalogue(pack)
    assert catalogue.troubles == ()
    (section,) = catalogue.sections
    rule = SoftCheck(
        SoftRule.AT_MOST,
        ("hall",),
        ("cellar/lamps",),
        "Too many. Is that right?",
        times=24,
        per="week",
        days={"long": 7, "short": 5},
    )
    assert section.soft == (rule,)
    assert section_from_data(section_as_data(section)).soft == (rule,)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('left = ["hall"]', 'left = ["cellar/lamps"]', "There is no question “cellar/lamps”"),
        ('right = ["cellar/lamps"]', 'right = ["cellar"]', "There is no question “cellar”"),
        ('right = ["cellar/lamps"]', 'right = ["cellar/"]', "There is no question “cellar/”"),
        ('per = "week"\n', "", "“per” is missing. Expected: the id of a question of the kind choice."),
        ("days = { long = 7, short = 5 }\n", "", "“days” is missing. Expected: days by the ids of the choices"),
        ('per = "week"', 'per = "hall"', "There is no choice “hall”"),
        ("short = 5 }", "endless = 5 }", "There is no choice “endless”"),
        ("times = 24", "times = 0", "“times” is not as it should be. Expected: a whole number from 1 on"),
    ],
)
def test_a_rule_that_goes_nowhere_is_named(pack: Path, old: str, new: str, words: str) -> None:
    spoil(pack, SECTION_FILE, old, new)
    (trouble,) = load_catalogue(pack).troubles
    assert words in trouble.words
    assert trouble.line > 20
