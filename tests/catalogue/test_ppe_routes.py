"""The ways to get PPE are dated data, and what is malformed is named with file and line while the rest stands."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from carehome_desktop.catalogue.ppe import load_ppe
from carehome_desktop.catalogue.ppe_routes import load_routes, ppe_troubles
from carehome_desktop.catalogue.support import load_support
from carehome_desktop.domain.stock.routes import RouteData
from carehome_desktop.domain.stock.types import PpeData
from carehome_desktop.resources import resources_root

ROUTES = resources_root() / "ppe" / "routes"
LAST_BEDS = 'what = "beds"\nwords = "How many beds'


def load(root: Path) -> RouteData:
    types = load_ppe(resources_root())
    assert isinstance(types, PpeData)
    contacts = load_support(resources_root()).data.contacts
    return load_routes(root, {kind.id for kind in types.types}, {contact.id for contact in contacts})


def changed(root: Path, name: str, old: str, new: str) -> RouteData:
    shutil.copytree(ROUTES, root / "ppe" / "routes")
    file = root / "ppe" / "routes" / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return load(root)


def test_the_built_in_ways_begin_in_the_order_of_the_action_plan_and_each_has_a_source() -> None:
    data = load(resources_root())
    assert data.troubles == ()
    assert [each.id for each in data.routes] == [
        "usual-supplier",
        "wholesalers",
        "portal",
        "council",
        "supply-disruption",
    ]
    assert all(each.sources and each.sure for each in data.routes)


def test_the_seven_wholesalers_are_those_of_the_action_plan() -> None:
    wholesalers = load(resources_root()).route("wholesalers")
    assert wholesalers is not None
    assert wholesalers.firms == (
        "Careshop",
        "Blueleaf",
        "Delivernet",
        "Countrywide Healthcare",
        "Nexon Group",
        "Wightman and Parrish",
        "Gompels",
    )
    assert not wholesalers.is_open(date(2026, 11, 21))


def test_the_line_asks_in_the_order_of_its_page_and_names_the_ways_before_it() -> None:
    line = load(resources_root()).route("supply-disruption")
    assert line is not None
    assert line.within_hours == 72
    assert line.tried_first == ("usual-supplier", "wholesalers", "council")
    assert [each.what.value for each in line.asks] == [
        "within",
        "tried",
        "caller",
        "next-day",
        "delivery",
        "out-of-hours",
        "residents",
        "beds",
        "cover",
        "items",
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "told", "at", "words"),
    [
        ("council", 'contact = "resilience-forum"', 'contact = "nobody"', "council", "contact", "no contact “nobody”"),
        ("council", "last_day = 2020-09-30", "last_day = 2020-01-01", "council", "last_day", "lies before"),
        ("council", 'id = "council"', 'id = "portal"', "portal", 'id = "portal"', "is there already"),
        ("council", "step = 4", "step = 1", "usual-supplier", "step = 1", "is step 1 already"),
        ("council", "step = 4", 'step = "four"', "council", "step", "“step” is not as it should be"),
        ("portal", "last_day = 2024-03-31\n", "", "portal", "ended", "What has ended has a last day"),
        ("portal", 'type = "masks"', 'type = "hats"', "portal", 'type = "hats"', "no type “hats”"),
        ("portal", "beds_to = 24", "beds_to = 24\nbeds_from = 30", "portal", "beds_to", "is less than"),
        ("supply-disruption", 'what = "beds"', 'what = "rooms"', "supply-disruption", 'what = "rooms"', "“what”"),
        ("supply-disruption", 'what = "within"', 'what = "beds"', "supply-disruption", LAST_BEDS, "asked already"),
        ("supply-disruption", '"wholesalers", ', '"market", ', "supply-disruption", "tried_first", "route “market”"),
    ],
)
def test_what_is_wrong_is_named_with_file_and_line_and_the_rest_stands(
    tmp_path: Path, name: str, old: str, new: str, told: str, at: str, words: str
) -> None:
    data = changed(tmp_path, f"{name}.toml", old, new)
    (trouble,) = data.troubles
    text = (tmp_path / "ppe" / "routes" / f"{told}.toml").read_text(encoding="utf-8")
    line = f"\n{text}".index(f"\n{at}")
    line = text[:line].count("\n") + 1
    assert f"/ppe/routes/{told}.toml, line {line}: " in trouble
    assert words in trouble
    assert len(data.routes) == 4


def test_the_doctor_hears_of_the_types_or_else_of_the_ways(tmp_path: Path) -> None:
    support = load_support(resources_root()).data
    assert ppe_troubles(resources_root(), support) == ()
    shutil.copytree(resources_root() / "ppe", tmp_path / "ppe")
    (tmp_path / "ppe" / "routes" / "council.toml").write_text("id = ", encoding="utf-8")
    (trouble,) = ppe_troubles(tmp_path, support)
    assert "/ppe/routes/council.toml, line 1: " in trouble
    (tmp_path / "ppe" / "types.toml").unlink()
    (trouble,) = ppe_troubles(tmp_path, support)
    assert "/ppe/types.toml, line 1: " in trouble
