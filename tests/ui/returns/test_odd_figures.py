"""*Check your answers* asks about figures that look odd, shows what a note explains, and lists what was left blank."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.values import Counts, Picks
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.parts.panels import Banner
from carehome_desktop.ui.returns.check import CheckPage
from tests.ui.desk import Desk, button, desk, settle

NOVEMBER = Period(PeriodKind.MONTH, "2026-11")
FIGURES = {"beds-total": 8, "beds-occupied": 9, "beds-reserved": 0, "beds-accepting": 0}


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path) as made:
        yield made


def answer_beds(at: Desk, note: str = "") -> None:
    answer, person = at.session.answering.answer, at.session.person()
    answer("beds", NOVEMBER, "bed-types", Picks.of({"transitional": ""}), person)
    for question_id, number in FIGURES.items():
        answer("beds", NOVEMBER, question_id, Counts.of({"transitional": number}), person, note=note)


def banners(at: Desk) -> list[str]:
    at.go.to_check("beds", NOVEMBER)
    settle()
    assert isinstance(at.page, CheckPage)
    return [banner.accessibleName() for banner in at.page.findChildren(Banner)]


def test_what_looks_odd_is_asked_and_can_go_all_the_same(at: Desk) -> None:
    answer_beds(at)
    said = banners(at)[0]
    assert said.startswith("Please look again. More beds are in use than there are in total: Transitional.")
    assert said.endswith("A note at the question keeps the reason.")


def test_what_a_note_explains_is_shown_with_it_and_not_asked_again(at: Desk) -> None:
    answer_beds(at)
    banners(at)
    answer_beds(at, note="A <b>camp bed</b>")
    at.tell(Change.ANSWERS)
    said = banners(at)[0]
    assert said.startswith("You have said why. More beds are in use")
    assert said.endswith("Your note: A <b>camp bed</b>")
    assert not any("Please look again" in each for each in banners(at))


def test_what_the_set_lets_be_blank_is_listed_and_leads_to_its_question(at: Desk) -> None:
    answer_beds(at)
    banners(at)
    row = button(at.page, "6. ")
    assert "Left blank" in row.accessibleName()
