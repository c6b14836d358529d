"""Asked when the window is closed and nobody could open the records again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.parts.buttons import SecondaryButton
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Banner
from carehome_desktop.ui.parts.text import Text

TITLE = "Copy your twelve words before you close"
WHY = (
    "This computer cannot keep your key, and the twelve words are not checked yet. If you close the program without them "
    "on paper, nobody can open your records again."
)
SAFE = "What you have saved is safe on this computer. Only the words open it."


class ClosingPage(ScrollPage):
    """One sentence and two ways; the safe one has the focus."""

    copy_words = Signal()
    close_anyway = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, "", parent)
        self.body.addWidget(Banner(WHY, "amber"))
        self.body.addWidget(Text(SAFE))
        self.anyway = SecondaryButton("Close anyway")
        self.anyway.clicked.connect(self.close_anyway)
        self.add_action(self.anyway, left=True)
        self.setAccessibleName(f"{TITLE}. {WHY}")
        FirstFocus(self, self.set_main_action("Copy the words first"))
        self.main_action_pressed.connect(self.copy_words)
