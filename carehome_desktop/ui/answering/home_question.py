"""*Does your home care only for people under 65?* – asked where the answer is first used, and never insisted on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.buttons import QuietButton, SecondaryButton
from carehome_desktop.ui.parts.panels import Banner
from carehome_desktop.ui.parts.text import Hint

ASKED = "Does your home care only for people under 65?"
WHY = "This is not part of the return. There was advice on it for such homes. You can change it in Settings."


class HomeQuestion(Banner):
    """Three buttons; *Not now* asks again another day."""

    told = Signal(str)
    """*yes* or *no*."""
    put_off = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ASKED, "blue", parent)
        self.side.addWidget(Hint(WHY))
        # Not Yes and No: those answer the question above, and nothing here may be mistaken for it.
        self.yes, self.no = SecondaryButton("Only under 65"), SecondaryButton("Also over 65")
        self.later = QuietButton("Not now")
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.space(2), 0, 0)
        row.setSpacing(theme.space(3))
        for button in (self.yes, self.no, self.later):
            button.setAccessibleDescription(ASKED)
            row.addWidget(button)
        row.addStretch(1)
        self.side.addLayout(row)
        self.yes.clicked.connect(lambda: self.told.emit("yes"))
        self.no.clicked.connect(lambda: self.told.emit("no"))
        self.later.clicked.connect(self.put_off)
