"""What a programme that is asked by the month has to say: the windows to come, and our own record."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.our_record import OWN_COUNT, RULE, SOURCE, OurRecord
from carehome_desktop.domain.questions import Programme
from carehome_desktop.domain.windows import span_words
from carehome_desktop.domain.words import clock_words
from carehome_desktop.services.deadlines import DueLine
from carehome_desktop.ui.parts.panels import Banner, Card, DefinitionList
from carehome_desktop.ui.parts.text import Hint, Strong

RULE_OF_WINDOW = (
    "A window opens as the 8th begins and closes as the 14th ends. When the 14th is a Saturday, a Sunday or a bank "
    "holiday in England, it closes as the next working day ends. "
    "Source: formal notice of 26 April 2024, the latest we have read. Check the page."
)
MOST_MONTHS = 24


class WindowsCard(Card):
    """The next windows, the one that is open first."""

    def __init__(
        self, programme: Programme, lines: Iterable[DueLine], today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, title=f"{programme.title}: windows to come")
        self.body.addWidget(DefinitionList((line.due.period.words(), _words(line, today)) for line in lines))
        self.body.addWidget(Hint(RULE_OF_WINDOW))


class RecordCard(Card):
    """How the months went, newest first, with the two counts above."""

    def __init__(self, record: OurRecord, parent: QWidget | None = None) -> None:
        super().__init__(parent, title="Our record")
        if record.near:
            self.body.addWidget(Banner(record.words()))
        else:
            self.body.addWidget(Strong(record.words()))
        if record.months:
            newest = list(reversed(record.months))[:MOST_MONTHS]
            self.body.addWidget(DefinitionList((month.due.period.words(), f"{month.words()}.") for month in newest))
        for words in (OWN_COUNT, RULE, SOURCE):
            self.body.addWidget(Hint(words))


def _words(line: DueLine, today: date) -> str:
    window = line.due.window
    state = " Open now." if window.is_open(today) else ""
    done = " All is received or entered." if line.all_done else ""
    moved = f" {window.moved}" if window.moved else ""
    return f"{span_words(window, today)}, {clock_words(window.closes_at)}.{state}{done}{moved}"
