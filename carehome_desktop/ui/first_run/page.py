"""The first run: practise or set up a home; for a home, its name and yours. Work can start at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carehome_desktop.domain.problems import Problem
from carehome_desktop.services.home import LONGEST_NAME
from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.errors import ErrorText
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.parts.text import Heading, Hint, Text
from carehome_desktop.ui.question.radios import RadioGroup

PRACTISE, SET_UP = "practise", "set-up"
ASKED = "What would you like to do?"
CHOOSE = "Choose to practise or to set up your home."
_CHOICES = ((PRACTISE, "Practise"), (SET_UP, "Set up my home"))


class FirstRunPage(ScrollPage):
    """Two questions; nothing is chosen beforehand, and practice can be left for a real home on any later start."""

    practise = Signal()
    set_up = Signal(str, str)
    """The home's name and the manager's, as typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Welcome", "Your returns, saved on this computer and sent when there is a connection.", parent)
        self.error = ErrorText()
        self.choice = RadioGroup(_CHOICES, arrows_choose=True)
        self.choice.set_question(ASKED)
        self.name = LabelledLine("What is your home called?", "Such as Rosewood House")
        self.manager = LabelledLine(
            "What is your name?", "It stands beside each answer you give. Others can be added later."
        )
        for line in (self.name, self.manager):
            line.box.setMaxLength(LONGEST_NAME)
        self._first, self._second = self._first_card(), self._second_card()
        column = QWidget()
        theme.mark(column, "column")
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._first)
        inside.addWidget(self._second)
        self.body.addWidget(column)
        self._second.hide()
        self._back = self.add_back(self._to_first)
        self._back.hide()
        self.set_main_action("Continue")
        self.main_action_pressed.connect(self._continue)

    def show_problem(self, problem: Problem) -> None:
        """Say what is wrong: at a field, or above the choice."""
        self.set_busy(busy=False)
        field = {"name": self.name, "manager": self.manager}.get(problem.field)
        if field is not None:
            field.set_error(problem.words)
        self.summary.show_problems([(problem.words, field or self)])

    def set_busy(self, *, busy: bool) -> None:
        """While the home is being made, the button waits."""
        assert self.main_action is not None
        self.main_action.setEnabled(not busy)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the first choice."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._take_focus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the first question."""
        if event.key() == Qt.Key.Key_Escape and not self._second.isHidden():
            self._to_first()
            return
        super().keyPressEvent(event)

    def _first_card(self) -> Card:
        card = Card()
        card.body.addWidget(Heading(ASKED))
        card.body.addWidget(self.error)
        card.body.addWidget(self.choice)
        card.body.addWidget(
            Hint(
                "To practise, a pretend home is made on this computer. Nothing there is real and nothing leaves the computer."
            )
        )
        card.body.addWidget(Hint("To set up your home, you need its name and yours. All else can wait."))
        return card

    def _second_card(self) -> Card:
        card = Card()
        fields = QVBoxLayout()
        fields.setSpacing(theme.space(5))
        fields.addWidget(self.name)
        fields.addWidget(self.manager)
        card.body.addWidget(Heading("Set up my home"))
        card.body.addLayout(fields)
        card.body.addWidget(Text("That is all for now. Anything else is asked when it is first needed."))
        return card

    def _continue(self) -> None:
        self.summary.show_problems([])
        if not self._second.isHidden():
            if self.name.box.hasFocus() and self.name.text().strip() and not self.manager.text().strip():
                self.manager.setFocus()  # Enter after the first name goes on to the second
                return
            self._told()
            return
        match self.choice.value():
            case "practise":
                self.set_busy(busy=True)
                self.practise.emit()
            case "set-up":
                self._to_second()
            case _:
                self.error.say(CHOOSE)
                self.summary.show_problems([(CHOOSE, self.choice.buttons[0])])

    def _told(self) -> None:
        problems: list[tuple[str, QWidget]] = []
        for line, words in ((self.name, "Type the home's name."), (self.manager, "Type your name.")):
            missing = "" if line.text().strip() else words
            line.set_error(missing)
            if missing:
                problems.append((missing, line))
        if problems:
            self.summary.show_problems(problems)
            return
        self.set_busy(busy=True)
        self.set_up.emit(self.name.text(), self.manager.text())

    def _to_second(self) -> None:
        self.error.say("")
        self._first.hide()
        self._second.show()
        self._back.show()
        self._take_focus()

    def _to_first(self) -> None:
        self.summary.show_problems([])
        self._second.hide()
        self._back.hide()
        self._first.show()
        self._take_focus()

    def _take_focus(self) -> None:
        if self._second.isHidden():
            self.choice.take_focus()
        else:
            self.name.setFocus()
