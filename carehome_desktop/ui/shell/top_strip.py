"""The strip at the top: whose home this is, whether it is practice, and help."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.buttons import QuietButton
from carehome_desktop.ui.parts.text import Text

PRACTICE_WORDS = "PRACTICE – nothing here is real"


class TopStrip(QFrame):
    """Always there, always the same."""

    help_pressed = Signal()

    def __init__(self, home_name: str, practice: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.mark(self, "strip")
        self.home = Text(home_name, part="home")
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(4), theme.space(2), theme.space(4), theme.space(2))
        row.setSpacing(theme.space(4))
        row.addWidget(self.home, 1)
        self.practice = Text(PRACTICE_WORDS if practice else "", part="practice", wrap=False)
        row.addWidget(self.practice)
        self.practice.setVisible(practice)

    @cached_property
    def help(self) -> QuietButton:
        """Return the button for help, made when it is first asked for: the first paint does not wait for its icon."""
        made = QuietButton("Help", icon="help")
        made.setToolTip("Help (F1)")
        made.clicked.connect(self.help_pressed)
        self._row.addWidget(made)
        return made
