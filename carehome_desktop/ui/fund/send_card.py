"""Marking a report or a certificate as sent: who declares it, asked once more before it is frozen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit
from shiboken6 import isValid

from carehome_desktop.domain.fund.guards import HEAD
from carehome_desktop.domain.fund.sent import STOPPED, Sent
from carehome_desktop.domain.problems import Problem
from carehome_desktop.services.warned import Warned
from carehome_desktop.ui import theme
from carehome_desktop.ui.fund.doubts import DoubtBox
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.layouts import Spread, breakable
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import QuietButton, SecondaryButton
from carehome_desktop.ui.parts.errors import ErrorText
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.parts.text import Hint
from carehome_desktop.ui.parts.work_bar import WorkBar
from carehome_desktop.ui.session import Session

MARK, SURE = "Mark as sent", "Yes, it was sent as it stands: freeze it"
LOOKING, FREEZING = "It is being added up …", "It is being frozen …"
ABOUT = "The program sends it to nobody. Once you have handed it on, mark it as sent: it is then kept for good, byte for byte, as it was."
DECLARES = "It declares: “{}” These words are ours. If your council has its own, hand in those."

SETTINGS = "Open Settings, where the home’s details are"
ONCE_MORE = "The next press freezes it for good. Nothing is frozen yet."

SOON_MS = 250
"""What takes no longer needs no bar: it would only flicker."""

Looked = tuple["Problem | Warned | None", str]
"""What would be refused or asked about, and what would be frozen, by its day and its sum."""
Look = Callable[[str, str], Callable[[], Looked]]
"""Returns the work that looks, by who declares it and in which role; nothing is frozen by it."""
Freeze = Callable[[str, str, str], Callable[[Callable[[], bool]], "Sent | Problem | Warned"]]
"""Returns the work that keeps it for good: who declares it, in which role, and why although something is asked about.

The work asks whether to go on, until it writes.
"""


class SendCard(Card):
    """`chosen` gives what the page shows, or what is wrong with it; `sent` is called once that is frozen.

    Who is at the desk stands in the lines until another name is typed; whoever it is declares only by the two presses.
    """

    def __init__(
        self,
        session: Session,
        go: Go,
        declaration: str,
        chosen: Callable[[], object],
        look: Look,
        freeze: Freeze,
        sent: Callable[[], None],
    ) -> None:
        super().__init__(title="Mark it as sent")
        self._chosen, self._look, self._freeze, self._sent = chosen, look, freeze, sent
        self._background, who = session.background, session.person()
        self.busy = False
        self.working = WorkBar(goes_on=True)  # who said yes and left the page has it frozen
        self._asked: tuple[object, ...] | None = None
        self.name, self.role = (
            LabelledLine("Who declares it?", "Name"),
            LabelledLine("Role", "Such as Registered manager"),
        )
        self.name.set_text(who.name)
        self.role.set_text(who.role)
        self.mark = SecondaryButton(MARK)
        self.mark.clicked.connect(self.send)
        self.doubts = DoubtBox()
        self.settings, self.once_more = QuietButton(SETTINGS), Hint()
        self.settings.clicked.connect(lambda: go.to_settings())
        self.error, self.told = ErrorText(), StateLabel(State.PLAIN, "", wrap=True)
        for hidden in (self.settings, self.once_more, self.told):
            hidden.hide()
        wide = round(220 * theme.current().text_scale)
        for line in (self.name, self.role):
            line.changed.connect(self.forget)
        self.body.addWidget(Hint(ABOUT))
        self.body.addWidget(Hint(breakable(DECLARES.format(declaration))))
        self.body.addWidget(Spread((self.name, self.role), most=2, least_width=wide))
        self.body.addWidget(self.error)
        self.body.addWidget(self.doubts)
        self.body.addWidget(self.settings, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.once_more)
        self.body.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.working)
        self.body.addWidget(self.told)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a line of the card is the card's own step: the page's would print."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(self.focusWidget(), QLineEdit):
            self.send()
        else:
            super().keyPressEvent(event)

    def forget(self, _: object = None) -> None:
        """Ask anew: something else is shown or typed."""
        self._asked = None
        self.doubts.forget()
        if not self.busy:
            self.mark.set_words(MARK)
        for hidden in (self.settings, self.once_more):
            hidden.hide()

    def send(self) -> None:
        """Ask once, with all that is doubted, then freeze it as it stands. Of very many costs either takes seconds."""
        if self.busy:
            return
        now = self._now()
        chosen, name, role = now
        if isinstance(chosen, Problem):
            self._say_wrong(chosen)
            return
        if self._asked != now:
            self._do(LOOKING, partial(_looked_at, self._look(name, role)), partial(self._looked, now))
            return
        reason = self.doubts.reason(now)
        if reason is None:
            self.doubts.why.setFocus()
            return
        self._do(FREEZING, self._freeze(name, role, reason), partial(self._frozen, now))

    def _now(self) -> tuple[object, str, str]:
        return self._chosen(), self.name.text(), self.role.text()

    def _do(self, words: str, work: Callable[[Callable[[], bool]], Any], done: Callable[[Any], None]) -> None:
        """Work off the window's thread, with a bar once it takes long; until something is written it can be stopped."""
        self.busy = True
        self.told.hide()
        self.mark.set_words(words)
        going = self.working.begin(words, after_ms=SOON_MS)

        def ended(result: Any) -> None:
            self.busy = False
            if isValid(self):
                self.working.end()
                self.mark.set_words(MARK)
                if going.stopping() and not isinstance(result, Sent):
                    result = STOPPED
            done(result)

        self._background.run(lambda: work(lambda: not going.stopping()), ended, self._failed)

    def _failed(self, error: Exception) -> None:
        self.busy = False
        if isValid(self):
            self.working.end()
            self.forget()
        raise error

    def _looked(self, now: tuple[object, str, str], looked: Looked | Problem) -> None:
        if not isValid(self) or now != self._now():  # the page was left, or something else is shown or typed meanwhile
            return
        found, freezes = (looked, "") if isinstance(looked, Problem) else looked
        self._say_wrong(found if isinstance(found, Problem) else None)
        if isinstance(found, Problem):
            return
        self._asked = now
        self.mark.set_words(SURE)
        self.once_more.setText(breakable(f"{freezes} {ONCE_MORE}"))
        self.once_more.show()
        if found is None:
            announce(self, SURE, urgent=True)
        else:
            self._doubt(now, found)

    def _frozen(self, now: tuple[object, str, str], kept: Sent | Problem | Warned) -> None:
        if not isValid(self):  # the page was left meanwhile; the others hear of it
            if isinstance(kept, Sent):
                self._sent()
            return
        if isinstance(kept, Warned):
            self.mark.set_words(SURE)
            self._doubt(now, kept)
            return
        self.forget()
        if isinstance(kept, Problem):
            self._say_wrong(kept)
            return
        self._say_wrong(None)
        self._tell(
            State.SAVED,
            f"Marked as sent: revision {kept.revision}, declared by {kept.declared_by}, {kept.declared_role}.",
        )
        self._sent()

    def _doubt(self, now: tuple[object, ...], warned: Warned) -> None:
        self.settings.setVisible(any(each.guard == HEAD for each in warned.doubts))
        self.doubts.ask(now, warned)

    def _tell(self, state: State, words: str) -> None:
        self.told.set_state(state, breakable(words))
        self.told.show()
        announce(self, words)

    def _say_wrong(self, problem: Problem | None) -> None:
        if problem == STOPPED:
            self._tell(State.PLAIN, problem.words)
            return
        fields = {"declared_by": self.name, "role": self.role}
        for name, line in fields.items():
            line.set_error(problem.words if problem is not None and problem.field == name else "")
        elsewhere = problem is not None and problem.field not in fields
        self.error.say(problem.words if problem is not None and elsewhere else "")
        if problem is not None:
            self.told.hide()
            announce(self, problem.words, urgent=True)
            fields.get(problem.field, self.name).setFocus()


def _looked_at(look: Callable[[], Looked], _go_on: Callable[[], bool]) -> Looked:
    """Look; it is one question to the file, and what is stopped meanwhile is not told."""
    return look()
