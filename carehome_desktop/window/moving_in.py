"""From an open home to what the window's pages are handed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from carehome_desktop.ui.session import Session, WayOut

if TYPE_CHECKING:
    from carehome_desktop.app.house import House
    from carehome_desktop.ui.background import Background
    from carehome_desktop.ui.change_hub import ChangeHub


def session_of(house: House, way_out: WayOut, hub: ChangeHub, background: Background) -> Session:
    """Return the session of an open home."""
    return Session(
        practice=house.header.practice,
        folder=house.folder.root,
        clock=house.machine.clock,
        catalogue=house.catalogue,
        home_records=house.home_records,
        answering=house.answering,
        filing=house.filing,
        deliveries=house.deliveries,
        records=house.records,
        recovery=house.recovery,
        workplace=house.workplace,
        way_out=way_out,
        hub=hub,
        background=background,
        trouble=house.trouble,
        open_file=_open_file,
    )


def _open_file(path: Path) -> None:
    """Hand a file to whatever program the system opens it with."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
