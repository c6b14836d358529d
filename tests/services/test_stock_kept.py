"""Beside the ledger: types of the home's own that change, codes, a batch called back, costs marked for a fund, and finding an entry."""

from __future__ import annotations

from datetime import timedelta

import pytest

from carehome_desktop.app.house import House
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.doubts import Doubt
from carehome_desktop.domain.stock.movements import Entry, Kind, Movement, Origin, Reason
from carehome_desktop.domain.stock.quantities import Quantity
from carehome_desktop.domain.stock.types import GoesWith, PpeType


def record(house: House, kind: Kind, number: int, ago: float = 0, type_id: str = "gloves", **more: object) -> Movement:
    """Record something so many days ago."""
    moment = house.machine.clock.wall() - timedelta(days=ago)
    entry = Entry(type_id, kind, Quantity(singles=number), moment, **more)  # type: ignore[arg-type]
    made = house.stock.record(entry, house.manager(), sure=True)
    assert isinstance(made, Movement)
    return made


def ffp3(house: House) -> PpeType:
    made = house.stock_types.add("masks", "FFP3 masks", "mask", "masks", house.manager())
    assert isinstance(made, PpeType)
    return made


# Types of the home's own


def test_a_type_is_renamed_in_all_its_entries_and_keeps_them(house: House) -> None:
    made = ffp3(house)
    record(house, Kind.COUNT, 20, type_id=made.id)
    changed = house.stock_types.rename(made.id, "FFP3 respirators", "respirator", "respirators", house.manager())
    assert isinstance(changed, PpeType)
    house.store.close()
    kept = house.stock.type(made.id)
    assert kept is not None
    assert (kept.name, kept.unit(2), kept.family) == ("FFP3 respirators", "respirators", "masks")
    (status,) = (each for each in house.stock.status() if each.kind.id == made.id)
    assert status.level == 20


def test_a_type_that_is_used_no_more_leaves_the_lists_and_loses_nothing(house: House) -> None:
    made = ffp3(house)
    record(house, Kind.COUNT, 20, type_id=made.id)
    house.stock_types.retire(made.id, house.manager())
    assert made.id not in {each.kind.id for each in house.stock.status()}
    assert made.id not in {kind.id for kind in house.stock.in_cupboard_order()}
    assert made.id not in {kind.id for kind in house.stock.in_use()}
    assert [each.entry.quantity.total for each in house.stock.find(made.id)] == [20]
    refused = house.stock.record(
        Entry(made.id, Kind.USE, Quantity(singles=1), house.machine.clock.wall()), house.manager()
    )
    assert isinstance(refused, Problem)
    assert refused.words.startswith("FFP3 masks is used no more.")

    house.stock_types.use_again(made.id, house.manager())
    status = house.stock.status_of(made.id)
    assert status is not None
    assert status.level == 20


def test_the_trackers_five_are_neither_renamed_nor_retired(house: House) -> None:
    for changed in (
        house.stock_types.rename("gloves", "Mittens", "mitten", "mittens", house.manager()),
        house.stock_types.retire("gloves", house.manager()),
        house.stock_types.retire("no-such", house.manager()),
    ):
        assert isinstance(changed, Problem)
    assert [kind.name for kind in house.stock.types()][2] == "Gloves"


def test_a_name_that_another_type_has_is_refused_and_a_retired_one_is_named(house: House) -> None:
    made = ffp3(house)
    assert isinstance(house.stock_types.rename(made.id, "GLOVES", "a", "b", house.manager()), Problem)
    assert isinstance(house.stock_types.rename(made.id, "ffp3 MASKS", "mask", "masks", house.manager()), PpeType)
    house.stock_types.retire(made.id, house.manager())
    again = house.stock_types.add("masks", "FFP3 masks", "mask", "masks", house.manager())
    assert isinstance(again, Problem)
    assert "is used no more: take it into use again" in again.words


def test_what_a_type_goes_with_is_what_its_family_goes_with(house: House) -> None:
    assert ffp3(house).goes_with is GoesWith.STAFF
    kept = house.stock_types.add("gloves", "Long gloves", "glove", "gloves", house.manager())
    assert isinstance(kept, PpeType)
    assert house.stock.type(kept.id) == kept
    assert kept.goes_with is GoesWith.CHANGES


def test_a_type_gives_up_the_days_of_its_own(house: House) -> None:
    house.stock.set_lines(3, 7, house.manager())
    house.stock.set_lines(10, 20, house.manager(), "masks")
    house.stock.share_lines("masks", house.manager())
    assert house.stock.own_lines("masks") is None
    assert house.stock.lines("masks") == house.stock.lines()


# Codes


def test_a_code_is_remembered_put_right_and_forgotten(house: House) -> None:
    house.stock_types.keep_code(" 501234A ", "gloves", house.manager())
    assert {code: kind.id for code, kind in house.stock_types.codes().items()} == {"501234a": "gloves"}
    house.stock_types.keep_code("501234a", "masks", house.manager())
    house.store.close()
    assert {code: kind.id for code, kind in house.stock_types.codes().items()} == {"501234a": "masks"}
    assert house.stock_types.forget_code("501234A", house.manager()) == "501234a"
    assert house.stock_types.codes() == {}
    assert isinstance(house.stock_types.forget_code("501234A", house.manager()), Problem)


@pytest.mark.parametrize(
    ("code", "type_id"), [("", "gloves"), ("9" * 81, "gloves"), ("1\u202e2", "gloves"), ("1", "hats")]
)
def test_what_is_no_code_is_refused_in_words(house: House, code: str, type_id: str) -> None:
    assert isinstance(house.stock_types.keep_code(code, type_id, house.manager()), Problem)
    assert house.stock_types.codes() == {}


# A batch that is called back


def test_a_batch_is_found_with_its_deliveries_and_what_may_be_there_still(house: House) -> None:
    record(house, Kind.DELIVERY, 300, 9, batch="B7", who="Gompels")
    record(house, Kind.DELIVERY, 200, 5, batch="b7", who="Oak Lodge")
    record(house, Kind.DELIVERY, 100, 4, batch="B8")
    taken_back = record(house, Kind.DELIVERY, 900, 4, batch="B7")
    house.stock.undo(taken_back.id, house.manager())
    (found,) = house.stock_recall.find(" B7 ")
    assert found.kind.id == "gloves"
    assert [entry.who for entry in found.found.deliveries] == ["Gompels", "Oak Lodge"]
    assert (found.found.came, found.found.at_most) == (500, 500)

    record(house, Kind.COUNT, 120)
    (found,) = house.stock_recall.find("B7")
    assert found.found.at_most == 120, "no more can be there than there is at all"
    assert house.stock_recall.find("B9") == ()
    assert house.stock_recall.batches() == ["B8", "b7", "B7"]


def test_what_is_taken_out_is_waste_called_back_and_no_use(house: House) -> None:
    record(house, Kind.COUNT, 0, 8)
    record(house, Kind.DELIVERY, 300, 7, batch="B7")
    (found,) = house.stock_recall.find("B7")
    asked = house.stock_recall.take_out(found, Quantity(singles=301), house.manager())
    assert isinstance(asked, Doubt)
    assert "no more than 300 of batch B7 should be there" in asked.words

    taken = house.stock_recall.take_out(found, Quantity(singles=100), house.manager(), note="Returned to Gompels")
    assert isinstance(taken, Movement)
    assert (taken.entry.kind, taken.entry.reason, taken.entry.batch) == (Kind.WASTE, Reason.RECALLED, "B7")
    (found,) = house.stock_recall.find("B7")
    assert (found.found.taken_out, found.found.at_most) == (100, 200)

    house.stock.undo(taken.id, house.manager())
    (found,) = house.stock_recall.find("B7")
    assert (found.found.taken_out, found.found.at_most) == (0, 300)


def test_a_reason_that_does_not_belong_is_refused(house: House) -> None:
    now = house.machine.clock.wall()
    for kind, reason in ((Kind.USE, Reason.RECALLED), (Kind.COUNT, Reason.RECALLED), (Kind.WASTE, Reason.FOUND)):
        entry = Entry("gloves", kind, Quantity(singles=1), now, reason=reason)
        refused = house.stock.record(entry, house.manager(), sure=True)
        assert isinstance(refused, Problem)
        assert refused.field == "reason"


# Costs marked for a fund


def test_a_delivery_is_put_down_for_a_fund_with_it_or_later_and_taken_off_again(house: House) -> None:
    now = house.machine.clock.wall()
    entry = Entry("gloves", Kind.DELIVERY, Quantity(2, 100), now, origin=Origin.BOUGHT, pence=1250)
    first = house.stock.record(entry, house.manager(), for_fund=True)
    assert isinstance(first, Movement)
    second = record(house, Kind.DELIVERY, 100, 3, pence=500)
    assert [(each.pence, each.marked_at is not None) for each in house.stock_costs.costs()] == [
        (1250, True),
        (500, False),
    ]

    house.stock_costs.mark(second.id, True, house.manager(), "Outbreak in May")
    house.stock_costs.mark(first.id, False, house.manager())
    house.store.close()
    assert [(each.pence, each.note, each.marked_at is not None) for each in house.stock_costs.costs()] == [
        (1250, "", False),
        (500, "Outbreak in May", True),
    ]


def test_what_has_no_price_or_was_taken_back_is_no_cost(house: House) -> None:
    free = record(house, Kind.DELIVERY, 100, 3, origin=Origin.FREE)
    assert isinstance(house.stock_costs.mark(free.id, True, house.manager()), Problem)
    entry = Entry("gloves", Kind.DELIVERY, Quantity(1, 100), house.machine.clock.wall())
    assert isinstance(house.stock.record(entry, house.manager(), for_fund=True), Problem)
    assert len(house.stock.find()) == 1, "nothing was recorded"
    dear = record(house, Kind.DELIVERY, 100, 3, pence=500)
    house.stock_costs.mark(dear.id, True, house.manager())
    house.stock.undo(dear.id, house.manager())
    assert house.stock_costs.costs() == ()
    assert isinstance(house.stock_costs.mark(dear.id, True, house.manager()), Problem)


def test_the_plain_sentence_on_funds_says_how_sure_it_is(house: House) -> None:
    words = house.stock_costs.words()
    assert words.words.startswith("The Infection Control Fund rounds mostly did not pay for PPE.")
    assert words.sure
    assert words.sources


# Finding an entry


def test_entries_are_found_by_type_kind_and_every_word(house: House) -> None:
    record(house, Kind.DELIVERY, 300, 9, who="Gompels", reference="PO-17", batch="B7")
    record(house, Kind.DELIVERY, 200, 8, "masks", who="Gompels", note="Late, 50% off")
    record(house, Kind.USE, 20, 7, note="Outbreak on the first floor")
    record(house, Kind.USE, 30, 6)

    def found(type_id: str = "", kind: Kind | None = None, words: str = "") -> list[int]:
        return [each.entry.quantity.total for each in house.stock.find(type_id, kind, words)]

    assert found() == [30, 20, 200, 300]
    assert found("gloves") == [30, 20, 300]
    assert found(kind=Kind.USE) == [30, 20]
    assert found("masks", Kind.USE) == []
    assert found(words="gomp") == [200, 300]
    assert found(words="GOMPELS po-1") == [300]
    assert found("masks", Kind.DELIVERY, "gompels") == [200]
    assert found("gloves", None, "off") == []
    assert found(words="0% o") == [200], "a sign that means something to the file is only a sign"
    assert found(words="5_%") == []
    assert [each.entry.quantity.total for each in house.stock.find(most=2)] == [30, 20]


def test_what_was_taken_back_is_found_too_with_its_reason(house: House) -> None:
    taken = record(house, Kind.USE, 20, 7, note="Outbreak")
    house.stock.undo(taken.id, house.manager(), "written twice")
    (found,) = house.stock.find(words="outbreak")
    assert found.undone is not None
    assert found.undone.reason == "written twice"


def test_words_and_batches_are_found_in_either_case_also_with_letters_beyond_a_to_z(house: House) -> None:
    made = record(house, Kind.DELIVERY, 5, who="Élan Médical ^[*?]", batch="É7-ß")
    record(house, Kind.DELIVERY, 5, who="Elan Medical", batch="E7")
    for typed in ("élan", "ÉLAN", "médICAL", "É7", "é7-ß", "é ^[*?]", "ical élan"):
        assert [each.id for each in house.stock.find(words=typed)] == [made.id], typed
    assert house.stock.look_up(words="éLAN", most=1).found == 1
    assert house.stock.find(words="é*l") == house.stock.find(words="é?") == []
    for typed in ("é7-ß", "É7-ß"):
        (batch,) = house.stock_recall.find(typed)
        assert (batch.batch, batch.found.came) == ("É7-ß", 5)
