"""Every outcome there is comes out of a real exchange with a real endpoint, and is written down as the table says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
import trustme

from carehome_desktop.domain.delivery import PauseReason, State
from carehome_desktop.domain.tries import (
    Accepted,
    Busy,
    InProgress,
    Lost,
    Moved,
    NewerThere,
    NoConnection,
    NotTheTracker,
    Outcome,
    ProgramTooOld,
    Rejected,
    SetRetired,
    SignIn,
    UnknownHome,
    UnsafeLine,
)
from carehome_desktop.endpoint import faults
from carehome_desktop.endpoint.faults import Fault
from carehome_desktop.sync.tls import system_context
from tests.sync.certificates import showing
from tests.sync.servers import Proxy, Server, answer, saying
from tests.sync.world import Address, World, a_world


@dataclass(frozen=True)
class Case:
    """A fault at the endpoint, what the try then ends in, and how the return stands."""

    name: str
    fault: Fault
    outcome: type[Outcome]
    state: State
    counted: bool
    pause: PauseReason | None = None
    kept: bool = False


def status(code: int, **options: object) -> Fault:
    return faults.Status(status=code, **options)  # type: ignore[arg-type]


WAITING, UNKNOWN, REFUSED = State.WAITING, State.UNKNOWN, State.REFUSED
CASES = [
    Case("nothing wrong", faults.Pass(), Accepted, State.RECEIVED, False, kept=True),
    Case("answered late", faults.Late(seconds=0.1), Accepted, State.RECEIVED, False, kept=True),
    Case("reset", faults.Refuse(), Lost, UNKNOWN, True),
    Case("stalled, then cut", faults.Stall(seconds=0.1), Lost, UNKNOWN, True),
    Case("cut before the commit", faults.CutBeforeCommit(), Lost, UNKNOWN, True),
    Case("cut after the commit", faults.CutAfterCommit(), Lost, UNKNOWN, True, kept=True),
    Case("cut within the receipt", faults.Truncated(announced="whole"), Lost, UNKNOWN, True, kept=True),
    Case("half a receipt", faults.Truncated(announced="half"), NotTheTracker, WAITING, True, kept=True),
    Case("a receipt for another id", faults.WrongReceipt(wrong="id"), NotTheTracker, WAITING, True, kept=True),
    Case("a receipt for other bytes", faults.WrongReceipt(wrong="digest"), NotTheTracker, WAITING, True, kept=True),
    Case("a receipt without an id", faults.WrongReceipt(wrong="receipt-id"), NotTheTracker, WAITING, True, kept=True),
    Case("an answer too long", faults.Huge(mib=2), NotTheTracker, WAITING, True, kept=True),
    Case("a packed answer", faults.GzipBomb(mib=64), NotTheTracker, WAITING, True, kept=True),
    Case("a Wi-Fi log-in page", faults.WifiLogin(), NotTheTracker, WAITING, True),
    Case("511", faults.WifiLogin(status=511), NotTheTracker, WAITING, True),
    *(
        Case(f"redirect {code}", faults.Redirect(to="/login", status=code), NotTheTracker, WAITING, True)
        for code in (301, 302, 303, 307, 308)
    ),
    *(Case(f"{code}", status(code), Busy, WAITING, True) for code in (408, 425, 429, 500, 501, 502, 503, 504)),
    *(
        Case(f"{code} after the commit", status(code, when="after"), Busy, WAITING, True, kept=True)
        for code in (500, 502, 503, 504)
    ),
    Case("503 in HTML", status(503, body="html"), Busy, WAITING, True),
    Case("503, empty", status(503, body="empty"), Busy, WAITING, True),
    Case("401", status(401), SignIn, WAITING, False, PauseReason.SIGN_IN),
    Case("407", status(407), SignIn, WAITING, False, PauseReason.PROXY_SIGN_IN),
    Case("403", status(403), UnknownHome, WAITING, False, PauseReason.UNKNOWN_HOME),
    Case("404", status(404), Moved, WAITING, False, PauseReason.MOVED),
    Case("410", status(410), Moved, WAITING, False, PauseReason.MOVED),
    Case("426", status(426), ProgramTooOld, WAITING, False, PauseReason.TOO_OLD),
    Case(
        "contract-too-old",
        status(400, problem="contract-too-old"),
        ProgramTooOld,
        WAITING,
        False,
        PauseReason.TOO_OLD,
    ),
    Case("in-progress", status(409), InProgress, WAITING, False),
    *(Case(f"{code}", status(code), Rejected, REFUSED, False) for code in (400, 413, 415, 422)),
    Case("conflicting-body", status(409, problem="conflicting-body"), Rejected, REFUSED, False),
    Case("set-retired", status(422, problem="set-retired"), SetRetired, REFUSED, False),
    Case("newer-revision", status(412), NewerThere, REFUSED, False),
    Case("422 without the endpoint's words", status(422, body="html"), NotTheTracker, WAITING, True),
]


@pytest.fixture(scope="module")
def one_world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """One home for all cases, each with a return of its own."""
    with a_world(tmp_path_factory.mktemp("world")) as world:
        yield world


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_real_exchange_ends_as_the_table_says(one_world: World, case: Case) -> None:
    world = one_world
    world.endpoint.plan(case.fault)
    queued = world.queue_another()

    world.courier.step()

    row = world.row(queued)
    assert world.tries(queued) == [case.outcome.__name__]
    assert (row.state, row.delivery.attempts) == (case.state, int(case.counted))
    assert world.note("pause") == (case.pause.value if case.pause else None)
    assert (queued.return_id in {there.return_id for there in world.there}) is case.kept
    if row.delivery.pause is not None:
        assert 1 <= row.delivery.pause <= 21_600
    assert (row.receipt is not None) == (case.outcome is Accepted)

    # Whatever it was: asked again with a good line, one effect and one receipt.
    world.courier.send_now()
    world.run()
    if case.state is not REFUSED:
        row = world.row(queued)
        there = [kept.receipt_id for kept in world.there if kept.return_id == queued.return_id]
        assert (row.state, there) == (State.RECEIVED, [row.receipt and row.receipt.receipt_id])


def gone(world: World) -> str:
    world.endpoint.stop()
    return world.endpoint.url


def nameless(_world: World) -> str:
    return "http://tracker.invalid"


@pytest.mark.parametrize("where", [gone, nameless])
def test_without_a_line_nothing_is_counted(world: World, where: Callable[[World], str]) -> None:
    queued = world.queue()
    world.house.practice_endpoint = Address(where(world))

    world.courier.step()

    assert world.tries(queued) == ["NoConnection"]
    assert (world.state(queued), world.row(queued).delivery.attempts) == (WAITING, 0)


def test_an_unsafe_line_pauses_everything_and_says_why(world: World) -> None:
    queued = world.queue()
    with Server(saying(answer("200 OK")), showing(trustme.CA().issue_cert("127.0.0.1"))) as stranger:
        world.house.practice_endpoint = Address(stranger.url)
        world.house.trust = system_context
        assert world.run() is None
    assert world.tries(queued) == [UnsafeLine.__name__]
    assert world.row(queued).words.startswith("The line is not safe, because nobody this computer trusts vouches")
    assert world.house.deliveries.status().pause is PauseReason.UNSAFE_LINE


def test_a_proxy_that_wants_a_password_pauses_everything(world: World) -> None:
    from carehome_desktop.sync.line import Line
    from carehome_desktop.sync.sender import EndpointSender

    with Proxy("home:word") as proxy:
        line = Line("https://tracker.invalid", "practice", system_context(), proxy=f"http://127.0.0.1:{proxy.port}")
        assert EndpointSender(line, world.hands.clock.wall).put("id", "digest", b"{}") == SignIn(proxy=True)


def test_a_dripping_answer_ends_at_the_deadline_and_we_do_not_know(world: World) -> None:
    from carehome_desktop.sync.line import Line
    from carehome_desktop.sync.sender import EndpointSender

    queued = world.queue()
    for begin in ("head", "body"):
        world.endpoint.plan(faults.Drip(seconds=0.1, begin=begin))
        line = Line(world.endpoint.url, "practice", system_context(), deadline=0.3)
        assert EndpointSender(line, world.hands.clock.wall).put(queued.return_id, queued.digest, queued.body) == Lost()
        line.close()


def test_these_are_all_the_outcomes_there_are() -> None:
    reached = {case.outcome for case in CASES} | {NoConnection, UnsafeLine}
    assert reached == set(Outcome.__args__)
