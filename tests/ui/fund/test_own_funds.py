"""A fund of the home's own, its council's lines and what its instalments ask for, with nothing but the keyboard."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from carehome_desktop.domain.fund.conditions import Standing
from carehome_desktop.domain.fund.entries import Cost, Instalment, Stage
from carehome_desktop.ui.change_hub import Change
from carehome_desktop.ui.fund.conditions_card import ConditionsCard
from carehome_desktop.ui.fund.cost import CostPage
from carehome_desktop.ui.fund.council_lines import CouncilLinesPage
from carehome_desktop.ui.fund.instalment import InstalmentPage
from carehome_desktop.ui.fund.known_parts import about_fund
from carehome_desktop.ui.fund.new_fund import NewFundPage
from carehome_desktop.ui.fund.report_page import ReportPage
from carehome_desktop.ui.fund.scheme_page import SchemePage
from carehome_desktop.ui.history.proof import ProofPage
from carehome_desktop.ui.parts.rows import ListRow
from tests.catalogue.test_fund import SCHEME
from tests.ui.accessible import nameless
from tests.ui.desk import Desk, button, press, settle, wait_until, words

ENTER, DOWN, TAB, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Space
ICF = "icf-1"


def new_fund(at: Desk) -> NewFundPage:
    at.go.to_place("fund")
    settle()
    press(ENTER)
    settle()
    assert isinstance(at.page, NewFundPage)
    return at.page


def test_a_fund_is_typed_and_used_and_other_money_pays_a_part_of_a_cost(at: Desk, tmp_path: Path) -> None:
    page = new_fund(at)
    press(ENTER)
    assert "Choose what it is." in words(page)
    page.kind.buttons[0].setFocus()
    press(DOWN, TAB, "Winter fund", TAB, "Our council", TAB, "Letter of 1 May", TAB, "1/7/2020", TAB, "30/6/2020")
    page.measures[0].label.box.setFocus()
    press("Air filters")
    button(page, "Another thing that it pays for").click()
    press("Extra hours", TAB, "Staff")
    at.go.to_place("today")
    page = new_fund(at)
    assert [row.label.text() for row in page.measures] == ["Air filters", "Extra hours"], "no row is lost on the way"
    button(page, "Another thing that it pays for").click()
    press("Cleaning")
    at.go.to_place("today")
    page = new_fund(at)
    assert [row.label.text() for row in page.measures][2:] == ["Cleaning"], "nor one that was added to what came back"
    page.measures[2].label.set_text("")
    page.reports[0].label.box.setFocus()
    press("First report", ENTER)
    assert "Type the day on which this report is due." in page.reports[0].due.error.words()
    page.reports[0].due.box.setFocus()
    press("1/2/2021", ENTER)
    assert "The last day lies before the first." in page.last.error.words()
    assert nameless(page) == []
    page.last.set_text("31/3/2021")
    page.share.set_text("60")
    page.name.box.setFocus()
    press(ENTER)
    settle()
    shown = at.page
    assert isinstance(shown, SchemePage)
    assert "Winter fund" in words(shown)
    assert "Saved on this computer: added by your home" in words(shown)
    about = about_fund(at.house.fund.scheme("winter-fund"))
    known = [label.text() for label in about.findChildren(QLabel)]
    assert "60 per cent. The rest was the council’s to give as it saw fit." in known
    assert any(label.startswith("Not known. Here the date of the bill is taken") for label in known)
    at.go.to_place("fund")
    settle()
    said = words(at.page)
    assert said.index("Your home’s") < said.index("Winter fund") < said.index("Others that are known")
    at.go.to_fund_cost("winter-fund")
    settle()
    cost = at.page
    assert isinstance(cost, CostPage)
    press(DOWN, TAB, "Filters", TAB, "100", TAB, "20", TAB, TAB, "1/8/2020")
    cost.split.ticks["air-filters"].setFocus()
    press(SPACE)
    cost.others.ticks["ppe-support"].setFocus()
    press(SPACE, TAB, "45")
    assert "The fund is charged £75.00. Other money pays £45.00 of £120.00." in words(cost)
    assert nameless(cost) == []
    press(ENTER)
    (kept,) = at.house.fund.costs("winter-fund")
    assert (kept.entry.charged, kept.entry.elsewhere) == (7500, (("ppe-support", 4500),))
    at.go.to_place("fund")
    settle()
    assert "Spent £45.00, no money recorded yet." in words(at.page)

    again = new_fund(at)
    file = tmp_path / "winter.toml"
    spring = SCHEME.replace("winter-fund", "spring-fund").replace("Winter fund", "Spring fund")
    file.write_text(spring.replace('counts = "paid"', 'counts = "guessed"'), encoding="utf-8")
    again.add_file(file)
    assert "winter.toml, line 7: “counts” is not as it should be." in words(again)
    file.write_text(spring, encoding="utf-8")
    again.add_file(file)
    settle()
    assert isinstance(at.page, SchemePage)
    assert "Spring fund" in words(at.page)


def test_a_councils_lines_are_typed_and_the_report_is_made_in_them_at_once(at: Desk) -> None:
    told = Cost(ICF, Stage.ACTUAL, "Taxis", 4000, (("transport", 4000),), incurred_on=date(2020, 6, 20))
    at.house.fund.add_cost(told, at.house.manager())
    at.go.to_place("fund")
    at.go.to_fund_report(ICF)
    settle()
    report = at.page
    assert isinstance(report, ReportPage)
    report.lines.click()
    settle()
    page = at.page
    assert isinstance(page, CouncilLinesPage)
    press("Essex", ENTER)
    assert "Type from 1 to 30 lines" in words(page)
    page.lines.box.setFocus()
    press("Getting to work", ENTER, "All else")
    page.choices["transport"].choose("Getting to work")
    assert nameless(page) == []
    page.council.box.setFocus()
    press(ENTER)
    settle()
    assert at.page is report
    said = words(report)
    assert report.form.box.currentText() == "The lines of Essex"
    assert "Getting to work" in said
    assert "£40.00\n100%" in said


def test_what_an_instalment_asks_for_is_gone_through_and_the_trackers_days_are_one_step_away(at: Desk) -> None:
    at.house.fund.add_instalment(Instalment(ICF, 1, 963000, date(2020, 6, 12)), at.house.manager())
    at.go.to_place("fund")
    at.go.to_fund(ICF)
    settle()
    page = at.page
    assert isinstance(page, SchemePage)
    page.conditions.set_open(True)
    card = page.conditions.inside
    assert isinstance(card, ConditionsCard)
    kept, sent = card.rows[2, "tracker-kept"], card.rows[2, "return-sent"]
    wait_until(lambda: kept.proof is not None and "Updated on 0 of 104 days" in kept.proof.text())
    assert sent.choice.value() == Standing.OPEN, "nothing is answered for the manager"
    sent.choice.buttons[0].setFocus()
    press(SPACE, TAB, "By e-mail", TAB)
    (told,) = [each.checked.told for each in at.house.fund_conditions.of(ICF) if each.checked.told]
    settle()
    assert "What each instalment asks for: 1 of 4 met" in page.conditions.button.accessibleName()
    assert (told.condition_id, told.standing.value, told.note) == ("return-sent", "met", "By e-mail")
    kept.choice.buttons[0].setFocus()
    press(SPACE)
    assert "Your history says updated on 0 of 104 days. Write here why" in kept.note.error.words()
    assert len([each for each in at.house.fund_conditions.of(ICF) if each.checked.told]) == 1, "it is not kept yet"
    press(TAB, "We told the council by telephone", TAB)
    assert len([each for each in at.house.fund_conditions.of(ICF) if each.checked.told]) == 2
    settle()
    assert nameless(page) == []
    assert kept.days is not None
    kept.days.click()
    settle()
    proof = at.page
    assert isinstance(proof, ProofPage)
    wait_until(lambda: proof.found is not None)
    assert proof.found is not None
    assert (proof.found.first, proof.found.last) == (date(2020, 6, 12), date(2020, 9, 23))


def test_more_than_the_direct_share_is_the_councils_only_when_the_home_says_so(at: Desk) -> None:
    fund, by = at.house.fund, at.house.manager()
    at.go.to_place("fund")
    at.go.to_fund_instalment("ictf-1")
    settle()
    page = at.page
    assert isinstance(page, InstalmentPage)
    press("1", TAB, "1,000", TAB, "12/5/2021", ENTER)
    (first,) = fund.instalments("ictf-1")
    assert (first.entry.part.value, first.entry.pot) == ("direct", "")
    press("2", TAB, "500", TAB, "13/5/2021")
    page.beyond.box.setFocus()
    press(SPACE)
    pot = at.house.fund.scheme("ictf-1").pots[1]
    page.pot.choose(pot.id)
    page.save()
    second = fund.instalments("ictf-1")[1].entry
    assert (second.part.value, second.pot) == ("council", pot.id)
    assert f"{pot.label}: £500.00 left." in page.bar.each.text()
    assert "Instalment 1: £1,000.00 left." in page.bar.each.text()
    assert by.name


def test_of_very_many_costs_the_newest_are_shown_and_words_find_the_rest(at: Desk) -> None:
    fund, by = at.house.fund, at.house.manager()
    for number in range(32):
        told = Cost(ICF, Stage.PLANNED, f"Order {number:02}", 100, (("transport", 100),), incurred_on=date(2020, 6, 20))
        taken = fund.add_cost(told, by)
    fund.take_back(taken.id, "Ordered twice", by)  # type: ignore[union-attr]
    at.go.to_place("fund")
    at.go.to_fund(ICF)
    settle()
    page = at.page
    assert "Order 30" in words(page)
    assert "Order 00" not in words(page)
    assert isinstance(page, SchemePage)
    page.search.box.setFocus()
    press("order 00")
    settle()
    assert "1 cost of 31 with these words." in words(page)
    assert "Order 00" in words(page)
    assert "Taken back: 1 cost" in words(page)
    press(TAB, ENTER)
    assert isinstance(at.page, CostPage), "the row that said something else before"
    assert at.page.what.text() == "Order 00", "opens what it says now"


def test_the_focus_stays_with_its_cost_when_a_newer_one_comes(at: Desk) -> None:
    fund, by = at.house.fund, at.house.manager()
    for what in ("Taxis", "Screens"):
        fund.add_cost(Cost(ICF, Stage.PLANNED, what, 100, (("transport", 100),), incurred_on=date(2020, 6, 20)), by)
    at.go.to_place("fund")
    at.go.to_fund(ICF)
    settle()
    taxis = next(row for row in at.page.findChildren(ListRow) if row.accessibleName().startswith("Taxis"))
    taxis.setFocus()
    fund.add_cost(Cost(ICF, Stage.PLANNED, "Beds", 100, (("transport", 100),), incurred_on=date(2020, 6, 20)), by)
    at.session.hub.tell(Change.FUND)
    settle()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName().startswith("Taxis")
