"""The connections under the server, so that a fault can do to them what a bad line does."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct
from collections.abc import Mapping
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from carehome_desktop.endpoint.problems import MEDIA_TYPE, problem_response

Address = tuple[str, int]

# On, for no time at all: what is unsent is thrown away and the far end gets a reset.
_LINGER_NOT = struct.pack("ii", 1, 0)


class Lines:
    """The open connections by the address at their far end."""

    def __init__(self) -> None:
        self._open: dict[Address, asyncio.Transport] = {}
        self.closing = asyncio.Event()

    def opened(self, client: Address, transport: asyncio.Transport) -> None:
        """Take note of a connection."""
        self._open[client] = transport

    def closed(self, client: Address) -> None:
        """Forget a connection."""
        self._open.pop(client, None)

    def cut(self, scope: Mapping[str, Any]) -> None:
        """Drop the connection of a request as it stands."""
        if (transport := self._of(scope)) is not None:
            transport.abort()

    def reset(self, scope: Mapping[str, Any]) -> None:
        """Drop the connection of a request with a reset, as a firewall does."""
        if (transport := self._of(scope)) is not None:
            with contextlib.suppress(OSError):
                transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_NOT)
            transport.abort()

    def write(self, scope: Mapping[str, Any], raw: bytes) -> None:
        """Write bytes past the server's own idea of an answer."""
        if (transport := self._of(scope)) is not None:
            transport.write(raw)

    def _of(self, scope: Mapping[str, Any]) -> asyncio.Transport | None:
        """Return the connection of a request, or None if the far end has gone."""
        host, port = scope["client"]
        return self._open.get((host, port))


def protocol_on(lines: Lines) -> type[H11Protocol]:
    """Return the server's HTTP protocol, taking note of its connections, and answering in the contract's form."""

    class NotedProtocol(H11Protocol):
        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            if self.client is not None:
                lines.opened(self.client, transport)

        def connection_lost(self, exc: Exception | None) -> None:
            if self.client is not None:
                lines.closed(self.client)
            super().connection_lost(exc)

        def send_400_response(self, msg: str) -> None:
            """Answer what is not HTTP with a problem too; the server's own words are plain text."""
            problem = problem_response("bad-request", msg)
            body = bytes(problem.body)
            headers = [
                (b"content-type", MEDIA_TYPE.encode("ascii")),
                (b"content-length", str(len(body)).encode("ascii")),
                (b"connection", b"close"),
            ]
            for event in (
                h11.Response(status_code=problem.status_code, headers=headers, reason=b"Bad Request"),
                h11.Data(data=body),
                h11.EndOfMessage(),
            ):
                self.transport.write(self.conn.send(event) or b"")
            self.transport.close()

    return NotedProtocol
