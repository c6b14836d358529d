"""`sets list` and `sets install` on the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.catalogue.one_file import newer_infection_control, pack_file
from tests.cli.conftest import Said

Run = Callable[..., Said]


def test_the_sets_are_listed_without_a_home(run: Run, tmp_path: Path) -> None:
    said = run("sets", "list")
    assert said.code == 0
    assert "infection-control 2020-08: Infection control, from Monday 10 August 2020" in said.out
    assert not (tmp_path / "home").exists()


def test_a_file_is_installed_and_says_what_changed(run: Run, tmp_path: Path) -> None:
    assert run("--practice", "returns", "answer", "infection-control", "test-kits", "yes").code == 0
    file = pack_file(tmp_path, newer_infection_control("2026-11-16"))
    said = run("--practice", "sets", "install", str(file))
    assert said.code == 0, said.err
    for words in (
        "Installed: Infection control, from Monday 16 November 2026.",
        "In other words (the question): And now: ",
        "Another kind of answer: Have you had test kits",
        "As before: 10 questions",
        "Not moved over, the week from Monday 16 November 2026: Have you had test kits",
    ):
        assert words in said.out
    listed = run("sets", "list", "--json").data["sets"]
    (ours,) = [each for each in listed if each["installed_as"]]
    assert (ours["section"], ours["version"], ours["first_day"]) == ("infection-control", "2026-11", "2026-11-16")
    again = run("--practice", "sets", "install", str(file))
    assert (again.code, again.err.strip()) == (1, "The questions in new.toml are here already. Nothing was changed.")


def test_a_script_hears_what_became_of_each_question(run: Run, tmp_path: Path) -> None:
    file = pack_file(tmp_path, newer_infection_control("2026-11-16"))
    data = run("--practice", "sets", "install", "--json", str(file)).data
    (change,) = data["installed"]
    assert (change["section"], change["before"], change["version"], change["same"]) == (
        "infection-control",
        "2020-08",
        "2026-11",
        10,
    )
    assert {each["question"]: each["became"] for each in change["questions"]} == {
        "full-wages": "reworded",
        "test-kits": "kind-changed",
        "kettle": "added",
        "mutual-aid": "gone",
    }
    assert (data["moved"], data["left_behind"], data["waiting"]) == (0, [], 0)


def test_a_bad_file_is_refused_with_its_line_and_exit_1(run: Run, tmp_path: Path) -> None:
    file = pack_file(tmp_path, newer_infection_control().replace("number = 2", 'number = "2"', 1))
    said = run("--practice", "sets", "install", str(file))
    assert said.code == 1
    assert said.err.startswith("new.toml, line ")
    assert "“number” is not as it should be" in said.err
    assert not (tmp_path / "home" / "packs").exists()


def test_a_file_that_is_not_there_is_refused_in_words(run: Run, tmp_path: Path) -> None:
    said = run("--practice", "sets", "install", str(tmp_path / "none.toml"))
    assert said.code == 1
    assert "none.toml, line 1: The file cannot be opened." in said.err


def test_no_file_is_wrong_usage(run: Run) -> None:
    assert run("sets", "install").code == 2


def test_an_installed_file_is_removed_until_something_is_answered_under_it(run: Run, tmp_path: Path) -> None:
    file = pack_file(tmp_path, newer_infection_control("2026-11-16"))
    assert run("--practice", "sets", "install", str(file)).code == 0
    (name,) = {each["installed_as"] for each in run("sets", "list", "--json").data["sets"] if each["installed_as"]}
    said = run("--practice", "sets", "remove", name)
    assert (said.code, said.out) == (0, f"Removed: {name}. What was asked before it is asked again.\n")
    assert not any(each["installed_as"] for each in run("sets", "list", "--json").data["sets"])

    assert run("--practice", "sets", "install", str(file)).code == 0
    assert run("--practice", "returns", "answer", "infection-control", "isolate-residents", "yes").code == 0
    refused = run("--practice", "sets", "remove", name)
    assert refused.code == 1
    assert "stays: something was answered under its questions" in refused.err
