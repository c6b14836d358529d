"""Costs are found and added up in the file as they would be one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carehome_desktop.app.house import House
from carehome_desktop.domain.fund.entries import Cost, Stage
from carehome_desktop.domain.fund.evidence import About
from carehome_desktop.domain.wages.schemes import Counts, Scheme
from carehome_desktop.store import fund_find
from carehome_desktop.store.evidence_numbers import numbers
from carehome_desktop.store.fund import COSTS, measures_spent, oldest, unproved
from tests.domain.fund.added import added_up
from tests.domain.fund.test_report import DATA, END
from tests.homes import Hands, practice_house

SCHEMES = [replace(DATA.schemes[0], id=counts.value, counts=counts) for counts in Counts]
DAYS = st.none() | st.dates(END - timedelta(days=3), END + timedelta(days=3))
PARTS = st.dictionaries(st.sampled_from(["transport", "recruit", "wages"]), st.integers(1, 9999), min_size=1)
TELLING = st.tuples(
    st.sampled_from("abc"), st.sampled_from(SCHEMES), st.sampled_from(Stage), PARTS, DAYS, DAYS, st.booleans()
)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = practice_house(Path(tmp_path_factory.mktemp("home")), Hands())
    yield made
    made.close()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TELLING, max_size=10))
def test_what_was_put_right_or_taken_back_comes_to_the_same_in_the_file_as_one_by_one(house: House, told: list) -> None:  # type: ignore[type-arg]
    stands: dict[str, Cost] = {}
    with house.store.engine.connect() as connection, connection.begin() as round_:
        for name, scheme, stage, parts, incurred, paid, back in told:
            cost = _cost(scheme, stage, parts, name, incurred_on=incurred, paid_on=paid)
            COSTS.add(
                connection, name, cost, house.manager().id, house.machine.clock.wall(), "typed twice" if back else ""
            )
            stands.pop(name, None)
            if not back:
                stands[name] = cost
        for scheme in SCHEMES:
            assert fund_find.sums(connection, scheme.id, scheme.counts, END) == added_up(stands.values(), scheme, END)
            late = replace(scheme, first_day=END - timedelta(days=1))
            own = [name for name, cost in stands.items() if cost.scheme_id == scheme.id]
            spent = [stands[name] for name in own if stands[name].stage is Stage.ACTUAL]
            days = ((each.charged, each.day_for(scheme.counts)) for each in spent)
            outside = sum(pence for pence, day in days if day is not None and day <= END and not late.covers(day))
            assert fund_find.spent_outside(connection, late, END) == outside
            found, like = fund_find.find(connection, scheme.id, None, ["THING"], 2)
            assert [each.id for each in found] == own[::-1][:2]
            assert like == fund_find.how_many(connection, scheme.id) == len(own)
            standing = [name for name in own if stands[name].stage is Stage.ACTUAL]
            assert [each.id for each in unproved(connection, scheme.id, 9)] == standing
            assert [each.id for each in oldest(connection, scheme.id, 2)] == own[:2]
            proving = dict(measures_spent(connection, scheme.id, scheme.counts, END))
            assert {name for names in proving.values() for name in names} == set(
                added_up(stands.values(), scheme, END)[Stage.ACTUAL]
            )
            for name in own:
                stage = stands[name].stage
                assert fund_find.find(connection, scheme.id, stage, [f"no-{name}"], 9)[0][0].id == name
        every = numbers(connection, About.COST)
        assert list(every.values()) == list(range(1, len(every) + 1))
        for name in every:
            assert numbers(connection, About.COST, [name]) == {name: every[name]}
        round_.rollback()


def _cost(scheme: Scheme, stage: Stage, parts: dict[str, int], name: str, **days: date | None) -> Cost:
    told = Cost(scheme.id, stage, f"Thing {name}", sum(parts.values()), tuple(parts.items()), invoice=f"No-{name}")
    return replace(told, **days)  # type: ignore[arg-type]
