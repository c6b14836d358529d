"""A picture of the answering page, without a screen."""

from __future__ import annotations

import os
import sys
from pathlib import Path

WIDTH, HEIGHT = 1280, 720


def draw(folder: Path, picture: Path, question_id: str) -> None:
    """Draw the page of a question of today as a PNG; the folder is only read beside whoever has it open."""
    from PySide6.QtCore import QCoreApplication

    if QCoreApplication.instance() is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from carehome_desktop.app.machine_parts import Machine
    from carehome_desktop.app.opening import open_practice
    from carehome_desktop.domain.periods import Period
    from carehome_desktop.ui import theme
    from carehome_desktop.ui.answering.keeper import Keeper
    from carehome_desktop.ui.background import Background
    from carehome_desktop.ui.bottom_line import BottomLine
    from carehome_desktop.ui.change_hub import ChangeHub
    from carehome_desktop.ui.frame import Frame
    from carehome_desktop.ui.go import Go
    from carehome_desktop.vault.folder import DataFolder
    from carehome_desktop.window.delivering import NoDelivery
    from carehome_desktop.window.moving_in import session_of
    from carehome_desktop.window.rooms import Rooms

    app = theme.application(sys.argv[0])
    theme.apply(app, theme.Scheme.LIGHT)
    house = open_practice(DataFolder(folder), Machine(), alone=False)
    try:
        hub, rooms = ChangeHub(), Rooms()
        rooms.session = session_of(house, NoDelivery(), hub, Background())
        rooms.keeper = Keeper(house.answering, hub)
        frame = Frame(house.home().name, True, rooms.places())
        rooms.go = Go(frame, rooms.pages())
        frame.resize(WIDTH, HEIGHT)
        frame.show()
        app.processEvents()
        frame.set_at_home(True)
        section = house.catalogue.section("infection-control", house.machine.clock.local().date())
        assert section is not None
        period = Period.of(section.period_kind, house.machine.clock.local().date())
        frame.show_place("returns")
        rooms.go.to_question(section.id, period, question_id)
        BottomLine(frame, rooms.session)
        app.processEvents()
        frame.grab().save(str(picture))
        frame.close()
        frame.deleteLater()
        app.processEvents()
    finally:
        house.close()
