"""Settings: where returns go, with which token, and through which proxy."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from carehome_desktop.services.home import Home, Told
from carehome_desktop.ui import theme
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.copy_sheet.way_choice import WayChoice
from carehome_desktop.ui.guidance.disclosure import Disclosure
from carehome_desktop.ui.parts.buttons import QuietButton
from carehome_desktop.ui.parts.panels import Banner, Card
from carehome_desktop.ui.parts.state import State, StateLabel
from carehome_desktop.ui.parts.text import Hint, Strong, Text
from carehome_desktop.ui.session import Session
from carehome_desktop.ui.settings.saved import SavedLine, kept

THIS_VERSION = (
    "You type your answers into the Capacity Tracker’s own page, from a copy sheet, or you make a file: for that nothing is to "
    "be set here. Returns can also be sent to an address on the internet, called an endpoint. Whoever runs it follows the "
    "rules for returns that come with this program, and gives you the address and a token, which is a kind of password. "
    "You choose for each return, on Check your answers."
)
USUAL = "How do your returns usually go out?"
ADDRESS = "The address your returns are sent to. It begins with https://"
PRACTICE = (
    "In practice returns go to a practice endpoint: a pretend address on this computer. Nothing leaves it, so there is "
    "nothing to set here."
)
SECRETS = {
    "endpoint_token": (
        "Token",
        "A kind of password from whoever runs the endpoint. It is kept locked (encrypted) and never shown again.",
    ),
    "proxy_password": ("Password for the proxy", "It is kept locked (encrypted) and never shown again."),
}


class WayOutCard(Card):
    """Address, token and proxy; after each change what waited for it is tried again."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, title="Sending")
        self._session = session
        self.lines: dict[str, SavedLine] = {}
        self.secrets: dict[str, StateLabel] = {}
        self.forget: dict[str, QuietButton] = {}
        self.body.setSpacing(theme.space(5))
        if session.practice:
            self.body.addWidget(Banner(PRACTICE, "blue"))
            return
        home = session.home_records.home()
        self.body.addWidget(Text(THIS_VERSION))
        self.usual = WayChoice(session.ways_out.default(), USUAL)
        self.usual.chosen.connect(partial(self._tell, "way_out"))
        self.body.addWidget(Strong(USUAL))
        self.body.addWidget(self.usual)
        self._add_line(self, home, "endpoint_url", "Address of the endpoint", ADDRESS)
        self._add_secret(self, "endpoint_token")
        self.proxy = Disclosure("Your network’s proxy, if it has one", partial(self._proxy, home))
        self.body.addWidget(self.proxy)
        if home.proxy_url or home.proxy_user:
            self.proxy.set_open(True)

    def show_home(self, home: Home) -> None:
        """Show what is kept now, where nothing is being typed."""
        for key, line in self.lines.items():
            if key not in SECRETS:
                line.show_text(getattr(home, key))

    def field(self, key: str) -> QWidget | None:
        """Return a field by its name, opening what it lies under."""
        if key.startswith("proxy") and not self._session.practice:
            self.proxy.set_open(True)
        return self.lines.get(key)

    def _proxy(self, home: Home) -> QWidget:
        inside = Card()
        inside.body.setSpacing(theme.space(5))
        inside.body.addWidget(
            Hint("Some care groups send all traffic through a proxy. Ask whoever looks after the network.")
        )
        self._add_line(inside, home, "proxy_url", "Address of the proxy", "For example http://proxy.example.org:8080")
        self._add_line(inside, home, "proxy_user", "Name for the proxy", "Leave it empty if it asks for none.")
        self._add_secret(inside, "proxy_password")
        return inside

    def _add_line(self, card: Card, home: Home, key: str, label: str, hint: str) -> None:
        self.lines[key] = SavedLine(label, hint, getattr(home, key), partial(self._tell, key), self._session.clock)
        card.body.addWidget(self.lines[key])

    def _add_secret(self, card: Card, key: str) -> None:
        label, hint = SECRETS[key]
        line = SavedLine(label, hint, "", partial(self._tell_secret, key), self._session.clock, secret=True)
        standing, forget = StateLabel(State.PLAIN, wrap=True), QuietButton(f"Forget the {label[0].lower()}{label[1:]}")
        forget.clicked.connect(partial(self._forget, key))
        self.lines[key], self.secrets[key], self.forget[key] = line, standing, forget
        for widget in (line, standing):
            card.body.addWidget(widget)
        card.body.addWidget(forget, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_secret(key)

    def _show_secret(self, key: str) -> None:
        is_kept, label = bool(self._session.home_records.secret(key)), SECRETS[key][0].lower()
        words = f"A {label} is kept. Type another to replace it." if is_kept else f"No {label} is kept."
        self.secrets[key].set_state(State.SAVED if is_kept else State.MISSING, words)
        self.forget[key].setVisible(is_kept)

    def _tell(self, key: str, typed: str) -> Told:
        told = self._session.home_records.tell(key, typed, self._session.person())
        if not told.problem:
            self._changed()
        return told

    def _tell_secret(self, key: str, typed: str) -> Told:
        if problem := self._session.home_records.tell_secret(key, typed):
            return Told(problem)
        self._show_secret(key)
        self._changed()
        return Told()

    def _forget(self, key: str) -> None:
        told = kept(partial(self._tell_secret, key), "")
        if told.problem:
            self.lines[key].line.set_error(told.problem.words)
        else:
            self.lines[key].mark.say_saved()
            self.lines[key].line.box.setFocus()

    def _changed(self) -> None:
        self._session.hub.tell(Change.HOME)
        self._session.way_out.settings_changed()
