"""*Your last answer*: what stood before, and one press to confirm it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.buttons import SecondaryButton
from carehome_desktop.ui.parts.panels import Banner
from carehome_desktop.ui.question.view import Carried


class LastAnswer(Banner):
    """Above the choices, as long as what was carried over is not confirmed."""

    confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "blue", parent, title="Your last answer")
        self._confirm = SecondaryButton("Confirm")
        self._confirm.clicked.connect(self.confirmed)
        self.side.addSpacing(theme.space(2))
        self.side.addWidget(self._confirm, 0, Qt.AlignmentFlag.AlignLeft)

    def show_answer(self, carried: Carried, *, read_only: bool) -> None:
        """Say what stood before; of what is past nothing can be confirmed."""
        answer = carried.answer
        self.set_words(f"{answer}. {carried.words}" if answer else carried.words)
        self._confirm.set_words(carried.confirm or f"Confirm {answer.lower()}")
        self._confirm.setVisible(not read_only)
        self.show()
