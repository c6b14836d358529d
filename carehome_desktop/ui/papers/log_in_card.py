"""The log-in card on the screen: who can sign in to the tracker, who approves, who has left, whom to ring."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from carehome_desktop.domain.log_in_card import NEVER_HERE, LogIn, LogInCard
from carehome_desktop.services.home import Told
from carehome_desktop.services.log_in_card import LOG_IN_CARD_FILE, Mark, log_in_card_pdf
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.layouts import breakable
from carehome_desktop.ui.live import Live, name_row, refill
from carehome_desktop.ui.papers.sheet_page import PaperPage
from carehome_desktop.ui.papers.support_parts import contact_line
from carehome_desktop.ui.parts.buttons import QuietButton
from carehome_desktop.ui.parts.panels import Banner, Card
from carehome_desktop.ui.parts.text import Hint, Line, Strong
from carehome_desktop.ui.session import Session
from carehome_desktop.ui.settings.saved import SavedMark, kept

ABOUT = "Who can sign in to the Capacity Tracker, who says yes to a new user, and whom to ring. For the day the manager is away."
SIGNS_IN, APPROVES, REPORTED = "Can sign in", "Approves new users", "Reported to the tracker as left"


class LogInCardPage(PaperPage):
    """Each tick is kept as soon as it is made."""

    def __init__(self, session: Session, go: Go) -> None:
        super().__init__(session, go, "Log-in card", ABOUT)
        self.ticks: dict[tuple[str, Mark], QCheckBox] = {}
        self.mark = SavedMark(session.clock)
        self._hints, self._people = QVBoxLayout(), QVBoxLayout()
        for column in (self._hints, self._people):
            column.setSpacing(theme.space(3))
            self.body.addLayout(column)
        self.body.addWidget(self.mark)
        card = session.log_in_cards.card()
        if card.helpline is not None:
            helpline = Card(title="Helpline")
            self.helpline = contact_line(card.helpline, self._tell, session.clock)
            helpline.body.addWidget(self.helpline)
            for source in card.sources:
                helpline.body.addWidget(Hint(f"Source: {source}."))
            self.body.addWidget(helpline)
        self.body.addWidget(Banner(NEVER_HERE, "blue", title="Why there is no place for a password"))
        self.offer_print()
        self._fill_hints(card)
        self._fill_people(card)
        Live(self, session.hub, (Change.HOME,), self.refresh)

    def refresh(self) -> None:
        """Show what was changed elsewhere, such as who has left."""
        card = self._session.log_in_cards.card()
        refill(self, self._hints, self.area, lambda: self._fill_hints(card))
        refill(self, self._people, self.area, lambda: self._fill_people(card))

    def open_preview(self) -> None:
        """Show the card as it is printed."""
        card = self._session.log_in_cards.card()
        self.preview_of(lambda: log_in_card_pdf(card), LOG_IN_CARD_FILE)

    def _fill_hints(self, card: LogInCard) -> None:
        for words in card.hints:
            self._hints.addWidget(Banner(breakable(words), "amber"))

    def _fill_people(self, card: LogInCard) -> None:
        self.ticks = {}
        here = [each for each in card.people if each.person.active]
        left = [each for each in card.people if not each.person.active and (each.can_sign_in or each.approves)]
        self._people.addWidget(self._group("People here", here, (Mark.SIGNS_IN, Mark.APPROVES)))
        if left:
            self._people.addWidget(self._group("Left, and had a log-in", left, (Mark.REPORTED,)))
        add = QuietButton("Add someone, or say who has left, in Settings")
        add.clicked.connect(lambda: self._go.to_settings())
        self._people.addWidget(name_row(add, "settings"), 0, Qt.AlignmentFlag.AlignLeft)

    def _group(self, title: str, people: list[LogIn], marks: tuple[Mark, ...]) -> Card:
        card = Card(title=title)
        for at, each in enumerate(people):
            if at:
                card.body.addWidget(Line())
            role = f", {each.person.role}" if each.person.role else ""
            card.body.addWidget(Strong(breakable(each.person.name + role)))
            for mark in marks:
                card.body.addWidget(self._tick(each, mark))
        return card

    def _tick(self, each: LogIn, mark: Mark) -> QCheckBox:
        words, is_so = {
            Mark.SIGNS_IN: (SIGNS_IN, each.can_sign_in),
            Mark.APPROVES: (APPROVES, each.approves),
            Mark.REPORTED: (REPORTED, each.reported),
        }[mark]
        tick = QCheckBox(words)
        tick.setAccessibleName(f"{words}: {each.person.name}")
        tick.setChecked(is_so)
        tick.clicked.connect(lambda yes: self._marked(each, mark, yes=yes))
        self.ticks[each.person.id, mark] = tick
        name_row(tick, f"{each.person.id} {mark.value}")
        return tick

    def _marked(self, each: LogIn, mark: Mark, *, yes: bool) -> None:
        def keep(_: str) -> Told:
            self._session.log_in_cards.mark(each.person, mark, yes, self._session.person())
            return Told()

        told = kept(keep, "")
        if told.problem:
            self.ticks[each.person.id, mark].setChecked(not yes)
            self.mark.say_problem(told.problem.words)
            return
        self.mark.say_saved()
        card = self._session.log_in_cards.card()
        refill(self, self._hints, self.area, lambda: self._fill_hints(card))

    def _tell(self, contact_id: str, typed: str) -> Told:
        return self._session.support_sheets.tell(contact_id, typed, self._session.person())
