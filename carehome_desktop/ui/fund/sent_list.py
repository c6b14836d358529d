"""The reports that were sent, the newest first, with what would be different now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from carehome_desktop.domain.fund.sent import Sent
from carehome_desktop.domain.words import count_words, moment_words
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.live import empty, name_row
from carehome_desktop.ui.parts.rows import ListRow
from carehome_desktop.ui.parts.state import State
from carehome_desktop.ui.parts.text import Hint, Text
from carehome_desktop.ui.returns.sheet import Rows
from carehome_desktop.ui.session import Session

CHANGES_AT_ONCE = 12


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
