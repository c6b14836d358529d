"""What is said when the records cannot be opened."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Banner


class TroublePage(ScrollPage):
    """The words, and a way to try again."""

    again = Signal()

    def __init__(self, words: str) -> None:
        super().__init__("Your records are not open")
        self.body.addWidget(Banner(words, "amber"))
        self.set_main_action("Try again")
        self.main_action_pressed.connect(self.again)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """There is nothing for Esc to go back to."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
