"""The record of one return: what was sent, when, by whom, on what guidance, with what receipt, and every try."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carehome_desktop.domain.copy_sheet import MARK_WORDS, Mark, Marked, lines_of
from carehome_desktop.domain.delivery import State as Delivered
from carehome_desktop.domain.delivery_words import LOST_WHY, STATE_WORDS, lost_words
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.problems import Refused
from carehome_desktop.domain.support import SECTION
from carehome_desktop.domain.ways import SHOWN_WORDS, Entered
from carehome_desktop.domain.words import full_moment_words, sentence
from carehome_desktop.services.printing import file_name, person_words, return_pdf
from carehome_desktop.services.record import ReturnRecord
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.copy_sheet.leads import add_leads
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.history.answers import AnswersColumn
from carehome_desktop.ui.history.standing import REPLACED
from carehome_desktop.ui.layouts import Spread, breakable
from carehome_desktop.ui.live import Live, empty, name_row
from carehome_desktop.ui.outbox.words import SHOWN
from carehome_desktop.ui.parts.buttons import QuietButton, SecondaryButton
from carehome_desktop.ui.parts.errors import go_to
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Card, DefinitionList, EmptyState
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.parts.text import Heading, Subheading, Text
from carehome_desktop.ui.printing.preview import PrintPreview
from carehome_desktop.ui.session import Session

CHANGE = "Change an answer"
"""What was sent stays; what is changed goes as a new return."""


class RecordPage(ScrollPage):
    """Everything that is known of one revision; *Print* shows the sheet first. It can be opened at one question."""

    def __init__(self, session: Session, go: Go, return_id: str, question_id: str = "") -> None:
        super().__init__()
        self._session, self._go, self._return_id, self._sought = session, go, return_id, question_id
        self.preview: PrintPreview | None = None
        self._standing = QVBoxLayout()
        self._standing.setSpacing(theme.space(3))
        self._kept = QVBoxLayout()
        self._kept.setSpacing(theme.space(6))
        self.body.setSpacing(theme.space(6))
        self._tries = QVBoxLayout()
        self._tries.setSpacing(theme.space(3))
        self.body.addLayout(self._standing)
        self.body.addLayout(self._kept)
        self.add_back(go.back)
        record = session.records.record(return_id)
        if record is None:
            self.set_title("Record")
            self.body.addWidget(
                EmptyState("This file holds no return of that name.", "It may be in a newer copy of your records.")
            )
            return
        self.set_title(record.section.title, f"for {record.filed.period.words()}, revision {record.filed.revision}")
        self._show_standing(record)
        self._show_kept(record)
        self._offer_papers(record)
        button = self.set_main_action("Print or save", icon="print")
        if self._still_asked(record):
            change = SecondaryButton(CHANGE)
            change.clicked.connect(partial(go.to_section, record.filed.section_id, record.filed.period))
            self.add_action(change)
        self.main_action_pressed.connect(self.open_preview)
        if record.section.asks(question_id):
            self.answers.found.connect(self._come_to)
        else:
            FirstFocus(self, button)
        Live(self, session.hub, (Change.OUTBOX,), self.refresh)

    def refresh(self) -> None:
        """Look again at what can still change: the standing and the tries. What was sent never changes."""
        record = self._session.records.record(self._return_id)
        assert record is not None  # nothing is ever removed
        empty(self._standing)
        self._show_standing(record)

    def _still_asked(self, record: ReturnRecord) -> bool:
        """Return whether the questions of that time are here: a pack may have been taken away."""
        try:
            self._session.answering.section_for(record.filed.section_id, record.filed.period)
        except Refused:
            return False
        return True

    def _come_to(self, answer: QWidget) -> None:
        """Put the keyboard on the answer that was sought, and show it once the page has found its length."""
        self.area.verticalScrollBar().rangeChanged.connect(lambda *_: go_to(answer) if answer.hasFocus() else None)
        QTimer.singleShot(0, answer, lambda: go_to(answer))

    def open_preview(self) -> None:
        """Show the print on the screen, to be printed or saved as PDF."""
        session = self._session
        record = session.records.record(self._return_id)
        assert record is not None
        home, now = session.home_records.home(), session.clock.wall()
        self.preview = PrintPreview(
            lambda: return_pdf(record, home, now),
            file_name(record),
            session.background,
            self.window(),
            open_file=session.open_file,
        )
        self.preview.open()

    def _offer_papers(self, record: ReturnRecord) -> None:
        """Lead to the papers that this return is part of."""
        period = record.filed.period
        papers = [("What happened step by step, for this period", self._go.to_late_proof)]
        if record.filed.section_id == SECTION:
            papers.append(("Support sheet for this period", self._go.to_support_sheet))
        row = Spread([self._paper(words, way, period) for words, way in papers], most=len(papers), fill=False)
        self._kept.insertWidget(1, row)

    def _paper(self, words: str, way: Callable[[Period], None], period: Period) -> QuietButton:
        button = QuietButton(words, icon="forward")
        button.clicked.connect(partial(way, period))
        return button

    def _show_standing(self, record: ReturnRecord) -> None:
        outgoing = record.outgoing
        card = Card()
        if outgoing.receipt and outgoing.state is Delivered.RECEIVED:
            head = Heading(f"Receipt {outgoing.receipt.receipt_id}")
            card.body.addWidget(
                StateLabel(State.RECEIVED, f"Received {full_moment_words(outgoing.receipt.received_at)}", wrap=True)
            )
            card.body.insertWidget(0, head)
            if (newer := record.counts_instead) is not None:
                card.body.addWidget(Text(f"{REPLACED}: revision {newer.revision}. That one counts."))
        elif outgoing.entered and outgoing.state is Delivered.ENTERED:
            card.body.addWidget(StateLabel(State.ENTERED, _entered_words(record, outgoing.entered), wrap=True))
            card.body.addWidget(Text(SHOWN_WORDS[outgoing.entered.shown]))
            for name, words in (("Reference", outgoing.entered.reference), ("Note", outgoing.entered.note)):
                if words:
                    card.body.addWidget(Text(breakable(f"{name}: {words}")))
        else:
            card.body.addWidget(StateLabel(SHOWN[outgoing.state], STATE_WORDS[outgoing.state]))
            card.body.addWidget(Text(sentence(outgoing.words)))
        for receipt in record.lost:
            card.body.addWidget(Text(f"{lost_words(receipt)}. {LOST_WHY}"))
        self._standing.addWidget(card)
        add_leads(self._standing, self._go, outgoing)
        for later in record.later:
            line = QuietButton(
                f"Revision {later.revision} was made ready to go {full_moment_words(later.queued_at)}", icon="forward"
            )
            line.clicked.connect(partial(self._go.to_record, later.id))
            self._standing.addWidget(name_row(line, later.id), 0, Qt.AlignmentFlag.AlignLeft)
        empty(self._tries)
        if record.tries:
            self._tries.addWidget(Subheading("On its way"))
            self._tries.addWidget(
                DefinitionList((full_moment_words(began), sentence(words)) for began, _, _, words in record.tries)
            )

    def _show_kept(self, record: ReturnRecord) -> None:
        filed = record.filed
        facts = DefinitionList(
            [
                ("Ready to go", full_moment_words(filed.queued_at)),
                ("By", person_words(record, filed.queued_by)),
                (
                    "Questions and guidance",
                    f"{record.section.title}, version {filed.set_version}",
                ),
            ]
        )
        if filed.replaces:
            earlier = QuietButton("See it")
            earlier.clicked.connect(partial(self._go.to_record, filed.replaces))
            facts.add("In place of", "an earlier revision that was sent", earlier)
        self._kept.addWidget(facts)
        self._kept.addLayout(self._tries)
        if odd := [mark for mark in record.marks if mark.mark in (Mark.NOT_THERE, Mark.ASKS_ELSE)]:
            names = {line.key: line.name for line in lines_of(record.section, record.filed.answers)}
            self._kept.addWidget(Subheading("On the tracker’s own page"))
            self._kept.addWidget(
                DefinitionList((names.get(mark.line, mark.line), breakable(_mark_words(mark))) for mark in odd)
            )
        self.answers = AnswersColumn(record, self._sought)
        self._kept.addWidget(self.answers)


def _entered_words(record: ReturnRecord, entered: Entered) -> str:
    who = record.person(entered.person_id).name
    return f"Entered on the tracker by {who}, {full_moment_words(entered.entered_at)}"


def _mark_words(mark: Marked) -> str:
    return f"{MARK_WORDS[mark.mark]}: {mark.note}" if mark.note else MARK_WORDS[mark.mark]
