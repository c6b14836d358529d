"""Settings: everything that is not asked before work can start. Each field is saved as soon as it is left."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carehome_desktop.ui import theme
from carehome_desktop.ui.answering.at_desk import DESK
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.layouts import Flow, measured
from carehome_desktop.ui.live import Live
from carehome_desktop.ui.parts.buttons import QuietButton
from carehome_desktop.ui.parts.errors import go_to
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.parts.reading_order import first_by_tab
from carehome_desktop.ui.session import Session
from carehome_desktop.ui.settings.home import HomeCard
from carehome_desktop.ui.settings.look import LookCard
from carehome_desktop.ui.settings.people import PeopleCard
from carehome_desktop.ui.settings.phrase import PhraseCard
from carehome_desktop.ui.settings.practise import PractiseCard
from carehome_desktop.ui.settings.program import ProgramCard
from carehome_desktop.ui.settings.records import RecordsCard
from carehome_desktop.ui.settings.way_out import WayOutCard

COPIES = "copies"
"""The name under which the way to take a copy is gone to."""


class SettingsPage(ScrollPage):
    """One page, seven groups, and a way to each at the top; `field` is where the focus goes first."""

    def __init__(self, session: Session, go: Go, field: str = "") -> None:
        super().__init__("Settings", "Each field is saved on this computer as soon as you leave it.")
        self._session = session
        self.home, self.people = HomeCard(session), PeopleCard(session)
        self.way_out, self.look = WayOutCard(session), LookCard(session)
        self.records, self.phrase = RecordsCard(session), PhraseCard(session, go)
        self.program = ProgramCard(session, go)
        groups: tuple[tuple[str, QWidget], ...] = (
            ("Your home", self.home),
            ("People", self.people),
            ("Sending", self.way_out),
            ("How it looks", self.look),
            ("Your records", self.records),
            ("Recovery phrase", self.phrase),
            ("The program", self.program),
        )
        links = []
        for words, group in groups:
            link = QuietButton(words)
            link.setAccessibleName(f"Go to {words}")
            link.clicked.connect(partial(self._go_to_group, group))
            links.append(link)
        column = QWidget()
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.space(5))
        inside.addWidget(Flow(links))
        for _, group in groups:
            inside.addWidget(group)
        if not session.practice:
            self.practise = PractiseCard()
            inside.addWidget(self.practise)
        self.body.addLayout(measured(column))
        Live(self, session.hub, (Change.HOME,), self.refresh)
        if field:
            QTimer.singleShot(0, self, partial(self.go_to_field, field))

    def refresh(self) -> None:
        """Show what was changed elsewhere."""
        home = self._session.home_records.home()
        self.home.show_home(home)
        self.way_out.show_home(home)
        self.phrase.refresh()
        self.people.desk.show_choice(self._session.person().id)

    def arrive(self) -> None:
        """Begin at the top each time Settings is gone to."""
        self.area.verticalScrollBar().setValue(0)

    def go_to_field(self, key: str) -> None:
        """Put the focus on a field by the name of its fact."""
        named = {COPIES: self.records.take, DESK: self.people.desk}
        field = named.get(key) or self.home.lines.get(key) or self.way_out.field(key)
        if field is not None:
            go_to(field)
            QTimer.singleShot(0, field, partial(go_to, field))  # a page just made has no heights before this

    def _go_to_group(self, group: QWidget) -> None:
        """Show a group at the top and put the focus on its first control."""
        whole = self.area.widget()
        assert whole is not None
        self.area.verticalScrollBar().setValue(group.mapTo(whole, QPoint()).y() - theme.space(4))
        if (first := first_by_tab(group)) is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)
