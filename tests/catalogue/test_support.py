"""Contacts and focus areas are data: each with its days and source, and what is malformed is named with file and line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from carehome_desktop.catalogue import load_catalogue
from carehome_desktop.catalogue.support import load_support
from carehome_desktop.resources import resources_root

GOOD = """id = "desk"
name = "A desk"
helps_with = "this and that"
questions = ["test-kits"]
ring = "01234 567890"
first_day = 2026-01-01
last_day = 2026-12-31
sure = "The home told us."

[[sources]]
title = "A page"
publisher = "Somebody"
date = "1 January 2026"
"""


def write(root: Path, text: str, name: str = "desk.toml") -> Path:
    (root / "contacts").mkdir(exist_ok=True)
    (root / "contacts" / name).write_text(text, encoding="utf-8")
    return root


def test_the_built_in_contacts_and_areas_have_no_mistake() -> None:
    read = load_support(resources_root())
    assert [trouble.sentence() for trouble in read.troubles] == []
    assert len(read.data.areas) == 5
    assert read.data.ours


def test_every_infection_control_question_stands_under_one_area_and_has_somebody_who_helps() -> None:
    data = load_support(resources_root()).data
    section = load_catalogue(resources_root()).section("infection-control", date(2020, 6, 5))
    assert section is not None
    for question in section.questions:
        assert sum(question.id in area.questions for area in data.areas) == 1, question.id
        assert any(question.id in contact.questions for contact in data.contacts), question.id


def test_every_contact_has_a_source_and_whatever_can_be_rung_a_last_day() -> None:
    for contact in load_support(resources_root()).data.contacts:
        assert contact.sources, contact.id
        assert contact.sure.endswith("."), contact.id
        assert not contact.ring or contact.last_day, contact.id


def test_a_pack_adds_a_contact_and_changes_none(tmp_path: Path) -> None:
    read = load_support(resources_root(), write(tmp_path, GOOD))
    added = read.data.contact("desk")
    assert added is not None
    assert added.in_date(date(2026, 12, 31))
    assert not added.in_date(date(2027, 1, 1))
    taken = load_support(resources_root(), write(tmp_path, GOOD.replace('"desk"', '"council"')))
    council = taken.data.contact("council")
    assert council is not None
    assert council.name == "Your council’s adult social care team"
    assert [(trouble.line, "is there already" in trouble.words) for trouble in taken.troubles] == [(1, True)]


def test_a_number_that_never_ends_and_days_that_cross_are_named_with_their_line(tmp_path: Path) -> None:
    endless = load_support(write(tmp_path, GOOD.replace("last_day = 2026-12-31\n", ""))).troubles
    assert [(trouble.line, "A number needs a last day" in trouble.words) for trouble in endless] == [(5, True)]
    crossed = load_support(write(tmp_path, GOOD.replace("2026-12-31", "2025-12-31"))).troubles
    assert [(trouble.line, "lies before" in trouble.words) for trouble in crossed] == [(7, True)]


def test_an_unknown_key_and_broken_text_are_named_and_the_rest_stands(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    write(tmp_path, GOOD + 'password = "x"\n', "one.toml")
    write(tmp_path, "id = ", "two.toml")
    read = load_support(tmp_path)
    assert [contact.id for contact in read.data.contacts] == ["desk"]
    assert [trouble.file.rpartition("/")[2] for trouble in read.troubles] == ["one.toml", "two.toml"]
