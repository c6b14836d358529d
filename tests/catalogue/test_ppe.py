"""The types of PPE are data, and what is malformed is named with file and line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from carehome_desktop.catalogue import load_catalogue
from carehome_desktop.catalogue.ppe import load_ppe, ppe_or_trouble
from carehome_desktop.catalogue.troubles import BadResource
from carehome_desktop.domain.stock.types import PpeData
from carehome_desktop.resources import resources_root

GOOD = (resources_root() / "ppe" / "types.toml").read_text(encoding="utf-8")


def load(root: Path, text: str) -> PpeData | BadResource:
    (root / "ppe").mkdir()
    (root / "ppe" / "types.toml").write_text(text, encoding="utf-8")
    return load_ppe(root)


def test_the_built_in_types_are_those_that_the_tracker_asks_for() -> None:
    data = load_ppe(resources_root())
    assert isinstance(data, PpeData)
    section = load_catalogue(resources_root()).section("ppe", date(2020, 8, 10))
    assert section is not None
    assert {f"ppe-{kind.id}" for kind in data.types} == {question.id for question in section.questions}
    assert data.sure
    assert data.sources


def test_a_type_that_is_there_twice_is_told_with_its_line(tmp_path: Path) -> None:
    found = load(tmp_path, GOOD.replace('id = "masks"', 'id = "gloves"'))
    assert isinstance(found, BadResource)
    assert found.line == GOOD[: GOOD.index('id = "masks"')].count("\n") + 1


def test_without_the_file_there_are_no_types_and_the_reason_is_said(tmp_path: Path) -> None:
    assert ppe_or_trouble(tmp_path).types == ()
    assert "cannot be opened" in ppe_or_trouble(tmp_path).trouble
