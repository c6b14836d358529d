"""A return is received once, whatever comes after it."""

from __future__ import annotations

import hashlib
import json

import pytest

from tests.endpoint.conftest import Starts
from tests.endpoint.home import FIRST, SECOND, Home, a_return, new_id, problem
from tests.endpoint_server import RunningEndpoint


def test_a_first_return_is_kept_as_it_came_and_gets_a_receipt(endpoint: RunningEndpoint, home: Home) -> None:
    answer = home.put(a_return())

    assert answer.status_code == 201
    [kept] = endpoint.received
    assert kept.body == json.dumps(a_return()).encode()
    assert answer.json() | {"received_at": ""} == {
        "receipt_id": kept.receipt_id,
        "return_id": FIRST,
        "digest": hashlib.sha256(kept.body).hexdigest(),
        "section": "infection-control",
        "period": {"kind": "day", "text": "2026-11-21"},
        "revision": 1,
        "received_at": "",
    }


def test_the_same_bytes_again_get_the_same_receipt_and_are_kept_once(endpoint: RunningEndpoint, home: Home) -> None:
    first = home.put(a_return())
    again = home.put(a_return())

    assert (first.status_code, again.status_code) == (201, 200)
    assert again.content == first.content
    assert home.receipt().content == first.content
    assert len(endpoint.received) == 1


def test_a_replay_after_a_restart_gets_the_same_receipt(endpoint: RunningEndpoint, home: Home) -> None:
    first = home.put(a_return())
    endpoint.stop()
    endpoint.start()

    assert home.put(a_return()).content == first.content


def test_other_bytes_under_the_same_id_are_a_conflict_and_change_nothing(endpoint: RunningEndpoint, home: Home) -> None:
    first = home.put(a_return())
    # The same JSON, one blank more: it is the bytes that count.
    answer = home.put(json.dumps(a_return()).encode() + b" ")

    assert (answer.status_code, problem(answer)) == (409, "conflicting-body")
    assert home.receipt().content == first.content
    assert len(endpoint.received) == 1


def test_a_correction_is_the_next_revision_under_its_own_id(endpoint: RunningEndpoint, home: Home) -> None:
    home.put(a_return())
    answer = home.put(a_return(SECOND, revision=2, replaces=FIRST))

    assert answer.status_code == 201
    assert [(kept.return_id, kept.revision) for kept in endpoint.received] == [(FIRST, 1), (SECOND, 2)]


def test_an_older_revision_that_comes_late_is_shown_the_newer_one(endpoint: RunningEndpoint, home: Home) -> None:
    newer = home.put(a_return(SECOND, revision=2, replaces=FIRST))
    answer = home.put(a_return(revision=1))

    assert (answer.status_code, problem(answer)) == (412, "newer-revision")
    assert answer.json()["newer"] == newer.json()
    assert [kept.return_id for kept in endpoint.received] == [SECOND]


def test_a_revision_that_is_held_under_another_id_is_shown(home: Home) -> None:
    held = home.put(a_return())
    answer = home.put(a_return(SECOND))

    assert (answer.status_code, problem(answer)) == (412, "newer-revision")
    assert answer.json()["newer"] == held.json()


def test_a_replay_of_an_old_revision_still_gets_its_own_receipt(home: Home) -> None:
    first = home.put(a_return())
    home.put(a_return(SECOND, revision=2, replaces=FIRST))

    answer = home.put(a_return())

    assert answer.status_code == 200
    assert answer.content == first.content


def test_revisions_of_other_sections_and_periods_do_not_meet(endpoint: RunningEndpoint, home: Home) -> None:
    bodies = [
        a_return(new_id(1), revision=2),
        a_return(new_id(2), section="daily-figures"),
        a_return(new_id(3), period={"kind": "day", "text": "2026-11-22"}),
        a_return(new_id(4), period={"kind": "week", "text": "2026-W47"}),
        a_return(new_id(5), period={"kind": "month", "text": "2026-11"}),
    ]

    assert [home.put(body).status_code for body in bodies] == [201] * 5
    assert len(endpoint.received) == 5


def test_two_homes_with_the_same_id_never_meet(endpoint: RunningEndpoint, home: Home) -> None:
    neighbour = Home(endpoint, "other")
    ours = home.put(a_return())

    assert problem(neighbour.receipt()) == "unknown-return"
    theirs = neighbour.put(a_return(answers=[]))

    assert theirs.status_code == 201
    assert theirs.json()["receipt_id"] != ours.json()["receipt_id"]
    assert [kept.home for kept in endpoint.received] == ["other-home", "practice-home"]
    neighbour.close()


def test_the_home_is_the_tokens_and_not_the_bodys(endpoint: RunningEndpoint, home: Home) -> None:
    home.put(a_return(home="Somewhere else"))

    assert [kept.home for kept in endpoint.received] == ["practice-home"]


def test_a_body_that_names_a_home_with_a_token_of_its_own_is_turned_away(endpoint: RunningEndpoint, home: Home) -> None:
    answer = home.put(a_return(home="other-home"))

    assert (answer.status_code, problem(answer)) == (403, "unknown-home")
    assert endpoint.received == []


def test_practice_receipts_say_so_and_real_ones_can_be_read_out(starts: Starts) -> None:
    practice, real = Home(starts(practice=True)), None
    assert practice.put(a_return()).json()["receipt_id"].startswith("PRACTICE-")
    assert practice.ask("GET", "/v1/service").json()["practice"] is True
    practice.close()

    real = Home(starts(practice=False))
    assert real.put(a_return(SECOND, revision=2)).json()["receipt_id"].startswith("CT-")
    assert real.ask("GET", "/v1/service").json()["practice"] is False
    real.close()


def test_a_receipt_id_that_was_drawn_before_is_drawn_again(starts: Starts) -> None:
    drawn = iter(["CT-AAAA-AAAA", "CT-AAAA-AAAA", "CT-BBBB-BBBB"])
    home = Home(starts(new_receipt_id=lambda: next(drawn)))

    first, second = home.put(a_return()), home.put(a_return(SECOND, revision=2))

    assert [first.json()["receipt_id"], second.json()["receipt_id"]] == ["CT-AAAA-AAAA", "CT-BBBB-BBBB"]
    home.close()


@pytest.mark.parametrize(
    "answer",
    [
        {"kind": "yes-no", "value": False},
        {"kind": "choice", "value": "some-of-them"},
        {"kind": "whole-number", "value": 0},
        {"kind": "counts", "value": {"gloves": 200, "aprons": 0}},
        {"kind": "date", "value": "2024-02-29"},
        {"kind": "text", "value": "Line one.\nLine two — “quoted”."},
    ],
)
def test_each_kind_of_answer_is_taken(home: Home, answer: dict[str, object]) -> None:
    body = a_return(answers=[{"question": "q", "answered_at": "2026-11-21T15:01:40.5+01:00", **answer}])

    assert home.put(body).status_code == 201
