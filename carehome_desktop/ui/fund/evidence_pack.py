"""Making a fund's evidence pack: for whom, what will be in it, then progress, a way to stop, and the print on the screen."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout
from shiboken6 import isValid

from carehome_desktop.domain.fund.pack import For, Pack
from carehome_desktop.domain.words import count_words
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.fund.tick import Tick
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.guidance.disclosure import Disclosure
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.live import Live, empty
from carehome_desktop.ui.papers.sheet_page import PaperPage
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.errors import ErrorText
from carehome_desktop.ui.parts.panels import Card, DefinitionList
from carehome_desktop.ui.parts.state import State
from carehome_desktop.ui.parts.text import Hint, Strong, Text
from carehome_desktop.ui.parts.work_bar import WorkBar
from carehome_desktop.ui.question.radios import RadioGroup
from carehome_desktop.ui.session import Session

AT_A_TIME = 100
"""So many words stand in one text: one of their own for each of very many would hold the window up."""
WHO = "Who is the pack for?"
KINDS = (
    (For.HOME, "The home, with names and every file"),
    (For.COUNCIL, "The council, with codes and covered files only"),
)
NOTES = "Let notes, answers, warnings with their reasons and what is missing stand in it, with known names covered"
NOTES_HINT = "Without this tick they are left out. A name that the program does not know cannot be covered: read the words below first."
READ_FIRST = "Words of yours that the council will read"
MAKE = "Make the pack"
FAILED = "The pack could not be made. Your records are safe in the program. Try again."
LOOKING = "Looking what will be in it …"
STOPPED = "Stopped. No pack was made, and nothing was changed."


class EvidencePackPage(PaperPage):
    """Nothing is chosen for the manager: who reads it decides what leaves the home."""

    def __init__(self, session: Session, go: Go, scheme_id: str) -> None:
        self._scheme = session.fund.scheme(scheme_id)
        super().__init__(session, go, "Evidence pack", breakable(self._scheme.name))
        self.kind = RadioGroup(list(KINDS), arrows_choose=True)
        self.kind.set_question(WHO)
        self.notes = Tick(NOTES, NOTES_HINT)
        self.notes_hint = Hint(NOTES_HINT)
        self.error = ErrorText()
        self.working = WorkBar()
        self.working.stopping.connect(lambda: self._tell(State.WAITING, "Stopping …"))
        self._asked: object = None
        self._about = QVBoxLayout()
        self._about.setSpacing(theme.space(4))
        self._lay_out()
        self.set_main_action(MAKE)
        self.main_action_pressed.connect(self.make)
        FirstFocus(self, self.kind.buttons[0])
        self.refresh()
        Live(self, session.hub, (Change.FUND, Change.WAGES, Change.HOME), self.refresh)

    def make(self) -> None:
        """Make the pack off the window's thread, then show it."""
        kind = self.kind.value()
        if not isinstance(kind, For):
            self.error.say("Choose first who the pack is for.")
            announce(self, "Choose first who the pack is for.", urgent=True)
            self.kind.take_focus()
            return
        if self.working.work is not None:
            return
        packs, scheme_id, with_notes = self._session.evidence_packs, self._scheme.id, self._with_notes(kind)
        name = packs.file_name(scheme_id, kind)
        self._busy(True)
        work = self.working.begin("How much of the pack is made")
        self._session.background.run(
            lambda: packs.as_pdf(packs.pack(scheme_id, kind, with_notes=with_notes), work.go_on),
            lambda pdf: self._made(pdf, name),
            self._failed,
        )

    def refresh(self) -> None:
        """Say what would be in it."""
        kind = self.kind.value()
        council = kind is For.COUNCIL
        for widget in (self.notes, self.notes_hint):
            widget.setVisible(council)
        empty(self._about)
        if not isinstance(kind, For):
            return
        self.error.say("")
        self._asked = asked = (kind, self._with_notes(kind))
        self._about.addWidget(Hint(LOOKING))
        packs, scheme_id = self._session.evidence_packs, self._scheme.id
        self._session.background.run(  # of very many costs it takes seconds
            lambda: packs.pack(scheme_id, asked[0], with_notes=asked[1]),
            lambda pack: self._looked(asked, pack),
            lambda error: self._looked(asked, error),
        )

    def _looked(self, asked: object, found: Pack | Exception) -> None:
        if not isValid(self) or asked is not self._asked:  # the page was left, or something else was asked meanwhile
            return
        empty(self._about)
        if isinstance(found, Exception):
            raise found
        self._fill(found)

    def _lay_out(self) -> None:
        card = Card()
        for widget in (Strong(WHO), self.kind, self.notes, self.notes_hint, self.error):
            card.body.addWidget(widget)
        card.body.addWidget(self.working)
        self.kind.chosen.connect(lambda _: self.refresh())
        self.notes.box.toggled.connect(lambda _: self.refresh())
        self.body.addWidget(card)
        self.body.addLayout(self._about)

    def _fill(self, pack: Pack) -> None:
        card = Card(title="What will be in it")
        facts = DefinitionList([(part.heading, str(len(part.items))) for part in pack.parts])
        facts.add("Pages of files", str(pack.file_pages))
        if pack.kind is For.COUNCIL:
            facts.add("Files that stay in the home", str(pack.kept_back))
        if pack.tells_notes:
            facts.add("Warnings and their reasons", str(len(pack.gone_past)))
        card.body.addWidget(facts)
        for words in pack.notes:
            card.body.addWidget(Hint(breakable(words)))
        self._about.addWidget(card)
        if pack.typed:
            read = Card(title=READ_FIRST)
            for first in range(0, len(pack.typed), AT_A_TIME):
                some = pack.typed[first : first + AT_A_TIME]
                read.body.addWidget(Text("\n".join(breakable(f"•  {words}") for words in some)))
            self._about.addWidget(read)
        if pack.quoted:
            said = count_words(len(pack.quoted), "sentence of the program", "sentences of the program")
            self._about.addWidget(Disclosure(f"{said} that may quote such words", lambda: _listed(pack.quoted)))
        if pack.missing:
            said = count_words(len(pack.missing), "thing that is missing", "things that are missing")
            self._about.addWidget(Disclosure(f"{said}, as the pack says too", lambda: _listed(pack.missing)))

    def _with_notes(self, kind: For) -> bool:
        return kind is For.COUNCIL and self.notes.box.isChecked()

    def _busy(self, busy: bool) -> None:
        assert self.main_action is not None
        self.main_action.setEnabled(not busy)
        for asked in (self.kind, self.notes):
            asked.setEnabled(not busy)
        if busy:
            self.error.say("")
            self._tell(State.WAITING, "Making the pack …")
        else:
            self.working.end()
            self.main_action.setFocus()

    def _made(self, pdf: bytes, name: str) -> None:
        if not isValid(self):  # the page was left meanwhile
            return
        self._busy(False)
        self._tell(State.PLAIN, "The pack is made. Print it or save it; the program keeps no copy.")
        self.preview_of(lambda: pdf, name)

    def _failed(self, error: Exception) -> None:
        if not isValid(self):
            return
        stopped = self.working.work is not None and self.working.work.stopping()
        self._busy(False)
        if stopped:
            self._tell(State.PLAIN, STOPPED)
            return
        del error  # its words are for programmers
        self.told.hide()
        self.error.say(FAILED)

    def _tell(self, state: State, words: str) -> None:
        self.told.set_state(state, words)
        self.told.show()
        announce(self, words)


def _listed(said: tuple[str, ...]) -> Card:
    card = Card()
    for words in said[:100]:
        card.body.addWidget(Text(breakable(f"•  {words}")))
    if len(said) > 100:
        card.body.addWidget(Hint(f"And {count_words(len(said) - 100, 'more', 'more')}."))
    return card
