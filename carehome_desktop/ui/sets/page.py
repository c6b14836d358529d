"""Sets of questions: every version that is here, what changed from one to the next, and installing a newer one from a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from carehome_desktop.domain.guidance_texts import dates_words
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.set_changes import compare
from carehome_desktop.services.question_sets import KnownSet, Offer
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.guidance.disclosure import Disclosure
from carehome_desktop.ui.layouts import measured
from carehome_desktop.ui.live import Live, empty
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import QuietButton, SecondaryButton
from carehome_desktop.ui.parts.errors import ErrorText
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Banner, DefinitionList
from carehome_desktop.ui.parts.text import Hint, Subheading
from carehome_desktop.ui.session import Session
from carehome_desktop.ui.sets.changes import Changes, WhatChanged

CHOOSE, INSTALL = "Choose a file of questions", "Install these questions"
HOW = (
    "When the questions change, a newer set comes as one file from whoever looks after this program for you. It is checked "
    "whole before anything is kept, and you see what would change first."
)
LEAVE, KEEP, REMOVE = "Do not install", "Keep it", "Remove it"
GOES = (
    "With it goes: {titles}. Nobody has answered under it. What was asked before it is asked again. "
    "The file can be installed again."
)
REMOVED = "The file is removed. What was asked before it is asked again."
INSTALLED = "The newer questions are installed. Nothing that you answered was lost."
RETIRED = "The endpoint does not take these any more"


class SetsPage(ScrollPage):
    """First a file is chosen, then what it would change is shown, then it is installed."""

    def __init__(self, session: Session, go: Go) -> None:
        super().__init__("Sets of questions", "Which questions are here, and from when to when they are asked.")
        self._session = session
        self.offer: Offer | None = None
        self._leaving = ""
        self.error = ErrorText()
        self._told = QVBoxLayout()
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.space(2))
        self.sets: list[Disclosure] = []
        column = QWidget()
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.space(4))
        inside.addWidget(Hint(HOW))
        inside.addWidget(self.error)
        inside.addLayout(self._told)
        inside.addWidget(Subheading("Here now"))
        inside.addLayout(self._list)
        self.body.addLayout(measured(column))
        back = SecondaryButton("Back")
        back.clicked.connect(lambda: go.back())
        self.add_action(back, left=True)
        self.set_main_action(CHOOSE)
        self.leave_it = SecondaryButton(LEAVE)
        self.leave_it.clicked.connect(lambda: self._show(None))
        self.leave_it.hide()
        self.add_action(self.leave_it)
        self.main_action_pressed.connect(self._go_on)
        self._refresh()
        Live(self, session.hub, (Change.SETS, Change.OUTBOX), self._refresh)

    def look_at(self, path: Path) -> None:
        """Show what a file would change, or why it cannot be installed."""
        found = self._session.question_sets.look_at(path)
        if isinstance(found, Problem):
            self._show(None, found.words)
        else:
            self._show(found)

    def install(self) -> None:
        """Install what was shown."""
        if self.offer is None:
            return
        offer, problem = self.offer, self._session.question_sets.install(self.offer)
        if problem is not None:
            self._show(None, problem.words)
            return
        self._show(None)
        self._told.addWidget(Banner(INSTALLED, "green"))
        self._told.addWidget(WhatChanged(offer, installed=True))
        announce(self, INSTALLED)
        self._tell()

    def ask_to_remove(self, file: str) -> None:
        """Show what would go with a file, or why it has to stay."""
        if (problem := self._session.question_sets.why_not_removed(file)) is not None:
            self._show(None, problem.words)
            return
        self._show(None)
        self._leaving = file
        sets = [each for each in self._session.question_sets.known() if each.file == file]
        titles = ", ".join(f"{each.head.title}, {dates_words(each.head)}" for each in sets)
        words = GOES.format(titles=titles)
        self._told.addWidget(Banner(words, "amber", title=f"Remove {file}?"))
        self.leave_it.set_words(KEEP)
        self.leave_it.show()
        self.set_main_action(REMOVE)
        announce(self, words)

    def remove(self) -> None:
        """Take away what was shown."""
        problem = self._session.question_sets.remove(self._leaving)
        self._show(None, problem.words if problem else "")
        if problem is None:
            self._told.addWidget(Banner(REMOVED, "green"))
            announce(self, REMOVED)
            self._tell()

    def _tell(self) -> None:
        for kind in (Change.SETS, Change.HOME, Change.ANSWERS):
            self._session.hub.tell(kind)

    def _go_on(self) -> None:
        if self._leaving:
            self.remove()
            return
        if self.offer is not None:
            self.install()
            return
        where, _ = QFileDialog.getOpenFileName(self, CHOOSE, "", "Questions (*.toml)")
        if where:
            self.look_at(Path(where))

    def _show(self, offer: Offer | None, problem: str = "") -> None:
        """Show an offer, a problem, or neither, and what can be done now."""
        self.offer, self._leaving = offer, ""
        empty(self._told)
        self.error.say(problem)
        self.leave_it.set_words(LEAVE)
        self.leave_it.setVisible(offer is not None)
        self.set_main_action(INSTALL if offer else CHOOSE)
        self.area.verticalScrollBar().setValue(0)
        if offer is not None:
            self._told.addWidget(WhatChanged(offer, installed=False))
            announce(self, f"{offer.name} is whole. What would change is shown.")
        main = self.main_action if problem else None  # to choose another; else one reads first what would change
        (main or self).setFocus()

    def _refresh(self) -> None:
        """List what is here, the sets of each section side by side."""
        empty(self._list)
        self.sets = []
        for known in self._session.question_sets.known():
            line = Disclosure(f"{known.head.title}, {dates_words(known.head)}", partial(self._about, known))
            self.sets.append(line)
            self._list.addWidget(line)

    def _about(self, known: KnownSet) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.space(6), 0, 0, theme.space(4))
        column.setSpacing(theme.space(3))
        head, catalogue = known.head, self._session.catalogue
        programme = catalogue.programme(head.programme)
        came = f"installed here as {known.file}" if known.file else "with the program"
        facts = [
            ("Version", head.version),
            ("Belongs to", programme.title if programme else head.programme),
            ("Came", came),
        ]
        column.addWidget(DefinitionList([*facts, *([("Now", RETIRED)] if known.retired else [])]))
        if known.file:
            remove = QuietButton("Remove this file")
            remove.setAccessibleDescription(known.file)
            remove.clicked.connect(partial(self.ask_to_remove, known.file))
            column.addWidget(remove, 0, Qt.AlignmentFlag.AlignLeft)
        earlier = [each for each in catalogue.heads if each.id == head.id and each.first_day < head.first_day]
        if earlier:
            before = max(earlier, key=lambda each: each.first_day)
            older = catalogue.section_version(before.id, before.version)
            this = catalogue.section_version(head.id, head.version)
            if this is not None:
                column.addWidget(Subheading("What changed from the version before"))
                column.addWidget(Changes(compare(older, this)))
        return inside
