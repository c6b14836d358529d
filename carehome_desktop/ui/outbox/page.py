"""The outbox: what waits and why, what was refused and what to do, and what was last received."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from carehome_desktop.domain.delivery import UNRESOLVED, PauseReason
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.words import capital, moment_words
from carehome_desktop.services.delivery_status import DeliveryStatus
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.live import Live, name_row, refill
from carehome_desktop.ui.outbox.words import SHOWN, return_title, waiting_words
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import QuietButton, SecondaryButton
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Banner, Card, EmptyState
from carehome_desktop.ui.parts.rows import ListRow
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.parts.text import Hint, Strong, Subheading, Text
from carehome_desktop.ui.session import Session

_SETTINGS_FIELD = {
    PauseReason.UNSAFE_LINE: "endpoint_url",
    PauseReason.SIGN_IN: "endpoint_token",
    PauseReason.PROXY_SIGN_IN: "proxy_user",
    PauseReason.UNKNOWN_HOME: "endpoint_token",
    PauseReason.MOVED: "endpoint_url",
}
ASKING_WORDS = (
    "These records were put back from a copy, or moved to this computer. The program asks for all receipts before it sends "
    "anything, so that nothing goes twice."
)
NO_ADDRESS_WORDS = "Your answers are safe and wait here until you set an address in Settings."
OFFLINE_WORDS = "What waits is safe, and goes by itself as soon as there is a connection."
CHECK_ADDRESS_WORDS = "If other pages open on this computer, check the address in Settings."
TRYING_WORDS = "Trying now. This page changes as soon as there is an answer."


class OutboxPage(ScrollPage):
    """What is on its way out; *Send now* tries at once."""

    def __init__(self, session: Session, go: Go) -> None:
        super().__init__("On the way out")
        self._session, self._go = session, go
        self._told = QVBoxLayout()
        self._told.setSpacing(theme.space(6))
        self._trying = StateLabel(State.WAITING, TRYING_WORDS, wrap=True)
        self._trying.hide()
        self._asked = False
        self._tried_at: datetime | None = None
        self.body.addLayout(self._told)
        self.body.addWidget(self._trying)
        back = self.add_back(go.back)
        self.send_now = self.set_main_action("Send now")
        self.main_action_pressed.connect(self._send_now)
        self._fill()
        FirstFocus(self, self.send_now if self.send_now.isEnabled() else back)
        Live(self, session.hub, (Change.OUTBOX,), self.refresh)
        Live(self, session.hub, (Change.ANSWERS, Change.HOME), self._look_again)

    def refresh(self) -> None:
        """Look again after delivery did something: what was tried as a person wished has ended."""
        if self._asked:
            self._asked, self._tried_at = False, self._session.clock.wall()
        self._look_again()

    def _look_again(self) -> None:
        refill(self, self._told, self.area, self._fill)
        if not self._asked:
            self._say_what_came_of_it()

    def _fill(self) -> None:
        status, rows = self._session.deliveries.status(), self._session.deliveries.unsettled()
        waiting = [row for row in rows if row.state in UNRESOLVED]
        refused = [row for row in rows if row.state not in UNRESOLVED]
        self._show_warnings(status)
        if waiting and not status.pause:
            self._show_why_not(status)
        by_hand = self._session.deliveries.to_enter()
        if not rows and not by_hand:
            begin = "A return you send waits here until there is a receipt for it. You can close the program meanwhile."
            self._told.addWidget(EmptyState("Nothing is waiting.", begin))
        if refused:
            self._told.addLayout(self._refused(refused))
        if waiting:
            self._told.addLayout(self._waiting(list(reversed(waiting)), paused=status.pause is not None))
        if by_hand:
            self._told.addLayout(self._to_enter(by_hand))
        self._told.addWidget(self._last_received(status))
        self.send_now.setEnabled(bool(waiting) and not self._wants_address())

    def _show_warnings(self, status: DeliveryStatus) -> None:
        if status.pause:
            banner = Banner(status.pause_words, "red", title="Nothing is sent for now")
            if field := _SETTINGS_FIELD.get(status.pause):
                settings = SecondaryButton("Open Settings")
                settings.clicked.connect(partial(self._go.to_settings, field))
                banner.side.addSpacing(theme.space(2))
                banner.side.addWidget(name_row(settings, "settings"), 0, Qt.AlignmentFlag.AlignLeft)
            self._told.addWidget(banner)
        if status.clock_words:
            self._told.addWidget(Banner(status.clock_words, "amber", title="Check the clock"))
        if status.asking_first:
            self._told.addWidget(Banner(ASKING_WORDS, "blue", title="Receipts first"))

    def _show_why_not(self, status: DeliveryStatus) -> None:
        """Say why nothing leaves this computer and what to do: a wrong address looks the same as no internet."""
        if self._wants_address():
            banner = Banner(NO_ADDRESS_WORDS, "amber", title="No address to send to")
        elif status.offline_since is not None:
            since = moment_words(status.offline_since, self._session.clock.wall())
            words = OFFLINE_WORDS if self._session.practice else f"{OFFLINE_WORDS} {CHECK_ADDRESS_WORDS}"
            banner = Banner(words, "amber", title=f"No connection since {since}")
        else:
            return
        if not self._session.practice:
            settings = SecondaryButton("See the address in Settings")
            settings.clicked.connect(partial(self._go.to_settings, "endpoint_url"))
            banner.side.addSpacing(theme.space(2))
            banner.side.addWidget(name_row(settings, "settings"), 0, Qt.AlignmentFlag.AlignLeft)
        self._told.addWidget(banner)

    def _wants_address(self) -> bool:
        return not self._session.practice and not self._session.home_records.home().endpoint_url

    def _refused(self, rows: list[Outgoing]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.space(3))
        column.addWidget(Subheading("Refused – needs you"))
        for row in rows:
            card = Card()
            head = QHBoxLayout()
            head.addWidget(Strong(return_title(self._session.catalogue, row)), 1)
            head.addWidget(StateLabel(State.REFUSED))
            card.body.addLayout(head)
            card.body.addWidget(Text(breakable(_reason(row))))
            card.body.addWidget(
                Hint(f"Since {moment_words(row.changed_at, self._session.clock.wall())}. Your answers are saved here.")
            )
            change = SecondaryButton("Change it and send again")
            change.clicked.connect(partial(self._change, row))
            record = QuietButton("See the record")
            record.clicked.connect(partial(self._go.to_record, row.return_id))
            record.setAccessibleName(f"See the record of {return_title(self._session.catalogue, row)}")
            buttons = QHBoxLayout()
            buttons.setSpacing(theme.space(4))
            buttons.addWidget(name_row(change, f"change {row.return_id}"))
            buttons.addWidget(name_row(record, f"record {row.return_id}"))
            buttons.addStretch(1)
            card.body.addLayout(buttons)
            column.addWidget(card)
        return column

    def _waiting(self, rows: list[Outgoing], *, paused: bool) -> QVBoxLayout:
        now = self._session.clock.wall()
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Subheading("Waiting"))
        column.addSpacing(theme.space(2))
        for row in rows:
            record = self._session.records.record(row.return_id)
            words = waiting_words(row, len(record.tries) if record else 0, now, paused=paused)
            line = ListRow(return_title(self._session.catalogue, row), words, SHOWN[row.state])
            line.clicked.connect(partial(self._go.to_record, row.return_id))
            column.addWidget(name_row(line, f"row {row.return_id}"))
        return column

    def _to_enter(self, rows: list[Outgoing]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Subheading("To be entered by hand"))
        column.addSpacing(theme.space(2))
        for row in rows:
            line = ListRow(
                return_title(self._session.catalogue, row), f"{row.words}.", SHOWN[row.state], "To be entered"
            )
            line.clicked.connect(partial(self._go.to_copy_sheet, row.return_id))
            column.addWidget(name_row(line, f"row {row.return_id}"))
        file = QuietButton("Save all of them as a file")
        file.clicked.connect(lambda: self._go.to_files())
        column.addWidget(name_row(file, "files"), 0, Qt.AlignmentFlag.AlignLeft)
        return column

    def _last_received(self, status: DeliveryStatus) -> StateLabel:
        if status.last_received is None:
            return StateLabel(State.PLAIN, "No receipt has come yet.", wrap=True)
        when = moment_words(status.last_received.received_at, self._session.clock.wall())
        return StateLabel(State.RECEIVED, f"Last received {when}, receipt {status.last_received.receipt_id}", wrap=True)

    def _change(self, row: Outgoing) -> None:
        """Go to the question at fault, or to the section if the refusal names none."""
        state = self._session.answering.open(row.section_id, row.period)
        at_fault = next((each.question.id for each in state.questions if each.fault), None)
        if at_fault is None:
            self._go.to_section(row.section_id, row.period)
        else:
            self._go.to_question(row.section_id, row.period, at_fault)

    def _say_what_came_of_it(self) -> None:
        """Say that a wish to send now was tried in vain; whatever else came of it, the rows say themselves."""
        if self._tried_at is None or self._session.deliveries.status().offline_since is None:
            self._tried_at = None
            self._trying.hide()
            return
        words = _tried_words(self._tried_at, self._session.clock.wall())
        if self._trying.isHidden() or words != self._trying.words():
            self._trying.set_state(State.WAITING, words)
            self._trying.show()
            announce(self, words)

    def _send_now(self) -> None:
        self._asked = True
        self._trying.set_state(State.WAITING, TRYING_WORDS)
        self._trying.show()
        announce(self, TRYING_WORDS)
        self._session.way_out.send_now()


def _tried_words(tried_at: datetime, now: datetime) -> str:
    """Return *Tried just now: no connection.*, or when it was once a minute has gone by."""
    when = "just now" if now - tried_at < timedelta(minutes=1) else f"at {moment_words(tried_at, now)}"
    return f"Tried {when}: no connection."


def _reason(row: Outgoing) -> str:
    """Return why it was refused, without the call to change it, which the button makes."""
    return capital(row.words.removeprefix("Refused: ").removesuffix("Change it and send again").strip())
