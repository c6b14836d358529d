"""Guidance: every question's guidance, the words of the trade, who asks, and the sources – readable at any time, found by typing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carehome_desktop.domain.words import count_words, list_words
from carehome_desktop.services.guidance_search import Findings
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.guidance.browse import Browse
from carehome_desktop.ui.guidance.results import FoundList
from carehome_desktop.ui.live import Live, empty
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import QuietButton
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Banner, EmptyState
from carehome_desktop.ui.parts.text import Hint
from carehome_desktop.ui.session import Session

SPEAK_AFTER_MS = 700
"""A listener hears how much was found when the typing pauses, not at each letter."""

MOST_SHOWN = 20
"""Rows at most, so that each letter is answered at once; another word finds what lies further down."""

WAYS_ON = (
    "Here you find what each question asks, the words of the trade, who asks, and the sources. Try one short word, such as "
    "gloves. How to send: Today leads you from the questions to the check, where you send. What waits to go, and why, is in "
    "the outbox."
)
SETS_WORDS = "Sets of questions: see which are here, or install a newer one"


class GuidancePage(ScrollPage):
    """All there is to read lies under headings; what is typed is found in all of it at once."""

    def __init__(self, session: Session, go: Go) -> None:
        super().__init__("Guidance", "What each question asks, and what the words mean.")
        self._session, self._go = session, go
        self.filter = LabelledLine("Find in the guidance", "Type a word, for example: gloves")
        self.filter.box.setClearButtonEnabled(True)
        self.filter.box.textChanged.connect(self._find)
        self.filter.box.returnPressed.connect(self._open_best)
        self.filter.box.installEventFilter(self)
        self.found = Hint()
        self.results = FoundList()
        self.results.opened.connect(self._open_row)
        self.results.left_upwards.connect(self.filter.box.setFocus)
        self.results.typed.connect(self._type_on)
        self.nothing = self._ways_on()
        self._browsing = QVBoxLayout()
        self._browsing.setSpacing(theme.space(4))
        self.browse: Browse | None = None
        self._lay_out()
        self._soon = QTimer(self, singleShot=True, interval=SPEAK_AFTER_MS)
        self._soon.timeout.connect(lambda: announce(self, self.found.text()))
        self._refresh()
        Live(self, session.hub, (Change.SETS,), self._refresh)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Go by Down from the box to what was found; left alone, the page would scroll."""
        down = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down
        if down and self.results.isVisible():
            self.results.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the box at Esc, before it leads anywhere."""
        if event.key() == Qt.Key.Key_Escape and self.filter.text():
            self.filter.box.clear()
            self.filter.box.setFocus()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        column = QWidget()
        theme.mark(column, "column")
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.space(4))
        for widget in (self.filter, self.found):
            inside.addWidget(widget)
        inside.addWidget(self.results, 1)
        inside.addWidget(self.nothing)
        inside.addLayout(self._browsing)
        inside.addStretch(0)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(column, 1)
        row.addStretch(0)
        self.fill_with(holder)

    def _refresh(self) -> None:
        """Show all there is to read, as it stands now, and find again what is typed."""
        empty(self._browsing)
        for trouble in self._session.catalogue.troubles:
            words = trouble.sentence()
            self._browsing.addWidget(Banner(words, "amber", title="A file of questions could not be read"))
        self.browse = Browse(self._session.guidance, self._go.to_text, self._session.clock.local().date())
        self._browsing.addWidget(self.browse)
        sets = QuietButton(SETS_WORDS)
        sets.clicked.connect(partial(_do, self._go.to_sets))
        self._browsing.addWidget(sets, 0, Qt.AlignmentFlag.AlignLeft)
        self._find(self.filter.text())

    def _find(self, typed: str) -> None:
        findings = self._session.guidance.find(typed, MOST_SHOWN)
        searching = bool(typed.strip())
        self.results.show_found(findings)
        self.results.setVisible(bool(findings.found))
        self.nothing.setVisible(searching and not findings.found)
        if self.browse is not None:
            _show_all(self._browsing, not searching)
        self.found.setText(found_words(findings) if searching else "")
        self.found.setVisible(searching)
        if searching:
            self._soon.start()
        else:
            self._soon.stop()

    def _open_best(self) -> None:
        if self.results.isVisible():
            self.results.open_current()

    def _open_row(self, row: int) -> None:
        self._go.to_text(self.results.model_of_found.findings.found[row].place.id)

    def _type_on(self, text: str) -> None:
        self.filter.box.setFocus()
        self.filter.box.insert(text)

    def _ways_on(self) -> QWidget:
        """Return what says what can be found here, and leads to where help on sending is."""
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(EmptyState("Nothing holds these words.", WAYS_ON))
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
        column.addLayout(row)
        column.addStretch(1)
        return whole


def found_words(findings: Findings) -> str:
    """Return how much was found, and what a slip of the fingers was taken for."""
    shown = len(findings.found)
    number = f"{count_words(findings.total, 'place')} found"
    most = f", the best {shown} are shown: another word finds fewer" if shown < findings.total else ""
    slips = [f"{list_words(list(words))} for “{typed}”" for typed, words in findings.instead]
    return f"{number}{most}." + (f" Found with {list_words(slips)}." if slips and findings.total else "")


def _show_all(layout: QVBoxLayout, wanted: bool) -> None:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is not None and (widget := item.widget()) is not None:
            widget.setVisible(wanted)


def _do(act: Callable[[], None], _checked: bool = False) -> None:
    """Do something for a button, which also tells whether it is pressed in."""
    act()
