"""What cannot be taken is turned away in the contract's form, by name, and nothing of it is kept."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest

from carehome_desktop.endpoint.problems import KINDS
from carehome_desktop.endpoint.store import EndpointStore, WriterBusy
from tests.endpoint.conftest import Starts
from tests.endpoint.home import ANSWER, FIRST, SECOND, Home, a_return, content_digest, problem
from tests.endpoint_contract import check_answer
from tests.endpoint_server import RunningEndpoint


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningEndpoint]:
    """One endpoint for all of these: none of them may leave a trace in it."""
    with RunningEndpoint(tmp_path_factory.mktemp("endpoint")) as running:
        yield running


@pytest.fixture
def empty_home(starts: Starts) -> Iterator[Home]:
    """A home at an endpoint of its own, for what is taken after all."""
    home = Home(starts())
    yield home
    home.close()


@pytest.mark.parametrize("token", [None, "wrong", "practic", "practice practice"])
def test_without_a_known_token_nothing_is_told(endpoint: RunningEndpoint, token: str | None) -> None:
    stranger = Home(endpoint, token)

    answers = [
        stranger.put(a_return()),
        stranger.receipt(),
        stranger.receipts(),
        stranger.receipts(limit="none"),
        stranger.ask("GET", "/v1/service"),
    ]

    assert {problem(answer) for answer in answers} == {"sign-in"}
    assert endpoint.received == []
    stranger.close()


def test_a_token_in_another_scheme_is_not_a_token(endpoint: RunningEndpoint) -> None:
    stranger = Home(endpoint, None)

    answer = stranger.ask("GET", "/v1/service", headers={"Authorization": "Basic practice"})

    assert problem(answer) == "sign-in"
    stranger.close()


@pytest.mark.parametrize(
    "digest",
    [
        None,
        "",
        "sha-256=practice",
        "sha-256=:!!!!:",
        "sha-256=:YWJj:",
        content_digest(b"other bytes"),
        content_digest(json.dumps(a_return()).encode()).replace("sha-256", "sha-512"),
    ],
)
def test_a_missing_or_wrong_digest_is_turned_away(endpoint: RunningEndpoint, home: Home, digest: str | None) -> None:
    answer = home.put(a_return(), Content_Digest=digest)

    assert (answer.status_code, problem(answer)) == (400, "digest-mismatch")
    assert endpoint.received == []


def test_another_digest_beside_ours_is_let_be(empty_home: Home) -> None:
    ours = content_digest(json.dumps(a_return()).encode())

    assert empty_home.put(a_return(), Content_Digest=f"sha-512=:YWJj:, {ours};q=1").status_code == 201


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not JSON",
        b'{"contract":',
        b"\xff\xfe{}",
        b'{"revision": NaN}',
        b'{"revision": 1, "revision": 2}',
        b'{"home": "\\ud800"}',
        b'{"revision": ' + b"9" * 5000 + b"}",
        b"[" * 100_000,
        b'{"a":' * 40 + b"1" + b"}" * 40,
    ],
)
def test_what_is_not_plain_json_is_a_bad_request(endpoint: RunningEndpoint, home: Home, body: bytes) -> None:
    answer = home.put(body)

    assert (answer.status_code, problem(answer)) == (400, "bad-request")
    assert endpoint.received == []


def answers(**changes: Any) -> dict[str, Any]:
    return a_return(answers=[ANSWER, {**ANSWER, "question": "second", **changes}])


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        (a_return(note="a note"), ""),
        (a_return(home=7), "/home"),
        (a_return(home=""), "/home"),
        (a_return(revision=0), "/revision"),
        (a_return(revision=True), "/revision"),
        (a_return(revision=1.0), "/revision"),
        (a_return(replaces=FIRST), "/replaces"),
        (a_return(replaces="none"), "/replaces"),
        (a_return(section="a section"), "/section"),
        (a_return(section="section\n"), "/section"),
        (a_return(set={"id": "a", "version": "1", "digest": "AB" * 32}), "/set/digest"),
        (a_return(period={"kind": "year", "text": "2026"}), "/period/kind"),
        (a_return(period={"kind": "day", "text": "2026-W47"}), "/period/text"),
        (a_return(period={"kind": "day", "text": "2026-02-30"}), "/period/text"),
        (a_return(period={"kind": "week", "text": "2025-W53"}), "/period/text"),
        (a_return(period={"kind": "month", "text": "2026-13"}), "/period/text"),
        (a_return(queued_at="2026-11-21T14:02:11+00:00"), "/queued_at"),
        (a_return(queued_at="2026-11-21 14:02:11Z"), "/queued_at"),
        (a_return(queued_at="yesterday"), "/queued_at"),
        (a_return(answers=[ANSWER] * 2), "/answers/1/question"),
        (a_return(answers=[{**ANSWER, "question": f"q{n}"} for n in range(501)]), "/answers"),
        (answers(value=0), "/answers/1/value"),
        (answers(value=None), "/answers/1/value"),
        (answers(note="she was tired"), "/answers/1"),
        (answers(kind="find-out"), "/answers/1/kind"),
        (answers(answered_at="2026-11-21T14:01:40"), "/answers/1/answered_at"),
        (answers(answered_at="20261121T140140Z"), "/answers/1/answered_at"),
        (answers(kind="whole-number", value=True), "/answers/1/value"),
        (answers(kind="whole-number", value=False), "/answers/1/value"),
        (answers(kind="whole-number", value=1.0), "/answers/1/value"),
        (answers(kind="whole-number", value=-1), "/answers/1/value"),
        (answers(kind="whole-number", value=10**9 + 1), "/answers/1/value"),
        (answers(kind="counts", value={}), "/answers/1/value"),
        (answers(kind="counts", value={"gloves": True}), "/answers/1/value"),
        (answers(kind="counts", value={"two words": 1}), "/answers/1/value"),
        (answers(kind="date", value="2026-02-30"), "/answers/1/value"),
        (answers(kind="text", value="x" * 4001), "/answers/1/value"),
        (answers(kind="choice", value=""), "/answers/1/value"),
    ],
)
def test_a_wrong_field_is_named_by_its_place(
    endpoint: RunningEndpoint, home: Home, body: dict[str, Any], pointer: str
) -> None:
    answer = home.put(body)

    assert (answer.status_code, problem(answer)) == (422, "unprocessable")
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]
    assert endpoint.received == []


def test_each_wrong_answer_is_named_at_once(home: Home) -> None:
    wrong = [{**ANSWER, "question": f"q{number}", "value": value} for number, value in enumerate([1, True, "yes"])]

    answer = home.put(a_return(answers=wrong))

    assert [error["pointer"] for error in answer.json()["errors"]] == ["/answers/0/value", "/answers/2/value"]


def test_a_body_that_is_not_an_object_is_unprocessable(home: Home) -> None:
    assert problem(home.put(b"[]")) == "unprocessable"


def test_the_id_in_the_body_is_the_one_in_the_address(endpoint: RunningEndpoint, home: Home) -> None:
    answer = home.put(a_return(), at=SECOND)

    assert [error["pointer"] for error in answer.json()["errors"]] == ["/return_id"]
    assert endpoint.received == []


@pytest.mark.parametrize("contract", ["0.9", "1.1", "2.0"])
def test_a_body_of_another_contract_is_told_to_update(home: Home, contract: str) -> None:
    answer = home.put({"contract": contract, "something": "new"}, at=FIRST)

    assert (answer.status_code, problem(answer)) == (426, "contract-too-old")


@pytest.mark.parametrize("blanks", [1024 * 1024, 5 * 1024 * 1024])
def test_a_body_over_a_mebibyte_is_too_large(endpoint: RunningEndpoint, home: Home, blanks: int) -> None:
    answer = home.put(json.dumps(a_return()).encode() + b" " * blanks)

    assert (answer.status_code, problem(answer)) == (413, "too-large")
    assert endpoint.received == []


def test_a_body_of_just_a_mebibyte_is_taken(empty_home: Home) -> None:
    body = json.dumps(a_return()).encode()

    assert empty_home.put(body + b" " * (1024 * 1024 - len(body))).status_code == 201


@pytest.mark.parametrize(
    "headers",
    [
        {"Content_Type": None},
        {"Content_Type": "text/json"},
        {"Content_Type": "application/json; charset=latin-1"},
        {"Content_Encoding": "gzip"},
    ],
)
def test_what_is_not_plain_json_by_its_head_is_the_wrong_media_type(
    endpoint: RunningEndpoint, home: Home, headers: dict[str, str | None]
) -> None:
    answer = home.put(a_return(), **headers)

    assert (answer.status_code, problem(answer)) == (415, "wrong-media-type")
    assert endpoint.received == []


@pytest.mark.parametrize(
    "return_id", ["x", FIRST.upper(), FIRST + "0", f"{FIRST}/", "{" + FIRST + "}", "%2e%2e", "a%0ab", f"{FIRST}%0a"]
)
def test_an_address_without_an_id_is_a_bad_request(home: Home, return_id: str) -> None:
    assert problem(home.receipt(return_id)) == "bad-request"
    assert problem(home.put(a_return(), at=return_id)) == "bad-request"


def test_a_return_that_has_not_arrived_has_no_receipt(home: Home) -> None:
    answer = home.receipt()

    assert (answer.status_code, problem(answer)) == (404, "unknown-return")


@pytest.mark.parametrize("path", ["/", "/v1", "/v1/return", "/docs", "/openapi.json", "/problems/none"])
def test_there_is_nothing_at_other_addresses(home: Home, path: str) -> None:
    answer = home.ask("GET", path)

    assert (answer.status_code, problem(answer)) == (404, "not-found")


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("POST", f"/v1/returns/{FIRST}", "GET, PUT"),
        ("DELETE", f"/v1/returns/{FIRST}", "GET, PUT"),
        ("PUT", "/v1/receipts", "GET"),
        ("PATCH", "/v1/service", "GET"),
        ("POST", "/problems/sign-in", "GET"),
    ],
)
def test_a_wrong_method_is_told_the_right_ones(home: Home, method: str, path: str, allowed: str) -> None:
    answer = home.ask(method, path)

    assert (answer.status_code, problem(answer)) == (405, "wrong-method")
    assert answer.headers["allow"] == allowed


def test_what_is_not_http_gets_a_problem_too(endpoint: RunningEndpoint) -> None:
    with closing(socket.create_connection(("127.0.0.1", endpoint.port), timeout=20)) as line:
        line.sendall(b"GARBAGE\r\n\r\n")
        answer = line.makefile("rb").read()

    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400 ")
    check_answer("GET", "/nowhere", 404, {"content-type": "application/problem+json"}, body)
    assert json.loads(body)["status"] == 400


@pytest.mark.parametrize("name", sorted(KINDS))
def test_each_problem_has_a_page_in_plain_words(home: Home, name: str) -> None:
    page = home.ask("GET", f"/problems/{name}")

    assert page.status_code == 200
    assert KINDS[name].advice in page.text


@contextmanager
def store_that(error: Exception, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def fail(*_: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(EndpointStore, "put", fail)
        yield


def test_a_store_that_is_being_written_says_when_to_come_back(
    empty_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store_that(WriterBusy(), monkeypatch):
        answer = empty_home.put(a_return())

    assert (answer.status_code, problem(answer), answer.headers["retry-after"]) == (409, "in-progress", "1")
    assert empty_home.put(a_return()).status_code == 201


def test_a_store_that_cannot_be_written_is_unavailable_and_nothing_is_told(
    starts: Starts, caplog: pytest.LogCaptureFixture
) -> None:
    endpoint = starts()
    home = Home(endpoint)
    from sqlalchemy import create_engine, text

    engine = create_engine(endpoint.store_url)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE returns"))
    engine.dispose()

    answer = home.put(a_return(home="Rose House of secrets"))

    assert (answer.status_code, problem(answer)) == (503, "unavailable")
    assert "Rose House" not in caplog.text + answer.text
    home.close()


def test_an_accident_in_the_endpoint_is_unavailable(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    with store_that(ZeroDivisionError(), monkeypatch):
        answer = home.put(a_return())

    assert (answer.status_code, problem(answer)) == (500, "unavailable")
