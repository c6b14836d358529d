"""The answers of a record, each with its note, who gave it and the guidance of that day; those out of sight come a moment later."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carehome_desktop.domain.answers import Answer
from carehome_desktop.domain.questions import Question
from carehome_desktop.domain.values import Counts, Picks, value_words
from carehome_desktop.domain.words import full_moment_words
from carehome_desktop.services.past_answers import lines_of
from carehome_desktop.services.record import ReturnRecord
from carehome_desktop.ui import theme
from carehome_desktop.ui.guidance.disclosure import Disclosure
from carehome_desktop.ui.guidance.parts import guidance_parts
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.parts.panels import DefinitionList
from carehome_desktop.ui.parts.text import Hint, Line, Strong, Subheading, Text
from carehome_desktop.ui.question.guidance import GuidanceColumn

SEEN_AT_ONCE = 1
"""More do not fit on a page of 720 pixels under what stands above them; the rest would only delay the first paint."""
THEN_AT_ONCE = 3
SHORT = 24
"""Answers of so many letters stand beside their question, longer ones below it."""
LEFT_BLANK = "Left blank"


class AnswersColumn(QWidget):
    """All answers of a record in the order they were asked; one of them can be sought, and takes the focus when it is told of."""

    found = Signal(QWidget)
    """The answer that was sought, once all of them are there and it will not move any more."""

    def __init__(self, record: ReturnRecord, sought: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record, self._sought = record, sought
        self._there: QWidget | None = None
        self._left = list(record.section.questions)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space(3))
        self._column.addWidget(Subheading("Answers"))
        self._add(SEEN_AT_ONCE)
        self._soon = QTimer(self, interval=0)
        self._soon.timeout.connect(self._add_more)

    def showEvent(self, event: QShowEvent) -> None:
        """Let the first of them be painted, then go on; it may be that none of them is in sight yet."""
        super().showEvent(event)
        if self._left:
            QTimer.singleShot(0, self._soon, self._soon.start)

    def whole(self) -> bool:
        """Return whether every answer is there."""
        return not self._left

    def _add_more(self) -> None:
        self._add(THEN_AT_ONCE)
        if not self._left:
            self._soon.stop()
            if self._there is not None:
                self.found.emit(self._there)

    def _add(self, number: int) -> None:
        for question in self._left[:number]:
            self._column.addWidget(Line())
            answer = _answer(self._record, question, self._record.given(question.id))
            if question.id == self._sought:
                self._there = _reachable(question, self._record.given(question.id), answer)
                self._column.addWidget(self._there)
            else:
                self._column.addLayout(answer)
        del self._left[:number]


def _reachable(question: Question, answer: Answer | None, inside: QVBoxLayout) -> QWidget:
    """Return an answer as one thing that the keyboard can be on, and that is read out whole."""
    whole = QWidget()
    inside.setContentsMargins(0, 0, 0, 0)
    whole.setLayout(inside)
    whole.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    words = value_words(answer.value, question) if answer else LEFT_BLANK
    note = f". Note: {answer.note}" if answer and answer.note else ""
    whole.setAccessibleName(f"{question.number}. {question.heading} {words}{note}")
    return whole


def _answer(record: ReturnRecord, question: Question, answer: Answer | None) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme.space(1))
    words = value_words(answer.value, question) if answer else LEFT_BLANK
    heading = Text(f"{question.number}. {question.heading}")
    value = answer.value if answer else None
    if len(words) <= SHORT and not isinstance(value, Counts | Picks):
        head = QHBoxLayout()
        head.setSpacing(theme.space(6))
        head.addWidget(heading, 1)
        said = Strong(words)
        said.setWordWrap(False)
        head.addWidget(said, 0, Qt.AlignmentFlag.AlignTop)
        said.setAccessibleName(f"Answer {question.number}: {words}")
        column.addLayout(head)
    else:
        column.addWidget(heading)
        column.addWidget(_long(question, answer, words))
    if answer is None:
        return column
    column.addWidget(Hint(f"Saved {full_moment_words(answer.saved_at)}, {record.person(answer.person_id).name}"))
    if answer.declined:
        column.addWidget(Text("It was offered and declined."))
    if answer.note:
        column.addWidget(Text(breakable(f"Note: {answer.note}")))
    column.addWidget(Disclosure(f"Guidance for question {question.number} as it was", partial(_guidance, question)))
    return column


def _long(question: Question, answer: Answer | None, words: str) -> QWidget:
    """Return a table line by line, or the words of a long answer."""
    if answer is not None and isinstance(answer.value, Counts | Picks):
        return DefinitionList((line.name, line.whole) for line in lines_of(answer.value, question))
    said = Strong(breakable(words))
    said.setAccessibleName(f"Answer {question.number}: {words}")
    return said


def _guidance(question: Question) -> QWidget:
    column = GuidanceColumn()
    column.show_parts(guidance_parts(question))
    return column
