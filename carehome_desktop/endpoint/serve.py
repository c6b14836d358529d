"""Runs the endpoint as a server: bound first, said aloud on one line, gone when its parent is gone."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO, TextIO

import uvicorn
from fastapi import FastAPI

from carehome_desktop.endpoint.app import Parts, create_app
from carehome_desktop.endpoint.line import protocol_on
from carehome_desktop.endpoint.plan import FaultPlan

_SECONDS_TO_FINISH = 2
_SECONDS_TO_GO = 5


class EndpointServer(uvicorn.Server):
    """A server for the endpoint on a socket that is bound already; `run()` ends after `stop()`."""

    def __init__(self, app: FastAPI, *, tls_cert: Path | None = None, tls_key: Path | None = None) -> None:
        parts = app.state.parts
        assert isinstance(parts, Parts)
        self._parts = parts
        super().__init__(
            uvicorn.Config(
                app,
                http=protocol_on(parts.lines),
                ws="none",
                lifespan="off",
                # Nothing about a request is logged: an address holds a return's id.
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=False,
                ssl_certfile=tls_cert,
                ssl_keyfile=tls_key,
                timeout_keep_alive=75,
                timeout_graceful_shutdown=_SECONDS_TO_FINISH,
            )
        )

    def stop(self) -> None:
        """Ask the server to end; safe from any thread."""
        self.should_exit = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End what a fault holds up, then what is still being answered."""
        self._parts.lines.closing.set()
        await super().shutdown(sockets)
        self._parts.store.close()


def bound_socket(host: str, port: int) -> socket.socket:
    """Return a listening socket; OSError if the port is taken. Callers wait in line from now on."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is named because asyncio switches Nagle's delay off (40 ms for each answer) only where it sees TCP.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        # On Windows the same option would let a second program take the port over.
        if os.name == "posix":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(128)
    except OSError:
        listening.close()
        raise
    return listening


def serve(
    store_url: str,
    tokens: Mapping[str, str],
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    faults: FaultPlan | None = None,
    practice: bool = False,
    tls_cert: Path | None = None,
    tls_key: Path | None = None,
    with_parent: bool = False,
    out: TextIO | None = None,
) -> None:
    """Serve until stopped; prints `{"port": N}` on one line once callers may come. OSError if the port is taken."""
    listening = bound_socket(host, port)
    with contextlib.closing(listening):
        server = EndpointServer(
            create_app(store_url, tokens, faults, practice=practice), tls_cert=tls_cert, tls_key=tls_key
        )
        if with_parent:
            _end_with(sys.stdin.buffer, server)
        print(json.dumps({"port": listening.getsockname()[1]}), file=out or sys.stdout, flush=True)
        server.run(sockets=[listening])


def _end_with(parent: BinaryIO, server: EndpointServer) -> None:
    """Stop the server when the pipe from its parent closes, as it does however the parent ends."""

    def watch() -> None:
        while parent.read(4096):
            pass
        server.stop()
        # A server that does not end by itself would outlive its program.
        last = threading.Timer(_SECONDS_TO_GO, os._exit, args=(0,))
        last.daemon = True
        last.start()

    threading.Thread(target=watch, name="end with parent", daemon=True).start()
