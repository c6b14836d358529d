"""The way to the papers, as a card below the returns."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from carehome_desktop.ui.go import Go
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.parts.rows import ListRow
from carehome_desktop.ui.parts.text import Hint

SUPPORT = "What is missing, and who helps: one page for your council, from the infection control questions of 2020."


class PapersCard(Card):
    """Three sheets, each shown on the screen first."""

    def __init__(self, go: Go, parent: QWidget | None = None) -> None:
        super().__init__(parent, title="Papers")
        self.body.addWidget(Hint("Sheets to print or save. The program sends them to nobody."))
        self.support = ListRow("Support sheet", SUPPORT)
        self.support.clicked.connect(lambda: go.to_support_sheet())
        self.proof = ListRow("Why a return was late", "What was answered when, what was tried, and why it did not go.")
        self.proof.clicked.connect(lambda: go.to_late_proof())
        self.card = ListRow("Log-in card", "Who can sign in to the tracker, who approves, and whom to ring.")
        self.card.clicked.connect(lambda: go.to_log_in_card())
        for row in (self.support, self.proof, self.card):
            self.body.addWidget(row)
