"""*How was this worked out?*: the working of each time an isolation was kept, as it was worked out then."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carehome_desktop.domain.wages.records import Isolation
from carehome_desktop.domain.wages.worked_out import WorkedOut
from carehome_desktop.domain.words import full_moment_words
from carehome_desktop.ui.guidance.disclosure import Disclosure
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.parts.text import Hint, Subheading, Text, listed
from carehome_desktop.ui.session import Session

HOW = "How was this worked out?"


class KeptWorking(QWidget):
    """The newest first. Rules and rates that change later do not change what is read here."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._id = session, ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_of(self, isolation_id: str) -> None:
        """Show the working of an isolation; nothing where none was kept."""
        self._id = isolation_id
        kept = self._session.isolations.worked(isolation_id)
        self.setVisible(bool(kept))
        if (before := self._column.takeAt(0)) is not None and (old := before.widget()) is not None:
            old.deleteLater()
        if kept:
            self._column.addWidget(Disclosure(HOW, self._card))

    def _card(self) -> QWidget:
        card = Card()
        kept = self._session.isolations.worked(self._id)
        for told in reversed(self._session.isolations.revisions(self._id)):
            if told.revision in kept:
                self._add(card, told, kept[told.revision])
        return card

    def _add(self, card: Card, told: Isolation, worked: WorkedOut) -> None:
        people = self._session.home_records.home().people
        by = next((f", by {each.name}" for each in people if each.id == told.person_id and each.name), "")
        card.body.addWidget(Subheading(breakable(f"As it was kept on {full_moment_words(told.recorded_at)}{by}")))
        card.body.addWidget(Text(breakable("\n".join(worked.lines))))
        if worked.doubts:
            card.body.addWidget(Hint(breakable(listed(worked.doubts))))
