"""Delivery in the background: the courier's rounds, the practice endpoint, and the system's word that a line came up."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from carehome_desktop.domain.delivery import PauseReason
from carehome_desktop.ui.background import Background
from carehome_desktop.ui.change_hub import Change, ChangeHub

if TYPE_CHECKING:
    from carehome_desktop.app.house import House
    from carehome_desktop.sync.courier import Courier
    from carehome_desktop.sync.rounds import Rounds

CHANGED_IN_SETTINGS = (
    PauseReason.UNSAFE_LINE,
    PauseReason.SIGN_IN,
    PauseReason.PROXY_SIGN_IN,
    PauseReason.UNKNOWN_HOME,
    PauseReason.MOVED,
)


class Delivering(QObject):
    """The window's `WayOut`: what is asked before the rounds have begun is done when they do."""

    def __init__(self, house: House, hub: ChangeHub, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._house, self._hub, self._background = house, hub, background
        self._rounds: Rounds | None = None
        self._early: list[Callable[[Courier], None]] = []
        self._over = False

    def begin(self) -> None:
        """Start the practice endpoint where it is one's way out, the rounds, and the watch over the line."""
        if self._house.header.practice:
            self._background.run(self._begin_practice, lambda _: self._practice_answers())
        self._background.run(self._make_rounds, self._start)
        self._watch_the_line()

    def nudge(self) -> None:
        """Something was queued: look whether it can go."""
        if self._rounds is not None:
            self._rounds.nudge()

    def send_now(self) -> None:
        """Go now, as a person wishes."""
        self._ask(lambda courier: courier.send_now())

    def settings_changed(self) -> None:
        """The address, token or proxy was changed: try again what waited for that."""
        self._ask(lambda courier: courier.settings_changed(*CHANGED_IN_SETTINGS))

    def connection_seen(self) -> None:
        """The system says that a line came up."""
        self._ask(lambda courier: courier.connection_seen())

    def end(self) -> None:
        """End the rounds; one that is in mid-send is left, and its row says so."""
        self._over = True
        if self._rounds is not None:
            self._rounds.stop()
        endpoint = self._house.practice_endpoint
        if endpoint is not None and not endpoint.address:
            endpoint.stop()  # nobody waits for it any more, and it would keep this program from ending

    def _ask(self, wish: Callable[[Courier], None]) -> None:
        if self._rounds is None:
            self._early.append(wish)
        else:
            self._rounds.ask(wish)

    def _begin_practice(self) -> None:
        from carehome_desktop.app.opening import begin_practice_endpoint

        if not self._over:
            begin_practice_endpoint(self._house)

    def _practice_answers(self) -> None:
        self._hub.tell(Change.HOME)
        self.nudge()

    def _make_rounds(self) -> Rounds:
        from carehome_desktop.sync.rounds import Rounds

        return Rounds(self._house.courier, lambda: self._hub.tell(Change.OUTBOX), self._house.settle_in)

    def _start(self, rounds: Rounds) -> None:
        if self._over:
            return
        self._rounds = rounds
        rounds.start()
        for wish in self._early:
            rounds.ask(wish)
        self._early.clear()

    def _watch_the_line(self) -> None:
        from PySide6.QtNetwork import QNetworkInformation

        # Where the system does not tell, the courier looks for itself once a minute.
        if QNetworkInformation.loadBackendByFeatures(QNetworkInformation.Feature.Reachability):
            QNetworkInformation.instance().reachabilityChanged.connect(self._reachability)

    def _reachability(self, now: object) -> None:
        from PySide6.QtNetwork import QNetworkInformation

        if now == QNetworkInformation.Reachability.Online:
            self.connection_seen()


class NoDelivery:
    """Sends nothing: for a picture."""

    def nudge(self) -> None:
        """Do nothing."""

    def send_now(self) -> None:
        """Do nothing."""

    def settings_changed(self) -> None:
        """Do nothing."""
