"""Guidance: every question's guidance, the words of the trade, who asks, and the sources – readable at any time, found by typing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carehome_desktop.domain.questions import Programme, Question, Section, Term
from carehome_desktop.domain.words import count_words, day_words
from carehome_desktop.ui import theme
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.guidance.disclosure import Disclosure
from carehome_desktop.ui.guidance.parts import guidance_parts
from carehome_desktop.ui.layouts import measured
from carehome_desktop.ui.live import empty
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import QuietButton
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Banner, DefinitionList, EmptyState
from carehome_desktop.ui.parts.text import Hint, Subheading
from carehome_desktop.ui.question.guidance import GuidanceColumn
from carehome_desktop.ui.session import Session

SPEAK_AFTER_MS = 700
"""A listener hears how much was found when the typing pauses, not at each letter."""

WAYS_ON = (
    "Here you find what each question asks, the words of the trade, who asks, and the sources. Try one short word, such as "
    "gloves. How to send: Today leads you from the questions to the check, where you send. What waits to go, and why, is in "
    "the outbox."
)


class GuidancePage(ScrollPage):
    """Questions open in place; what is typed leaves only what holds every word of it."""

    def __init__(self, session: Session, go: Go) -> None:
        super().__init__("Guidance", "What each question asks, and what the words mean.")
        self._go = go
        self._catalogue = session.catalogue
        self.filter = LabelledLine("Find in the guidance", "Type a word, for example: gloves")
        self.filter.box.setClearButtonEnabled(True)
        self.filter.box.textChanged.connect(self._filter)
        self.found = Hint()
        self.questions: list[Disclosure] = []
        self._groups = QVBoxLayout()
        self._groups.setSpacing(theme.space(6))
        column = QWidget()
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.space(4))
        inside.addWidget(self.filter)
        inside.addWidget(self.found)
        inside.addLayout(self._groups)
        self.body.addLayout(measured(column))
        self._soon = QTimer(self, singleShot=True, interval=SPEAK_AFTER_MS)
        self._soon.timeout.connect(lambda: announce(self, self.found.text()))
        self._shown = "\n"
        self._filter("")

    def _filter(self, typed: str) -> None:
        if typed == self._shown:
            return
        self._shown = typed
        empty(self._groups)
        self.questions = []
        words = typed.casefold().split()
        number = sum(
            group(words)
            for group in (self._show_questions, self._show_terms, self._show_programmes, self._show_sources)
        )
        if not words:
            self._show_troubles()
        elif not number:
            self._show_ways_on()
        self.found.setText(f"{count_words(number, 'place')} found" if words else "")
        self.found.setVisible(bool(words))
        if words:
            self._soon.start()
            if len(self.questions) == 1:
                self.questions[0].set_open(True)

    def _show_questions(self, words: list[str]) -> int:
        number = 0
        for section in self._catalogue.sections:
            found = [question for question in section.questions if _holds(words, _words_of(question))]
            if not found:
                continue
            number += len(found)
            about = [section.about, section.sure] if not words else []
            group = self._group(f"{section.title}, {_dates(section)}", about)
            for question in found:
                line = Disclosure(f"{question.number}. {question.heading}", partial(_question, question))
                self.questions.append(line)
                group.addWidget(line)
        return number

    def _show_terms(self, words: list[str]) -> int:
        found = [term for term in self._catalogue.glossary if _holds(words, _words_of_term(term))]
        return self._facts("Words", ((_capital(term.word), term.meaning) for term in found), len(found))

    def _show_programmes(self, words: list[str]) -> int:
        found = [each for each in self._catalogue.programmes if _holds(words, _words_of_programme(each))]
        return self._facts("Who asks", ((each.title, f"{each.who_asks} {each.sure}") for each in found), len(found))

    def _show_sources(self, words: list[str]) -> int:
        every = dict.fromkeys(
            source
            for section in self._catalogue.sections
            for question in section.questions
            for source in question.guidance.sources
        )
        found = [each for each in every if _holds(words, (each.title, each.publisher, each.date))]
        return self._facts("Sources", ((each.title, f"{each.publisher}, {each.date}") for each in found), len(found))

    def _show_ways_on(self) -> None:
        """Say what can be found here, and lead to where help on sending is."""
        self._groups.addWidget(EmptyState("Nothing holds these words.", WAYS_ON))
        row = QHBoxLayout()
        row.setSpacing(theme.space(4))
        for words, act in (
            ("Go to Today", partial(self._go.to_place, "today")),
            ("See the outbox", self._go.to_outbox),
        ):
            button = QuietButton(words)
            button.clicked.connect(partial(_do, act))
            row.addWidget(button)
        row.addStretch(1)
        self._groups.addLayout(row)

    def _show_troubles(self) -> None:
        for trouble in self._catalogue.troubles:
            self._groups.addWidget(Banner(trouble.sentence(), "amber", title="A file of questions could not be read"))

    def _facts(self, title: str, facts: Iterable[tuple[str, str]], number: int) -> int:
        if number:
            self._group(title).addWidget(DefinitionList(facts))
        return number

    def _group(self, title: str, about: Iterable[str] = ()) -> QVBoxLayout:
        group = QVBoxLayout()
        group.setSpacing(theme.space(2))
        group.addWidget(Subheading(title))
        for sentence in about:
            if sentence:
                group.addWidget(Hint(sentence))
        self._groups.addLayout(group)
        return group


def _do(act: Callable[[], None], _checked: bool = False) -> None:
    """Do something for a button, which also tells whether it is pressed in."""
    act()


def _question(question: Question) -> QWidget:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(theme.space(6), 0, 0, theme.space(4))
    column.setSpacing(theme.space(3))
    if question.label_2020:
        column.addWidget(Hint(f"In the 2020 report: {question.label_2020}"))
    guidance = GuidanceColumn()
    guidance.show_parts(guidance_parts(question))
    column.addWidget(guidance)
    return inside


def _dates(section: Section) -> str:
    begins = f"from {day_words(section.first_day)}"
    return f"{begins} to {day_words(section.last_day)}" if section.last_day else begins


def _words_of(question: Question) -> tuple[str, ...]:
    parts = guidance_parts(question)
    return (question.heading, question.label_2020, *(words for part in parts for words in part.paragraphs))


def _words_of_term(term: Term) -> tuple[str, ...]:
    return (*term.forms(), term.meaning)


def _words_of_programme(programme: Programme) -> tuple[str, ...]:
    return (programme.title, programme.who_asks, programme.sure)


def _holds(words: list[str], texts: Iterable[str]) -> bool:
    hay = "\n".join(texts).casefold()
    return all(word in hay for word in words)


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
