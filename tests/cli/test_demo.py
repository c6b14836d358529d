"""The whole main job without a screen, from a first answer to a receipt."""

from __future__ import annotations

from pathlib import Path


def test_the_walk_ends_with_a_receipt_says_what_it_wrote_and_counts_once_when_it_is_walked_again(run, tmp_path):
    said = run("--json", "demo", "--out", str(tmp_path / "out"))

    assert said.code == 0, said.err
    assert [receipt[:9] for receipt in said.data["receipts"]] == ["PRACTICE-"] * 2
    assert [(each["section"], each["state"]) for each in said.data["returns"]] == [
        ("infection-control", "received"),
        ("covid-counts", "received"),
        ("beds", "entered"),
    ]
    written = [Path(path) for path in said.data["written"]]
    assert [path.read_bytes()[:4] for path in written] == [b"%PDF"] * 2

    again = run("--json", "demo", "--out", str(tmp_path / "out"))
    assert again.code == 0, again.err
    assert again.data["receipts"] == said.data["receipts"]
