"""One exchange on a real line: each way it can break ends in its own value, in time, and with a bounded answer."""

from __future__ import annotations

import gzip
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from carehome_desktop.sync.line import LONGEST_ANSWER, Broken, HttpAnswer, Line, NotConnected, Trouble
from carehome_desktop.sync.tls import system_context
from tests.sync.servers import Caller, Server, answer, saying

PUT = "/v1/returns/3f0c1f3e-6a53-4a0c-9a52-0d8f1f1f7b10"
SHORT = 0.4
"""A deadline in seconds, for a far end that never finishes."""


def exchange(url: str, path: str = PUT, deadline: float = 20.0, token: str = "practice") -> HttpAnswer | Trouble:
    line = Line(url, token, system_context(), deadline=deadline)
    try:
        return line.exchange("PUT", path, {"Content-Type": "application/json"}, b'{"a":1}')
    finally:
        line.close()


def unused_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


# Before a connection stood, nothing can have arrived.


def test_a_refused_connection_is_no_connection() -> None:
    assert exchange(f"http://127.0.0.1:{unused_port()}") == NotConnected()


def test_a_name_nobody_knows_is_no_connection() -> None:
    assert exchange("http://tracker.invalid") == NotConnected()


def test_figures_in_an_address_are_not_taken_for_a_proxys_answer() -> None:
    assert exchange(f"http://127.0.0.1:{unused_port()}", "/v1/returns/407c407e-4074-4407-a407-407407407407") == (
        NotConnected()
    )


def test_an_unreachable_network_is_no_connection() -> None:
    # A network of its own has even its loopback down.
    alone = ["unshare", "--map-root-user", "--net", sys.executable, "-c"]
    if shutil.which("unshare") is None or subprocess.run([*alone, ""], capture_output=True, check=False).returncode:
        pytest.skip("this machine does not let a test have a network of its own")
    script = f"from tests.sync.test_line import exchange; print(exchange('http://127.0.0.1:{unused_port()}'))"
    told = subprocess.run(
        [*alone, script], cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True, timeout=60
    )
    assert told.stdout.strip() == "NotConnected()"


def test_a_handshake_that_never_goes_on_is_no_connection_and_ends_in_time() -> None:
    with Server(lambda caller, server: server.gone.wait(20)) as silent:
        began = time.perf_counter()
        assert exchange(f"https://127.0.0.1:{silent.port}", deadline=SHORT) == NotConnected()
        assert time.perf_counter() - began < SHORT + 2


def hang_up(caller: Caller, _server: Server) -> None:
    caller.line.recv(10)
    caller.reset()


def test_a_line_cut_in_the_handshake_is_no_connection() -> None:
    with Server(hang_up) as rude:
        assert exchange(f"https://127.0.0.1:{rude.port}") == NotConnected()


# Once it stood, the far end may have it.


def cut(caller: Caller, _server: Server) -> None:
    caller.request()


def reset(caller: Caller, _server: Server) -> None:
    caller.request()
    caller.reset()


def head_only(caller: Caller, _server: Server) -> None:
    caller.request()
    caller.say(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n")


def half_a_head(caller: Caller, _server: Server) -> None:
    caller.request()
    caller.say(b"HTTP/1.1 200 OK\r\nContent-Ty")


def less_than_said(caller: Caller, _server: Server) -> None:
    caller.request()
    caller.say(answer("200 OK", b'{"receipt_id"', content_length="5000"))


def half_a_chunk(caller: Caller, _server: Server) -> None:
    caller.request()
    caller.say(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{")


def not_http(caller: Caller, _server: Server) -> None:
    caller.request()
    caller.say(b"SSH-2.0-OpenSSH_9.2\r\n\r\n")


@pytest.mark.parametrize("deal", [cut, reset, head_only, half_a_head, less_than_said, half_a_chunk, not_http])
def test_a_line_that_breaks_after_it_stood_is_broken(deal: Callable[[Caller, Server], object]) -> None:
    with Server(deal) as server:
        assert exchange(server.url) == Broken()


def stall(caller: Caller, server: Server) -> None:
    caller.request()
    server.gone.wait(20)


def drip_of(raw: bytes) -> Callable[[Caller, Server], object]:
    def drip(caller: Caller, server: Server) -> None:
        caller.request()
        for byte in raw:
            caller.say(bytes([byte]))
            if server.gone.wait(SHORT / 8):
                return

    return drip


WHOLE = answer("200 OK", b"{}" * 400)


@pytest.mark.parametrize(
    "deal",
    [stall, drip_of(WHOLE), drip_of(b"HTTP/1.1 100 Continue\r\n\r\n" * 40)],
    ids=["stall", "drip", "drip of nothing final"],
)
def test_the_deadline_is_for_the_whole_exchange_however_busy_the_line_looks(
    deal: Callable[[Caller, Server], object],
) -> None:
    with Server(deal) as server:
        began = time.perf_counter()
        assert exchange(server.url, deadline=SHORT) == Broken()
        assert SHORT <= time.perf_counter() - began < SHORT + 2


def test_after_a_deadline_the_same_line_works_again() -> None:
    def first_stalls(caller: Caller, server: Server) -> None:
        if caller.number == 1:
            stall(caller, server)
        else:
            saying(answer("200 OK", b"{}"))(caller, server)

    with Server(first_stalls) as server:
        line = Line(server.url, "practice", system_context(), deadline=SHORT)
        assert line.exchange("GET", "/", {}) == Broken()
        after = line.exchange("GET", "/", {})
        line.close()
    assert isinstance(after, HttpAnswer)


# What is read is bounded.


def test_an_answer_of_one_mebibyte_is_read_and_a_byte_more_is_cut() -> None:
    for extra, read in ((0, True), (1, False)):
        with Server(saying(answer("200 OK", b"x" * (LONGEST_ANSWER + extra)))) as server:
            got = exchange(server.url)
        assert isinstance(got, HttpAnswer)
        assert (got.body is not None) is read


@pytest.mark.parametrize("status", ["200 OK", "302 Found", "500 Oops"])
def test_an_answer_without_end_is_cut_at_once_whatever_its_status(status: str) -> None:
    def flood(caller: Caller, server: Server) -> None:
        caller.request()
        caller.say(f"HTTP/1.1 {status}\r\nLocation: /login\r\nContent-Encoding: gzip\r\n\r\n".encode())
        # No more than would be noticed, and then nothing, ever: who reads on sits here until the deadline.
        for _ in range(32):
            caller.say(bytes(LONGEST_ANSWER))
        server.gone.wait(20)

    with Server(flood) as server:
        began = time.perf_counter()
        got = exchange(server.url, deadline=5)
        assert time.perf_counter() - began < 4
    assert isinstance(got, HttpAnswer)
    assert (got.status, got.body) == (int(status[:3]), None)


@pytest.mark.parametrize("status", ["200 OK", "302 Found"])
def test_a_packed_answer_is_never_unpacked(status: str) -> None:
    bomb = gzip.compress(bytes(32 * 1024 * 1024))
    with Server(saying(answer(status, bomb, content_encoding="gzip", location="/login"))) as server:
        got = exchange(server.url)
    assert isinstance(got, HttpAnswer)
    assert got.body == bomb


# Nothing of a stranger's is followed or kept.


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(status: int) -> None:
    with Server(saying(answer("200 OK", b"{}"))) as elsewhere:
        with Server(saying(answer(f"{status} Away", location=f"{elsewhere.url}/login"))) as server:
            got = exchange(server.url)
        assert elsewhere.connections == 0
    assert isinstance(got, HttpAnswer)
    assert got.status == status


def test_a_cookie_is_not_given_back() -> None:
    with Server(saying(answer("200 OK", b"{}", set_cookie="seen=you; Path=/"))) as server:
        line = Line(server.url, "practice", system_context())
        for _ in range(2):
            line.exchange("GET", "/", {})
        line.close()
    assert len(server.requests) == 2
    assert b"cookie" not in server.requests[1].lower()


def test_what_is_said_about_us_is_the_token_and_the_programs_name() -> None:
    with Server(saying(answer("200 OK", b"{}"))) as server:
        exchange(server.url)
    head = server.requests[0].lower().split(b"\r\n\r\n")[0].split(b"\r\n")[1:]
    assert sorted(line.split(b":")[0] for line in head) == [
        b"accept",
        b"accept-encoding",
        b"authorization",
        b"content-length",
        b"content-type",
        b"host",
        b"user-agent",
    ]
    assert b"authorization: bearer practice" in head
    assert b"accept-encoding: identity" in head


def test_a_token_with_any_letters_is_sent_so_that_the_endpoint_can_refuse_it() -> None:
    with Server(saying(answer("401 Unauthorized"))) as server:
        got = exchange(server.url, token="clé – ключ")
    assert isinstance(got, HttpAnswer)
    assert got.status == 401
    assert "clé – ключ".encode() in server.requests[0]


# One line is kept.


def test_two_exchanges_share_a_connection() -> None:
    with Server(saying(answer("200 OK", b"{}"))) as server:
        line = Line(server.url, "practice", system_context())
        assert [type(line.exchange("PUT", PUT, {}, b"{}")) for _ in range(3)] == [HttpAnswer] * 3
        line.close()
    assert server.connections == 1


def test_a_connection_that_was_closed_meanwhile_is_replaced_unnoticed() -> None:
    def once(caller: Caller, server: Server) -> None:
        server.requests.append(caller.request())
        caller.say(answer("200 OK", b"{}"))

    with Server(once) as server:
        line = Line(server.url, "practice", system_context())
        first = line.exchange("PUT", PUT, {}, b"{}")
        assert server.closed.acquire(timeout=10)
        second = line.exchange("PUT", PUT, {}, b"{}")
        line.close()
    assert [type(first), type(second)] == [HttpAnswer, HttpAnswer]
    assert server.connections == 2


def test_a_kept_connection_that_breaks_under_a_request_is_broken_and_the_request_is_not_sent_twice() -> None:
    def then_cut(caller: Caller, server: Server) -> None:
        server.requests.append(caller.request())
        caller.say(answer("200 OK", b"{}"))
        server.requests.append(caller.request())

    with Server(then_cut) as server:
        line = Line(server.url, "practice", system_context())
        assert isinstance(line.exchange("PUT", PUT, {}, b"1"), HttpAnswer)
        assert line.exchange("PUT", PUT, {}, b"2") == Broken()
        line.close()
    assert [request[-1:] for request in server.requests] == [b"1", b"2"]


# Looking for a line.


def test_looking_for_a_line_sends_nothing() -> None:
    with Server(saying(answer("200 OK"))) as server:
        line = Line(server.url, "practice", system_context())
        assert line.reach()
        assert server.closed.acquire(timeout=10)
    assert server.requests == []


@pytest.mark.parametrize("url", ["http://tracker.invalid", "closed"])
def test_looking_in_vain_says_so(url: str) -> None:
    line = Line(url if url != "closed" else f"http://127.0.0.1:{unused_port()}", "practice", system_context())
    assert not line.reach()


def test_looking_for_a_line_goes_by_the_proxy() -> None:
    with Server(saying(answer("200 OK"))) as proxy:
        line = Line("https://tracker.invalid", "practice", system_context(), proxy=proxy.url)
        assert line.reach()
