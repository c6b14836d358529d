"""A home can list its receipts from where it left off."""

from __future__ import annotations

import pytest

from carehome_desktop.endpoint.receipts import cursor_after, number_of, receipt_id
from tests.endpoint.home import Home, a_return, new_id, problem
from tests.endpoint_server import RunningEndpoint


def deliver(home: Home, *numbers: int) -> list[str]:
    """Deliver returns of these numbers and return their receipt ids."""
    return [home.put(a_return(new_id(number), section=f"section-{number}")).json()["receipt_id"] for number in numbers]


def test_receipts_are_listed_in_the_order_they_were_given(home: Home) -> None:
    given = deliver(home, 3, 1, 2)

    listed = home.receipts().json()

    assert [receipt["receipt_id"] for receipt in listed["receipts"]] == given
    assert listed["more"] is False


def test_a_home_walks_along_its_receipts_and_goes_on_later(home: Home) -> None:
    given = deliver(home, *range(5))

    seen, cursor, more = [], None, True
    while more:
        page = home.receipts(limit=2, **({"after": cursor} if cursor else {})).json()
        seen += [receipt["receipt_id"] for receipt in page["receipts"]]
        cursor, more = page["next"], page["more"]
    assert seen == given

    assert home.receipts(after=cursor).json() == {"receipts": [], "next": cursor, "more": False}
    given = deliver(home, 7)
    later = home.receipts(after=cursor).json()
    assert [receipt["receipt_id"] for receipt in later["receipts"]] == given


def test_a_page_that_ends_with_the_last_receipt_says_there_is_no_more(home: Home) -> None:
    deliver(home, 1, 2)

    assert home.receipts(limit=2).json()["more"] is False
    assert home.receipts(limit=1).json()["more"] is True


def test_a_home_with_no_returns_gets_a_cursor_to_start_from(home: Home) -> None:
    empty = home.receipts().json()
    given = deliver(home, 1)

    assert empty["receipts"] == []
    listed = home.receipts(after=empty["next"]).json()["receipts"]
    assert [receipt["receipt_id"] for receipt in listed] == given


def test_a_home_sees_its_own_receipts_only(endpoint: RunningEndpoint, home: Home) -> None:
    deliver(home, 1)
    neighbour = Home(endpoint, "other")

    assert neighbour.receipts().json()["receipts"] == []
    neighbour.close()


@pytest.mark.parametrize("cursor", ["x", "0", "MS54", "é", "=", cursor_after("practice-home", 9)])
def test_a_cursor_that_was_never_given_is_named(home: Home, cursor: str) -> None:
    deliver(home, 1)
    answer = home.receipts(after=cursor)

    assert (answer.status_code, problem(answer)) == (400, "bad-cursor")


def test_a_cursor_of_another_home_is_named(endpoint: RunningEndpoint, home: Home) -> None:
    deliver(home, 1)
    neighbour = Home(endpoint, "other")

    assert problem(neighbour.receipts(after=home.receipts().json()["next"])) == "bad-cursor"
    neighbour.close()


@pytest.mark.parametrize("limit", ["0", "201", "-1", "1.0", "ten", "", "1_0", " 5"])
def test_a_limit_outside_1_to_200_is_a_bad_request(home: Home, limit: str) -> None:
    answer = home.receipts(limit=limit)

    assert (answer.status_code, problem(answer)) == (400, "bad-request")


@pytest.mark.parametrize("query", ["afer=x", "limit=1&limit=2", "limit=1&offset=3"])
def test_a_misspelt_or_doubled_parameter_is_a_bad_request(home: Home, query: str) -> None:
    assert problem(home.ask("GET", f"/v1/receipts?{query}")) == "bad-request"


def test_a_cursor_has_one_spelling() -> None:
    cursor = cursor_after("rose", 12)

    assert number_of("rose", cursor) == 12
    assert number_of("rose", cursor + "=") is None
    assert number_of("rose", cursor_after("rose", 0)) == 0


def test_receipt_ids_have_no_sign_that_is_taken_for_another() -> None:
    ids = {receipt_id(lambda n, byte=byte: bytes([byte]) * n, practice=False) for byte in range(256)}

    assert len(ids) == 256
    assert not set("".join(ids).replace("CT-", "").replace("-", "")) & set("01ILOU")
