"""A plan's steps are used up in order, by the requests they are meant for."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from carehome_desktop.endpoint import faults
from carehome_desktop.endpoint.plan import FaultPlan
from tests.endpoint.home import FIRST, SECOND

NINE = datetime(2026, 11, 21, 9, tzinfo=UTC)


def steps(plan: FaultPlan, *requests: tuple[str, str]) -> list[str]:
    """Return the names of the faults that these requests meet."""
    return [type(plan.take(method, path)).__name__ for method, path in requests]


PUT_FIRST, PUT_SECOND, LIST = ("PUT", f"/v1/returns/{FIRST}"), ("PUT", f"/v1/returns/{SECOND}"), ("GET", "/v1/receipts")


def test_steps_are_used_up_in_order_and_then_everything_passes() -> None:
    plan = FaultPlan([faults.Refuse(), faults.Pass(), faults.CutAfterCommit(times=2)])

    assert steps(plan, *[PUT_FIRST] * 5) == ["Refuse", "Pass", "CutAfterCommit", "CutAfterCommit", "NoneType"]
    assert plan.left() == []


def test_a_step_waits_for_the_requests_it_is_meant_for() -> None:
    plan = FaultPlan(
        [
            faults.Refuse(method="GET"),
            faults.CutBeforeCommit(return_id=SECOND),
            faults.Late(path="/v1/returns/*", nth=2, seconds=1),
        ]
    )

    assert steps(plan, PUT_FIRST, PUT_SECOND, PUT_FIRST, LIST, LIST) == [
        "NoneType",
        "CutBeforeCommit",
        "Late",
        "Refuse",
        "NoneType",
    ]


def test_a_step_for_always_is_never_used_up() -> None:
    plan = FaultPlan([faults.Refuse(times="always")])

    assert steps(plan, PUT_FIRST, LIST, PUT_FIRST) == ["Refuse"] * 3
    plan.add(faults.Late(seconds=1))
    assert plan.left() == [faults.Late(seconds=1)]


def test_a_step_befalls_one_of_many_requests_at_one_moment() -> None:
    plan, met = FaultPlan([faults.Refuse(times=3)]), []
    gate = threading.Barrier(8)

    def ask() -> None:
        gate.wait()
        met.append(plan.take(*PUT_FIRST))

    with ThreadPoolExecutor(8) as pool:
        for _ in range(8):
            pool.submit(ask)

    assert sum(fault is not None for fault in met) == 3
