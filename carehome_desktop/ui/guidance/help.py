"""*Help* where one stands: beside a question its own text, in a room with help of its own that, elsewhere all guidance."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from carehome_desktop.services.workplace import Spot
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.guidance.room_help import RoomHelpPage, room_of
from carehome_desktop.ui.session import Session


def lead_to_help(session: Session, go: Go, page: QWidget) -> None:
    """Lead from the page that is seen to the help it needs; from help nowhere else."""
    if isinstance(page, RoomHelpPage):
        return
    if room := room_of(page):
        go.to_help(room)
        return
    spot = getattr(page, "spot", None)
    if not isinstance(spot, Spot):
        go.to_place("guidance")
        return
    version = session.answering.section_for(spot.section_id, spot.period).version
    place = session.guidance.question(spot.section_id, version, spot.question_id)
    if place is None:
        go.to_place("guidance")
    else:
        go.to_text(place.id)
