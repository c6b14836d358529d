"""Small servers on the loopback address that do one thing wrong, and a proxy; what the practice endpoint is too well-behaved for."""

from __future__ import annotations

import base64
import contextlib
import socket
import ssl
import struct
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

RESET = struct.pack("ii", 1, 0)


class Caller:
    """One connection from the program, as a server sees it."""

    def __init__(self, line: socket.socket, number: int) -> None:
        self.line, self.number = line, number
        self._before = b""

    def request(self) -> bytes:
        """Return the head and body of the next request; b"" if the far end has gone."""
        read = self._before
        while b"\r\n\r\n" not in read:
            more = self.line.recv(65536)
            if not more:
                return b""
            read += more
        head, _, body = read.partition(b"\r\n\r\n")
        length = next(
            (int(line.split(b":")[1]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length")), 0
        )
        while len(body) < length:
            more = self.line.recv(65536)
            if not more:
                raise ConnectionResetError("the far end went in the middle of its message")
            body += more
        self._before = body[length:]
        return head + b"\r\n\r\n" + body[:length]

    def say(self, raw: bytes) -> None:
        """Send bytes as they are."""
        self.line.sendall(raw)

    def reset(self) -> None:
        """Drop the connection with a reset."""
        self.line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
        self.line.close()


def answer(status: str, body: bytes = b"", **headers: str) -> bytes:
    """Return a whole answer; headers by name with _ for -."""
    given = {"content_type": "application/json", "content_length": str(len(body)), **headers}
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in given.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


class Server:
    """Listens on 127.0.0.1 and has each connection dealt with on a thread of its own; `gone` is set when the test is over."""

    def __init__(self, deal: Callable[[Caller, Server], object], context: ssl.SSLContext | None = None) -> None:
        self._deal, self._context = deal, context
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self.connections = 0
        self.requests: list[bytes] = []
        self.gone = threading.Event()
        self.closed = threading.Semaphore(0)
        self._threads = [threading.Thread(target=self._listen)]
        self._threads[0].start()

    @property
    def url(self) -> str:
        """Return the address."""
        return f"{'https' if self._context else 'http'}://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _t: type[BaseException] | None, _e: BaseException | None, _b: TracebackType | None) -> None:
        self.gone.set()
        # Closing a socket does not wake a thread that waits on it; shutting it down does.
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for thread in self._threads:
            thread.join(10)
            assert not thread.is_alive(), "a server's thread did not end"

    def _listen(self) -> None:
        while True:
            try:
                line, _ = self._listening.accept()
            except OSError:
                return
            self.connections += 1
            thread = threading.Thread(target=self._talk, args=(line, self.connections))
            self._threads.append(thread)
            thread.start()

    def _talk(self, line: socket.socket, number: int) -> None:
        line.settimeout(20)
        try:
            if self._context:
                line = self._context.wrap_socket(line, server_side=True)
            self._deal(Caller(line, number), self)
        except OSError:
            pass  # the far end went away, which is what many of these tests are about
        finally:
            line.close()
            self.closed.release()


def saying(*answers: bytes) -> Callable[[Caller, Server], object]:
    """Give these answers, the last one again and again, and keep the connection open."""

    def deal(caller: Caller, server: Server) -> None:
        while request := caller.request():
            server.requests.append(request)
            caller.say(answers[min(len(server.requests), len(answers)) - 1])

    return deal


class Proxy(Server):
    """A CONNECT proxy, with a password if one is given; `spoil` may answer for it (bytes) or cut after so many bytes (int)."""

    def __init__(self, password: str = "", spoil: bytes | int | None = None) -> None:
        self._password, self._spoil = password, spoil
        super().__init__(self._pass_on)

    def _pass_on(self, caller: Caller, server: Server) -> None:
        asked = caller.request()
        server.requests.append(asked)
        wanted = b"basic " + base64.b64encode(self._password.encode()).lower()
        if self._password and wanted not in asked.lower():
            caller.say(answer("407 Proxy Authentication Required", proxy_authenticate='Basic realm="proxy"'))
            return
        if isinstance(self._spoil, bytes):
            caller.say(self._spoil)
            return
        host, _, port = asked.split()[1].decode().rpartition(":")
        with socket.create_connection((host, int(port)), timeout=20) as there:
            caller.say(b"HTTP/1.1 200 Connection established\r\n\r\n")
            back = threading.Thread(target=_pump, args=(there, caller.line, None))
            back.start()
            _pump(caller.line, there, self._spoil)
            back.join(10)


def _pump(one: socket.socket, other: socket.socket, most: int | None) -> None:
    passed = 0
    with contextlib.suppress(OSError):
        while (most is None or passed < most) and (read := one.recv(65536)):
            passed += len(read)
            other.sendall(read)
    for line in (one, other):
        with contextlib.suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)
