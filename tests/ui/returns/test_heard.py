"""Each page can be walked by Tab and heard: every control has a name and a role, and the focus never gets stuck."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.values import FindOut
from tests.homes import LAST_WEEK, SECTION, THIS_WEEK, answer_all
from tests.ui.accessible import nameless, tab_order
from tests.ui.desk import Desk, settle


@pytest.fixture
def at(at: Desk) -> Desk:
    answer_all(at.house, LAST_WEEK)
    at.session.answering.answer(SECTION, THIS_WEEK, "test-kits", FindOut("the GP"), at.session.person())
    return at


NOVEMBER = Period.read("2026-11")
LEADS: dict[str, Callable[[Desk], object]] = {
    "today": lambda at: at.frame.show_place("today"),
    "returns": lambda at: at.frame.show_place("returns"),
    "section": lambda at: at.go.to_section(SECTION, THIS_WEEK),
    "question": lambda at: at.go.to_question(SECTION, THIS_WEEK, "test-kits"),
    "check": lambda at: at.go.to_check(SECTION, THIS_WEEK),
    "what is asked of the home": lambda at: at.go.to_section("beds", NOVEMBER),
    "the same on the check": lambda at: at.go.to_check("beds", NOVEMBER),
}


@pytest.mark.parametrize("lead", LEADS.values(), ids=LEADS)
def test_every_control_has_a_name_and_tab_reaches_the_main_action(at: Desk, lead: Callable[[Desk], object]) -> None:
    lead(at)
    settle()
    assert nameless(at.frame) == []
    main = at.page.main_action  # type: ignore[attr-defined]
    assert main in tab_order(at.frame) or not main.isVisible()
