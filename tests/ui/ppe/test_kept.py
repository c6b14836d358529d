"""Beside the cupboard, with nothing but the keyboard: find an entry, take it back with a reason, call back a batch, costs, own types, codes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from carehome_desktop.domain.fund.entries import Stage
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.stock.movements import Entry, Kind, Movement, Reason
from carehome_desktop.domain.stock.quantities import Quantity
from carehome_desktop.domain.stock.types import PpeType
from carehome_desktop.services.warned import Warned
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.fund.cost import CostPage
from carehome_desktop.ui.ppe.costs import CostsPage
from carehome_desktop.ui.ppe.count_round import CountRoundPage
from carehome_desktop.ui.ppe.entries import EntriesPage
from carehome_desktop.ui.ppe.entry import EntryPage
from carehome_desktop.ui.ppe.needs import stock_needs
from carehome_desktop.ui.ppe.recall import RecallPage
from carehome_desktop.ui.ppe.record import RecordPage
from carehome_desktop.ui.ppe.setup import SetupPage
from carehome_desktop.ui.ppe.type_page import PpeTypePage
from tests.ui.accessible import nameless
from tests.ui.desk import Desk, button, desk, press, settle, words

ENTER, DOWN, TAB, ESC, SPACE = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Down,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Space,
)


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path) as made:
        record(made, Kind.COUNT, 900, 9)
        record(made, Kind.DELIVERY, 200, 5, who="Gompels", reference="G-1001", batch="B7", pence=1250)
        record(made, Kind.USE, 50, 2, note="Outbreak upstairs")
        made.go.to_place("ppe")
        settle()
        yield made


def record(at: Desk, kind: Kind, number: int, ago: float, type_id: str = "gloves", **more: object) -> Movement:
    when = at.hands.now - timedelta(days=ago)
    entry = Entry(type_id, kind, Quantity(singles=number), when, **more)  # type: ignore[arg-type]
    made = at.house.stock.record(entry, at.house.manager(), sure=True)
    assert isinstance(made, Movement)
    return made


def shown(at: Desk, kind: type[QWidget]) -> None:
    settle()
    assert isinstance(at.page, kind)
    assert nameless(at.page) == []


def test_an_entry_is_found_while_one_types_and_taken_back_with_a_reason(at: Desk) -> None:
    at.go.to_ppe_entries()
    shown(at, EntriesPage)
    page = at.page
    assert isinstance(page, EntriesPage)
    assert QApplication.focusWidget() is page.list.filter_box
    press("outbr")
    assert page.list.model.rowCount() == 1
    assert "1 of 3 found" in words(page)
    press(DOWN, ENTER)
    shown(at, EntryPage)
    entry = at.page
    assert isinstance(entry, EntryPage)
    assert "Outbreak upstairs." in words(entry)
    entry.undo.button.setFocus()
    press(ENTER)
    assert entry.undo.reason is not None
    assert QApplication.focusWidget() is entry.undo.reason.box
    press("Written twice", ENTER)
    (taken,) = (each for each in at.house.stock.find() if each.undone is not None)
    assert taken.undone is not None
    assert (taken.entry.kind, taken.undone.reason) == (Kind.USE, "Written twice")
    assert "Taken back 9:00am by Practice manager. Written twice" in words(entry)


def test_the_list_is_narrowed_by_type_and_kind(at: Desk) -> None:
    record(at, Kind.USE, 5, 1, "masks")
    at.go.to_ppe_entries("gloves")
    shown(at, EntriesPage)
    page = at.page
    assert isinstance(page, EntriesPage)
    assert page.list.model.rowCount() == 3
    page.kind.box.setFocus()
    press("Us")
    page.kind.box.activated.emit(page.kind.box.currentIndex())
    assert page.kind.value() == "use"
    assert page.list.model.rowCount() == 1


def test_a_reason_that_is_too_long_is_told_above_it_and_stays(at: Desk) -> None:
    at.go.to_ppe_entry(3)
    shown(at, EntryPage)
    page = at.page
    assert isinstance(page, EntryPage)
    page.undo.ask()
    assert page.undo.reason is not None
    page.undo.reason.set_text("x" * 201)
    page.undo.take_back.click()
    assert "200 characters" in page.undo.reason.error.words()
    assert len(page.undo.reason.text()) == 201
    assert all(each.undone is None for each in at.house.stock.find())


def test_a_batch_is_found_and_taken_out_and_more_than_came_is_asked_about(at: Desk) -> None:
    at.go.to_ppe_recall()
    shown(at, RecallPage)
    page = at.page
    assert isinstance(page, RecallPage)
    press("b7", ENTER)
    (card,) = page.cards
    assert "At most 200 gloves" in words(page)
    assert QApplication.focusWidget() is card.how_many.box
    press("300", ENTER)
    assert "no more than 200 of batch B7" in card.question.accessibleName()
    press(Qt.Key.Key_Backspace, Qt.Key.Key_Backspace, Qt.Key.Key_Backspace)
    press("120", ENTER)
    (taken,) = at.house.stock.find(kind=Kind.WASTE)
    assert (taken.entry.quantity.total, taken.entry.reason, taken.entry.batch) == (120, Reason.RECALLED, "B7")
    settle()
    assert "At most 80 gloves" in words(page)
    assert "Saved on this computer: wrote off 120 gloves, called back." in words(page)
    assert nameless(page) == []


def test_a_batch_that_nobody_wrote_down_says_so(at: Desk) -> None:
    at.go.to_ppe_recall()
    shown(at, RecallPage)
    press("B9", ENTER)
    assert "Nothing that was recorded bears this batch." in words(at.page)
    assert len(at.house.stock.find()) == 3


def test_a_delivery_is_put_down_for_a_fund_where_it_is_recorded_and_the_sentence_is_said(at: Desk) -> None:
    at.go.to_ppe_record("delivery", "gloves")
    shown(at, RecordPage)
    page = at.page
    assert isinstance(page, RecordPage)
    assert page.fund is not None
    assert not page.fund.tick.isChecked()
    page.how_many.set_text("100")
    page.fund.tick.setFocus()
    press(SPACE)
    assert "The Infection Control Fund rounds mostly did not pay for PPE." in words(page)
    assert "lies in the time of no fund" in words(page), "of what no fund takes, nobody may believe that one counts it"
    page.when.box.setText("20/6/2020")
    page.when.changed.emit("20/6/2020")
    assert "Saturday 20 June 2020 lies in the time of: Infection Control Fund, round 1." in words(page)
    assert "round 1 pays for no PPE out of the home’s direct share. Ask your council first." in words(page)
    page.save()
    assert "Write what it cost" in page.price.error.words()
    page.price.set_text("8.60")
    page.save()
    assert [(each.pence, each.marked_at is not None) for each in at.house.stock_costs.costs()] == [
        (1250, False),
        (860, True),
    ]
    assert not page.fund.tick.isChecked(), "the next one is asked for itself"
    assert page.told.isVisible(), "who does not see that it was saved records it twice"

    at.go.to_fund("icf-1")
    settle()
    never = "Infection Control Fund, round 1 pays for no PPE out of the home’s direct share. Ask your council first"
    assert f"{never}." in words(at.page)
    button(at.page, "PPE marked for a fund, not recorded as a cost here yet: 1 delivery, £8.60").click()
    shown(at, CostsPage)
    assert never.removesuffix(". Ask your council first") in words(at.page)
    assert "Ask your council first" in words(at.page), "nobody is sent to write down what the fund does not pay for"


def test_what_cost_something_is_listed_with_its_sum_and_put_down_later(at: Desk) -> None:
    at.go.to_ppe_costs()
    shown(at, CostsPage)
    assert "Together £12.50." in words(at.page)
    at.go.to_ppe_entry(2)
    shown(at, EntryPage)
    button(at.page, "Mark it for a fund").click()
    settle()
    assert "It is marked for a fund." in words(at.page)
    assert "No fund counts it" in words(at.page)
    at.go.to_ppe_costs()
    shown(at, CostsPage)
    assert "No fund’s time takes this day in" in words(at.page)
    at.go.to_ppe_entry(2)
    shown(at, EntryPage)
    button(at.page, "Record it as a cost: Support with PPE").click()
    cost = at.page
    assert isinstance(cost, CostPage)
    told = (cost.what.text(), cost.net.text(), cost.supplier.text(), cost.incurred.text())
    assert told == ("Gloves", "", "Gompels", "16 November 2026"), "what it cost with VAT is not the net sum"
    assert "Without VAT. The delivery cost £12.50 with VAT" in words(cost)
    assert "On the invoice. The order was G-1001" in words(cost)
    assert cost.stage.value() is None, "the stage is for the home to say"
    cost.stage.choose(Stage.ACTUAL)
    for line, typed in ((cost.net, "12.50"), (cost.vat, "2.08")):
        line.box.setText(typed)
        line.changed.emit(typed)
    cost.save()
    settle()
    assert "net sum and VAT make £14.58 here. Look whether VAT is in the net sum already." in words(cost)
    assert at.house.fund.costs("ppe-support") == [], "no VAT is claimed twice unasked"
    cost.net.box.setText("10.42")
    cost.net.changed.emit("10.42")
    cost.save()
    assert "The order was" not in words(cost)
    (kept,) = at.house.fund.costs("ppe-support")
    assert (kept.entry.charged, kept.entry.supplier, kept.entry.delivery) == (1250, "Gompels", 2)
    cost.stage.choose(Stage.ACTUAL)
    for line, typed in ((cost.what, "Soap"), (cost.net, "1.00"), (cost.incurred, "16/11/2026")):
        line.set_text(typed)
    cost.net.changed.emit("1.00")
    cost.save()
    at.go.to_ppe_costs()
    shown(at, CostsPage)
    assert "In Support with PPE" in words(at.page)
    assert at.house.fund.costs("ppe-support")[1].entry.delivery is None, "the next cost is of no delivery"

    at.go.to_ppe_entry(2)
    shown(at, EntryPage)
    assert "No fund counts it" not in words(at.page)
    button(at.page, "It is a cost of a fund: Gloves, £12.50 from Support with PPE").click()
    shown(at, CostPage)
    button(at.page, "The PPE delivery: Gloves, Monday 16 November 2026").click()
    shown(at, EntryPage)
    again = at.house.fund.add_cost(
        replace(kept.entry, scheme_id="icf-1", parts=(("transport", 1250),)), at.house.manager()
    )
    assert isinstance(again, Warned)
    assert {"same-delivery", "excluded"} <= {each.guard for each in again.doubts}
    lost = at.house.fund.add_cost(replace(kept.entry, delivery=99), at.house.manager())
    assert isinstance(lost, Problem)

    at.go.to_ppe_entry(2)
    shown(at, EntryPage)
    button(at.page, "Take the mark for a fund off").click()
    settle()
    assert at.house.stock_costs.costs()[0].marked_at is None


def test_own_types_are_renamed_used_no_more_and_used_again(at: Desk) -> None:
    made = at.house.stock_types.add("masks", "FFP3", "mask", "masks", at.house.manager())
    assert isinstance(made, PpeType)
    at.go.to_ppe_setup()
    shown(at, SetupPage)
    page = at.page
    assert isinstance(page, SetupPage)
    (rename,) = (
        each for each in page.types.findChildren(QWidget) if each.accessibleName() == "FFP3. Another name, closed"
    )
    rename.setFocus()
    press(ENTER)
    form = page.types.forms[made.id]
    form.name.box.selectAll()
    form.name.setFocus()
    press("FFP3 masks", ENTER)
    settle()
    assert at.house.stock.types()[4].name == "FFP3 masks"
    button(page, "Use it no more").click()
    settle()
    assert "FFP3 masks is used no more. Its entries stay." in words(page)
    assert made.id not in {each.kind.id for each in at.house.stock.status()}
    button(page, "Use it again").click()
    settle()
    assert made.id in {each.kind.id for each in at.house.stock.status()}


def test_the_order_of_the_cupboard_is_changed_where_the_types_are_and_the_count_follows(at: Desk) -> None:
    at.go.to_ppe_setup()
    shown(at, SetupPage)
    page = at.page
    assert isinstance(page, SetupPage)
    before = [kind.id for kind in at.house.stock.in_cupboard_order()]
    assert not page.order.rows[0].buttons["Up"].isEnabled()
    page.order.rows[2].buttons["Up"].setFocus()
    press(Qt.Key.Key_Up, modifier=Qt.KeyboardModifier.AltModifier)
    press(SPACE)
    ids = [before[2], before[0], before[1], *before[3:]]
    assert [kind.id for kind in at.house.stock.in_cupboard_order()] == ids
    assert [row.kind.id for row in page.order.rows] == ids
    assert "Gloves is now line 1 of 5." in words(page)
    assert QApplication.focusWidget() is page.order.rows[0].buttons["Down"], "there is no way further up"
    assert [row.buttons["Up"].isEnabled() for row in page.order.rows] == [False, True, True, True, True]
    press(Qt.Key.Key_Up, modifier=Qt.KeyboardModifier.AltModifier)
    assert [kind.id for kind in at.house.stock.in_cupboard_order()] == ids
    at.go.to_ppe_round()
    settle()
    assert isinstance(at.page, CountRoundPage)
    assert [line.kind.id for line in at.page.lines] == ids


def test_a_code_is_kept_and_forgotten_with_the_keyboard(at: Desk) -> None:
    at.go.to_ppe_setup()
    shown(at, SetupPage)
    page = at.page
    assert isinstance(page, SetupPage)
    page.codes.code.setFocus()
    press("5012A", ENTER)
    assert page.codes.type.error.words() == "Choose which type it is."
    assert page.codes.code.text() == "5012A"
    page.codes.type.choose("gloves")
    page.codes.code.setFocus()
    press(ENTER)
    settle()
    assert "5012a: Gloves" in words(page)
    button(page, "Forget").click()
    settle()
    assert at.house.stock_types.codes() == {}
    assert "The code 5012a stands for no type any more." in words(page)


def test_the_place_says_what_it_still_needs_for_a_colour_and_for_the_day_to_order(at: Desk) -> None:
    record(at, Kind.COUNT, 480, 0)
    at.tell(Change.STOCK)
    need = "By when to order is not known yet: it goes by how many working days your supplier takes."
    assert "Nothing has a colour yet" in words(at.page)
    assert need in words(at.page)
    assert not stock_needs(at.session, at.go), "how long they last is not known yet"
    record(at, Kind.COUNT, 1500, 3)
    (soon,) = stock_needs(at.session, at.go)
    assert soon.words.startswith("Gloves: ")
    assert "No days of your home’s own say yet when that is too low." in soon.words
    at.house.stock.set_lines(3, 7, at.house.manager(), "gloves")
    at.house.stock_supply.set_supplier("Gompels", 2, at.house.manager())
    at.tell(Change.STOCK)
    assert "Nothing has a colour yet" not in words(at.page), "gloves have one"
    assert "Only a type with days of its own has a colour." in words(at.page)
    assert need not in words(at.page)


def test_a_type_has_days_of_its_own_and_gives_them_up(at: Desk) -> None:
    at.house.stock.set_lines(3, 7, at.house.manager())
    at.go.to_ppe_type("gloves")
    shown(at, PpeTypePage)
    page = at.page
    assert isinstance(page, PpeTypePage)
    assert page.lines is not None
    assert "These are your home’s own days." in words(page)
    assert not page.lines.shared.isVisible()
    page.lines.red.box.selectAll()
    page.lines.red.setFocus()
    press("5", ENTER)
    settle()
    own = at.house.stock.own_lines("gloves")
    assert own is not None
    assert (own.red, own.amber) == (5, 7)
    page.lines.shared.click()
    settle()
    assert at.house.stock.own_lines("gloves") is None
    assert page.lines.red.text() == "3"


@pytest.mark.parametrize(("what", "kind"), [("costs", CostsPage), ("entries", EntriesPage), ("recall", RecallPage)])
def test_esc_and_back_lead_to_the_cupboard_again(at: Desk, what: str, kind: type[QWidget]) -> None:
    {"costs": at.go.to_ppe_costs, "entries": at.go.to_ppe_entries, "recall": at.go.to_ppe_recall}[what]()
    shown(at, kind)
    button(at.page, "Back").click()
    settle()
    assert "What is in the cupboard" in words(at.page)
