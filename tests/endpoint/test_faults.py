"""Each fault does what its name says: to the line, to the answer, and to what is kept."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx
import pytest

from carehome_desktop.endpoint import faults
from carehome_desktop.endpoint.faults import Fault
from carehome_desktop.endpoint.problems import KINDS
from carehome_desktop.machine import Clock
from tests.endpoint.conftest import Starts
from tests.endpoint.home import FIRST, Home, a_return, content_digest, problem
from tests.endpoint_contract import ContractBrokenError, check_answer
from tests.endpoint_server import RunningEndpoint

NINE = datetime(2026, 11, 21, 9, tzinfo=UTC)


@pytest.fixture
def store_url(tmp_path: object) -> str:
    """Faults are about the line: SQLite is enough."""
    return f"sqlite:///{tmp_path}/endpoint.sqlite"


@pytest.fixture
def home(endpoint: RunningEndpoint) -> Iterator[Home]:
    """A home that takes answers as they come."""
    home = Home(endpoint, checked=False)
    yield home
    home.close()


def on_the_line(endpoint: RunningEndpoint) -> bytes:
    """Put the first return over a bare socket and return every byte that comes back."""
    body = json.dumps(a_return()).encode()
    head = (
        f"PUT /v1/returns/{FIRST} HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer practice\r\n"
        f"Content-Type: application/json\r\nContent-Digest: {content_digest(body)}\r\n"
        f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    )
    with closing(socket.create_connection(("127.0.0.1", endpoint.port), timeout=20)) as line:
        line.sendall(head.encode() + body)
        received = b""
        while more := line.recv(65536):
            received += more
        return received


def taken_again(endpoint: RunningEndpoint, home: Home) -> int:
    """Send the same return again, the fault being used up, and return the status; one row must be left."""
    status = home.put(a_return()).status_code
    assert [kept.return_id for kept in endpoint.received] == [FIRST]
    return status


def test_refuse_resets_the_connection_and_keeps_nothing(endpoint: RunningEndpoint, home: Home) -> None:
    endpoint.plan(faults.Refuse())

    with pytest.raises(ConnectionResetError):
        on_the_line(endpoint)
    assert taken_again(endpoint, home) == 201


@pytest.mark.parametrize(
    ("fault", "then"),
    [
        (faults.CutBeforeCommit(), 201),
        (faults.CutAfterCommit(), 200),
        (faults.Stall(seconds=0.05), 201),
    ],
)
def test_a_cut_line_brings_no_byte_back(endpoint: RunningEndpoint, home: Home, fault: Fault, then: int) -> None:
    endpoint.plan(fault)

    assert on_the_line(endpoint) == b""
    assert taken_again(endpoint, home) == then


def test_a_stall_for_ever_ends_when_the_endpoint_stops(endpoint: RunningEndpoint) -> None:
    endpoint.plan(faults.Stall())
    home = Home(endpoint)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(home.put, a_return())
        while endpoint.faults.left():
            assert not waiting.done()
        endpoint.stop()

        assert isinstance(waiting.exception(timeout=20), httpx.TransportError)
    assert endpoint.received == []
    home.close()


def test_a_stall_ends_when_the_home_hangs_up(endpoint: RunningEndpoint, home: Home) -> None:
    endpoint.plan(faults.Stall())

    with pytest.raises(httpx.ReadTimeout):
        home.ask("GET", "/v1/service", timeout=0.2)
    assert taken_again(endpoint, home) == 201


def test_late_keeps_the_return_and_then_answers_well(endpoint: RunningEndpoint) -> None:
    endpoint.plan(faults.Late(seconds=0.05))
    home = Home(endpoint)

    assert home.put(a_return()).status_code == 201
    assert endpoint.faults.left() == []
    home.close()


@pytest.mark.parametrize("begin", ["head", "body"])
def test_a_drip_brings_the_true_answer_byte_by_byte(endpoint: RunningEndpoint, begin: str) -> None:
    endpoint.plan(faults.Drip(seconds=0.001, begin=begin))  # type: ignore[arg-type]
    home = Home(endpoint)

    answer = home.put(a_return())

    assert answer.status_code == 201
    assert answer.content == home.receipt().content
    home.close()


def test_a_slow_drip_has_not_ended_when_the_home_hangs_up(endpoint: RunningEndpoint, home: Home) -> None:
    endpoint.plan(faults.Drip(seconds=3600, begin="head"))

    with pytest.raises(httpx.ReadTimeout):
        home.ask("GET", "/v1/service", timeout=0.2)
    assert taken_again(endpoint, home) == 201


@pytest.mark.parametrize("status", [200, 511])
def test_a_wifi_page_is_html_and_keeps_nothing(endpoint: RunningEndpoint, home: Home, status: int) -> None:
    endpoint.plan(faults.WifiLogin(status=status))  # type: ignore[arg-type]

    answer = home.put(a_return())

    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")
    assert "Guest Wi-Fi" in answer.text
    assert taken_again(endpoint, home) == 201


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_leads_where_the_plan_says(endpoint: RunningEndpoint, home: Home, status: int) -> None:
    endpoint.plan(faults.Redirect(to="https://elsewhere.example/v1", status=status))  # type: ignore[arg-type]

    answer = home.put(a_return())

    assert (answer.status_code, answer.headers["location"]) == (status, "https://elsewhere.example/v1")
    assert taken_again(endpoint, home) == 201


STATUSES = {
    400: "bad-request",
    401: "sign-in",
    403: "unknown-home",
    404: "not-found",
    407: "proxy-sign-in",
    408: "too-slow",
    409: "in-progress",
    410: "gone",
    412: "newer-revision",
    413: "too-large",
    415: "wrong-media-type",
    422: "unprocessable",
    425: "too-early",
    426: "contract-too-old",
    429: "too-many",
    500: "unavailable",
    501: "unavailable",
    502: "unavailable",
    503: "unavailable",
    504: "unavailable",
}


@pytest.mark.parametrize(("when", "then"), [("before", 201), ("after", 200)])
@pytest.mark.parametrize("status", STATUSES)
def test_a_status_comes_before_or_after_the_commit(
    shared: RunningEndpoint, status: int, when: str, then: int, next_section: Callable[[], str]
) -> None:
    home = Home(shared, checked=False)
    body = a_return(section=next_section())
    body["return_id"] = f"{status:08x}-0000-4000-8000-{then:012x}"
    shared.plan(faults.Status(status=status, when=when))  # type: ignore[arg-type]

    answer = home.put(body)

    assert (answer.status_code, problem(answer)) == (status, STATUSES[status])
    assert home.put(body).status_code == then
    home.close()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningEndpoint]:
    """One endpoint for many small faults."""
    with RunningEndpoint(tmp_path_factory.mktemp("endpoint")) as running:
        yield running


@pytest.fixture(scope="module")
def next_section() -> Callable[[], str]:
    """Names of sections that nobody used."""
    names = iter(f"section-{number}" for number in range(1000))
    return lambda: next(names)


def test_a_422_names_the_field_of_the_plan(endpoint: RunningEndpoint, home: Home) -> None:
    endpoint.plan(faults.Status(status=422, pointer="/answers/3/value"))

    assert [error["pointer"] for error in home.put(a_return()).json()["errors"]] == ["/answers/3/value"]


def test_a_plan_can_name_another_problem_for_a_status(endpoint: RunningEndpoint, home: Home) -> None:
    endpoint.plan(faults.Status(status=409, problem="conflicting-body"))

    assert problem(home.put(a_return())) == "conflicting-body"


@pytest.mark.parametrize("written", [7, "7", "-1", "315360000", "soon", ""])
def test_retry_after_goes_out_as_it_is_written(endpoint: RunningEndpoint, home: Home, written: str | int) -> None:
    endpoint.plan(faults.Status(status=429, retry_after=written))

    assert home.put(a_return()).headers["retry-after"] == str(written)


def test_retry_after_can_be_missing(endpoint: RunningEndpoint, home: Home) -> None:
    endpoint.plan(faults.Status(status=429))

    assert "retry-after" not in home.put(a_return()).headers


@pytest.mark.parametrize("seconds", [90, -90])
def test_retry_after_can_be_a_date(starts: Starts, seconds: int) -> None:
    endpoint = starts(clock=Clock(wall=lambda: NINE))
    home = Home(endpoint, checked=False)
    endpoint.plan(faults.Status(status=503, retry_after=f"{{date{seconds:+}}}"))

    until = parsedate_to_datetime(home.put(a_return()).headers["retry-after"])

    assert (until - NINE).total_seconds() == seconds
    home.close()


@pytest.mark.parametrize(("body", "media_type"), [("html", "text/html; charset=utf-8"), ("empty", None)])
def test_a_status_can_come_without_a_problem(
    endpoint: RunningEndpoint, home: Home, body: str, media_type: str | None
) -> None:
    endpoint.plan(faults.Status(status=502, body=body))  # type: ignore[arg-type]

    answer = home.put(a_return())

    assert (answer.status_code, answer.headers.get("content-type")) == (502, media_type)


@pytest.mark.parametrize(("wrong", "member"), [("id", "return_id"), ("digest", "digest"), ("receipt-id", "receipt_id")])
def test_a_wrong_receipt_is_wrong_in_one_member(endpoint: RunningEndpoint, home: Home, wrong: str, member: str) -> None:
    endpoint.plan(faults.WrongReceipt(wrong=wrong))  # type: ignore[arg-type]

    false = home.put(a_return()).json()
    true = home.receipt().json()

    assert {name for name in true if false.get(name) != true[name]} == {member}


def test_a_huge_answer_is_over_a_mebibyte_and_hides_the_true_one(endpoint: RunningEndpoint, home: Home) -> None:
    endpoint.plan(faults.Huge(mib=2))

    answer = home.put(a_return())

    assert len(answer.content) > 2 * 1024 * 1024
    assert answer.json() == home.receipt().json()


def test_a_gzip_bomb_is_small_until_it_is_unpacked(endpoint: RunningEndpoint, home: Home) -> None:
    endpoint.plan(faults.GzipBomb(mib=8))

    answer = home.put(a_return())

    assert int(answer.headers["content-length"]) < 64 * 1024
    assert len(answer.content) > 8 * 1024 * 1024
    assert answer.json() == home.receipt().json()


def test_truncated_json_looks_whole_from_outside(endpoint: RunningEndpoint, home: Home) -> None:
    endpoint.plan(faults.Truncated())

    answer = home.put(a_return())

    assert answer.status_code == 201
    assert home.receipt().content.startswith(answer.content)
    with pytest.raises(json.JSONDecodeError):
        answer.json()


def test_an_answer_can_end_before_the_length_it_announced(endpoint: RunningEndpoint, home: Home) -> None:
    endpoint.plan(faults.Truncated(announced="whole"))

    with pytest.raises(httpx.RemoteProtocolError, match="without sending complete"):
        home.put(a_return())
    assert taken_again(endpoint, home) == 200


@pytest.mark.parametrize("fault", [faults.Refuse(), faults.CutAfterCommit(), faults.Truncated(announced="whole")])
def test_faults_of_the_line_happen_under_tls_too(starts: Starts, fault: Fault) -> None:
    endpoint = starts(tls=True)
    home = Home(endpoint, checked=False)
    endpoint.plan(fault)

    with pytest.raises(httpx.TransportError):
        home.put(a_return())
    assert taken_again(endpoint, home) in (200, 201)
    home.close()


def test_the_line_can_go_down_and_come_back_at_the_same_address(endpoint: RunningEndpoint, home: Home) -> None:
    home.put(a_return())
    url = endpoint.url
    endpoint.stop()
    with pytest.raises(httpx.ConnectError):
        home.put(a_return())
    endpoint.start()

    assert endpoint.url == url
    assert taken_again(endpoint, home) == 200


def test_the_check_against_the_contract_finds_answers_outside_it(endpoint: RunningEndpoint) -> None:
    strict = Home(endpoint)
    for fault in (
        faults.WifiLogin(),
        faults.Status(status=429),
        faults.Status(status=410),
        faults.Status(status=409, problem="gone"),
        faults.WrongReceipt(wrong="receipt-id"),
    ):
        endpoint.plan(fault)
        with pytest.raises(ContractBrokenError):
            strict.put(a_return())
    with pytest.raises(ContractBrokenError):
        check_answer("GET", "/elsewhere", 404, {"content-type": "text/html"}, b"<html>")
    strict.close()


def test_each_problem_a_fault_tells_of_is_one_we_can_explain() -> None:
    assert set(STATUSES.values()) <= set(KINDS)
