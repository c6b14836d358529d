"""From May to September 2020: the questions change three times, nothing is typed twice, and every return opens as it was."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from carehome_desktop.domain.answers import Standing
from carehome_desktop.domain.delivery import State
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.problems import Problem, Refused
from carehome_desktop.domain.values import Choice, YesNo
from tests.endpoint_server import RunningEndpoint
from tests.figures import answer_section, send_section
from tests.homes import SECTION, Hands, practice_house
from tests.sync.world import Address, World


@pytest.fixture
def summer(tmp_path: Path) -> Iterator[World]:
    """A home that begins on the first day of the 13 questions, with an endpoint."""
    hands = Hands(datetime(2020, 5, 14, 8, 0, tzinfo=UTC))
    with RunningEndpoint(tmp_path, clock=hands.clock) as endpoint:
        house = practice_house(tmp_path, hands)
        house.practice_endpoint = Address(endpoint.url)
        house.trust = ssl.create_default_context
        house.settle_in()
        house.courier.start()
        try:
            yield World(tmp_path, hands, house, endpoint)
        finally:
            house.close()


def go_to(world: World, day: date) -> None:
    world.hands.pass_by((datetime(day.year, day.month, day.day, 8, 0, tzinfo=UTC) - world.hands.now).total_seconds())


def period_on(world: World, section_id: str) -> Period:
    today = world.hands.clock.local().date()
    section = world.house.catalogue.section(section_id, today)
    assert section is not None
    return Period.of(section.period_kind, today)


def send_today(world: World, section_id: str) -> str:
    queued = send_section(world.house, section_id, period_on(world, section_id))
    world.run_until_settled()
    assert world.state(queued) is State.RECEIVED
    return queued.return_id


def test_a_summer_of_changing_questions(summer: World) -> None:
    house, who = summer.house, summer.house.manager()
    sent = []

    # From 14 May on she answers each morning; unchanged answers are confirmed, and still sent.
    for day in range(14, 24):
        go_to(summer, date(2020, 5, day))
        sent.append(send_today(summer, SECTION))
    assert house.answering.open(SECTION, period_on(summer, SECTION)).section.version == "2020-05"

    # In the middle of June only what is new on the day is asked.
    go_to(summer, date(2020, 6, 10))
    sent.append(send_today(summer, "covid-counts"))
    go_to(summer, date(2020, 6, 11))
    newly = house.answering.open("covid-counts", period_on(summer, "covid-counts"))
    assert (newly.section.version, newly.number(Standing.MISSING)) == ("2020-06-11", 4)
    sent.append(send_today(summer, "covid-counts"))

    # On Sunday 9 August the last day of the daily set is sent; on Monday its answers stand in the week, not yet confirmed.
    go_to(summer, date(2020, 8, 9))
    sent.append(send_today(summer, SECTION))
    go_to(summer, date(2020, 8, 10))
    week = period_on(summer, SECTION)
    weekly = house.answering.open(SECTION, week)
    assert (week, weekly.section.version) == (Period(PeriodKind.WEEK, "2020-W33"), "2020-08")
    assert weekly.number(Standing.CARRIED) == 13
    assert house.answering.confirm(SECTION, week, who) == 13
    sent.append(send_today(summer, SECTION))
    with pytest.raises(Refused, match="by the week"):
        house.answering.open(SECTION, Period(PeriodKind.DAY, "2020-08-10"))

    # Blue is a PPE answer from that day on, and was none the day before.
    refused = house.answering.answer("ppe", Period(PeriodKind.DAY, "2020-08-09"), "ppe-gloves", Choice("blue"), who)
    assert isinstance(refused, Problem)
    answer_section(house, "ppe", period_on(summer, "ppe"), ppe_gloves=Choice("blue"))
    sent.append(send_today(summer, "ppe"))

    # In September she looks back: each return opens as it was, and the proof counts the days.
    go_to(summer, date(2020, 9, 30))
    records = [house.records.record(return_id) for return_id in sent]
    assert [record.filed.set_version for record in records if record and record.filed.section_id == SECTION] == [
        *["2020-05"] * 11,
        "2020-08",
    ]
    assert len({row.receipt_id for row in summer.there}) == len(sent)
    proof = house.history.proof(date(2020, 5, 14), date(2020, 5, 31), SECTION)
    assert not isinstance(proof, Problem)
    assert proof.counts() == ((PeriodKind.DAY, 10, 18),)


def test_the_advice_for_homes_only_under_65_ends_on_30_august(summer: World) -> None:
    summer.house.home_records.tell("only_under_65", "yes")
    for day, could_sign_up in ((date(2020, 8, 9), False), (date(2020, 8, 24), False), (date(2020, 8, 31), True)):
        go_to(summer, day)
        state = summer.house.answering.open(SECTION, period_on(summer, SECTION)).state_of("testing-portal")
        assert [words.startswith("From 31 August 2020") for words in state.advice] == [could_sign_up], (
            day,
            state.advice,
        )


def test_a_no_of_the_summer_stands_in_the_history_after_it_became_a_yes(summer: World) -> None:
    first = period_on(summer, SECTION)
    summer.house.answering.answer(SECTION, first, "full-wages", YesNo(False), summer.house.manager())
    was = send_today(summer, SECTION)
    summer.hands.pass_by(timedelta(days=1).total_seconds())
    now = period_on(summer, SECTION)
    summer.house.answering.answer(SECTION, now, "full-wages", YesNo(True), summer.house.manager())
    send_today(summer, SECTION)

    record = summer.house.records.record(was)
    assert record is not None
    assert YesNo(False) in [answer.value for answer in record.filed.answers]
    comparison = summer.house.history.compare(SECTION, first, now)
    assert not isinstance(comparison, Problem)
    assert [line.heading for line in comparison.changed()] == [
        "Do staff get full wages while they isolate after a positive test?"
    ]
