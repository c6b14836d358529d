"""A fault plan is a file that people write: what is wrong with it is named by file, line and what is expected."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from carehome_desktop.endpoint import faults
from carehome_desktop.endpoint.plan_file import PlanFile, WrongPlan, read_plan
from carehome_desktop.resources import resource_path

HEAD = 'id = "plan"\nversion = 2026-11-21\ntitle = "A plan"\nabout = "What it teaches."\n'
OURS = sorted(resource_path("endpoint").glob("faults-*.toml"))


def written(folder: Path, text: str, name: str = "plan.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_our_own_plans_can_be_used(path: Path) -> None:
    plan = read_plan(path)

    assert isinstance(plan, PlanFile), plan
    assert path.stem == f"faults-{plan.id}"


def test_we_ship_two_plans_for_trainers() -> None:
    assert [path.stem for path in OURS] == ["faults-bad-morning", "faults-hotel-wifi"]


def test_a_plan_is_read_from_toml_and_from_json(tmp_path: Path) -> None:
    toml = (
        HEAD + '[[step]]\nfault = "cut-after-commit"\nreturn-id = "3f0c1f3e-6a53-4a0c-9a52-0d8f1f1f7b10"\ntimes = 2\n'
    )
    step = {"fault": "cut-after-commit", "return-id": "3f0c1f3e-6a53-4a0c-9a52-0d8f1f1f7b10", "times": 2}
    data = {"id": "plan", "version": "2026-11-21", "title": "A plan", "about": "What it teaches.", "step": [step]}

    from_toml = read_plan(written(tmp_path, toml))
    from_json = read_plan(written(tmp_path, json.dumps(data), "plan.json"))

    assert isinstance(from_toml, PlanFile)
    assert from_toml == from_json
    assert from_toml.step == [faults.CutAfterCommit(return_id="3f0c1f3e-6a53-4a0c-9a52-0d8f1f1f7b10", times=2)]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("id = \n", 1, "Expected TOML"),
        (HEAD, None, "missing required field step"),
        (HEAD.replace("2026-11-21", '"soon"') + '[[step]]\nfault = "pass"\n', 2, "date"),
        (HEAD + 'colour = "red"\n[[step]]\nfault = "pass"\n', 5, "unknown field colour"),
        (HEAD + '[[step]]\nfault = "explode"\n', 6, "one of: pass, refuse, stall"),
        (HEAD + '[[step]]\nfault = "pass"\n[[step]]\nmethod = "PUT"\n', 7, "missing required field fault"),
        (HEAD + '[[step]]\nfault = "stall"\n\nseconds = "long"\n', 8, "Expected for seconds in step 1 seconds from 0"),
        (HEAD + '[[step]]\nfault = "late"\nseconds = -1\n', 7, "from 0 to 86400"),
        (HEAD + '[[step]]\nfault = "pass"\n[[step]]\nfault = "pass"\nsecond = 1\n', 9, "unknown field second"),
        (HEAD + '[[step]]\nfault = "status"\nstatus = 418\n', 7, "429"),
        (HEAD + '[[step]]\nfault = "status"\nstatus = 409\nproblem = "sleepy"\n', 8, "conflicting-body"),
        (HEAD + '[[step]]\nfault = "pass"\ntimes = 0\n', 7, "1 or more"),
    ],
)
def test_a_wrong_plan_is_named_by_line(tmp_path: Path, text: str, line: int | None, words: str) -> None:
    wrong = read_plan(written(tmp_path, text))

    assert isinstance(wrong, WrongPlan)
    assert (wrong.file, wrong.line) == ("plan.toml", line)
    assert words in wrong.words
    assert str(wrong).startswith(f"plan.toml, line {line}: " if line else "plan.toml: ")


def test_broken_json_is_named_by_line(tmp_path: Path) -> None:
    wrong = read_plan(written(tmp_path, '{\n"id": "plan",\n}', "plan.json"))

    assert isinstance(wrong, WrongPlan)
    assert wrong.line in (2, 3)


def test_a_file_that_is_not_there_or_not_text_is_named(tmp_path: Path) -> None:
    missing = read_plan(tmp_path / "none.toml")
    (tmp_path / "picture.toml").write_bytes(b"\x89PNG\xff")
    picture = read_plan(tmp_path / "picture.toml")

    assert isinstance(missing, WrongPlan)
    assert str(missing).startswith("none.toml: The file cannot be read")
    assert str(picture) == "picture.toml: Expected text in UTF-8."
