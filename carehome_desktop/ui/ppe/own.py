"""What the home says of its own: with how many days left a type is red or amber, and types of its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.standing import OWN_LINES
from carehome_desktop.domain.stock.types import PpeType
from carehome_desktop.domain.typed import is_number
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.layouts import Spread, breakable
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import QuietButton, SecondaryButton
from carehome_desktop.ui.parts.errors import bring_into_view
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.parts.text import Hint, Strong
from carehome_desktop.ui.ppe.attempt import attempt
from carehome_desktop.ui.question.radios import RadioGroup
from carehome_desktop.ui.session import Session

NO_DAYS = "Write a whole number of days, such as 3."
WHAT_FOR = (
    "Each type of yours stands under one of the five: the lowest of them decides which colour is proposed in the tracker. "
    "Gowns and thermometers belong to none. Choose the nearest: the proposal names each type, and you decide."
)
FAMILY = "Which of the tracker’s five does it belong to?"


def whole_number(typed: str) -> int | None:
    """Return the whole number that is typed, None if it is none or longer than any number of days."""
    text = typed.strip()
    return int(text) if is_number(text, 4) else None


class Form(Card):
    """A card with a button that keeps what its lines say, and a word on what came of it."""

    kept = Signal()
    """What was typed is kept now."""

    def __init__(self, session: Session, title: str, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, title=title)
        self._session = session
        self.told = StateLabel(State.PLAIN, wrap=True)
        self.told.hide()
        self.button = SecondaryButton(verb)
        self.button.clicked.connect(self.press)

    def end(self) -> None:
        """Put the button and the word last."""
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.told)

    def keep(self) -> None:
        """Keep what is typed."""

    def press(self) -> None:
        """Keep what is typed; a disk that refuses is a sentence, and what was typed stays."""
        self.try_to(self.keep)

    def try_to(self, act: Callable[[], None]) -> None:
        """Do something that writes, or say why nothing was kept."""
        came = attempt(act)
        if isinstance(came, Problem):
            self.say_wrong(came.words)

    def say_wrong(self, words: str) -> None:
        """Say below the button what is wrong."""
        self.told.set_state(State.ODD, breakable(words))
        self.told.show()
        QTimer.singleShot(0, self, lambda: bring_into_view(self.told))
        announce(self, words, urgent=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a line keeps what this card says, and does not go on to the page's main action."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(self.focusWidget(), QLineEdit):
            self.press()
            return
        super().keyPressEvent(event)

    def say_kept(self, words: str) -> None:
        """Say that it is kept, and let the pages look again."""
        self.kept.emit()
        self.told.set_state(State.SAVED, words)
        self.told.show()
        QTimer.singleShot(0, self, lambda: bring_into_view(self.told))
        self.tell(self, self._session, words)

    @staticmethod
    def tell(card: QWidget, session: Session, words: str) -> None:
        """Say what came of it aloud, and let the pages look again."""
        announce(card, words)
        session.hub.tell(Change.STOCK)


class LinesCard(Form):
    """The home's own days for red and amber, for all types or for one."""

    def __init__(self, session: Session, kind: PpeType | None = None, parent: QWidget | None = None) -> None:
        title = breakable(f"Your own days for {kind.name}") if kind else "Your own days, for all types"
        super().__init__(session, title, "Keep these days", parent)
        self._type = kind.id if kind else ""
        self.shared = QuietButton("Use the days of all types")
        self.shared.clicked.connect(lambda: self.try_to(self._share))
        self.red = LabelledLine("Low (red) with fewer days left than", "Such as 3")
        self.amber = LabelledLine("Getting low (amber) with fewer days left than", "Such as 7")
        self.body.addWidget(Hint(OWN_LINES))
        self.body.addWidget(
            Spread((self.red, self.amber), most=2, least_width=theme.tokens.MEASURE // 2 - theme.space(4))
        )
        self.end()
        self.body.addWidget(self.shared, 0, Qt.AlignmentFlag.AlignLeft)
        self.refresh()

    def refresh(self) -> None:
        """Show the days that are kept, but leave alone what is being typed."""
        lines = self._session.stock.lines(self._type)
        self.shared.setVisible(bool(self._type) and self._session.stock.own_lines(self._type) is not None)
        for line, days in ((self.red, lines.red if lines else None), (self.amber, lines.amber if lines else None)):
            if days is not None and not line.box.isModified():
                line.set_text(str(days))

    def keep(self) -> None:
        """Keep the days, or say what is wrong with them above the field."""
        days: list[int] = []
        for line in (self.red, self.amber):
            whole = whole_number(line.text())
            line.set_error("" if whole is not None else NO_DAYS)
            if whole is None:
                line.setFocus()
                return
            days.append(whole)
        problem = self._session.stock.set_lines(days[0], days[1], self._session.person(), self._type)
        if problem is not None:
            at = self.red if problem.field == "red" else self.amber
            at.set_error(problem.words)
            at.setFocus()
            return
        for line in (self.red, self.amber):
            line.box.setModified(False)
        self.say_kept("Saved on this computer.")
        self.refresh()

    def _share(self) -> None:
        self._session.stock.share_lines(self._type, self._session.person())
        for line in (self.red, self.amber):
            line.box.setModified(False)
            line.set_text("")
        self.say_kept("Saved on this computer: the days of all types hold.")
        self.refresh()


class OwnTypeCard(Form):
    """A type of the home's own."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "Add a type of your own", "Add this type", parent)
        self.body.addWidget(Hint("Such as Type IIR masks, FFP3 masks, gowns or thermometers. It is counted by itself."))
        self.name = LabelledLine("Its name", "Such as FFP3 masks")
        self.one, self.many = (
            LabelledLine("One is called", "Such as mask"),
            LabelledLine("More are called", "Such as masks"),
        )
        self.families = [(kind.id, kind.name) for kind in session.stock.types() if not kind.own]
        self.family = RadioGroup(self.families, arrows_choose=True)
        self.family.set_question(FAMILY)
        self.body.addWidget(self.name)
        self.body.addWidget(
            Spread((self.one, self.many), most=2, least_width=theme.tokens.MEASURE // 2 - theme.space(4))
        )
        self.body.addWidget(Strong(FAMILY))
        self.body.addWidget(Hint(WHAT_FOR))
        self.body.addWidget(self.family)
        self.end()

    def keep(self) -> None:
        """Add the type, or say what is wrong."""
        added = self._session.stock_types.add(
            str(self.family.value() or ""), self.name.text(), self.one.text(), self.many.text(), self._session.person()
        )
        fields = {"name": self.name, "one": self.one, "many": self.many}
        for field, line in fields.items():
            line.set_error(added.words if isinstance(added, Problem) and added.field == field else "")
        if isinstance(added, Problem):
            if added.field in fields:
                fields[added.field].setFocus()
            else:
                self.say_wrong(added.words)
                self.family.take_focus()
            return
        for line in fields.values():
            line.set_text("")
        self.family.choose(None)
        self.say_kept(f"{added.name} was added. It is counted by itself from now on.")
