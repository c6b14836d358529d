"""`guidance search` on the command line: no home and no connection are needed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Said

Run = Callable[..., Said]


def test_words_are_found_without_a_home_and_none_is_made(run: Run, tmp_path: Path) -> None:
    said = run("guidance", "search", "test", "kits")
    assert said.code == 0
    assert "Have you had test kits for all residents, and for all staff who have no symptoms?" in said.out
    assert "What it asks: Count only the kits" in said.out
    assert not (tmp_path / "home").exists()


def test_a_script_gets_where_the_words_stand_and_the_sources(run: Run) -> None:
    data = run("guidance", "search", "--json", "--limit", "1", "test kits").data
    (found,) = data["found"]
    assert (data["total"] > 1, found["question"]) == (True, "test-kits")
    assert {"section": "infection-control", "version": "2020-05"} in found["asked_in"]
    words = [found["excerpt"]["words"][begin:end] for begin, end in found["excerpt"]["marks"]]
    assert "kits" in words
    assert any("Peterborough City Council" in source for source in found["sources"])


def test_a_slip_is_told_and_nothing_found_says_what_to_try(run: Run) -> None:
    assert "this looks for gloves for glvoes" in run("guidance", "search", "glvoes").out
    said = run("guidance", "search", "qqqqqq")
    assert (said.code, said.out.strip()) == (0, "Nothing holds these words. Try one short word, such as gloves.")


def test_no_words_or_a_limit_that_is_none_is_wrong_usage(run: Run) -> None:
    assert run("guidance", "search").code == 2
    assert run("guidance", "search", "gloves", "--limit", "0").code == 2
