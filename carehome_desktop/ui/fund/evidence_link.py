"""The way from an entry to the files that prove it; there once the entry is kept."""

from __future__ import annotations

from carehome_desktop.domain.fund.evidence import About
from carehome_desktop.domain.words import count_words
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.parts.buttons import QuietButton
from carehome_desktop.ui.session import Session


class EvidenceLink(QuietButton):
    """Says how many files there are."""

    def __init__(self, session: Session, go: Go, about: About) -> None:
        super().__init__("Files that prove it")
        self._session, self._go, self._about = session, go, about
        self._id, self._words = "", ""
        self.clicked.connect(lambda: self._go.to_evidence_files(self._about.value, self._id, self._words))
        self.hide()
        session.hub.changed.connect(self._count)

    def show_for(self, entry_id: str, words: str) -> None:
        """Lead to the files of an entry, called by these words; nowhere while it is not kept."""
        self._id, self._words = entry_id, words
        self.setVisible(bool(entry_id))
        self._count()

    def _count(self, _kind: str = "") -> None:
        if self._id:
            files = len(self._session.evidence.of(self._about, self._id))
            self.set_words(f"Files that prove it: {count_words(files, 'file') if files else 'none yet'}")
