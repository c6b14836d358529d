"""The copy sheet, the change of way and the file, with something on each."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import cast

from PySide6.QtWidgets import QWidget

from carehome_desktop.app.house import House
from carehome_desktop.domain.copy_sheet import Mark
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.ways import Shown, Way
from carehome_desktop.ui.go import Go
from carehome_desktop.window.rooms import Rooms
from tests.homes import SECTION, THIS_WEEK, Hands
from tests.services.test_no_change import DECEMBER, answer, entered_in_november
from tests.ui.gallery import page
from tests.ui.returns.pages import at_home, everything


def by_hand(rooms: Rooms) -> None:
    """Make a return ready to be entered, with a few lines marked."""
    everything(rooms)
    session = rooms.session
    queued = session.filing.queue(SECTION, THIS_WEEK, session.person(), Way.HAND)
    assert isinstance(queued, Outgoing)
    sheet = session.copy_sheets.open(queued.return_id)
    assert sheet is not None
    keys = [line.key for line in sheet.lines]
    session.copy_sheets.mark(queued.return_id, keys[0], Mark.TYPED, session.person())
    note = "It asks about the last 14 days only."
    session.copy_sheets.mark(queued.return_id, keys[1], Mark.ASKS_ELSE, session.person(), note)


def entered(rooms: Rooms) -> None:
    """Enter it."""
    by_hand(rooms)
    session = rooms.session
    row = session.deliveries.outgoing()[0]
    session.ways_out.enter(
        row.return_id, session.person(), session.clock.wall(), Shown.YES, session.person(), reference="CT 88"
    )


def _only(go: Go, rooms: list[Rooms], way: str) -> None:
    getattr(go, way)(rooms[0].session.deliveries.outgoing()[0].return_id)


def _at(fill: object, way: str) -> QWidget:
    kept: list[Rooms] = []

    def filled(rooms: Rooms) -> None:
        kept.append(rooms)
        fill(rooms)  # type: ignore[operator]

    return at_home(filled, lambda go: _only(go, kept, way), "returns")


@page("copy-sheet")
def copy_sheet() -> QWidget:
    return _at(by_hand, "to_copy_sheet")


@page("copy-sheet-entered")
def copy_sheet_entered() -> QWidget:
    return _at(entered, "to_copy_sheet")


@page("change-way")
def change_way() -> QWidget:
    return _at(by_hand, "to_change_way")


@page("own-file")
def own_file() -> QWidget:
    return _at(by_hand, "to_files")


@page("no-change")
def no_change() -> QWidget:
    hands = Hands(datetime(2026, 11, 2, 9, tzinfo=UTC))

    def a_month_later(rooms: Rooms) -> None:
        house = cast("House", rooms.session.services)
        entered_in_november(house, hands)
        answer(house, DECEMBER, 4, "staff-employed")

    return at_home(a_month_later, lambda go: go.to_no_change(), "today", hands)
