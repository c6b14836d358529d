"""From an open home to what the window's pages are handed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from carehome_desktop.ui import theme
from carehome_desktop.ui.session import Session, WayOut
from carehome_desktop.ui.settings import choices
from carehome_desktop.ui.theme import Scheme

if TYPE_CHECKING:
    from carehome_desktop.app.house import House
    from carehome_desktop.ui.background import Background
    from carehome_desktop.ui.change_hub import ChangeHub
    from carehome_desktop.ui.frame import Frame


def session_of(house: House, way_out: WayOut, hub: ChangeHub, background: Background) -> Session:
    """Return the session of an open home."""
    person = house.workplace.look(choices.PERSON)
    return Session(
        services=house,
        practice=house.header.practice,
        folder=house.folder.root,
        clock=house.machine.clock,
        way_out=way_out,
        hub=hub,
        background=background,
        trouble=house.trouble,
        person_id=person if isinstance(person, str) else "",
        open_file=_open_file,
    )


def dress(house: House, frame: Frame) -> None:
    """Give the frame the home's name and the manager's choices about the window."""
    look = house.workplace.look
    frame.set_practice(house.header.practice)
    frame.set_home_name(house.home().name)
    now = theme.current()
    scale, scheme = look(choices.TEXT_SCALE), look(choices.SCHEME)
    size = float(scale) if isinstance(scale, int | float) else now.text_scale
    colours = Scheme(scheme) if isinstance(scheme, str) and scheme in set(Scheme) else now.chosen
    if (size, colours) != (now.text_scale, now.chosen):
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, colours, size)
    frame.text_scale_changed.connect(lambda chosen: house.workplace.choose(choices.TEXT_SCALE, chosen))


def _open_file(path: Path) -> None:
    """Hand a file to whatever program the system opens it with."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
