"""The whole main job without a screen, from a first answer to a receipt."""

from __future__ import annotations

from pathlib import Path


def test_the_walk_ends_with_a_receipt_and_says_what_it_wrote(run, tmp_path):
    said = run("--json", "demo", "--out", str(tmp_path / "out"))

    assert said.code == 0, said.err
    assert [receipt[:9] for receipt in said.data["receipts"]] == ["PRACTICE-"]
    assert said.data["returns"][0]["state"] == "received"
    written = [Path(path) for path in said.data["written"]]
    assert written[0].read_bytes().startswith(b"%PDF")


def test_walking_twice_in_one_folder_counts_once(run, tmp_path):
    first = run("--json", "demo", "--out", str(tmp_path / "out"))
    second = run("--json", "demo", "--out", str(tmp_path / "out"))

    assert second.code == 0, second.err
    assert second.data["receipts"] == first.data["receipts"]
