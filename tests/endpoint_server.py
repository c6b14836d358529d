"""A real endpoint for tests: in a thread, with its faults set at run time, or as a process of its own that can be killed.

In a test module: `from tests.endpoint_server import endpoint` for the fixture, or `RunningEndpoint(folder)` as a context.
"""

from __future__ import annotations

import asyncio
import json
import os
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pytest
import trustme
from sqlalchemy import create_engine, select

from carehome_desktop.endpoint.app import create_app
from carehome_desktop.endpoint.faults import Fault
from carehome_desktop.endpoint.plan import FaultPlan
from carehome_desktop.endpoint.serve import EndpointServer, bound_socket
from carehome_desktop.endpoint.store import returns

TOKENS: Mapping[str, str] = {"practice": "practice-home", "other": "other-home"}


@dataclass(frozen=True)
class ReceivedReturn:
    """A row of the endpoint's store."""

    home: str
    return_id: str
    section: str
    period_kind: str
    period: str
    revision: int
    digest: str
    body: bytes
    receipt_id: str

    @property
    def answers(self) -> dict[str, Any]:
        """Return the answers by question, as they came."""
        return {answer["question"]: answer["value"] for answer in json.loads(self.body)["answers"]}


def received_at(store_url: str) -> list[ReceivedReturn]:
    """Return every return that a store holds, home by home in the order they were received."""
    columns = [returns.c[name] for name in ReceivedReturn.__dataclass_fields__]
    engine = create_engine(store_url)
    try:
        with engine.connect() as connection:
            rows = connection.execute(select(*columns).order_by(returns.c.home, returns.c.number)).all()
            return [ReceivedReturn(*row) for row in rows]
    finally:
        engine.dispose()


class _Prompt(EndpointServer):
    """Looks ten times as often whether it is to end: a test starts and ends many."""

    async def main_loop(self) -> None:
        ticks = 0
        while not await self.on_tick(ticks // 10):
            ticks += 1
            await asyncio.sleep(0.01)


class RunningEndpoint:
    """The endpoint under uvicorn in a thread of this process, on 127.0.0.1."""

    def __init__(
        self,
        folder: Path,
        *,
        tokens: Mapping[str, str] = TOKENS,
        tls: bool = False,
        practice: bool = True,
        store_url: str | None = None,
        **options: Any,
    ) -> None:
        self.store_url = store_url or f"sqlite:///{folder / 'endpoint.sqlite'}"
        self.faults = FaultPlan()
        self.port = 0
        self.ca: trustme.CA | None = None
        self.ca_file: Path | None = None
        self._tokens, self._practice, self._options = tokens, practice, options
        self._tls_files: dict[str, Path] = {}
        if tls:
            self._make_certificate(folder)
        self._server: EndpointServer | None = None
        self._thread: threading.Thread | None = None
        self.start()

    @property
    def url(self) -> str:
        """Return the endpoint's address, without a slash at its end."""
        return f"{'https' if self.ca else 'http'}://127.0.0.1:{self.port}"

    @property
    def received(self) -> list[ReceivedReturn]:
        """Return what the endpoint holds, asked anew each time."""
        return received_at(self.store_url)

    @property
    def ssl_context(self) -> ssl.SSLContext:
        """Return a client's context that trusts this endpoint's certificate."""
        assert self.ca is not None, "this endpoint does not speak TLS"
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self.ca.configure_trust(context)
        return context

    def plan(self, *faults: Fault) -> None:
        """Put these faults in place of the planned ones."""
        self.faults.set(*faults)

    def start(self) -> None:
        """Listen, on the same port as before if it listened once; nothing is forgotten."""
        assert self._thread is None, "it is listening already"
        app = create_app(self.store_url, self._tokens, self.faults, practice=self._practice, **self._options)
        listening = bound_socket("127.0.0.1", self.port)
        self.port = listening.getsockname()[1]
        self._server = _Prompt(app, **self._tls_files)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [listening]}, name="endpoint")
        self._thread.start()

    def stop(self) -> None:
        """Stop listening, as when the line is down: connections are refused until `start()`."""
        if self._thread is None or self._server is None:
            return
        self._server.stop()
        self._server.force_exit = True
        self._thread.join(timeout=20)
        assert not self._thread.is_alive(), "the endpoint did not stop"
        self._thread = self._server = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.stop()

    def _make_certificate(self, folder: Path) -> None:
        self.ca = trustme.CA()
        certificate = self.ca.issue_cert("127.0.0.1", "localhost")
        self.ca_file = folder / "ca.pem"
        self.ca.cert_pem.write_to_path(self.ca_file)
        self._tls_files = {"tls_cert": folder / "server.pem", "tls_key": folder / "server.key"}
        for blob in certificate.cert_chain_pems:
            blob.write_to_path(self._tls_files["tls_cert"], append=True)
        certificate.private_key_pem.write_to_path(self._tls_files["tls_key"])


class EndpointProcess:
    """The endpoint as a child process, started as practice starts it, to be killed or left alone."""

    def __init__(self, store_url: str, *options: str, token: str = "practice=practice-home") -> None:
        self.store_url = store_url
        command = [sys.executable, "-m", "tests.endpoint_server", "serve", "--with-parent", "--practice"]
        self.process = subprocess.Popen(
            [*command, "--store", store_url, "--token", token, *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=Path(__file__).resolve().parent.parent,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, f"the endpoint did not start (exit {self.process.wait()})"
        self.port: int = json.loads(line)["port"]
        self.url = f"http://127.0.0.1:{self.port}"

    @property
    def received(self) -> list[ReceivedReturn]:
        """Return what the endpoint holds, alive or not."""
        return received_at(self.store_url)

    def kill(self) -> None:
        """End it at once, as a power cut does."""
        self.process.kill()
        self.process.wait(timeout=20)
        self._close()

    def let_go(self) -> int:
        """Close its standard input, as the end of its parent does, and return how it ended."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        code = self.process.wait(timeout=20)
        self._close()
        return code

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.kill()
        self._close()

    def _close(self) -> None:
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()


@pytest.fixture
def endpoint(tmp_path: Path) -> Iterator[RunningEndpoint]:
    """A fresh endpoint for one test, with the tokens `practice` and `other`."""
    with RunningEndpoint(tmp_path) as running:
        yield running


@pytest.fixture
def tls_endpoint(tmp_path: Path) -> Iterator[RunningEndpoint]:
    """The same over TLS; trust it by `ssl_context` or `ca_file`."""
    with RunningEndpoint(tmp_path, tls=True) as running:
        yield running


if __name__ == "__main__":
    from carehome_desktop.cli.main import main

    sys.exit(main(["endpoint", *sys.argv[1:]]))
