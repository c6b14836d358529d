"""One HTTP exchange under one deadline: what requests leaves open is closed here.

requests times each read, not the whole exchange; a far end that drips one byte a second would hold us for ever. So every connection's
socket is watched, and shut when the time is up. The watch also knows whether a connection stood: before that nothing can have arrived.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError

from carehome_desktop.sync.answers import Broken, HttpAnswer, NotConnected, ProxyWantsPassword, Trouble, Unsafe

__all__ = [
    "LONGEST_ANSWER",
    "Broken",
    "HttpAnswer",
    "Line",
    "NotConnected",
    "ProxyWantsPassword",
    "Trouble",
    "Unsafe",
]

LONGEST_ANSWER = 1024 * 1024
CONNECT_SECONDS = 20.0
DEADLINE_SECONDS = 60.0


@dataclass
class _Watch:
    stood: bool = False
    over: bool = False
    line: socket.socket | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, line: socket.socket) -> None:
        with self.lock:
            self.line = line
            if self.over:
                _shut(line)

    def time_up(self) -> None:
        with self.lock:
            self.over = True
            if self.line is not None:
                _shut(self.line)


_current = threading.local()


def _shut(line: socket.socket) -> None:
    with contextlib.suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


class _Watched:
    """What both kinds of connection do besides: tell the watch about their socket, and when they stood."""

    _own: socket.socket | None = None

    def _new_conn(self) -> socket.socket:
        line: socket.socket = super()._new_conn()  # type: ignore[misc]
        # The TLS layer takes the socket over; a duplicate still reaches the same line.
        self._own = line.dup()
        _current.watch.take(self._own)
        return line

    def connect(self) -> None:
        super().connect()  # type: ignore[misc]
        _current.watch.stood = True

    def request(self, *args: Any, **kwargs: Any) -> Any:
        if self._own is not None:
            _current.watch.take(self._own)
        if getattr(self, "sock", None) is not None:
            _current.watch.stood = True
        return super().request(*args, **kwargs)  # type: ignore[misc]

    def close(self) -> None:
        super().close()  # type: ignore[misc]
        if self._own is not None:
            self._own.close()
            self._own = None


class _Plain(_Watched, HTTPConnection):
    pass


class _Safe(_Watched, HTTPSConnection):
    pass


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _Plain


class _SafePool(HTTPSConnectionPool):
    ConnectionCls = _Safe


class _Adapter(HTTPAdapter):
    """Speaks with our own trust, and watched."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        super().__init__(pool_connections=2, pool_maxsize=1, max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, ssl_context=self._context, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _PlainPool, "https": _SafePool}

    def proxy_manager_for(self, *args: Any, **kwargs: Any) -> Any:
        manager = super().proxy_manager_for(*args, ssl_context=self._context, **kwargs)
        manager.pool_classes_by_scheme = {"http": _PlainPool, "https": _SafePool}
        return manager

    def close(self) -> None:
        # urllib3 leaves this to the garbage collector, which may come by much later.
        for manager in (self.poolmanager, *self.proxy_manager.values()):
            for key in manager.pools.keys():  # noqa: SIM118 - not a dict: it is not iterated without its lock
                manager.pools[key].close()
        super().close()

    def cert_verify(self, conn: Any, *_: Any) -> None:
        # The context decides whom to trust; requests would add its own bundle to it.
        conn.cert_reqs = "CERT_REQUIRED"


class _Session(requests.Session):
    """Goes nowhere but where it was told to, and keeps nothing that a stranger gives it."""

    def __init__(self) -> None:
        super().__init__()
        self.trust_env = False
        self.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))

    def get_redirect_target(self, resp: requests.Response) -> str | None:  # noqa: ARG002 - the signature is requests' own
        # requests reads and unpacks the whole of a redirect's body before it asks whether to follow: no limit would hold.
        return None


class Line:
    """A kept-alive connection to one address."""

    def __init__(
        self,
        address: str,
        token: str,
        context: ssl.SSLContext,
        *,
        proxy: str = "",
        deadline: float = DEADLINE_SECONDS,
    ) -> None:
        """Take an address without its path's end, a token for the header, and the longest time of an exchange in seconds."""
        self._address, self._deadline = address.rstrip("/"), deadline
        self._session = _Session()
        self._session.headers.clear()
        self._session.headers.update(
            {
                # As bytes: a token may hold any letter a person can type, and then the endpoint says that it is wrong.
                "Authorization": f"Bearer {token}".encode(),
                "Accept": "application/json",
                "Accept-Encoding": "identity",
                "User-Agent": "carehome-desktop",
            }
        )
        self._session.proxies = {"http": proxy, "https": proxy} if proxy else {}
        for scheme in ("https://", "http://"):
            self._session.mount(scheme, _Adapter(context))

    def exchange(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes | None = None
    ) -> HttpAnswer | Trouble:
        """Ask once and return the whole answer, or what went wrong; never later than the deadline once a connection is tried."""
        watch = _Watch()
        _current.watch = watch
        timer = threading.Timer(self._deadline, watch.time_up)
        timer.daemon = True
        timer.start()
        try:
            with self._session.request(
                method,
                self._address + path,
                data=body,
                headers=dict(headers),
                timeout=(min(CONNECT_SECONDS, self._deadline), self._deadline),
                allow_redirects=False,
                stream=True,
            ) as answer:
                read = _read(answer)
                if watch.over or _head_cut_short(answer):
                    return Broken()
                kept = {name.lower(): value for name, value in answer.headers.items()}
                return HttpAnswer(answer.status_code, kept, read if len(read) <= LONGEST_ANSWER else None)
        except (requests.RequestException, HTTPError, OSError, ValueError) as error:
            return _trouble(error, watch)
        finally:
            timer.cancel()

    def reach(self) -> bool:
        """Return whether a connection to the address, or to the proxy on the way, can be had now; nothing is sent on it."""
        from urllib.parse import urlsplit

        parts = urlsplit(self._session.proxies.get("https") or self._address)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        try:
            socket.create_connection((parts.hostname or "", port), timeout=CONNECT_SECONDS).close()
        except OSError:
            return False
        return True

    def close(self) -> None:
        """Let go of the connection."""
        self._session.close()


def _read(answer: requests.Response) -> bytes:
    """Return the body as it came, to its end or a byte past the limit; HTTPError if it ends before its time."""
    read = bytearray()
    while len(read) <= LONGEST_ANSWER:
        # Only the read that finds nothing more tells a whole body from one that was cut.
        more = answer.raw.read(LONGEST_ANSWER + 1 - len(read), decode_content=False)
        if not more:
            break
        read += more
    return bytes(read)


def _head_cut_short(answer: requests.Response) -> bool:
    # The standard library takes what came before the cut for the whole head, and only keeps a note of it.
    message = getattr(getattr(answer.raw, "_original_response", None), "msg", None)
    return bool(getattr(message, "defects", None))


def _trouble(error: BaseException, watch: _Watch) -> Trouble:
    chain = list(_chain(error))
    for each in chain:
        if isinstance(each, ssl.SSLError) and not watch.stood and not watch.over:
            return Unsafe(_certificate_words(each)) if _about_trust(each) else NotConnected()
    # Only the proxy's own words: the rest of an error's text names ports and ids, which may hold these figures too.
    if any(str(each).startswith("Tunnel connection failed: 407") for each in chain if isinstance(each, OSError)):
        return ProxyWantsPassword()
    return Broken() if watch.stood else NotConnected()


def _chain(error: BaseException | None) -> Any:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        inner = [each for each in (*error.args, getattr(error, "reason", None)) if isinstance(each, BaseException)]
        for each in inner:
            yield from _chain(each)
        error = error.__cause__ or error.__context__


def _about_trust(error: ssl.SSLError) -> bool:
    # A line cut in the middle of the handshake is no connection; a far end that proves nothing is unsafe.
    return not isinstance(error, ssl.SSLEOFError | ssl.SSLZeroReturnError | ssl.SSLSyscallError)


def _certificate_words(error: ssl.SSLError) -> str:
    text = f"{getattr(error, 'verify_message', '')} {error.reason or ''} {error}".lower()
    if "expired" in text:
        return "the endpoint's certificate has run out, or this computer's clock is wrong."
    if "not yet valid" in text:
        return "the endpoint's certificate is not valid yet, or this computer's clock is wrong."
    if (
        "hostname mismatch" in text
        or "ip address mismatch" in text
        or "doesn't match" in text
        or "not valid for" in text
    ):
        return "the certificate belongs to somebody else."
    if "protocol" in text and ("unsupported" in text or "version" in text):
        return "the endpoint uses an old kind of line (TLS before 1.2)."
    if "certificate" in text or "self-signed" in text or "self signed" in text:
        return "nobody this computer trusts vouches for the endpoint."
    return "the two ends could not agree on a safe line."
