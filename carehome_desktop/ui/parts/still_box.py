"""A list to choose from that stands still under the wheel."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class StillBox(QComboBox):
    """Only a press or a key changes what is chosen: turning the wheel over it scrolls the page, as anywhere else."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to the page."""
        event.ignore()
