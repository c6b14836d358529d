"""Keeps the honest line true: at once when the outbox changes, and each half minute while it is seen, since time passes too.

Before the final weekend of an open window it also says until when that is open.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer

from carehome_desktop.services.delivery_status import DeliveryStatus
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.frame import Frame
from carehome_desktop.ui.parts.state import State
from carehome_desktop.ui.session import Session

EVERY_MS = 30_000


class BottomLine(QObject):
    """Asks the delivery records what to say, and the deadlines whether a window is about to close."""

    def __init__(self, frame: Frame, session: Session) -> None:
        super().__init__(frame)
        self._frame, self._session = frame, session
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        session.hub.changed.connect(self._changed)
        frame.installEventFilter(self)
        self._timer.start()
        self.look()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Rest while the window is hidden or minimised; look again when it is back."""
        if event.type() in (QEvent.Type.Hide, QEvent.Type.Show, QEvent.Type.WindowStateChange):
            if self._frame.isVisible() and not self._frame.isMinimized():
                self._timer.start()
                self.look()
            else:
                self._timer.stop()
        return False

    def running(self) -> bool:
        """Return whether it looks again by itself."""
        return self._timer.isActive()

    def look(self) -> None:
        """Say how things stand now."""
        status = self._session.deliveries.status()
        said = (self._session.deadlines.last_word(), status.line(self._session.clock.wall()))
        self._frame.set_honest_line(" · ".join(filter(None, said)), shown(status))

    def _changed(self, kind: str) -> None:
        if kind == Change.OUTBOX:
            self.look()


def shown(status: DeliveryStatus) -> State:
    """Return the shape and colour that go with the words."""
    if status.refused:
        return State.REFUSED
    if status.waiting:
        return State.UNKNOWN if status.not_known or status.pause else State.WAITING
    if status.to_enter:
        return State.ODD
    return State.RECEIVED if status.last_received else State.PLAIN
