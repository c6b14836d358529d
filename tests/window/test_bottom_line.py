"""The honest line is true at once, goes with the time while it is seen, and rests while it is not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from carehome_desktop.domain.delivery import PauseReason
from carehome_desktop.services.delivery_status import DeliveryStatus
from carehome_desktop.ui.bottom_line import BottomLine, shown
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.parts.state import State
from tests.homes import SECTION, THIS_WEEK, answer_all
from tests.ui.desk import Desk, desk, settle, words


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path) as made:
        yield made


def test_what_is_queued_is_said_at_once(at: Desk) -> None:
    BottomLine(at.frame, at.session)
    assert "Nothing is waiting" in words(at.frame)
    answer_all(at.house)
    at.session.filing.queue(SECTION, THIS_WEEK, at.session.person())
    at.tell(Change.OUTBOX)
    assert "1 waiting" in words(at.frame)


def test_it_rests_while_the_window_is_hidden(at: Desk) -> None:
    line = BottomLine(at.frame, at.session)
    assert line.running()
    at.frame.hide()
    settle()
    assert not line.running()
    at.frame.show()
    settle()
    assert line.running()


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({"refused": 1, "waiting": 3}, State.REFUSED),
        ({"waiting": 3}, State.WAITING),
        ({"waiting": 3, "not_known": 1}, State.UNKNOWN),
        ({"waiting": 3, "pause": PauseReason.SIGN_IN}, State.UNKNOWN),
        ({"to_enter": 1}, State.ODD),
        ({"to_enter": 1, "waiting": 1}, State.WAITING),
        ({}, State.PLAIN),
    ],
)
def test_the_shape_goes_with_the_words(changes: dict[str, object], state: State) -> None:
    calm: dict[str, object] = {
        "waiting": 0,
        "not_known": 0,
        "refused": 0,
        "last_received": None,
        "offline_since": None,
        "pause": None,
        "asking_first": False,
        "clock_off_seconds": None,
    }
    assert shown(DeliveryStatus(**{**calm, **changes})) is state  # type: ignore[arg-type]
