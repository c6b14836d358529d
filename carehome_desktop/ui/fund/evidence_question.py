"""One question of the council about a fund, and what was answered; its letters can be attached."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.fund.council import CouncilQuestion
from carehome_desktop.domain.fund.evidence import About
from carehome_desktop.domain.kept import Kept
from carehome_desktop.domain.lenient_date import as_day, read_day_back
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.words import day_words
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.fund.form import FundForm, day_typed
from carehome_desktop.ui.fund.take_back import TakeBack
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.half_filled import HalfFilled
from carehome_desktop.ui.parts.buttons import SecondaryButton
from carehome_desktop.ui.parts.fields import LabelledLine, LabelledText
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.session import Session

RECORD, PUT_RIGHT = "Record the question", "Save the changes"
ROLE = "By role, such as Contracts officer. No name is needed."
IN_PACK = "It is printed in the home’s pack; in the council’s only if you tick that notes may be."


class CouncilQuestionPage(FundForm):
    """A new question, or one that is answered, put right or taken back."""

    def __init__(self, session: Session, go: Go, scheme_id: str, question_id: str = "") -> None:
        super().__init__(session, go, scheme_id, "What the council asked")
        self._id = ""
        self.asked_on, self.asked_by = (
            LabelledLine("When was it asked?", "Such as 26/10/2020"),
            LabelledLine("Who asked?", ROLE),
        )
        self.asked = LabelledText("What was asked?", IN_PACK)
        self.answered_on = LabelledLine("When was it answered?", "Empty while it is open")
        self.answered = LabelledText("What was answered?", IN_PACK)
        self._fields: dict[str, LabelledLine | LabelledText] = {
            "asked_on": self.asked_on,
            "asked_by": self.asked_by,
            "asked": self.asked,
            "answered_on": self.answered_on,
            "answered": self.answered,
        }
        first, second = Card(), Card()
        first.body.addWidget(self.beside(self.asked_on, self.asked_by))
        first.body.addWidget(self.asked)
        second.body.addWidget(self.answered_on)
        second.body.addWidget(self.answered)
        for card in (first, second):
            self.body.addWidget(card)
        self.files = SecondaryButton("Files that prove it")
        self.files.clicked.connect(self._to_files)
        self.take_back = TakeBack("Take this question back")
        self.take_back.confirmed.connect(self._take_back)
        for widget in (self.files, self.take_back):
            widget.hide()
        self.body.addWidget(self.files, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.take_back)
        self.set_main_action(RECORD)
        kept = session.council.question(question_id) if question_id else None
        if kept is not None:
            self._show(kept)
        self._half = HalfFilled(self, session.workplace, f"council question {scheme_id} {self._id}", self._fields)
        FirstFocus(self, (self.asked_on if kept is None or not kept.entry.is_open else self.answered_on).box)

    def save(self) -> None:
        """Record the question, or put it right."""
        told = self._read()
        if isinstance(told, list):
            self.say_problems(told)
            return
        council, by = self._session.council, self._session.person()
        kept = council.put_right(self._id, told, by) if self._id else council.ask(told, by)
        if isinstance(kept, Problem):
            self.say_problems([kept])
            return
        self._show(kept)
        self._half.done(f"council question {self.scheme.id} {self._id}")
        self.say_saved(f"Saved on this computer. {kept.entry.words()}")

    def say_problems(self, problems: Sequence[Problem], elsewhere: QWidget | None = None) -> None:
        """Say each at its field and all of them at the top; nothing typed is lost."""
        del elsewhere
        for name, field in self._fields.items():
            field.set_error(next((each.words for each in problems if each.field == name), ""))
        self.summary.show_problems([(each.words, self._fields.get(each.field, self.asked_on)) for each in problems])

    def _show(self, kept: Kept[CouncilQuestion]) -> None:
        self._id, told = kept.id, kept.entry
        for field, words in (
            (self.asked_on, day_typed(told.asked_on)),
            (self.asked_by, told.asked_by),
            (self.asked, told.asked),
            (self.answered_on, day_typed(told.answered_on)),
            (self.answered, told.answered),
        ):
            field.set_text(words)
        self.set_main_action(PUT_RIGHT)
        for widget in (self.files, self.take_back):
            widget.show()

    def _read(self) -> CouncilQuestion | list[Problem]:
        asked_on = read_day_back(self.asked_on.text(), "asked_on", self.today())
        answered_on = read_day_back(self.answered_on.text(), "answered_on", self.today())
        problems = [each for each in (asked_on, answered_on) if isinstance(each, Problem)]
        if asked_on is None:
            problems.append(Problem("asked_on", "Type the day it was asked, such as 5 October 2020."))
        day = as_day(asked_on)
        if problems or day is None:
            return problems
        return CouncilQuestion(
            self.scheme.id,
            day,
            " ".join(self.asked_by.text().split()),
            self.asked.text().strip(),
            as_day(answered_on),
            self.answered.text().strip(),
        )

    def _to_files(self) -> None:
        self._go.to_evidence_files(About.LETTER.value, self._id, "What the council asked")

    def _take_back(self, reason: str) -> None:
        taken = self._session.council.take_back(self._id, reason, self._session.person())
        if isinstance(taken, Problem):
            self.take_back.say_wrong(taken.words)
            return
        self._session.hub.tell(Change.FUND)
        self._go.back_saying(f"Taken back: what was asked on {day_words(taken.entry.asked_on)}.")
