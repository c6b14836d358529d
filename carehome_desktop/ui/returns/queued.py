"""What becomes of a return that was just queued: from *waiting* to its receipt, before the manager's eyes."""

from __future__ import annotations

from PySide6.QtCore import Qt

from carehome_desktop.domain.delivery import State
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.words import full_moment_words, moment_words
from carehome_desktop.services.record import ReturnRecord
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.copy_sheet.leads import add_leads
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.live import Live, name_row, refill
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import QuietButton, SecondaryButton
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Card, DefinitionList
from carehome_desktop.ui.parts.state import StateLabel
from carehome_desktop.ui.parts.text import Heading, Text
from carehome_desktop.ui.returns.standing import outgoing_standing
from carehome_desktop.ui.session import Session

HEADINGS = {
    State.WAITING: "Your answers are ready to go",
    State.SENDING: "Your answers are on their way",
    State.UNKNOWN: "We do not know yet whether it arrived",
    State.RECEIVED: "Your answers have arrived",
    State.REFUSED: "Your answers were refused",
    State.SUPERSEDED: "A newer answer took its place",
    State.BY_HAND: "Your answers are ready to be entered",
    State.ENTERED: "Your answers are entered",
}
NEXT = {
    State.WAITING: "They are kept as they are now, safe on this computer, and go by themselves when there is a connection. "
    "You may close the program: it goes on when you open it again.",
    State.SENDING: "The answer from the other end has not come yet.",
    State.UNKNOWN: "The line went before an answer came. It is asked again by itself, and it cannot count twice.",
    State.RECEIVED: "Keep the receipt number if you like; it is also in History. There is nothing more to do.",
    State.REFUSED: "They are safe on this computer. Change what was refused, then send again.",
    State.SUPERSEDED: "This one was replaced before it was sent.",
    State.BY_HAND: "Nothing sends them: type them into the tracker’s page from the copy sheet, then record that they are entered.",
    State.ENTERED: "Who entered them, when, and whether the page showed that it was saved stands in History.",
}


class QueuedPage(ScrollPage):
    """Follows one return until it is settled."""

    def __init__(self, session: Session, go: Go, return_id: str) -> None:
        super().__init__()
        self._session, self._go, self._return_id = session, go, return_id
        self._shown: Outgoing | None = None
        if go.can("record"):
            record = SecondaryButton("See the record")
            record.clicked.connect(lambda: go.to_record(return_id))
            self.add_action(record)
        self.set_main_action("Done")
        self.main_action_pressed.connect(lambda: go.to_place("today"))
        self._refresh()
        Live(self, session.hub, (Change.OUTBOX,), self._refresh)

    def _refresh(self) -> None:
        record = self._session.records.record(self._return_id)
        if record is None or record.outgoing == self._shown:
            return
        spoken = self._shown is not None
        self._shown = record.outgoing
        self.set_title(record.section.title, f"for {record.filed.period.words()}")
        refill(self, self.body, self.area, lambda: self._fill(record))
        if spoken:
            announce(self, f"{self._standing(record.outgoing)}. {NEXT[record.outgoing.state]}")

    def _fill(self, record: ReturnRecord) -> None:
        row, now = record.outgoing, self._session.clock.wall()
        card = Card()
        card.body.addWidget(Heading(HEADINGS[row.state]))
        card.body.addWidget(StateLabel(outgoing_standing(row, now)[0], self._standing(row)))
        card.body.addWidget(Text(NEXT[row.state]))
        if row.state is State.REFUSED:
            card.body.addWidget(Text(row.words))
            change = SecondaryButton("Change your answers")
            change.clicked.connect(lambda: self._go.to_section(row.section_id, row.period))
            card.body.addWidget(name_row(change, "change"), 0, Qt.AlignmentFlag.AlignLeft)
        facts = DefinitionList()
        if row.state is State.WAITING and row.first_tried is not None:
            facts.add("Last try", row.words)
        by = record.person(record.filed.queued_by).name
        facts.add("Made ready to go", f"{full_moment_words(record.filed.queued_at)}, by {by}")
        card.body.addWidget(facts)
        if row.state in (State.WAITING, State.UNKNOWN):
            if self._no_address():
                card.body.addWidget(Text("No address to send to is set yet. It waits until you set one in Settings."))
            elif row.first_tried is not None:
                again = QuietButton("Send now")
                again.clicked.connect(self._session.way_out.send_now)
                card.body.addWidget(name_row(again, "send"), 0, Qt.AlignmentFlag.AlignLeft)
        if row.state is State.SUPERSEDED:
            self._lead_to_newer(card, row)
        add_leads(card.body, self._go, row)
        self.body.addWidget(card)

    def _lead_to_newer(self, card: Card, row: Outgoing) -> None:
        newest = self._session.answering.open(row.section_id, row.period).latest
        if newest is not None and newest.return_id != row.return_id:
            newer = QuietButton("See the newer one")
            newer.clicked.connect(lambda: self._go.to_queued(newest.return_id))
            card.body.addWidget(name_row(newer, "newer"), 0, Qt.AlignmentFlag.AlignLeft)

    def _standing(self, row: Outgoing) -> str:
        if row.state is State.RECEIVED and row.receipt is not None:
            received = moment_words(row.receipt.received_at, self._session.clock.wall())
            return f"Received {received}, receipt {row.receipt.receipt_id}"
        if row.state is State.WAITING and self._no_address():
            return "Waiting for an address"
        if row.state is State.WAITING and row.first_tried is None:
            return row.words
        return outgoing_standing(row, self._session.clock.wall())[1]

    def _no_address(self) -> bool:
        return not self._session.practice and not self._session.home_records.home().endpoint_url
