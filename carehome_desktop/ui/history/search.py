"""Find an answer: every answer ever given, by any word in it, while one types."""

from __future__ import annotations

from shiboken6 import isValid

from carehome_desktop.domain.history import Found, PastAnswer
from carehome_desktop.domain.words import moment_words
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.live import Live
from carehome_desktop.ui.parts.buttons import SecondaryButton
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import EmptyState
from carehome_desktop.ui.parts.table import Cell, Column, DataTable
from carehome_desktop.ui.parts.text import Hint
from carehome_desktop.ui.session import Session

COLUMNS = (
    Column("For"),
    Column("Return"),
    Column("No.", figures=True),
    Column("Answer"),
    Column("Question"),
    Column("Note"),
    Column("By"),
    Column("Saved"),
    Column("Standing"),
)
READING = "Reading your history …"
MOST_SHOWN = 300


class SearchPage(ScrollPage):
    """Type; Down goes to what was found; Enter opens the record it stands in."""

    def __init__(self, session: Session, go: Go) -> None:
        super().__init__(
            "Find an answer",
            "Type words from questions, answers, notes, names, parts of the return or dates, for example: full wages no june 2020. "
            "Enter opens the record.",
        )
        self._session, self._go = session, go
        self._answers: tuple[PastAnswer, ...] = ()
        self.ready = False
        empty = EmptyState("No answer has been given yet.", "Answer a return; every answer can then be found here.")
        self.table = DataTable("Answers", COLUMNS, empty, look_up=self._look_up)
        self.table.order.setItemText(0, "Newest first")
        self.table.opened.connect(self._open)
        self.reading = Hint(READING)
        self.body.addWidget(self.reading)
        self.fill_with(self.table)
        self.table.hide()
        back = SecondaryButton("Back", icon="back")
        back.clicked.connect(go.back)
        self.add_action(back)
        FirstFocus(self, self.table.filter_box)
        self._read()
        Live(self, session.hub, (Change.ANSWERS, Change.OUTBOX, Change.HOME), self._read)

    def _read(self) -> None:
        """Read all of history off the window's thread; until then nothing can be found."""
        self._session.background.run(self._session.history.look_again, self._show_all)

    def _show_all(self, _nothing: object) -> None:
        if not isValid(self):  # the page was left meanwhile
            return
        self.ready = True
        self.reading.hide()
        typing = not self.table.isVisible()
        self.table.show()
        self._look_up(self.table.filter_box.text())
        if typing and self.isVisible():
            self.table.filter_box.setFocus()

    def _look_up(self, typed: str) -> None:
        if not self.ready:
            return
        found = self._session.history.search(typed, MOST_SHOWN)
        self._answers = found.answers
        self._show(found)

    def _show(self, found: Found) -> None:
        now = self._session.clock.wall()
        rows = [
            (
                Cell(each.period.words(), (each.period.first_day(), each.period.kind)),
                Cell(each.title),
                Cell(str(each.number), each.number),
                Cell(_one_line(each.answer)),
                Cell(each.heading),
                Cell(_one_line(each.note)),
                Cell(each.who),
                Cell(moment_words(each.saved_at, now), each.saved_at),
                Cell(each.standing),
            )
            for each in found.answers
        ]
        self.table.show_found(rows, found.total, found.searched)

    def _open(self, at: int) -> None:
        answer = self._answers[at]
        if answer.return_id:
            self._go.to_record(answer.return_id)
        else:
            self._go.to_section(answer.section_id, answer.period)


def _one_line(words: str) -> str:
    return " ".join(words.split())
