"""The doctor says what is well and what is not, in words."""

from __future__ import annotations

from tests.catalogue.one_file import pack_file


def test_a_folder_with_nothing_in_it_is_well_and_says_how_to_begin(run):
    said = run("doctor")

    assert said.code == 0
    assert "No home is set up in this folder yet" in said.out


def test_a_practice_home_is_well_in_every_part(run):
    run("--practice", "returns", "list")
    said = run("--practice", "--json", "doctor")

    assert said.code == 0, said.err
    found = {each["what"]: each for each in said.data["findings"]}
    parts = {"program", "parts", "updates", "questions", "records", "keyring", "delivery", "connection", "copies"}
    assert set(found) == parts
    assert found["updates"]["words"].startswith("Unsigned, built without a release key")
    assert "can be reached" in found["connection"]["words"]
    assert found["delivery"]["words"] == "Nothing is waiting."


def test_a_damaged_file_is_named_and_nothing_is_opened_for_writing(run, tmp_path):
    run("--practice", "returns", "list")
    store = tmp_path / "home" / "store.db"
    damaged = b"\x00" * 4096 + store.read_bytes()[4096:]
    store.write_bytes(damaged)
    (tmp_path / "home" / "store.db-wal").unlink(missing_ok=True)

    said = run("--practice", "doctor")
    assert said.code == 1
    assert "LOOK  records" in said.out
    assert not said.err  # what was asked for can be kept in a file
    assert store.read_bytes() == damaged


def test_a_pack_that_was_spoilt_since_it_was_installed_is_named(run, tmp_path):
    run("--practice", "home", "show")
    pack_file(tmp_path / "home" / "packs", "pack = 9\n", "warmth.toml")
    said = run("--practice", "doctor")
    assert said.code == 1
    assert "packs/warmth.toml, line 1: " in said.out
