"""Stock in a real file: what is recorded stays, is taken back once, and says how long it lasts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carehome_desktop.app.house import House
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.cover import Days, forecast
from carehome_desktop.domain.stock.doubts import Doubt
from carehome_desktop.domain.stock.levels import level_after
from carehome_desktop.domain.stock.movements import Entry, Kind, Movement, Origin
from carehome_desktop.domain.stock.quantities import Quantity
from carehome_desktop.domain.stock.standing import Standing
from carehome_desktop.domain.stock.types import PpeType
from carehome_desktop.services.stock import TypeStatus
from tests.homes import Hands


def record(house: House, kind: Kind, quantity: int | Quantity, ago: float = 0, **more: object) -> Movement:
    """Record gloves so many days ago."""
    how_many = Quantity(singles=quantity) if isinstance(quantity, int) else quantity
    moment = house.machine.clock.wall() - timedelta(days=ago)
    made = house.stock.record(Entry("gloves", kind, how_many, moment, **more), house.manager(), sure=True)  # type: ignore[arg-type]
    assert isinstance(made, Movement)
    return made


def gloves(house: House) -> TypeStatus:
    status = house.stock.status_of("gloves")
    assert status is not None
    return status


def test_the_trackers_five_are_there_and_none_is_counted(house: House) -> None:
    assert [kind.id for kind in house.stock.types()] == [
        "aprons",
        "eye-protection",
        "gloves",
        "masks",
        "hand-sanitiser",
    ]
    assert {each.standing for each in house.stock.status()} == {Standing.NOT_COUNTED}


def test_from_counts_and_a_delivery_the_days_are_known_and_coloured_by_the_homes_own(house: House) -> None:
    """620 in 7 days; 480 of them lasts 5 days: low where the home says that fewer than 6 are."""
    record(house, Kind.COUNT, 900, 7)
    record(house, Kind.DELIVERY, Quantity(2, 100), 5, origin=Origin.BOUGHT, who="Gompels", pence=1250)
    assert gloves(house).standing is Standing.NOT_KNOWN
    record(house, Kind.COUNT, 480)
    status = gloves(house)
    assert status.forecast is not None
    assert (status.level, status.forecast.cover, status.per_box) == (480, Days(5, 5, 5), 100)
    assert status.standing is Standing.NO_LINES

    for lines, standing in (((6, 9), Standing.RED), ((3, 7), Standing.AMBER), ((2, 5), Standing.GREEN)):
        assert house.stock.set_lines(*lines, house.manager()) is None
        assert gloves(house).standing is standing


def test_a_type_may_have_days_of_its_own(house: House) -> None:
    house.stock.set_lines(3, 7, house.manager())
    house.stock.set_lines(10, 20, house.manager(), "masks")
    assert house.stock.lines("masks") != house.stock.lines("gloves") == house.stock.lines()


@pytest.mark.parametrize(("red", "amber"), [(0, 5), (5, 5), (7, 3), (3, 400)])
def test_days_that_make_no_sense_are_refused_in_words(house: House, red: int, amber: int) -> None:
    assert isinstance(house.stock.set_lines(red, amber, house.manager()), Problem)
    assert house.stock.lines() is None


def test_taking_back_says_what_it_undoes_and_is_done_once(house: House, hands: Hands) -> None:
    record(house, Kind.COUNT, 900, 2)
    took = record(house, Kind.USE, 200, 1)
    assert gloves(house).level == 700

    undone = house.stock.undo(took.id, house.manager(), "written twice")
    assert isinstance(undone, Movement)
    kind = house.stock.type("gloves")
    assert kind is not None
    assert undone.undo_words(kind, hands.now) == "Undo: took 200 gloves, yesterday 9:00am"
    assert gloves(house).level == 900

    again = house.stock.undo(took.id, house.manager())
    assert isinstance(again, Problem)
    assert "taken back already" in again.words
    assert [(each.entry.kind, each.undone is not None) for each in house.stock.ledger("gloves")] == [
        (Kind.USE, True),
        (Kind.COUNT, False),
    ]


def test_only_counts_of_several_types_of_one_moment_are_a_round(house: House, hands: Hands) -> None:
    kept = house.stock, house.manager(), hands.now

    def found(*lines: tuple[str, Kind]) -> int:
        hands.now += timedelta(minutes=1)
        stock, by, at = kept
        made = stock.record_all([Entry(name, kind, Quantity(singles=9), at) for name, kind in lines], by, sure=True)
        assert isinstance(made, list)
        which = house.stock_rounds.of(made[0])
        return len(which.counts) if which is not None else 0

    assert found(("gloves", Kind.COUNT), ("masks", Kind.COUNT), ("aprons", Kind.COUNT)) == 3
    assert found(("gloves", Kind.COUNT)) == 0
    assert found(("gloves", Kind.COUNT), ("gloves", Kind.COUNT)) == 0, "two lines of a file"
    assert found(("gloves", Kind.COUNT), ("masks", Kind.DELIVERY)) == 0, "what came beside it was no count"


def test_a_correction_takes_back_and_records_in_one_act_or_does_neither(house: House) -> None:
    record(house, Kind.COUNT, 100, 3)
    wrong = record(house, Kind.DELIVERY, Quantity(50, 100), 1, pence=1250)
    house.stock_costs.mark(wrong.id, True, house.manager())
    slip = Entry("gloves", Kind.USE, Quantity(singles=150), wrong.entry.at)
    by = house.manager()
    assert isinstance(house.stock.record(slip, by, instead_of=wrong.id), Doubt), "without the delivery, 100 are there"
    late = Entry("gloves", Kind.DELIVERY, Quantity(5, 100), wrong.entry.at + timedelta(days=9))
    assert isinstance(house.stock.record(late, by, instead_of=wrong.id), Problem)
    assert gloves(house).level == 5_100, "what could not be corrected stands as it stood"
    right = Entry("gloves", Kind.DELIVERY, Quantity(5, 100), wrong.entry.at, pence=1250)
    made = house.stock.record(right, by, for_fund=True, instead_of=wrong.id)
    assert isinstance(made, Movement)
    assert gloves(house).level == 600
    old = house.stock.entry(wrong.id)
    assert old is not None
    assert old.undone is not None
    assert old.undone.reason == "It was corrected: another entry took its place."
    assert (house.stock_costs.is_marked(made.id), [each.pence for each in house.stock_costs.costs()]) == (True, [1250])
    assert isinstance(house.stock.record(right, by, instead_of=wrong.id), Problem), "once"


def test_an_entry_that_is_none_cannot_be_taken_back(house: House) -> None:
    assert isinstance(house.stock.undo(99, house.manager()), Problem)


def test_a_number_that_looks_wrong_is_asked_about_once(house: House) -> None:
    entry = Entry("gloves", Kind.DELIVERY, Quantity(1000, 100), house.machine.clock.wall())
    asked = house.stock.record(entry, house.manager())
    assert isinstance(asked, Doubt)
    assert "1,000 boxes of 100 (100,000 gloves): are these really 1,000 boxes" in asked.words
    assert house.stock.ledger() == []

    assert isinstance(house.stock.record(entry, house.manager(), sure=True), Movement)
    assert isinstance(house.stock.record(entry, house.manager()), Doubt), "every such entry is asked about for itself"


def test_boxes_of_another_size_than_before_are_asked_about(house: House) -> None:
    record(house, Kind.DELIVERY, Quantity(2, 100), 1)
    asked = house.stock.record(
        Entry("gloves", Kind.DELIVERY, Quantity(2, 1000), house.machine.clock.wall()), house.manager()
    )
    assert isinstance(asked, Doubt)
    assert "boxes held 100 until now" in asked.words


def test_more_taken_than_is_there_is_asked_about_and_then_told_as_count_again(house: House) -> None:
    record(house, Kind.COUNT, 100, 1)
    entry = Entry("gloves", Kind.USE, Quantity(singles=140), house.machine.clock.wall())
    assert isinstance(house.stock.record(entry, house.manager()), Doubt)
    assert isinstance(house.stock.record(entry, house.manager(), sure=True), Movement)
    assert (gloves(house).level, gloves(house).standing) == (-40, Standing.COUNT_AGAIN)


def test_what_cannot_be_is_refused_in_words_and_nothing_is_recorded(house: House) -> None:
    now, who = house.machine.clock.wall(), house.manager()
    some = Quantity(singles=10)
    for entry, field in (
        (Entry("gloves", Kind.USE, some, now + timedelta(minutes=1)), "when"),
        (Entry("gloves", Kind.USE, some, now - timedelta(days=20_000)), "when"),
        (Entry("gloves", Kind.USE, Quantity(), now), "quantity"),
        (Entry("gloves", Kind.DELIVERY, some, now, expires=date(2026, 11, 20)), "expires"),
        (Entry("gloves", Kind.DELIVERY, some, now, who="a\nb"), "who"),
        (Entry("no-such", Kind.USE, some, now), "type"),
    ):
        refused = house.stock.record(entry, who)
        assert isinstance(refused, Problem), entry
        assert refused.field == field
    assert house.stock.ledger() == []


def test_a_round_is_recorded_whole_or_not_at_all(house: House) -> None:
    now = house.machine.clock.wall()
    good = Entry("gloves", Kind.COUNT, Quantity(singles=10), now)
    bad = Entry("masks", Kind.COUNT, Quantity(singles=10), now + timedelta(hours=1))
    assert isinstance(house.stock.record_all((good, bad), house.manager()), Problem)
    assert house.stock.ledger() == []


def test_the_home_adds_types_of_its_own_under_one_of_the_five(house: House) -> None:
    made = house.stock_types.add("masks", " FFP3  masks ", "mask", "masks", house.manager())
    assert isinstance(made, PpeType)
    assert (made.name, made.family, made.own) == ("FFP3 masks", "masks", True)
    assert [kind.name for kind in house.stock.types()][3:5] == ["Masks", "FFP3 masks"]
    for family, name in (("masks", "ffp3 MASKS"), ("hats", "Hats"), ("masks", ""), ("masks", "a\u202eb")):
        assert isinstance(house.stock_types.add(family, name, "one", "many", house.manager()), Problem)


def test_what_is_recorded_is_there_after_the_file_was_closed(house: House) -> None:
    record(house, Kind.DELIVERY, Quantity(2, 100, 5), 1, origin=Origin.DONATED, batch="B7", expires=date(2027, 6, 30))
    house.store.close()
    (kept,) = house.stock.ledger()
    assert (kept.entry.quantity, kept.entry.origin, kept.entry.batch) == (Quantity(2, 100, 5), Origin.DONATED, "B7")
    assert kept.entry.expires == date(2027, 6, 30)
    assert kept.person_id == house.manager().id


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    acts=st.lists(
        # counts often, since they say how far back is looked
        st.tuples(
            st.sampled_from([Kind.COUNT] * 6 + list(Kind)), st.integers(1, 500), st.integers(0, 80), st.booleans()
        ),
        min_size=1,
        max_size=25,
    )
)
def test_the_file_says_the_same_as_all_entries_together(acts: list[tuple[Kind, int, int, bool]], house: House) -> None:
    """Looking back only as far as a forecast needs gives the level of the whole ledger, and taken back is as never recorded."""
    mine = house.stock_types.add("gloves", f"T{len(house.stock.types())}", "one", "many", house.manager())
    assert isinstance(mine, PpeType)
    now, kept = house.machine.clock.wall(), []
    for kind, number, ago, stays in acts:
        entry = Entry(mine.id, kind, Quantity(singles=number), now - timedelta(days=ago))
        made = house.stock.record(entry, house.manager(), sure=True)
        assert isinstance(made, Movement)
        if stays:
            kept.append(entry)
        else:
            house.stock.undo(made.id, house.manager())
    status = house.stock.status_of(mine.id)
    assert status is not None
    if kept:
        assert status.level == level_after(kept)
        assert status.forecast == forecast(kept, now)


def test_every_count_of_the_last_four_weeks_is_looked_at_and_the_one_before_them(house: House) -> None:
    for number, ago in ((900, 40), (800, 33), (700, 20), (600, 13), (500, 6)):
        record(house, Kind.COUNT, number, ago)
    found = gloves(house).forecast
    assert found is not None
    assert [(each.before, each.after) for each in found.use.stretches] == [(800, 700), (700, 600), (600, 500)]
