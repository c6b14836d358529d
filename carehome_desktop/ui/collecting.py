"""Looks for what nothing needs any more on the window's thread alone, between two events.

Python looks for circles of unneeded objects wherever it happens to be: on another thread, or in the middle of a list of widgets that Qt is
handing over. A widget that is taken apart there takes the program along.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 500


class Collecting(QObject):
    """From its making on, Python's own looking is off and this one's on, as often as Python's would have been."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(look)
        self._timer.start()


def look() -> None:
    """Collect the oldest generation that is due, if one is."""
    for generation, (count, most) in reversed(list(enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)))):
        if count > most:
            gc.collect(generation)
            return
