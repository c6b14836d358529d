"""A batch that is called back: what of it came, how many may be there still, and taking them out."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.doubts import Doubt
from carehome_desktop.domain.stock.quantities import amount_words, read_quantity
from carehome_desktop.domain.words import day_words
from carehome_desktop.services.stock_recall import NO_BATCH, FoundBatch
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.live import empty
from carehome_desktop.ui.parts.announce import announce
from carehome_desktop.ui.parts.fields import LabelledLine
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.panels import Banner, DefinitionList, EmptyState
from carehome_desktop.ui.parts.state import State
from carehome_desktop.ui.parts.text import Hint
from carehome_desktop.ui.ppe.own import Form
from carehome_desktop.ui.session import Session

ABOUT = "When a maker calls a batch back: find what came of it, and take out what is still there."
AT_MOST = "Nobody writes down which box was opened first: count the boxes that bear this batch."
UNKNOWN = "Nothing that was recorded bears this batch."
LOOK = "Look at the boxes all the same: a batch is only known where it was written down with the delivery."
TAKE_OUT, TAKE_OUT_SURE = "Take them out", "Yes, take them out"


class TakeOutCard(Form):
    """One type of a batch, and a line for how many are taken out."""

    def __init__(self, session: Session, batch: FoundBatch, parent: QWidget | None = None) -> None:
        super().__init__(session, breakable(f"{batch.kind.name}, batch {batch.batch}"), TAKE_OUT, parent)
        self._batch, self._sure = batch, False
        found, kind = batch.found, batch.kind
        facts = DefinitionList([("Came", amount_words(found.came, kind))])
        for entry in found.deliveries:
            who = f" from {entry.who}" if entry.who else ""
            facts.add(day_words(entry.day), breakable(f"{entry.quantity.words(kind)}{who}"))
        facts.add("Taken out as called back", amount_words(found.taken_out, kind))
        facts.add("May be there still", f"At most {amount_words(found.at_most, kind)}")
        self.body.addWidget(facts)
        self.body.addWidget(Hint(AT_MOST))
        self.how_many = LabelledLine("How many do you take out?", f"In {kind.many}, such as {kind.example()}")
        self.note = LabelledLine(
            "Note", "Such as where they go. Write a role, not a name: it stays in the records for good"
        )
        self.question = Banner("")
        self.question.hide()
        for widget in (self.how_many, self.question, self.note):
            self.body.addWidget(widget)
        self.how_many.changed.connect(self._typed)
        self.end()

    def keep(self) -> None:
        """Take them out; more than can be there is asked about once."""
        session, kind = self._session, self._batch.kind
        quantity = read_quantity(self.how_many.text(), kind, session.stock.usual_box(kind.id))
        if quantity is None:
            quantity = Problem("quantity", f"Type how many {kind.many}, such as {kind.example()}.")
        done = (
            quantity
            if isinstance(quantity, Problem)
            else session.stock_recall.take_out(
                self._batch, quantity, session.person(), note=self.note.text(), sure=self._sure
            )
        )
        if isinstance(done, Doubt):
            self._sure = True
            self.question.set_words(done.words)
            self.question.show()
            self.button.set_words(TAKE_OUT_SURE)
            announce(self, done.words, urgent=True)
        elif isinstance(done, Problem):
            at = self.note if done.field == "note" else self.how_many
            at.set_error(done.words)
            at.setFocus()
        else:
            self.how_many.set_text("")
            self.note.set_text("")
            self._typed("")
            self.say_kept(f"Saved on this computer: {done.entry.did_words(kind)}, called back.")

    def _typed(self, _text: str) -> None:
        self._sure = False
        self.question.hide()
        self.button.set_words(TAKE_OUT)
        self.how_many.set_error("")


class RecallPage(ScrollPage):
    """Nothing is changed by looking."""

    def __init__(self, session: Session, go: Go) -> None:
        super().__init__("Find a batch", ABOUT)
        self._session = session
        self.batch = LabelledLine("Batch", "As it stands on the box; capital letters do not matter")
        self.body.addWidget(self.batch)
        recent = session.stock_recall.batches()[:5]
        if recent:
            self.body.addWidget(Hint(breakable(f"Came last: {', '.join(recent)}.")))
        self.cards: list[TakeOutCard] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.space(4))
        self.body.addLayout(self._list)
        self.add_back(go.back)
        self.set_main_action("Find it")
        self.main_action_pressed.connect(self.look_for)
        session.hub.changed.connect(self._stock_changed)
        FirstFocus(self, self.batch.box)

    def look_for(self) -> None:
        """Show what came of the batch."""
        typed = self.batch.text().strip()
        self.batch.set_error("" if typed else NO_BATCH)
        if not typed:
            self.batch.setFocus()
            return
        found = self._session.stock_recall.find(typed)
        empty(self._list)
        self.cards = [TakeOutCard(self._session, each) for each in found]
        for card in self.cards:
            self._list.addWidget(card)
        if not found:
            self._list.addWidget(EmptyState(UNKNOWN, LOOK))
        announce(self, f"{len(found)} found." if found else UNKNOWN)
        if self.cards:
            self.cards[0].how_many.setFocus()

    def _stock_changed(self, kind: str) -> None:
        """Show new numbers, but leave alone what is being typed: only what was just taken out is empty."""
        if kind != Change.STOCK.value or not self.cards:
            return
        if any(line.text() for card in self.cards for line in card.findChildren(QLineEdit)):
            return
        told = next((card.told.words() for card in self.cards if not card.told.isHidden()), "")
        self.look_for()
        for card in self.cards:
            if told:
                card.told.set_state(State.SAVED, told)
                card.told.show()
                break
