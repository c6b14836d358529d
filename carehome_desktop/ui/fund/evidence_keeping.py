"""Until when a fund's papers are kept, and why; nothing is ever deleted by itself."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from carehome_desktop.domain.lenient_date import read_date
from carehome_desktop.domain.problems import Problem
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.layouts import Spread, breakable
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import SecondaryButton
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.parts.text import Hint, Text
from carehome_desktop.ui.session import Session

OURS = "This day is our default."


class KeepingCard(Card):
    """Shows the day with its reason, and takes another."""

    def __init__(self, session: Session, scheme_id: str) -> None:
        super().__init__(title="How long to keep it all")
        self._session, self._scheme_id = session, scheme_id
        self.words, self.reason_words, self.whose = Text(""), Hint(""), Hint("")
        self.until = LabelledLine("Keep it until", "Such as 23/9/2030")
        self.reason = LabelledLine("Why until then?", "Such as clause 9 of our agreement")
        self.save_button, self.told = SecondaryButton("Keep it until this day"), StateLabel(State.PLAIN, "", wrap=True)
        self.told.hide()
        self.save_button.clicked.connect(self.save)
        wide = round(220 * theme.current().text_scale)
        for widget in (
            self.words,
            self.reason_words,
            self.whose,
            Spread((self.until, self.reason), most=2, least_width=wide),
        ):
            self.body.addWidget(widget)
        self.body.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.told)
        self._show()

    def save(self) -> None:
        """Keep it until the day that is typed."""
        today = self._session.clock.local().date()
        day = read_date(self.until.text(), "until", today)
        if isinstance(day, date):
            kept = self._session.council.keep(self._scheme_id, day, self.reason.text(), self._session.person())
        else:
            kept = day or Problem("until", "Type a day, such as 23 September 2030.")
        for field, line in (("until", self.until), ("reason", self.reason)):
            line.set_error(kept.words if isinstance(kept, Problem) and kept.field == field else "")
        if isinstance(kept, Problem):
            announce(self, kept.words, urgent=True)
            (self.reason if kept.field == "reason" else self.until).setFocus()
            return
        for line in (self.until, self.reason):
            line.set_text("")
        self._show()
        said = f"Saved on this computer. {kept.words(today)}"
        self.told.set_state(State.SAVED, said)
        self.told.show()
        announce(self, said)
        self._session.hub.tell(Change.FUND)

    def _show(self) -> None:
        keeping = self._session.council.keeping(self._scheme_id)
        self.words.setText(keeping.words(self._session.clock.local().date()))
        self.reason_words.setText(breakable(keeping.reason))
        self.whose.setText("" if keeping.told else OURS)
        self.whose.setHidden(keeping.told)
