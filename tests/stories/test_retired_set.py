"""A story of questions that the endpoint does not ask any more: the newer form is filled in already, nothing is typed twice."""

from __future__ import annotations

from carehome_desktop.domain.answers import Standing
from carehome_desktop.domain.delivery import State
from carehome_desktop.domain.values import Number, YesNo
from carehome_desktop.endpoint import faults
from carehome_desktop.services.question_sets import Offer
from tests.catalogue.one_file import newer_infection_control, pack_file
from tests.homes import SECTION, THIS_WEEK
from tests.sync.world import World


def test_a_retired_set_gives_a_newer_form_that_is_filled_in_already(world: World) -> None:
    world.endpoint.plan(faults.SetRetired(section=SECTION, version="2020-08"))
    refused = world.queue()
    world.run()
    row = world.row(refused)
    assert (row.state, world.tries(refused)) == (State.REFUSED, ["SetRetired"])
    assert row.words.startswith("Refused: these questions are not asked any more. Your answers are saved.")

    # Without the newer set the old form stays open, with everything in it.
    answering = world.house.answering
    assert answering.section_for(SECTION, THIS_WEEK).version == "2020-08"
    assert answering.open(SECTION, THIS_WEEK).ready

    # The newer set begins next week; by its date alone this week would still be asked in the old way.
    offer = world.house.question_sets.look_at(pack_file(world.folder, newer_infection_control("2026-11-23")))
    assert isinstance(offer, Offer)
    assert world.house.question_sets.install(offer) is None
    state = answering.open(SECTION, THIS_WEEK)
    assert (state.section.version, state.number(Standing.ANSWERED)) == ("2026-11", 11)
    assert [each.question.id for each in state.questions if each.standing is not Standing.ANSWERED] == [
        "test-kits",
        "kettle",
    ]
    assert [each.retired for each in world.house.question_sets.known() if each.head.version == "2020-08"] == [True]

    # What is new is answered, also after another start, and the return goes out as the next revision.
    world.start_again()
    answering, who = world.house.answering, world.house.manager()
    answering.answer(SECTION, THIS_WEEK, "test-kits", Number(40), who)
    answering.answer(SECTION, THIS_WEEK, "kettle", YesNo(True), who)
    again = world.queue()
    world.run_until_settled()
    assert world.state(again) is State.RECEIVED
    assert [kept.return_id for kept in world.there] == [again.return_id]
    record = world.house.records.record(again.return_id)
    assert record is not None
    assert (record.filed.set_version, record.filed.revision, record.filed.replaces) == ("2026-11", 2, refused.return_id)
    assert world.state(refused) is State.REFUSED
