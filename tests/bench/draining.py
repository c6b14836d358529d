"""Fifty queued returns over TLS on this machine, beside a bare loop with two durable commits for each."""

from __future__ import annotations

import base64
import hashlib
import http.client
import json
import ssl
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter
from urllib.parse import urlsplit

from carehome_desktop.app.house import House
from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.app.opening import open_practice
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.machine import Chance, Clock
from carehome_desktop.sync.courier import Courier
from carehome_desktop.sync.line import Line
from carehome_desktop.sync.sender import EndpointSender
from carehome_desktop.vault.connect import connect
from carehome_desktop.vault.folder import DataFolder
from tests.bench.rows import Row, middle
from tests.endpoint_server import RunningEndpoint
from tests.homes import SECTION, answer_all

RETURNS = 50
FIRST_MONDAY = date(2025, 1, 6)
ROUNDS = 5


def rows(folder: Path) -> Iterator[Row]:
    """Measure the two in turn, each time with fresh returns and one kept-alive connection."""
    bare, ours = [], []
    for number in range(ROUNDS):
        here = folder / str(number)
        here.mkdir(parents=True)
        with RunningEndpoint(here, tls=True) as endpoint:
            house = _queued(here / "home")
            bodies = [row.body for row in reversed(house.deliveries.outgoing())]
            bare.append(_bare(here, endpoint.url, endpoint.ssl_context, bodies))
            ours.append(_ours(house, endpoint.url, endpoint.ssl_context))
            house.close()
    per = 1000 / RETURNS
    figure, floor = middle(ours) * per, middle(bare) * per
    yield Row(f"a return drained over TLS, mean of {RETURNS}", figure, floor, "ms", "at most 2 x", figure <= 2 * floor)


def _queued(folder: Path) -> House:
    house = open_practice(DataFolder(folder), Machine())
    for number in range(RETURNS):
        period = Period.of(PeriodKind.WEEK, FIRST_MONDAY + timedelta(weeks=number))
        answer_all(house, period)
        house.filing.queue(SECTION, period, house.manager())
    return house


def _bare(folder: Path, address: str, context: ssl.SSLContext, bodies: list[bytes]) -> float:
    """Put the same bodies under another home's token, so that both are first puts; return seconds."""
    parts = urlsplit(address)
    line = http.client.HTTPSConnection(parts.hostname or "", parts.port, context=context)
    with closing(connect(folder / "bare.db", bytes(range(32)), create=True)) as connection:
        connection.execute("CREATE TABLE t (k TEXT PRIMARY KEY, v TEXT)")
        start = perf_counter()
        for body in bodies:
            return_id = json.loads(body)["return_id"]
            _commit(connection, return_id, "sending")
            body = body.replace(b'"home":"practice-home"', b'"home":"other-home"')
            digest = base64.b64encode(hashlib.sha256(body).digest()).decode()
            headers = {
                "Authorization": "Bearer other",
                "Content-Type": "application/json",
                "Content-Digest": f"sha-256=:{digest}:",
            }
            line.request("PUT", f"/v1/returns/{return_id}", body, headers)
            answer = line.getresponse()
            receipt = json.loads(answer.read())
            if answer.status != 201:
                raise RuntimeError(f"the floor's own put was not taken: {answer.status} {receipt}")
            _commit(connection, return_id, receipt["receipt_id"])
        took = perf_counter() - start
    line.close()
    return took


def _commit(connection: object, key: str, value: str) -> None:
    execute = connection.execute  # type: ignore[attr-defined]
    execute("BEGIN IMMEDIATE")
    execute("INSERT OR REPLACE INTO t VALUES (?, ?)", (key, value))
    execute("COMMIT")


def _ours(house: House, address: str, context: ssl.SSLContext) -> float:
    clock = Clock()
    send = EndpointSender(Line(address, "practice", context), clock.wall)
    courier = Courier(house.store, lambda: send, "practice-home", clock, Chance())
    courier.start()
    start = perf_counter()
    while courier.step() == 0:
        pass
    took = perf_counter() - start
    left = [row for row in house.deliveries.outgoing() if row.receipt is None]
    if left:
        raise RuntimeError(f"{len(left)} returns were not received")
    return took
