"""The call sheet on the screen: what the line asks, in its order, and what of it the home types once."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.call_sheet import DETAILS, CallSheet
from carehome_desktop.services.call_sheet import CALL_SHEET_FILE, call_sheet_pdf
from carehome_desktop.services.home import Told
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.layouts import Spread, breakable
from carehome_desktop.ui.live import Live, refill
from carehome_desktop.ui.papers.sheet_page import PaperPage
from carehome_desktop.ui.parts.panels import Banner, Card, EmptyState
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.parts.text import Hint, Line, Strong, Text
from carehome_desktop.ui.session import Session
from carehome_desktop.ui.settings.saved import SavedLine

ABOUT = "What the emergency line asked in 2020, in its order, as far as papers tell. What we do not know is a line to write on."
NO_NUMBER = "Today’s number is not told yet. Type it under Whom to ask."
NO_LOCATION = "Your CQC location ID is not told yet. Type it in Settings."
STAYS = "What stays the same from call to call is kept as soon as you leave its field."
FOR_GOOD = (
    "What is kept here stays in the records for good, also when a person is erased. Write a role, not a name, where the line "
    "takes one, such as “the senior on duty”; a name can be written on the printed sheet."
)


class CallSheetPage(PaperPage):
    """The answers are made anew as the home tells more."""

    def __init__(self, session: Session, go: Go, type_id: str) -> None:
        super().__init__(session, go, "Call sheet", ABOUT)
        self._type_id = type_id
        self._shown: object = None
        self._head, self._list = QVBoxLayout(), QVBoxLayout()
        for column in (self._head, self._list):
            column.setSpacing(theme.space(4))
        self.lines: dict[str, SavedLine] = {}
        told = session.call_sheets.details()
        for key, detail in DETAILS.items():
            line = SavedLine(detail.label, detail.hint, told[key], partial(self._keep, key), session.clock)
            line.saved.connect(self._refresh)
            self.lines[key] = line
        card = Card(title="About your home")
        card.body.addWidget(Hint(STAYS))
        card.body.addWidget(Hint(FOR_GOOD))
        width = theme.tokens.MEASURE // 2 - theme.space(4)
        card.body.addWidget(Spread(tuple(self.lines.values()), most=2, least_width=width))
        self.body.addLayout(self._head)
        self.body.addWidget(card)
        self.body.addLayout(self._list)
        self.offer_print()
        self._refresh()
        Live(self, session.hub, (Change.STOCK, Change.HOME), self._refresh)

    def open_preview(self) -> None:
        """Show the sheet as it is printed now."""
        for line in self.lines.values():
            line.flush()
        sheet = self._sheet()
        if isinstance(sheet, CallSheet):
            self.preview_of(lambda: call_sheet_pdf(sheet), CALL_SHEET_FILE)

    def _sheet(self) -> CallSheet | Problem:
        return self._session.call_sheets.sheet(self._type_id, self._session.person())

    def _keep(self, key: str, typed: str) -> Told:
        return self._session.call_sheets.tell(key, typed, self._session.person())

    def _refresh(self) -> None:
        sheet = self._sheet()
        if sheet == self._shown:
            return
        self._shown = sheet
        if isinstance(sheet, Problem):
            refill(self, self._head, self.area, lambda: self._head.addWidget(EmptyState(sheet.words)))
            return
        refill(self, self._head, self.area, lambda: self._fill_head(sheet))
        refill(self, self._list, self.area, lambda: self._fill_asks(sheet))

    def _fill_head(self, sheet: CallSheet) -> None:
        self.set_title(breakable(f"Call sheet: {sheet.type_name}"), ABOUT)
        ring = Card(title=sheet.route)
        if sheet.old:
            ring.body.addWidget(StateLabel(State.ODD, f"{sheet.old}.", wrap=True))
        ring.body.addWidget(Text(breakable(f"Today’s number: {sheet.number}." if sheet.number else NO_NUMBER)))
        ring.body.addWidget(
            Text(f"CQC location ID: {sheet.cqc_location_id}." if sheet.cqc_location_id else NO_LOCATION)
        )
        ring.body.addWidget(Hint(sheet.about))
        ring.body.addWidget(Hint(sheet.state))
        self._head.addWidget(ring)
        if sheet.warning:
            self._head.addWidget(Banner(sheet.warning))

    def _fill_asks(self, sheet: CallSheet) -> None:
        card = Card(title="What they ask")
        for number_of, each in enumerate(sheet.asks, start=1):
            if number_of > 1:
                card.body.addWidget(Line())
            card.body.addWidget(Strong(f"{number_of}. {each.words}"))
            for words in each.lines:
                card.body.addWidget(Text(breakable(words)))
            if each.blanks:
                card.body.addWidget(Text(f"To be filled in: {', '.join(each.blanks)}."))
            card.body.addWidget(Hint(f"Read in: {each.read}"))
        card.body.addWidget(Line())
        card.body.addWidget(Strong("How sure is this?"))
        card.body.addWidget(Text(sheet.sure))
        for source in sheet.sources:
            card.body.addWidget(Hint(f"Source: {source.title}, {source.publisher}, {source.date}."))
        self._list.addWidget(card)
