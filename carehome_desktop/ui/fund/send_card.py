"""Marking a report as sent: who declares it, asked once more before it is frozen, and the reports that were sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from carehome_desktop.domain.fund.sent import Sent
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.words import count_words, moment_words
from carehome_desktop.services.warned import Warned
from carehome_desktop.ui import theme
from carehome_desktop.ui.fund.doubts import DoubtBox
from carehome_desktop.ui.layouts import Spread, breakable
from carehome_desktop.ui.live import empty, name_row
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.buttons import SecondaryButton
from carehome_desktop.ui.parts.errors import ErrorText
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.parts.rows import ListRow
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.parts.text import Hint, Text
from carehome_desktop.ui.returns.sheet import Rows
from carehome_desktop.ui.session import Session

MARK, SURE = "Mark as sent", "Yes, it was sent as it stands: freeze it"
ABOUT = "The program sends it to nobody. Once you have handed it on, mark it as sent: it is then kept for good, byte for byte, as it was."
CHANGES_AT_ONCE = 12


class SendCard(Card):
    """`chosen` gives the day and the form that the page shows; `sent` is called once a report is frozen."""

    def __init__(
        self,
        session: Session,
        scheme_id: str,
        chosen: Callable[[], tuple[date | Problem, str]],
        sent: Callable[[Sent], None],
    ) -> None:
        super().__init__(title="Mark it as sent")
        self._session, self._scheme_id, self._chosen, self._sent = session, scheme_id, chosen, sent
        self._asked: tuple[object, ...] | None = None
        self.name, self.role = (
            LabelledLine("Who declares it?", "Name"),
            LabelledLine("Role", "Such as Registered manager"),
        )
        self.mark = SecondaryButton(MARK)
        self.mark.clicked.connect(self.send)
        self.doubts = DoubtBox()
        self.error, self.told = ErrorText(), StateLabel(State.PLAIN, "", wrap=True)
        self.told.hide()
        wide = round(220 * theme.current().text_scale)
        for line in (self.name, self.role):
            line.changed.connect(self.forget)
        self.body.addWidget(Hint(ABOUT))
        self.body.addWidget(Spread((self.name, self.role), most=2, least_width=wide))
        self.body.addWidget(self.error)
        self.body.addWidget(self.doubts)
        self.body.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.told)

    def forget(self, _: object = None) -> None:
        """Ask anew: something else is shown or typed."""
        self._asked = None
        self.doubts.forget()
        self.mark.set_words(MARK)

    def send(self) -> None:
        """Ask once, then freeze the report as it stands."""
        as_of, form_id = self._chosen()
        if isinstance(as_of, Problem):
            self._say_wrong(as_of)
            return
        now = (as_of, form_id, self.name.text(), self.role.text())
        if self._asked != now:
            self._asked = now
            self.mark.set_words(SURE)
            announce(self, SURE, urgent=True)
            return
        reason = self.doubts.reason(now)
        if reason is None:
            self.doubts.why.setFocus()
            return
        by, returns = self._session.person(), self._session.fund_returns
        kept = returns.send(self._scheme_id, as_of, self.name.text(), self.role.text(), by, form_id, reason)
        if isinstance(kept, Warned):
            self.doubts.ask(now, kept)
            return
        self.forget()
        if isinstance(kept, Problem):
            self._say_wrong(kept)
            return
        self._say_wrong(None)
        words = f"Marked as sent: revision {kept.revision}, declared by {kept.declared_by}, {kept.declared_role}."
        self.told.set_state(State.SAVED, breakable(words))
        self.told.show()
        announce(self, words)
        self._sent(kept)

    def _say_wrong(self, problem: Problem | None) -> None:
        fields = {"declared_by": self.name, "role": self.role}
        for name, line in fields.items():
            line.set_error(problem.words if problem is not None and problem.field == name else "")
        elsewhere = problem is not None and problem.field not in fields
        self.error.say(problem.words if problem is not None and elsewhere else "")
        if problem is not None:
            self.told.hide()
            announce(self, problem.words, urgent=True)
            fields.get(problem.field, self.name).setFocus()


def fill_sent(column: QVBoxLayout, session: Session, scheme_id: str, reprint: Callable[[Sent], None]) -> None:
    """List the reports that were sent, the newest first, and what would be different now."""
    empty(column)
    sent = session.fund_returns.sent(scheme_id)
    if not sent:
        return
    rows, now = Rows("Sent"), session.clock.wall()
    newest: set[tuple[date, str]] = set()
    for each in sent:
        who = next((one.name for one in session.home_records.home().people if one.id == each.person_id), "")
        by = f", marked by {who}" if who else ""
        detail = f"Declared by {each.declared_by}, {each.declared_role}. {moment_words(each.recorded_at, now)}{by}."
        title = f"Up to {each.as_of.day} {each.as_of:%B %Y}, revision {each.revision}"
        row = ListRow(title, breakable(detail), State.SAVED, "Print again")
        row.clicked.connect(partial(_press, reprint, each))
        name_row(row, f"sent {each.id}")
        rows.add(row)
        if (each.as_of, each.form_id) not in newest:
            newest.add((each.as_of, each.form_id))
            _say_changes(
                rows, session.fund_returns.changed(each), "Changed since: mark it as sent anew once the council has it."
            )
        if each.changes:
            _say_changes(rows, each.changes, f"In revision {each.revision} this changed:")
    column.addWidget(rows)


def _say_changes(rows: Rows, changes: tuple[str, ...], title: str) -> None:
    if not changes:
        return
    rows.add_words(Text(title))
    for words in changes[:CHANGES_AT_ONCE]:
        rows.add_words(Hint(breakable(f"•  {words}")))
    if len(changes) > CHANGES_AT_ONCE:
        rows.add_words(
            Hint(f"And {count_words(len(changes) - CHANGES_AT_ONCE, 'more line', 'more lines')}, on its print.")
        )


def _press(reprint: Callable[[Sent], None], sent: Sent, _checked: bool = False) -> None:
    reprint(sent)
