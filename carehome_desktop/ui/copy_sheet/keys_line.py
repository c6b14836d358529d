"""The keys of the copy sheet in one line that stays while the lines scroll."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.copy_sheet.line import KEYS
from carehome_desktop.ui.parts.text import Hint


class KeysLine(QFrame):
    """Stands above the buttons of the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # No key is parted from what it does where the line has to be broken.
        self.words = Hint(" · ".join(each.replace(" ", "\u00a0") for each in KEYS.split(" · ")))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(8), theme.space(1), theme.space(8), theme.space(1))
        column.addWidget(self.words)
