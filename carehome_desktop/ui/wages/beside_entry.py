"""What is said of an isolation while it is typed: how long it was by the rules, whether a fund pays, what is linked, the top-up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.records import Entry, Staff
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.panels import Banner
from carehome_desktop.ui.parts.text import Hint, Strong
from carehome_desktop.ui.session import Session
from carehome_desktop.ui.wages.entry_fields import EntryFields
from carehome_desktop.ui.wages.words import TOO_FEW, top_up_words

EXPECTED = "Usually asked for: {}."


class BesideEntry:
    """Sentences that stand beside the fields; each is hidden while it has nothing to say."""

    def __init__(self, session: Session, fields: EntryFields, page: QWidget) -> None:
        self._session, self._fields, self._page = session, fields, page
        self._unpaid_said = ""
        self.unpaid, self.expected = Banner(""), Hint()
        self.suggested, self.linked, self.top_up = Hint(), Hint(), Strong(TOO_FEW)
        for late in (self.unpaid, self.suggested, self.linked):
            late.hide()

    def say(self, isolation_id: str) -> None:
        """Say what follows from what is typed now."""
        entry = self._fields.entry()
        self._say_of_reason()
        self._say_linked(entry, isolation_id)
        unpaid = bool(self._unpaid_said)
        if isinstance(entry, Entry):
            charged = entry.charged()
            self.top_up.setText(charged.words if isinstance(charged, Problem) else top_up_words(charged, unpaid=unpaid))
            return
        told = all(self._fields.sums[name].text().strip() for name in ("normal", "sick_pay"))
        wrong = [each.words for each in entry]
        self.top_up.setText(f"The top-up waits: {' '.join(wrong)}" if told else TOO_FEW)

    def leave_to(self, warnings: Sequence[str]) -> None:
        """Say nothing that the warnings at the top of the page say too, until something else is typed."""
        above = " ".join(warnings)
        for hint in (self.suggested, self.linked):
            if hint.text() in above:
                hint.hide()
        if self._unpaid_said in above:
            self._unpaid_said = ""
            self.unpaid.hide()

    def _say_of_reason(self) -> None:
        isolations, reason_id, day = self._session.isolations, self._fields.reason.value(), self._fields.first_day()
        reason = isolations.reason(str(reason_id)) if reason_id is not None else None
        found = isolations.suggestion(reason.id, day) if reason is not None and day is not None else None
        self.suggested.setText(found.words if found is not None else "")
        self.suggested.setVisible(found is not None)
        evidence = "; ".join(reason.evidence) if reason is not None else ""
        self.expected.setText(EXPECTED.format(evidence) if evidence else "")
        unpaid = isolations.payment_words(reason.id, day or self._fields.today()) if reason is not None else ""
        if unpaid != self._unpaid_said:
            self._unpaid_said = unpaid
            self.unpaid.set_words(unpaid)
            self.unpaid.setVisible(bool(unpaid))
            announce(self._page, unpaid)

    def _say_linked(self, entry: Entry | list[Problem], isolation_id: str) -> None:
        member, linked = self._fields.member(), ""
        if isinstance(member, Staff) and isinstance(entry, Entry):
            linked = self._session.isolations.linked_words(replace(entry, staff_id=member.id), isolation_id)
        self.linked.setText(linked)
        self.linked.setVisible(bool(linked))
