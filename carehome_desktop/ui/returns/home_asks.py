"""What a check needs to know of the home is asked where it is first needed: once, and never insisted on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carehome_desktop.services.home import Told
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.live import name_row
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import QuietButton
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.parts.text import Hint
from carehome_desktop.ui.session import Session
from carehome_desktop.ui.settings.saved import SavedLine


@dataclass(frozen=True)
class Ask:
    """The words around one fact: what is asked, why, what is said once it is told, and what is not looked at without it."""

    label: str
    why: str
    told: str
    without: str


ASKS = {
    "registered_beds": Ask(
        "How many beds is your home registered for?",
        "It is not part of the return. Your totals are held against it, so that a slip shows before it goes. "
        "You can change it in Settings.",
        "Your home is registered for {typed} beds. Saved on this computer. You can change it in Settings.",
        "Your beds were not held against the number you are registered for: it is not known here.",
    )
}
WIDE = 24
"""Letters that the box has room for: it takes a number of a few figures."""

NOT_NOW = "not now {key}"
"""Under which name it is kept that somebody did not want to be asked."""


class HomeAsk(Card):
    """A line for one fact. Enter ends the line and presses nothing else; what is typed is kept as soon as it is left."""

    def __init__(self, key: str, session: Session, unkept: str = "") -> None:
        """`unkept` is what was typed before the page was made anew, and could not be kept."""
        super().__init__()
        ask = ASKS[key]
        self.line = SavedLine(ask.label, ask.why, "", partial(_keep, session, key), session.clock)
        self.later = QuietButton("Not now")
        self.later.setAccessibleDescription(ask.label)
        name_row(self.later, f"not now {key}")
        self.body.setContentsMargins(theme.space(6), theme.space(4), theme.space(6), theme.space(2))
        self.body.setSpacing(theme.space(1))
        self.line.line.box.setMaximumWidth(self.line.fontMetrics().averageCharWidth() * WIDE)
        self.body.addWidget(self.line)
        self.body.addWidget(self.later, 0, Qt.AlignmentFlag.AlignLeft)
        if unkept:
            self.line.line.set_text(unkept)
            self.line.flush()

    def writing(self) -> bool:
        """Return whether someone is at this line."""
        return self.line.line.box.hasFocus()

    def text(self) -> str:
        """Return what is typed."""
        return self.line.line.text().strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter here: the line has been kept by it, and the page's main action is another matter."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)


def _keep(session: Session, key: str, typed: str) -> Told:
    return session.home_records.tell(key, typed, session.person())


class HomeAsks:
    """What one page asks of the home, and what it says once that is told."""

    def __init__(self, page: ScrollPage, session: Session, go: Go, looked: Callable[[], None]) -> None:
        """`looked` has the page look again."""
        self._page, self._session, self._go, self._looked = page, session, go, looked
        self._line: HomeAsk | None = None
        self._told = ""

    def state(self, not_told: tuple[str, ...]) -> tuple[object, ...]:
        """Return all that decides what stands here, to be held against what is shown."""
        return not_told, self._wanted(not_told), self._told

    def writing(self) -> bool:
        """Return whether someone is typing here: then the page leaves all as it is."""
        return self._line is not None and self._line.writing()

    def fill(self, body: QVBoxLayout, not_told: tuple[str, ...], *, said_without: bool = False) -> None:
        """Add the line for what is still to be asked, or what became of it; `said_without` tells what is left out."""
        unkept = self._line.text() if self._line is not None else ""
        self._line = None
        if self._told:
            body.addWidget(StateLabel(State.SAVED, self._told, wrap=True))
        for key in self._wanted(not_told):
            self._line = line = HomeAsk(key, self._session, unkept)
            line.line.saved.connect(partial(self._saved, key, line))
            line.later.clicked.connect(partial(self._put_off, key))
            body.addWidget(self._line)
            return  # one at a time
        for key in not_told if said_without else ():
            body.addWidget(self._without(key))

    def _wanted(self, not_told: tuple[str, ...]) -> tuple[str, ...]:
        look = self._session.workplace.look
        return tuple(key for key in not_told if key in ASKS and not look(NOT_NOW.format(key=key)))

    def _without(self, key: str) -> QWidget:
        column = QWidget()
        lines = QVBoxLayout(column)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(Hint(ASKS[key].without))
        lead = QuietButton("Tell it in Settings", icon="forward")
        lead.setAccessibleDescription(ASKS[key].label)
        lead.clicked.connect(partial(self._go.to_settings, key))
        lines.addWidget(name_row(lead, f"tell {key}"), 0, Qt.AlignmentFlag.AlignLeft)
        return column

    def _saved(self, key: str, line: HomeAsk) -> None:
        self._told = ASKS[key].told.format(typed=line.text())
        if line.writing():
            self._page.setFocus()  # Enter ended it: the next Enter is the page's
        announce(self._page, self._told)
        self._session.hub.tell(Change.HOME)

    def _put_off(self, key: str) -> None:
        self._session.workplace.choose(NOT_NOW.format(key=key), True)
        self._line = None
        self._looked()
