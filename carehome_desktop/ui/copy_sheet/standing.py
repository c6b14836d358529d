"""How a return that went by hand stands, in words and as a card: who entered it, when and with what reference."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.delivery_words import STATE_WORDS
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.ways import Way
from carehome_desktop.services.copy_sheet_print import entered_words
from carehome_desktop.services.record import ReturnRecord
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.guidance.disclosure import Disclosure
from carehome_desktop.ui.live import name_row
from carehome_desktop.ui.outbox.words import SHOWN
from carehome_desktop.ui.parts.buttons import QuietButton, SecondaryButton
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.parts.text import Text
from carehome_desktop.ui.session import Session

BY_HAND = "Open the tracker’s own page and type each line into it. These answers are kept as they are now. Nothing is sent from here."
AS_FILE = (
    "Save these answers as a file of your own and hand it on. If somebody types them into the tracker’s page, record it below. "
    "Nothing is sent from here."
)
NOT_ENTERED = "This was recorded by mistake"


def how_it_goes(way: Way) -> str:
    """Return what there is to do with a return that is not sent."""
    return AS_FILE if way is Way.FILE else BY_HAND


class EnteredCard(Card):
    """Says that a return is entered, and lets a mistake be taken back; of any other return it says how it stands."""

    def __init__(self, session: Session, go: Go, record: ReturnRecord, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._record = session, record
        words = entered_words(record)
        if words:
            self.body.addWidget(StateLabel(State.ENTERED, words, wrap=True))
            self.mistake = Disclosure(NOT_ENTERED, self._taking_back)
            self.body.addWidget(self.mistake)
        else:
            state = record.outgoing.state
            self.body.addWidget(StateLabel(SHOWN[state], STATE_WORDS[state]))
            self.body.addWidget(Text("This return does not go by hand, so there is nothing to copy."))
        look = QuietButton("See the record")
        look.clicked.connect(lambda: go.to_record(record.filed.id))
        self.body.addWidget(name_row(look, "record"), 0, Qt.AlignmentFlag.AlignLeft)

    def _taking_back(self) -> QWidget:
        inside = Card()
        inside.body.setSpacing(theme.space(3))
        self.why = LabelledLine("Why is it taken back?", "What you recorded and this note both stay in the history.")
        button = SecondaryButton("Take it back")
        button.clicked.connect(self._take_back)
        inside.body.addWidget(self.why)
        inside.body.addWidget(name_row(button, "take back"), 0, Qt.AlignmentFlag.AlignLeft)
        return inside

    def _take_back(self) -> None:
        row = self._session.ways_out.take_back(self._record.filed.id, self.why.text(), self._session.person())
        if isinstance(row, Problem):
            self.why.set_error(row.words)
            self.why.setFocus()
            return
        self._session.hub.tell(Change.OUTBOX)
