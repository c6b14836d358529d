"""A set that is not asked any more is named as such, and no other return suffers for it."""

from __future__ import annotations

from carehome_desktop.endpoint import faults
from tests.endpoint.home import Home, a_return
from tests.endpoint_server import RunningEndpoint


def test_a_return_under_a_retired_set_is_turned_away_for_its_set_and_not_kept(
    endpoint: RunningEndpoint, home: Home
) -> None:
    body = a_return()
    endpoint.plan(faults.SetRetired(section=body["set"]["id"], version=body["set"]["version"]))
    answer = home.put(body)
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/set-retired")
    assert [error["pointer"] for error in answer.json()["errors"]] == ["/set"]
    assert home.put(body).status_code == 422
    assert endpoint.received == []


def test_the_same_answers_under_another_version_are_taken(endpoint: RunningEndpoint, home: Home) -> None:
    body = a_return()
    endpoint.plan(faults.SetRetired(section=body["set"]["id"], version="1999-01"))
    assert home.put(body).status_code == 201
    assert home.put(body).status_code == 200


def test_what_is_no_return_is_refused_as_ever(endpoint: RunningEndpoint, home: Home) -> None:
    endpoint.plan(faults.SetRetired(section="x", version="1"))
    body = a_return()
    del body["set"]
    assert home.put(body).json()["type"] == "/problems/unprocessable"


def test_the_page_on_the_problem_says_what_to_do(endpoint: RunningEndpoint, home: Home) -> None:
    assert "Install the newer set of questions" in home.ask("GET", "/problems/set-retired").text
