"""What is different in a newer set: questions added, gone, in other words, or with another kind of answer."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carehome_desktop.domain.guidance_texts import dates_words
from carehome_desktop.domain.questions import AnswerKind, Question
from carehome_desktop.domain.set_changes import ChangeKind, QuestionChange, SetChange
from carehome_desktop.domain.words import count_words, list_words
from carehome_desktop.services.question_sets import Offer
from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.panels import Card, DefinitionList
from carehome_desktop.ui.parts.text import Hint, Strong, Text

TITLES = {
    ChangeKind.ADDED: "Added",
    ChangeKind.GONE: "Not asked any more",
    ChangeKind.KIND_CHANGED: "Asked for another kind of answer",
    ChangeKind.REWORDED: "Asked in other words",
}
KINDS = {
    AnswerKind.YES_NO: "yes or no",
    AnswerKind.CHOICE: "one of some choices",
    AnswerKind.NUMBER: "a number",
    AnswerKind.COUNTS: "a table of numbers",
    AnswerKind.DATE: "a day",
    AnswerKind.TEXT: "some words",
    AnswerKind.PICKS: "what your home has",
}


class Changes(QWidget):
    """One set beside the version before it."""

    def __init__(self, change: SetChange, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space(1))
        if change.how_often():
            self._column.addWidget(Text(change.how_often()))
        for kind, title in TITLES.items():
            self._group(title, change.of(kind))
        same = count_words(change.same, "question is", "questions are")
        self._column.addWidget(Hint(f"{same} as before." if change.before else "A set that was not here before."))

    def _group(self, title: str, changes: Iterable[QuestionChange]) -> None:
        lines = [line_of(each) for each in changes]
        if not lines:
            return
        self._column.addWidget(Strong(f"{title}: {len(lines)}"))
        for line in lines:
            self._column.addWidget(Text(line))
        self._column.addSpacing(theme.space(2))


def line_of(change: QuestionChange) -> str:
    """Return one question that is not as it was, in a line or two."""
    if change.kind is ChangeKind.KIND_CHANGED and change.before is not None and change.after is not None:
        return f"{change.after.heading} Now: {_kind(change.after)}. Before: {_kind(change.before)}."
    if change.kind is ChangeKind.REWORDED:
        return f"{change.question.heading} Changed: {list_words(list(change.what))}."
    return change.question.heading


class WhatChanged(Card):
    """*What changed*: every set of a file, and what becomes of answers that are not sent yet."""

    def __init__(self, offer: Offer, *, installed: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent, title="What changed" if installed else "What would change")
        for change in offer.changes:
            self.body.addWidget(Strong(f"{change.after.title}, {dates_words(change.after)}"))
            self.body.addWidget(Changes(change))
        for sentence in _of_answers(offer, installed=installed):
            self.body.addWidget(Text(sentence))
        if offer.left_behind:
            rows = ((each.period.words(), f"{each.heading} {each.words}") for each in offer.left_behind)
            self.body.addWidget(DefinitionList(rows))


def _of_answers(offer: Offer, *, installed: bool) -> Iterable[str]:
    verb = "stand" if installed else "will stand"
    if offer.moved:
        yield f"{count_words(offer.moved, 'answer')} that you have not sent yet {verb} in the newer questions as they are."
    if offer.left_behind:
        number = count_words(len(offer.left_behind), "answer does", "answers do")
        yield (
            f"{number} not fit the newer questions. Nothing is lost: here it is listed, and where the question is still "
            "asked for the same time, what you answered stands in its note."
        )
    if offer.waiting:
        keeps = "keeps its questions" if offer.waiting == 1 else "keep their questions"
        yield f"{count_words(offer.waiting, 'return')} on the way {keeps}."


def _kind(question: Question) -> str:
    return KINDS[question.kind]
