"""What is asked before something is kept that looks wrong: the sentences, and a line for why it is right all the same."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carehome_desktop.services.warned import Warned
from carehome_desktop.ui import theme
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.panels import Banner
from carehome_desktop.ui.parts.text import listed

WHY_ANYWAY = "Why is it right all the same?"
PRINTED = "It is kept and printed in your own evidence pack; in the council’s only if you let it stand there."
NEEDED = "Write why it is right all the same, or change what you typed."


class DoubtBox(QWidget):
    """Hidden until something is asked about; what is asked about another time is asked anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.banner, self.why = Banner(""), LabelledLine(WHY_ANYWAY, PRINTED)
        self.asked: object = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(3))
        column.addWidget(self.banner)
        column.addWidget(self.why)
        self.hide()

    def ask(self, told: object, warned: Warned, before: str = "") -> None:
        """Ask about what was told; `before` is the reason that this very entry was kept with, and no other's."""
        self.asked = told
        self.why.set_text(before)
        self.banner.set_words(breakable(listed(warned.words)))
        self.show()
        announce(self, " ".join(warned.words), urgent=True)
        self.why.setFocus()

    def forget(self) -> bool:
        """Ask nothing any more; return whether something was asked."""
        was = self.asked is not None
        self.asked = None
        self.why.set_text("")
        self.why.set_error("")
        self.hide()
        return was

    def reason(self, told: object) -> str | None:
        """Return why it is right all the same, "" while this was not asked about, None if it was asked and nothing is typed."""
        if self.asked is None or self.asked != told:
            return ""
        reason = self.why.text().strip()
        self.why.set_error("" if reason else NEEDED)
        return reason or None
