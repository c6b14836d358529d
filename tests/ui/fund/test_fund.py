"""A fund with nothing but the keyboard: money comes, costs are put to measures, and what is wrong is asked about once."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from carehome_desktop.domain.fund.entries import Cost, Instalment, Stage
from carehome_desktop.domain.kept import Kept
from carehome_desktop.ui.fund.cost import ANYWAY, RECORD, CostPage
from carehome_desktop.ui.fund.instalment import InstalmentPage
from carehome_desktop.ui.fund.page import FundPage
from carehome_desktop.ui.fund.repayment import RepaymentPage
from carehome_desktop.ui.fund.scheme_page import SchemePage
from carehome_desktop.ui.parts.rows import ListRow
from tests.ui.accessible import nameless
from tests.ui.desk import Desk, button, press, settle, words

ENTER, DOWN, TAB, SPACE, ESCAPE = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Down,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Space,
    Qt.Key.Key_Escape,
)
ICF = "icf-1"


def scheme(at: Desk) -> SchemePage:
    at.go.to_place("fund")
    at.go.to_fund(ICF)
    settle()
    assert isinstance(at.page, SchemePage)
    return at.page


def new_cost(at: Desk) -> CostPage:
    scheme(at)
    press(ENTER)
    assert isinstance(at.page, CostPage)
    assert at.page.stage.value() is None, "nothing is chosen for the manager"
    assert QApplication.focusWidget() is at.page.stage.buttons[0]
    return at.page


def tell_taxis(page: CostPage) -> None:
    """Type an actual cost of £120.00 with its VAT, put to transport alone."""
    press(
        SPACE,
        TAB,
        "Taxis in June",
        TAB,
        "100",
        TAB,
        "20",
        TAB,
        TAB,
        "30/6/2020",
        TAB,
        "2/7/2020",
        TAB,
        "Acme",
        TAB,
        "7",
    )
    page.split.ticks["transport"].setFocus()
    press(SPACE)


def came(at: Desk, pence: int = 963000) -> Kept[Instalment]:
    kept = at.house.fund.add_instalment(Instalment(ICF, 1, pence, date(2020, 6, 12), "PO 81"), at.house.manager())
    assert isinstance(kept, Kept)
    return kept


def test_an_empty_place_says_what_to_do_and_names_every_fund_with_how_sure_it_is(at: Desk) -> None:
    at.go.to_place("fund")
    settle()
    assert isinstance(at.page, FundPage)
    said = words(at.page)
    assert "Nothing is recorded of any fund yet." in said
    assert "What is known of it was read in 6 papers." in said
    assert len(at.page.findChildren(ListRow)) == len(at.house.fund.data.schemes)
    assert nameless(at.page) == []


def test_an_instalment_is_recorded_by_keyboard_and_the_balance_stays_in_view(at: Desk) -> None:
    scheme(at)
    at.go.to_fund_instalment(ICF)
    settle()
    assert isinstance(at.page, InstalmentPage)
    press("1", TAB, "9,630", TAB, "12/6/2020", TAB, "PO 81", ENTER)
    assert "Saved on this computer: instalment 1, £9,630.00" in words(at.page)
    assert at.page.bar.words.text() == "Received £9,630.00, spent £0.00, unspent £9,630.00."
    assert nameless(at.page) == []
    said = words(scheme(at))
    assert "£0.00 of £9,630.00 is spent, £9,630.00 is left." in said
    assert "What each instalment asks for: 0 of 4 met" in scheme(at).conditions.button.accessibleName()


def test_a_use_that_is_not_paid_for_is_said_with_a_tick_and_a_name_of_the_staff_is_told_quietly(at: Desk) -> None:
    came(at)
    at.house.isolations.add_staff("Mary Okafor", at.house.manager())
    page = new_cost(at)
    tell_taxis(page)
    page.what.box.setFocus()
    press(" Okafor and nights")  # typed on
    assert "“Okafor” is a name of your staff." in words(page)
    assert not any(tick.isChecked() for tick in page.not_paid.ticks.values()), "nothing is chosen for the manager"
    page.not_paid.ticks["general-pressure"].setFocus()
    press(SPACE, ENTER)
    assert "You say that this is “General costs and losses of the home”" in words(page)
    assert at.house.fund.costs(ICF) == []
    press("Agreed with the council", ENTER)
    (kept,) = at.house.fund.costs(ICF)
    assert kept.entry.uses == ("general-pressure",)
    assert not page.names.isVisible()
    at.go.to_fund_cost(ICF, kept.id)
    settle()
    assert isinstance(at.page, CostPage)
    assert at.page.not_paid.uses() == ("general-pressure",)
    assert nameless(at.page) == []


def test_a_cost_of_one_measure_is_told_by_keyboard_and_stands_in_the_lines_with_its_share(at: Desk) -> None:
    came(at)
    page = new_cost(at)
    tell_taxis(page)
    assert "The fund is charged £120.00." in words(page)
    assert page.split.rest.text() == "All of it is for this."
    assert nameless(page) == []
    page.what.box.setFocus()
    press(ENTER)
    assert "Saved on this computer: Taxis in June, £120.00 charged." in words(page)
    assert page.what.text() == "", "it is ready for the next"
    (kept,) = at.house.fund.costs(ICF)
    assert (kept.entry.parts, kept.entry.vat, kept.entry.stage) == ((("transport", 12000),), 2000, Stage.ACTUAL)
    shown = scheme(at)
    assert "£120.00\n100%" in words(shown)
    assert shown.bar.words.text() == "Received £9,630.00, spent £120.00, unspent £9,510.00."


def test_what_is_left_of_a_split_shows_while_it_is_typed_and_it_must_add_up(at: Desk) -> None:
    page = new_cost(at)
    press(DOWN, TAB, "Hours", TAB, "100", TAB, TAB, TAB, "30/6/2020")
    for name in ("cohort", "residents"):
        page.split.ticks[name].setFocus()
        press(SPACE)
    page.split.parts["cohort"].box.setFocus()
    press("60.50")
    assert page.split.rest.text() == "Still to share out: £39.50 of £100.00."
    page.split.parts["residents"].box.setFocus()
    press("40")
    assert page.split.rest.text() == "The parts are £0.50 more than the cost of £100.00."
    press(ENTER)
    assert page.summary.isVisible()
    assert at.house.fund.costs(ICF) == []
    page.split.parts["residents"].box.setFocus()
    page.split.parts["residents"].box.selectAll()
    press("39.50")
    assert page.split.rest.text() == "The parts add up to the cost."
    press(ENTER)
    (kept,) = at.house.fund.costs(ICF)
    assert dict(kept.entry.parts) == {"cohort": 6050, "residents": 3950}


def test_a_warning_is_asked_about_once_and_gone_past_with_a_reason_only(at: Desk) -> None:
    came(at, 5000)
    page = new_cost(at)
    tell_taxis(page)
    page.what.set_text("Taxis for PPE")
    page.what.box.setFocus()
    press(ENTER)
    said = words(page.doubts)
    assert "•  This reads like “PPE" in said, said
    assert "\n•  With this, £70.00 more is spent than came" in said, "each stands in a line of its own"
    assert page.main_action is not None
    assert page.main_action.text() == ANYWAY
    assert QApplication.focusWidget() is page.doubts.why.box
    press(ENTER)
    assert at.house.fund.costs(ICF) == []
    page.doubts.why.box.setFocus()
    press("The second half is on its way", ENTER)
    (kept,) = at.house.fund.costs(ICF)
    assert kept.entry.reason == "The second half is on its way"
    tell_taxis(page)
    page.what.box.setFocus()
    press(ENTER)
    assert (page.doubts.isVisible(), page.doubts.why.text()) == (True, ""), "a reason belongs to one cost"
    press(ENTER)
    assert len(at.house.fund.costs(ICF)) == 1, "one Enter claims nothing"
    row = next(each for each in scheme(at).findChildren(ListRow) if each.accessibleName().startswith("Taxis"))
    said = "Recorded all the same (not paid for as a rule, more than came): The second half is on its way"
    assert said in row.accessibleName()
    row.click()
    settle()
    page = at.page
    assert isinstance(page, CostPage)
    assert "£70.00 more is spent than came" in words(page.past)
    assert "Your reason: The second half is on its way" in words(page.past)
    page.save()
    assert page.doubts.why.text() == "The second half is on its way", "the same is doubted of the same cost"
    page.net.box.setFocus()
    page.net.box.selectAll()
    press("1000", ENTER)
    assert (page.doubts.isVisible(), page.doubts.why.text()) == (True, ""), "of another sum something else is doubted"


def test_what_was_asked_about_is_asked_anew_when_the_cost_is_changed(at: Desk) -> None:
    came(at, 5000)
    page = new_cost(at)
    tell_taxis(page)
    page.what.box.setFocus()
    press(ENTER)
    page.net.box.setFocus()
    press("0")
    assert page.main_action is not None
    assert page.main_action.text() == RECORD
    press(ENTER)
    assert "£970.00 more is spent than came" in words(page)
    assert at.house.fund.costs(ICF) == []


def test_what_cannot_be_is_said_and_nothing_typed_is_lost(at: Desk) -> None:
    page = new_cost(at)
    page.save()
    said = page.summary.accessibleName()
    for gap in ("Choose the stage", "what it was", "the sum without VAT", "at least one measure"):
        assert gap in said, "who is told of one gap at a time presses four times"
    assert page.stage_error.words() == "Choose the stage: spent, committed or planned."
    page.what.box.setFocus()
    press("Taxis", TAB, "lots", ENTER)
    assert "Write the sum in pounds" in page.net.error.words()
    assert "Choose the stage: spent, committed or planned." in words(page)
    assert page.what.text() == "Taxis"
    assert at.house.fund.costs(ICF) == []


def test_a_cost_is_put_right_and_taken_back_with_a_reason(at: Desk) -> None:
    told = Cost(ICF, Stage.ACTUAL, "Taxis", 12000, (("transport", 12000),), incurred_on=date(2020, 6, 30))
    kept = at.house.fund.add_cost(told, at.house.manager())
    assert isinstance(kept, Kept)
    row = next(each for each in scheme(at).findChildren(ListRow) if each.accessibleName().startswith("Taxis"))
    row.click()
    settle()
    page = at.page
    assert isinstance(page, CostPage)
    page.net.box.setFocus()
    page.net.box.selectAll()
    press("99", ENTER)
    (right,) = at.house.fund.costs(ICF)
    assert (right.entry.charged, right.revision) == (9900, 2)
    assert not page.take_back.correct.isVisible(), "a way to nowhere: the form is open"
    page.take_back.button.click()
    settle()
    asked = page.take_back.reason
    assert asked is not None
    assert asked.hint.height() >= asked.hint.heightForWidth(asked.hint.width()), "its hint is not cut in half"
    press(ENTER)
    assert len(at.house.fund.costs(ICF)) == 1, "a reason is needed"
    press("Paid by the council itself", ENTER)
    settle()
    assert at.house.fund.costs(ICF) == []
    assert "No cost is recorded yet." in words(scheme(at))


def test_an_instalment_is_put_right_and_the_other_number_is_refused(at: Desk) -> None:
    kept = came(at)
    second = at.house.fund.add_instalment(Instalment(ICF, 2, 100, date(2020, 7, 30)), at.house.manager())
    assert isinstance(second, Kept)
    scheme(at)
    at.go.to_fund_instalment(ICF, kept.id)
    settle()
    page = at.page
    assert isinstance(page, InstalmentPage)
    page.number.set_text("2")
    page.sum.box.setFocus()
    press(ENTER)
    assert "Instalment 2 is there already." in page.number.error.words()
    page.number.set_text("1")
    page.sum.set_text("9,000")
    page.sum.box.setFocus()
    press(ENTER)
    assert [each.entry.pence for each in at.house.fund.instalments(ICF)] == [900000, 100]


def test_what_goes_back_is_recorded_and_leaves_the_balance(at: Desk) -> None:
    came(at)
    scheme(at)
    at.go.to_fund_repayment(ICF)
    settle()
    page = at.page
    assert isinstance(page, RepaymentPage)
    press("630", TAB, "30/9/2020", TAB, "BACS 12", ENTER)
    assert page.bar.words.text() == "Received £9,630.00, spent £0.00, repaid £630.00, unspent £9,000.00."
    button(page, "Take back: £630.00").click()
    press("The bank sent it again", ENTER)
    settle()
    assert at.house.fund.repayments(ICF) == []
    assert nameless(page) == []


def test_escape_leads_back_from_a_cost_to_its_fund(at: Desk) -> None:
    new_cost(at)
    press(ESCAPE)
    assert isinstance(at.page, SchemePage)
