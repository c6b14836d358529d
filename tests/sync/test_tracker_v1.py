"""What an answer means under version 1 of the contract: only our own receipt is an acceptance, and nonsense is never believed."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from carehome_desktop.domain.delivery import FieldFault
from carehome_desktop.domain.tries import (
    Accepted,
    Busy,
    InProgress,
    Moved,
    NewerThere,
    NotTheTracker,
    Outcome,
    ProgramTooOld,
    Rejected,
    SignIn,
    UnknownHome,
)
from carehome_desktop.sync.line import HttpAnswer
from carehome_desktop.sync.tracker_v1 import ReceiptsPage, read_page, read_put, server_time

NOW = datetime(2026, 11, 21, 14, 2, tzinfo=UTC)
BODY = json.dumps({"answers": [{"question": "designated-lead"}, {"question": "mutual-aid"}]}).encode()
DIGEST = hashlib.sha256(BODY).hexdigest()
ID = "3f0c1f3e-6a53-4a0c-9a52-0d8f1f1f7b10"
RECEIPT = {
    "receipt_id": "CT-7H2K-9QXD",
    "return_id": ID,
    "digest": DIGEST,
    "section": "infection-control",
    "period": {"kind": "day", "text": "2026-11-21"},
    "revision": 1,
    "received_at": "2026-11-21T14:02:00Z",
}


def meaning(status: int, body: object = None, media: str = "application/json", **headers: str) -> Outcome:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    given_headers = {"content-type": media, **{name.replace("_", "-"): value for name, value in headers.items()}}
    return read_put(HttpAnswer(status, given_headers, raw), ID, DIGEST, BODY, NOW)


def problem(status: int, name: str = "whatever", **members: object) -> Outcome:
    return meaning(status, {"type": f"/problems/{name}", **members}, "application/problem+json")


@pytest.mark.parametrize("status", [200, 201, 202])
def test_our_own_receipt_is_an_acceptance(status: int) -> None:
    accepted = meaning(status, RECEIPT)
    assert isinstance(accepted, Accepted)
    assert accepted.receipt.receipt_id == "CT-7H2K-9QXD"
    assert accepted.receipt.received_at == NOW


def test_what_the_contract_may_add_later_does_no_harm() -> None:
    assert isinstance(meaning(200, {**RECEIPT, "new_member": [1]}), Accepted)
    assert isinstance(meaning(200, RECEIPT, "application/json; charset=utf-8"), Accepted)


@pytest.mark.parametrize(
    "wrong",
    [
        {"return_id": "another"},
        {"digest": "0" * 64},
        {"digest": DIGEST.upper()},
        {"receipt_id": ""},
        {"receipt_id": "   "},
        {"receipt_id": None},
        {"receipt_id": "CT\n7H2K"},
        {"receipt_id": "C" * 201},
        {"period": {"kind": "day", "text": "soon"}},
        {"period": {"kind": "week", "text": "2026-11-21"}},
        {"period": {"kind": "year", "text": "2026"}},
        {"revision": 0},
        {"revision": 10**30},
        {"revision": "1"},
        {"received_at": "2026-11-21T14:02:00"},
        {"received_at": "0001-01-01T00:00:00+14:00"},
        {"received_at": "9999-12-31T23:59:59-14:00"},
        {"received_at": "yesterday"},
    ],
)
def test_a_receipt_with_anything_wrong_in_it_is_no_receipt(wrong: dict[str, Any]) -> None:
    assert meaning(200, {**RECEIPT, **wrong}) == NotTheTracker()


@pytest.mark.parametrize("name", list(RECEIPT))
def test_a_receipt_with_anything_left_out_is_no_receipt(name: str) -> None:
    assert meaning(200, {key: value for key, value in RECEIPT.items() if key != name}) == NotTheTracker()


@pytest.mark.parametrize(
    ("status", "media", "body"),
    [
        (200, "text/html", b"<h1>Guest Wi-Fi</h1>"),
        (200, "text/html", json.dumps(RECEIPT).encode()),
        (200, "application/json", b""),
        (200, "application/json", b"null"),
        (200, "application/json", json.dumps(RECEIPT).encode()[:-9]),
        (200, "application/json", b"[" * 100_000),
        (200, "application/json", b"\xff\xfe"),
        (204, "", b""),
        (302, "text/html", b""),
        (301, "application/json", json.dumps(RECEIPT).encode()),
        (511, "text/html", b""),
        (400, "text/html", b""),
        (422, "application/json", b"{}"),
        (409, "text/html", b""),
        (412, "text/html", b""),
        (418, "text/plain", b"teapot"),
    ],
)
def test_a_strangers_answer_is_not_the_tracker(status: int, media: str, body: bytes) -> None:
    assert meaning(status, body, media) == NotTheTracker()


def test_an_answer_that_was_cut_for_its_length_is_not_the_tracker() -> None:
    cut = HttpAnswer(200, {"content-type": "application/json"}, None)
    assert read_put(cut, ID, DIGEST, BODY, NOW) == NotTheTracker()


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (401, SignIn()),
        (403, UnknownHome()),
        (404, Moved()),
        (405, Moved()),
        (407, SignIn(proxy=True)),
        (408, Busy()),
        (410, Moved()),
        (425, Busy()),
        (426, ProgramTooOld()),
        (429, Busy()),
        (500, Busy()),
        (502, Busy()),
        (503, Busy()),
        (504, Busy()),
        (599, Busy()),
    ],
)
def test_a_status_means_the_same_with_the_endpoints_words_and_without(status: int, outcome: Outcome) -> None:
    assert problem(status) == outcome
    assert meaning(status, b"<h1>Oh no</h1>", "text/html") == outcome


@pytest.mark.parametrize("status", [400, 409, 422, 426, 503])
def test_a_contract_that_is_too_old_is_told_by_its_name(status: int) -> None:
    assert problem(status, "contract-too-old") == ProgramTooOld()


@pytest.mark.parametrize(
    ("status", "name"), [(400, "bad-request"), (409, "conflicting-body"), (413, "too-large"), (415, "wrong-media-type")]
)
def test_bytes_that_will_never_be_taken_are_refused_with_the_endpoints_words(status: int, name: str) -> None:
    assert problem(status, name, detail="Not\u2028 this\x07one.") == Rejected(
        (FieldFault("", "the endpoint says “Not this one”."),)
    )


def test_a_conflict_is_told_by_its_name() -> None:
    assert problem(409, "in-progress") == InProgress()
    assert isinstance(problem(409, "conflicting-body"), Rejected)
    assert problem(409, "something-new") == Busy()


def test_a_newer_return_is_named() -> None:
    newer = problem(412, "newer-revision", newer={**RECEIPT, "return_id": "other", "revision": 2})
    assert isinstance(newer, NewerThere)
    assert newer.newer is not None
    assert (newer.newer.return_id, newer.newer.revision) == ("other", 2)
    assert problem(412, "newer-revision") == NewerThere(None)


@pytest.mark.parametrize(
    ("pointer", "question"),
    [
        ("/answers/1/value", "mutual-aid"),
        ("/answers/0", "designated-lead"),
        ("/answers/2/value", ""),
        ("/answers/-1/value", ""),
        ("/answers/01/value", ""),
        ("/answers/²/value", ""),
        ("/answers/" + "9" * 5000, ""),
        ("/set/version", ""),
        ("answers", ""),
        ("", ""),
    ],
)
def test_a_wrong_field_is_found_by_its_place(pointer: str, question: str) -> None:
    told = problem(422, "unprocessable", errors=[{"pointer": pointer, "detail": "Yes or no."}])
    assert told == Rejected((FieldFault(question, "the endpoint says “Yes or no”."),))


def test_long_words_are_shortened() -> None:
    told = problem(400, "bad-request", detail="word " * 1000)
    assert isinstance(told, Rejected)
    assert len(told.faults[0].words) < 250


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("120", 120.0),
        ("0", 0.0),
        (" 7 ", 7.0),
        ("315360000", 315_360_000.0),
        ("9" * 400, 999_999_999_999.0),
        ("-5", None),
        ("1.5", None),
        ("٣", None),
        ("soon", None),
        ("", None),
        (format_datetime(NOW + timedelta(minutes=5), usegmt=True), 300.0),
        (format_datetime(NOW - timedelta(days=1), usegmt=True), 0.0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", pytest.approx(251_614_029_000, rel=0.01)),
        ("Mon, 99 Nov 2026 14:00:00 GMT", None),
    ],
)
def test_retry_after_in_every_form(said: str, seconds: float | None) -> None:
    busy = meaning(503, b"", "text/html", retry_after=said)
    assert isinstance(busy, Busy)
    assert busy.retry_after == seconds


def test_a_date_to_wait_for_is_measured_on_the_endpoints_own_clock() -> None:
    theirs = NOW + timedelta(days=3650)
    busy = meaning(
        429,
        b"",
        "text/html",
        date=format_datetime(theirs, usegmt=True),
        retry_after=format_datetime(theirs + timedelta(seconds=90), usegmt=True),
    )
    assert busy == Busy(90.0)


headers = st.dictionaries(
    st.sampled_from(["content-type", "retry-after", "date", "location"]),
    st.text(max_size=40)
    | st.sampled_from(
        [
            "application/json",
            "application/problem+json",
            "Fri, 31 Dec 9999 23:59:59 -2359",
            "Mon, 01 Jan 0001 00:00:00 +2359",
            "Wed, 3 Apr 2002 12.34.56.78+0800",
        ]
    ),
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "detail", "errors", "newer", "pointer", "receipts", "next", "more"])
            | st.sampled_from(list(RECEIPT)),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)
bodies = st.none() | st.binary(max_size=60) | json_values.map(lambda value: json.dumps(value).encode())


@given(st.integers(min_value=100, max_value=999), headers, bodies)
@example(200, {"content-type": "application/json"}, b"[" * 5000)
def test_no_answer_whatever_brings_the_program_down_or_is_taken_for_a_receipt(
    status: int, given_headers: dict[str, str], body: bytes | None
) -> None:
    answer = HttpAnswer(status, given_headers, body)
    assert not isinstance(read_put(answer, ID, DIGEST, BODY, NOW), Accepted)
    assert not isinstance(read_page(answer, NOW), Accepted)
    said = server_time(answer)
    assert said is None or said.tzinfo is not None


def test_a_page_of_receipts_is_read() -> None:
    raw = json.dumps({"receipts": [RECEIPT], "next": "c1", "more": True}).encode()
    page = read_page(HttpAnswer(200, {"content-type": "application/json"}, raw), NOW)
    assert isinstance(page, ReceiptsPage)
    assert ([receipt.return_id for receipt in page.receipts], page.next, page.more) == ([ID], "c1", True)
