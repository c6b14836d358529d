"""An open home: its file, its services and its way out, built once and handed down."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit, urlunsplit

from carehome_desktop.app.fund_services import FundServices
from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.app.practice import TOKEN, PracticeEndpoint
from carehome_desktop.app.route_services import RouteServices
from carehome_desktop.domain.problems import Refused
from carehome_desktop.store.database import Store, meta_value, set_meta
from carehome_desktop.vault.epoch import bump_epoch, must_reconcile
from carehome_desktop.vault.folder import DataFolder, FolderLock
from carehome_desktop.vault.header import Header

if TYPE_CHECKING:
    import ssl

    from carehome_desktop.app.kept_copies import KeptCopies
    from carehome_desktop.services.recovery import Recovery
    from carehome_desktop.services.updates import Updates
    from carehome_desktop.sync.courier import Courier
    from carehome_desktop.sync.sender import Send
    from carehome_desktop.vault.copies import Reason


_log = logging.getLogger(__name__)


@dataclass
class House(RouteServices, FundServices):
    """Everything for one open home; close it when done.

    `trouble` says why the keyring does not keep the key, `endpoint_trouble` why practice returns have nowhere to go.
    """

    folder: DataFolder
    header: Header
    store: Store
    machine: Machine
    device: str
    key: bytes = field(repr=False)
    lock: FolderLock | None = None
    practice_endpoint: PracticeEndpoint | None = None
    closed = False
    trouble: str = ""
    endpoint_trouble: str = ""
    trust: Callable[[], ssl.SSLContext] = field(default=lambda: _system_trust(), repr=False)
    _way_out: tuple[tuple[str, ...], Send] | None = field(default=None, repr=False)
    _header_lock: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _one_copy: threading.Lock = field(default_factory=threading.Lock, repr=False)

    @property
    def keyring_keeps_key(self) -> bool:
        """Whether the next start needs no phrase: this computer keeps the key, or practice needs none."""
        return self.header.practice or not self.trouble

    @cached_property
    def recovery(self) -> Recovery:
        from carehome_desktop.services.recovery import Recovery

        return Recovery(self.store, self.machine.chance, self._lock_anew, keyring_keeps_key=self.keyring_keeps_key)

    @cached_property
    def kept_copies(self) -> KeptCopies:
        from carehome_desktop.app.kept_copies import KeptCopies

        return KeptCopies(self)

    @cached_property
    def updates(self) -> Updates:
        from carehome_desktop.app.updates import updates_for

        return updates_for(self.folder, self.machine)

    @cached_property
    def courier(self) -> Courier:
        from carehome_desktop.sync.courier import Courier

        with self.store.read() as connection:
            home_id = meta_value(connection, "home_id") or ""
        return Courier(
            self.store,
            self.sender,
            home_id,
            self.machine.clock,
            self.machine.chance,
            self._reconciled,
            set_retired=self.sets_in_force.forget,
        )

    def settle_in(self) -> None:
        """Do what each start owes before anything is sent: is this file older than it should be, or on another machine?"""
        from carehome_desktop.store import courier_notes

        with self.store.read() as connection:
            epoch = int(meta_value(connection, "epoch") or 0)
        if must_reconcile(self.header, epoch, self.device):
            with self.store.write() as connection:
                courier_notes.set_note(connection, "ask_first", True)
            self.filing.say_what_is_known()
            return
        with self.store.read() as connection:
            if courier_notes.note(connection, "ask_first"):
                return
        from carehome_desktop.vault.copies import Reason, list_copies

        if list_copies(self.folder):
            self._next_epoch()
        else:
            self.keep_copy(Reason.REGULAR)
        self.filing.after_receipts()

    def sender(self) -> Send | None:
        """Return the way out as Settings have it now, or None while no address is known."""
        ways = self._ways()
        if not ways[0]:
            return None
        if self._way_out is None or self._way_out[0] != ways:
            self._way_out = (ways, self._connect(*ways))
        return self._way_out[1]

    def close(self) -> None:
        """Let go of the file, the folder and the practice endpoint; one that is being started just now is stopped by who starts it."""
        self.closed = True
        if self.practice_endpoint is not None:
            self.practice_endpoint.stop()
        self.store.close()
        if self.lock is not None:
            self.lock.release()

    def keep_copy(self, reason: Reason | None = None) -> None:
        """Take a checked copy of the file, and move on to the next epoch, so that it is known as older.

        Without a reason it is the one on closing: then nobody is left to be told, and a copy that fails is only noted.
        """
        from carehome_desktop.vault.copies import Reason, take_copy
        from carehome_desktop.vault.thinning import thin_copies

        if reason is None:
            try:
                self.keep_copy(Reason.ON_CLOSING)
            except Exception as error:  # whatever it is, the program ends in peace: what was saved is saved without it
                _log.warning("no copy was taken on closing: %s", type(error).__name__)
            return
        # One after another: the rounds take a first copy of their own while somebody may ask for one by hand.
        with self._one_copy:
            take_copy(self.folder, self.key, reason, self.machine.clock)
            thin_copies(self.folder, self.machine.clock)
            self._next_epoch()

    def _ways(self) -> tuple[str, str, str]:
        if self.header.practice:
            return (self.practice_endpoint.address, TOKEN, "") if self.practice_endpoint else ("", "", "")
        home = self.home()
        proxy = with_password(home.proxy_url, home.proxy_user, self.home_records.secret("proxy_password"))
        return home.endpoint_url, self.home_records.secret("endpoint_token"), proxy

    def _connect(self, address: str, token: str, proxy: str) -> Send:
        from carehome_desktop.sync.line import Line
        from carehome_desktop.sync.sender import EndpointSender

        return EndpointSender(Line(address, token, self.trust(), proxy=proxy), self.machine.clock.wall)

    def _reconciled(self) -> None:
        self._next_epoch()
        self.filing.after_receipts()

    def _next_epoch(self) -> None:
        with self._header_lock:
            with self.store.read() as connection:
                epoch = int(meta_value(connection, "epoch") or 0)
            self.header = bump_epoch(self.folder.root, self.header, epoch, self.device, self._write_epoch)

    def _lock_anew(self, keep: Callable[[str], None]) -> None:
        """Lock the key under a new phrase, which `keep` is handed before the old one stops working."""
        from carehome_desktop.vault.opening import renew_phrase

        if self.header.practice:
            raise Refused("Practice needs no recovery phrase: nothing there is real.")
        with self._header_lock:
            self.header, _ = renew_phrase(self.folder, self.header, self.key, self.machine.chance, keep=keep)

    def _write_epoch(self, epoch: int) -> None:
        with self.store.write() as connection:
            set_meta(connection, "epoch", str(epoch))


def with_password(proxy: str, user: str, password: str) -> str:
    """Return a proxy's address with its name and password in it, for the moment of use."""
    if not proxy or not user:
        return proxy
    parts = urlsplit(proxy)
    return urlunsplit((parts.scheme, f"{quote(user, '')}:{quote(password, '')}@{parts.netloc}", parts.path, "", ""))


def _system_trust() -> ssl.SSLContext:
    from carehome_desktop.sync.tls import system_context

    return system_context()
