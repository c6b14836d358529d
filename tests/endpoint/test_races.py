"""Two requests at one moment, and an endpoint that is killed at the worst one."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx

from carehome_desktop.endpoint.receipts import SIGNS
from tests.endpoint.conftest import Starts
from tests.endpoint.home import FIRST, SECOND, Home, a_return, new_id, problem
from tests.endpoint_server import EndpointProcess, RunningEndpoint


def meet_before_writing(writers: int) -> Callable[[], str]:
    """Return a maker of receipt ids that lets nobody write before all have looked and found nothing."""
    gate, count = threading.Barrier(writers, timeout=20), itertools.count()

    def next_id() -> str:
        number = next(count)
        if number < writers:
            gate.wait()
        return f"CT-AAAA-AAA{SIGNS[number]}"

    return next_id


def at_once(endpoint: RunningEndpoint, bodies: list[dict[str, Any]]) -> list[httpx.Response]:
    """Put all bodies, each over a connection of its own."""

    def put(body: dict[str, Any]) -> httpx.Response:
        home = Home(endpoint)
        try:
            return home.put(body)
        finally:
            home.close()

    with ThreadPoolExecutor(len(bodies)) as pool:
        return list(pool.map(put, bodies))


def test_the_same_return_at_one_moment_leaves_one_row_and_one_receipt(starts: Starts) -> None:
    endpoint = starts(new_receipt_id=meet_before_writing(4))

    answers = at_once(endpoint, [a_return()] * 4)

    assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 201]
    assert len({answer.content for answer in answers}) == 1
    assert len(endpoint.received) == 1


def test_two_bodies_for_one_id_at_one_moment_leave_the_first(starts: Starts) -> None:
    endpoint = starts(new_receipt_id=meet_before_writing(2))

    answers = at_once(endpoint, [a_return(), a_return(answers=[])])

    assert sorted(answer.status_code for answer in answers) == [201, 409]
    assert {problem(answer) for answer in answers if answer.status_code == 409} == {"conflicting-body"}
    assert len(endpoint.received) == 1


def test_two_ids_for_one_revision_at_one_moment_leave_one_return(starts: Starts) -> None:
    endpoint = starts(new_receipt_id=meet_before_writing(2))

    answers = at_once(endpoint, [a_return(), a_return(SECOND)])

    assert sorted(answer.status_code for answer in answers) == [201, 412]
    assert len(endpoint.received) == 1


def test_many_returns_at_one_moment_are_all_listed_with_none_between_two_cursors(starts: Starts) -> None:
    endpoint = starts()
    bodies = [a_return(new_id(number), section=f"section-{number}") for number in range(20)]

    answers = at_once(endpoint, bodies)

    assert {answer.status_code for answer in answers} == {201}
    home = Home(endpoint)
    listed = [receipt["return_id"] for receipt in home.receipts(limit=200).json()["receipts"]]
    assert sorted(listed) == sorted(new_id(number) for number in range(20))
    assert listed == [kept.return_id for kept in endpoint.received]
    home.close()


def test_killed_between_its_commit_and_its_answer_it_gives_the_same_receipt_afterwards(
    tmp_path: Path, store_url: str
) -> None:
    plan = tmp_path / "late.toml"
    plan.write_text(
        'id = "late"\nversion = 2026-11-21\ntitle = "Late"\nabout = "Commits, and does not answer."\n'
        '[[step]]\nfault = "late"\nmethod = "PUT"\nseconds = 3600\n'
    )
    with EndpointProcess(store_url, "--faults", str(plan)) as process, ThreadPoolExecutor(1) as pool:
        home = Home(process)
        lost = pool.submit(lambda: Home(process).put(a_return()))
        while (held := home.receipt()).status_code == 404:
            assert not lost.done(), lost.exception()
        process.kill()
        assert isinstance(lost.exception(timeout=20), httpx.TransportError)
        home.close()

    with EndpointProcess(store_url) as process:
        home = Home(process)
        again = home.put(a_return())
        home.close()
        assert again.status_code == 200
        assert again.content == held.content
        assert [kept.return_id for kept in process.received] == [FIRST]
