"""A home is set up, shown and changed by command."""

from __future__ import annotations

import pytest


@pytest.fixture
def home(run):
    """A real home on a machine with no password store: it opens by its phrase only."""
    made = run("--json", "home", "set", "name", "Rose House", "--manager", "J. Shaw")
    assert made.code == 0, made.err
    return made.data


@pytest.fixture
def with_phrase(run, home, tmp_path):
    file = tmp_path / "phrase.txt"
    file.write_text(home["phrase"], encoding="utf-8")

    def command(*words):
        return run("--phrase-file", str(file), *words)

    return command


def test_setting_up_gives_twelve_words_to_copy_by_hand(home):
    assert len(home["phrase"].split()) == 12
    assert "recovery phrase" in home["trouble"]


def test_a_home_without_a_keyring_is_opened_by_its_phrase(with_phrase):
    shown = with_phrase("--json", "home", "show")

    assert shown.code == 0
    assert shown.data["home"]["name"] == "Rose House"
    assert [person["name"] for person in shown.data["home"]["people"]] == ["J. Shaw"]


def test_without_keyring_and_phrase_it_stays_shut_and_says_the_way_on(run, home):
    said = run("home", "show")

    assert said.code == 1
    assert "recovery phrase" in said.err
    assert "--phrase-file FILE" in said.err


def test_a_wrong_phrase_says_so_and_harms_nothing(run, home, with_phrase, tmp_path):
    wrong = tmp_path / "wrong.txt"
    wrong.write_text(" ".join(["abandon"] * 11 + ["about"]), encoding="utf-8")

    said = run("--phrase-file", str(wrong), "home", "show")
    assert said.code == 1
    assert "Traceback" not in said.err
    assert with_phrase("home", "show").code == 0


def test_a_phrase_file_that_is_not_there_is_named(run, home, tmp_path):
    said = run("--phrase-file", str(tmp_path / "nothing.txt"), "home", "show")

    assert said.code == 1
    assert "nothing.txt" in said.err


def test_a_fact_is_changed_and_an_unusual_one_gets_a_hint(with_phrase):
    said = with_phrase("home", "set", "cqc_location_id", "RX2")

    assert said.code == 0
    assert "kept as you typed it" in said.out
    assert with_phrase("--json", "home", "show").data["home"]["cqc_location_id"] == "RX2"


def test_an_unsafe_address_is_refused(with_phrase):
    said = with_phrase("home", "set", "endpoint_url", "http://returns.example.org")

    assert said.code == 1
    assert "https" in said.err


def test_a_token_is_never_shown(with_phrase):
    assert with_phrase("home", "set", "endpoint_token", "canary-token").code == 0
    assert "canary-token" not in with_phrase("home", "show").out
    assert "canary-token" not in with_phrase("--json", "home", "show").out


def test_sending_without_an_address_says_where_to_put_one(with_phrase):
    said = with_phrase("outbox", "send")

    assert said.code == 1
    assert "endpoint_url" in said.err


def test_a_real_home_is_not_opened_for_practice(run, home):
    said = run("--practice", "returns", "list")

    assert said.code == 1
    assert said.err
