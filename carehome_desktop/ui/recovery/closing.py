"""Asked when the window is closed and something would be lost by it: the way back in, or an answer that is not saved yet."""

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
COPY_FIRST = "Copy the words first"
NOT_SAVED = "Something is not saved yet"
LOST = "If you close now, it is lost: write it down first, and give it again when the program is back."
STAY = "Go back"


class ClosingPage(ScrollPage):
    """A sentence on why, what is safe, and two ways; the one that loses nothing has the focus."""

    stay = Signal()
    close_anyway = Signal()

    def __init__(
        self,
        title: str = TITLE,
        why: str = WHY,
        safe: str = SAFE,
        instead: str = COPY_FIRST,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, "", parent)
        self.body.addWidget(Banner(why, "amber"))
        self.body.addWidget(Text(safe))
        self.anyway = SecondaryButton("Close anyway")
        self.anyway.clicked.connect(self.close_anyway)
        self.add_action(self.anyway, left=True)
        self.setAccessibleName(f"{title}. {why}")
        FirstFocus(self, self.set_main_action(instead))
        self.main_action_pressed.connect(self.stay)
