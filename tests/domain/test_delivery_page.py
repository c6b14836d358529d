"""The page on delivery names tests that exist, and says of each outcome what the program says."""

from __future__ import annotations

import re

from carehome_desktop.domain.delivery_words import PAUSE_WORDS
from tests.domain.test_delivery_table import TABLE
from tests.house import ROOT

PAGE = (ROOT / "docs" / "delivery.md").read_text(encoding="utf-8")


def test_every_test_it_names_exists() -> None:
    # Only its own kinds of test: a name is long enough to be one of a kind.
    named = set(re.findall(r"`(test_\w+|Test\w+)`", PAGE))
    there = {
        name
        for folder in ("domain", "services", "sync", "kill", "stories")
        for file in (ROOT / "tests" / folder).glob("test_*.py")
        for name in re.findall(r"^(?:def )?(test_\w+|Test\w+)(?:\(| =)", file.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert len(named) > 40
    assert named - there == set()


def test_it_has_the_words_of_every_outcome() -> None:
    for row in TABLE:
        words = re.split(r"[:,] | 2:02pm|, because", row.words)[0]
        assert words in PAGE, row.name


def test_no_pause_needs_a_code_to_be_understood() -> None:
    assert not [words for words in PAUSE_WORDS.values() if re.search(r"\d", words)]
