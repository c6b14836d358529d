"""The contract file itself, and the endpoint held against requests made up from it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, settings
from openapi_spec_validator import validate
from schemathesis.config import SchemathesisConfig

from carehome_desktop.endpoint import wire
from carehome_desktop.endpoint.problems import KINDS
from carehome_desktop.endpoint.receipts import cursor_after
from tests.endpoint.home import ANSWER, a_return, content_digest, new_id
from tests.endpoint_contract import CONTRACT, check_answer, check_body, contract
from tests.endpoint_server import RunningEndpoint

CONFIG = SchemathesisConfig.from_dict(
    {
        "generation": {"deterministic": True, "allow-x00": True},
        # Put right below: an example knows nothing of the digest and the id in the address.
        "checks": {
            "positive_data_acceptance": {"expected-statuses": ["2xx", "404"]},
            "negative_data_rejection": {"expected-statuses": ["400", "401", "404", "405", "413", "415", "422", "426"]},
        },
    }
)
# Made up when the test runs: at the top of this file, every worker would do so, and every run of any other test here.
MADE_UP = schemathesis.pytest.from_fixture("made_up")


@pytest.fixture
def made_up(request: pytest.FixtureRequest) -> schemathesis.BaseSchema:
    """The contract, which requests are made up from."""
    # schemathesis 4.32 asks for the name that pytest 9.2 gave up, and writes the operation behind it.
    request.node._nodeid = request.node.nodeid
    return schemathesis.openapi.from_path(CONTRACT, config=CONFIG)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningEndpoint]:
    """One endpoint for every example."""
    with RunningEndpoint(tmp_path_factory.mktemp("endpoint")) as endpoint:
        yield endpoint


@pytest.fixture(scope="module")
def numbers() -> Iterator[int]:
    """Numbers that were not used before."""
    return itertools.count(1)


class _RightDigest(requests.auth.AuthBase):
    """Gives a body the digest of the bytes that go, which no schema can say."""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        body = request.body or b""
        request.headers["Content-Digest"] = content_digest(body.encode() if isinstance(body, str) else body)
        return request


@pytest.mark.timeout(600)  # five operations in one test: 10 s, and much more on a machine that has other work
@MADE_UP.parametrize()
@settings(deadline=None, suppress_health_check=list(HealthCheck))
def test_made_up_requests_get_answers_that_the_contract_allows(
    case: Any, running: RunningEndpoint, numbers: Iterator[int]
) -> None:
    spoilt = {where.value for where, part in case.meta.components.items() if part.mode.is_negative}
    options = {}
    if case.meta.generation.mode.is_positive:
        _put_right(case, next(numbers))
    if case.method == "PUT" and "header" not in spoilt:
        options["auth"] = _RightDigest()
    # Elsewhere the token is the only header, so that spoiling the headers means to leave it out.
    signed_in = case.method == "PUT" or "header" not in spoilt

    answer = case.call_and_validate(
        base_url=running.url,
        headers={"Authorization": "Bearer practice"} if signed_in else {},
        timeout=20,
        **options,
    )

    path = requests.utils.urlparse(answer.request.url).path
    content = answer.content or b""
    headers = {name: values[-1] for name, values in answer.headers.items()}
    check_answer(case.method, path, answer.status_code, headers, content)


def _put_right(case: Any, number: int) -> None:
    """Give a request that fits every schema what the contract says in words, so that it must be taken.

    A return is a new one, has its id in its address, no question twice, a week that exists, and whole numbers that are
    written as such (for a schema, 1.0 is one); a cursor was given out.
    """
    if "after" in (case.query or {}):
        case.query["after"] = cursor_after("practice-home", 0)
    if case.method != "PUT":
        return
    body = case.body = _whole_numbers(case.body)
    body["return_id"] = case.path_parameters["return_id"] = new_id(number)
    body["section"] = f"{body['section'][:80]}-{number}"
    if body["period"]["text"].endswith("-W53") or body["period"]["text"].startswith("0000"):
        body["period"] = {"kind": "week", "text": "2026-W53"}
    for index, answer in enumerate(body["answers"]):
        answer["question"] = f"{answer['question'][:80]}-{index}"


def _whole_numbers(value: Any) -> Any:
    match value:
        case dict():
            return {name: _whole_numbers(inner) for name, inner in value.items()}
        case list():
            return [_whole_numbers(inner) for inner in value]
        case float():
            return int(value)
    return value


def test_the_contract_is_valid_openapi() -> None:
    validate(contract())


def test_its_examples_are_returns_the_endpoint_takes() -> None:
    for example in contract()["components"]["schemas"]["Return"]["examples"]:
        check_body(example)
    check_body(a_return())


def test_it_and_the_endpoint_tell_of_the_same_problems() -> None:
    told = {
        text.removeprefix("/problems/")
        for text in _texts(contract()["paths"]) | _texts(contract()["components"]["responses"])
        if text.startswith("/problems/") and "{" not in text
    }
    # The others are said by what stands between home and endpoint; only a fault plan plays them.
    between = {"proxy-sign-in", "too-slow", "gone", "too-early"}

    assert told == set(KINDS) - between


def test_it_and_the_endpoint_have_the_same_limits() -> None:
    schemas = contract()["components"]["schemas"]

    assert schemas["Return"]["properties"]["answers"]["maxItems"] == wire.MOST_ANSWERS
    assert schemas["Service"]["properties"]["ids_remembered_days"]["minimum"] == wire.IDS_REMEMBERED_DAYS
    assert [schemas["Return"]["properties"]["contract"]["const"]] == list(wire.CONTRACTS)
    assert schemas["Return"]["properties"].keys() == set(wire.ReturnBody.__struct_fields__)
    assert schemas["Receipt"]["properties"].keys() == set(wire.Receipt.__struct_fields__)


@pytest.mark.parametrize("name", ["note", "notes", "person", "name", "whom"])
def test_it_has_no_place_for_notes_or_people(name: str) -> None:
    for body in (a_return(**{name: "x"}), a_return(answers=[{**ANSWER, name: "x"}])):
        with pytest.raises(AssertionError):
            check_body(body)


def _texts(value: object) -> set[str]:
    match value:
        case Mapping():
            return set().union(*(_texts(inner) for inner in (*value.keys(), *value.values())))
        case list():
            return set().union(*(_texts(inner) for inner in value))
        case str():
            return {value}
    return set()
