"""Find an answer: every answer ever given, by any word in it, while one types."""

from __future__ import annotations

from datetime import datetime

from carehome_desktop.domain.history import Found, PastAnswer
from carehome_desktop.domain.problems import Refused
from carehome_desktop.domain.words import moment_words
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.history.reading import Reading
from carehome_desktop.ui.live import Live
from carehome_desktop.ui.parts.data_list import DataList
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import EmptyState
from carehome_desktop.ui.parts.rows_model import Cell, Column, RowWords
from carehome_desktop.ui.session import Session

COLUMNS = (
    Column("Period"),
    Column("Part of the return"),
    Column("No.", figures=True),
    Column("Answer"),
    Column("Question"),
    Column("Note"),
    Column("By"),
    Column("Saved"),
    Column("Standing"),
)
MOST_SHOWN = 200
SHORT = 24
"""Answers of so many letters stand beside their question, longer ones in full below it."""


class SearchPage(ScrollPage):
    """Type; Down goes to what was found; Enter opens it where it stands: in its record, or on the page where it is answered."""

    def __init__(self, session: Session, go: Go) -> None:
        super().__init__(
            "Find an answer",
            "Type any words of it, as in: full wages no june 2020. Questions, notes, names and dates are searched too.",
        )
        self._session, self._go = session, go
        self._answers: tuple[PastAnswer, ...] = ()
        self.ready = False
        empty = EmptyState("No answer has been given yet.", "Answer a return; every answer can then be found here.")
        self.table = DataList("Answers", COLUMNS, empty, look_up=self._look_up)
        self.table.order.setItemText(0, "Newest first")
        self.table.opened.connect(self._open)
        self.reading = Reading(session.background, self.table)
        self.fill_with(self.table)
        self.body.addWidget(self.reading, 1)
        self._back = self.add_back(go.back)
        FirstFocus(self, self.table.filter_box)
        self._read()
        Live(self, session.hub, (Change.ANSWERS, Change.OUTBOX, Change.HOME), self._read)

    def _read(self) -> None:
        """Read all of history off the window's thread; until then nothing can be found."""
        self.reading.ask(self._session.history.look_again, self._show_all, quietly=True)

    def _show_all(self, _nothing: object) -> None:
        first = not self.ready
        self.ready = True
        self._look_up(self.table.filter_box.text())
        if first and self.isVisible():
            box = self.table.filter_box
            (box if box.isVisible() else self._back).setFocus()

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
        written = [_written(each, now) for each in found.answers]
        self.table.show_found(rows, found.total, found.searched, written)

    def _open(self, at: int) -> None:
        answer = self._answers[at]
        if answer.return_id:
            self._go.to_record(answer.return_id, question_id=answer.question_id)
        elif self._is_asked(answer):
            self._go.to_question(answer.section_id, answer.period, answer.question_id)
        else:
            self._go.to_section(answer.section_id, answer.period)

    def _is_asked(self, answer: PastAnswer) -> bool:
        try:
            return self._session.answering.section_for(answer.section_id, answer.period).asks(answer.question_id)
        except Refused:  # of a set that is not here any more
            return False


def _written(each: PastAnswer, now: datetime) -> RowWords:
    """Return an answer in full under its question, with where it stands and who gave it."""
    answer = _one_line(each.answer)
    short = len(answer) <= SHORT
    lines = () if short else (answer,)
    where = f"{each.title}, {each.period.words()}"
    given = f"{each.standing}. Saved by {each.who}, {moment_words(each.saved_at, now)}"
    return RowWords(
        f"{each.number}. {each.heading}" if each.number else each.heading,
        answer if short else "",
        lines=(*lines, f"Note: {_one_line(each.note)}") if each.note.strip() else lines,
        quiet=(f"{where} · {given}",),
    )


def _one_line(words: str) -> str:
    return " ".join(words.split())
