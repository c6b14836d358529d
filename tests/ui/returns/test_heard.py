"""Each page can be walked by Tab and heard: every control has a name and a role, and the focus never gets stuck."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from carehome_desktop.domain.values import FindOut
from tests.homes import LAST_WEEK, SECTION, THIS_WEEK, answer_all
from tests.ui.accessible import nameless, tab_order
from tests.ui.desk import Desk, desk, settle


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path) as made:
        answer_all(made.house, LAST_WEEK)
        person = made.session.person()
        made.session.answering.answer(SECTION, THIS_WEEK, "test-kits", FindOut("the GP"), person)
        yield made


LEADS: dict[str, Callable[[Desk], object]] = {
    "today": lambda at: at.frame.show_place("today"),
    "returns": lambda at: at.frame.show_place("returns"),
    "section": lambda at: at.go.to_section(SECTION, THIS_WEEK),
    "question": lambda at: at.go.to_question(SECTION, THIS_WEEK, "test-kits"),
    "check": lambda at: at.go.to_check(SECTION, THIS_WEEK),
}


@pytest.mark.parametrize("lead", LEADS.values(), ids=LEADS)
def test_every_control_has_a_name_and_tab_reaches_the_main_action(at: Desk, lead: Callable[[Desk], object]) -> None:
    lead(at)
    settle()
    assert nameless(at.frame) == []
    main = at.page.main_action  # type: ignore[attr-defined]
    assert main in tab_order(at.frame) or not main.isVisible()
