"""The spend report adds up: every path to the penny, per cents to 100, and no isolation in two funds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carehome_desktop.catalogue.fund import load_fund
from carehome_desktop.domain.fund.entries import Cost, Instalment, Repayment, Stage
from carehome_desktop.domain.fund.outlook import outlook
from carehome_desktop.domain.fund.prints import OUTSIDE, PrintedReport, printed_report
from carehome_desktop.domain.fund.report import Paid, SpendReport, spend_report, wages_of
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.charge import Basis
from carehome_desktop.domain.wages.fund_data import FundData
from carehome_desktop.domain.wages.reasons import Payable, Payment
from carehome_desktop.domain.wages.records import Entry
from carehome_desktop.domain.wages.schemes import ReportForm, Scheme
from carehome_desktop.domain.wages.split import split_pence
from carehome_desktop.resources import resources_root
from tests.domain.fund.added import added_up

DATA: FundData = load_fund(Path(resources_root()))
END, END_2022 = date(2020, 9, 23), date(2022, 3, 31)
TODAY = date(2026, 11, 21)


def scheme(scheme_id: str = "icf-1") -> Scheme:
    found = DATA.scheme(scheme_id)
    assert found is not None
    return found


def form() -> ReportForm:
    found = DATA.form()
    assert found is not None
    return found


REASONS = {each.id: each for each in DATA.reasons}
MEASURES = [each.id for each in scheme().measures]


def cost(pounds: int, measure: str, stage: Stage = Stage.ACTUAL, **more: object) -> Cost:
    told = {"incurred_on": date(2020, 6, 30), **more}
    return Cost("icf-1", stage, "Something", pounds * 100, ((measure, pounds * 100),), **told)  # type: ignore[arg-type]


def report(
    costs: list[Cost], entries: list[Entry], came: tuple[Instalment, ...] = (), as_of: date = END
) -> SpendReport:
    paid, unpaid = wages_of(entries, DATA.schemes, scheme(), REASONS, as_of)
    return spend_report(scheme(), form(), as_of, came, added_up(costs, scheme(), as_of), paid, unpaid, REASONS)


def _printed(made: SpendReport) -> PrintedReport:
    return printed_report(made, "Rosewood House", (), "Printed now", practice=False)


def isolation(pounds: int, first_day: date = date(2020, 8, 3), reason: str = "positive-test", **more: object) -> Entry:
    return Entry("s1", reason, first_day, first_day + timedelta(days=9), pounds * 100, 0, **more)  # type: ignore[arg-type]


def test_a_worked_home_comes_to_9_14_7_and_70_per_cent() -> None:
    """By hand: 900, 1,400, 700 and 7,000 pounds of 10,000."""
    made = report(
        [
            cost(900, "residents"),
            cost(1000, "one-home"),
            cost(400, "transport"),
            cost(6000, "council-use"),
            cost(1000, "backfill"),
            cost(500, "cohort", Stage.COMMITTED),
            cost(250, "recruit", Stage.PLANNED),
        ],
        [isolation(400), isolation(300, date(2020, 9, 1), "symptoms")],
        (Instalment("icf-1", 1, 963000, date(2020, 6, 12)), Instalment("icf-1", 2, 963000, date(2020, 7, 30))),
    )
    assert [(line.actual, line.per_cent) for line in made.lines] == [
        (90000, 9),
        (140000, 14),
        (70000, 7),
        (700000, 70),
    ]
    assert made.lines[3].breakdown == (
        ("Cover for staff who isolate: agency, bank, overtime", 100000),
        ("Other infection control that the council agreed to", 600000),
    )
    assert (made.received, made.actual, made.committed, made.planned) == (1926000, 1000000, 50000, 25000)
    assert (made.unspent, made.forecast) == (926000, 1075000)
    told = made.supported
    assert (told.people, told.spells, told.days, told.positive, told.unpaid) == (1, 2, 20, 1, 0)


def test_after_the_end_nothing_is_forecast_and_what_is_held_was_to_go_back() -> None:
    came = (Instalment("icf-1", 1, 10000, date(2020, 6, 12)),)
    costs = [cost(10, "transport"), cost(5, "recruit", Stage.PLANNED)]
    names = [name for name, _ in outlook(report(costs, [], came, date(2020, 9, 23))).lines()]
    assert names[0] == "Forecast to 23 September 2020"
    after = outlook(report(costs, [], came, date(2026, 11, 22)))
    assert after.lines() == (("Not sent back yet", "£90.00. It was to go back by 30 September 2020"),)
    back = (Repayment("icf-1", 9000, date(2020, 9, 28)),)
    assert outlook(replace(report(costs, [], came, date(2026, 11, 22)), repayments=back)).lines() == ()


def test_it_is_cumulative_to_its_day_and_knows_nothing_of_later() -> None:
    came = (Instalment("icf-1", 2, 100, date(2020, 7, 30)),)
    entries = [isolation(400), isolation(300, date(2020, 6, 20))]
    made = report(
        [cost(10, "transport"), cost(20, "transport", incurred_on=date(2020, 7, 1))], entries, came, date(2020, 6, 30)
    )
    assert (made.actual, made.received) == (31000, 0)


def test_of_an_isolation_that_goes_on_after_the_day_the_days_up_to_it_are_actual_and_the_rest_is_committed() -> None:
    """A fortnight of £100.01, eleven of its fourteen days before the report's day: £78.5792, rounded down."""
    entry = Entry("s1", "positive-test", date(2020, 6, 16), date(2020, 6, 29), 10001, 0)
    made = report([], [entry], as_of=date(2020, 6, 26))
    assert (made.actual, made.committed, made.forecast) == (7857, 2144, 10001)
    assert (made.supported.days, made.supported.pence, made.supported.cut, made.supported.estimated) == (11, 7857, 1, 1)
    said = " ".join(_printed(made).notes)
    assert (
        "1 isolation goes on after Friday 26 June 2020: wages up to that day count as actual, the rest as committed."
        in said
    )
    assert "an estimate by days" in said
    after = report([], [entry], as_of=date(2020, 6, 29))
    assert (after.actual, after.committed, after.supported.cut) == (10001, 0, 0)
    known = wages_of([entry], DATA.schemes, scheme(), REASONS, date(2020, 6, 26), lambda *_: (Fraction(1, 2), True))
    assert known == ([Paid(entry, 5000, 5001)], [])


def test_nothing_spent_has_no_per_cents() -> None:
    made = report([], [])
    assert [line.per_cent for line in made.lines] == [None] * 4
    assert (made.actual, made.unspent) == (0, 0)


def test_pay_that_is_not_known_yet_and_reasons_that_no_fund_pays_stay_out() -> None:
    made = report([], [Entry("s1", "symptoms", date(2020, 8, 3)), isolation(90, reason="shielding")])
    assert (made.actual, made.supported.unpaid, made.supported.spells) == (0, 1, 0)


def test_an_isolation_belongs_to_one_fund_only() -> None:
    """January 2022 lies in the third round and in the Omicron fund: it counts once."""
    entry = isolation(100, date(2022, 1, 20))
    paid_by = [each.id for each in DATA.schemes if wages_of([entry], DATA.schemes, each, REASONS, END_2022)[0]]
    assert paid_by == ["ictf-3"]


def test_the_breakdown_is_told_of_the_lines_that_ask_for_it_wherever_they_stand() -> None:
    """A council's own lines may have their breakdown in the middle."""
    lines = tuple(replace(line, breakdown=line.id == "restrict-movement") for line in form().lines)
    costs = added_up([cost(10, "transport"), cost(20, "residents")], scheme(), END)
    made = spend_report(scheme(), replace(form(), lines=lines), END, (), costs, [], [], REASONS)

    printed = _printed(made)

    assert printed.made_of == "What “Measures to restrict staff movement within care homes” is made of"
    assert printed.breakdown == (("Staff keep off public transport: taxis, changing rooms, cycling", "£10.00"),)
    late = replace(made, as_of=TODAY)
    assert [dict(_printed(each).facts)["Covers"].partition(", ")[2] for each in (made, late)] == [
        "added up from the start",
        "with everything up to Saturday 21 November 2026",
    ]
    assert "to Wednesday 23 September 2020," in dict(_printed(late).facts)["Covers"], "no later than the fund itself"
    names = [dict(_printed(replace(made, scheme=each)).facts)["Fund"] for each in DATA.schemes]
    assert not [each for each in names if each.endswith(".")], "a name stands on the paper, and no sentence"
    assert [OUTSIDE in dict(_printed(each).balance) for each in (made, replace(made, outside=1000))] == [False, True], (
        "the council reads what lies outside the fund's time"
    )
    assert _printed(report([], [])).made_of == ""


def test_of_two_funds_it_belongs_to_the_one_that_pays_for_its_reason() -> None:
    """Surgery is to be asked about in the third round; a fund of the same days that says yes is charged."""
    entry, third = isolation(100, date(2022, 1, 20), "before-surgery"), scheme("ictf-3")
    yes = Payment(Payable.YES, "Agreed.", third.known)
    local = replace(third, id="local", first_day=date(2022, 1, 1), payments={"before-surgery": yes})

    charged = {each.id: wages_of([entry], [third, local], each, REASONS, END_2022)[0] for each in (third, local)}

    assert charged == {"ictf-3": [], "local": [Paid(entry, 10000)]}


def test_a_fund_that_pays_a_share_of_the_wages_is_charged_that_share_in_whole_pence_and_no_more() -> None:
    """A council paid 75 per cent of such claims of April 2022: of £100.01 that is £75.0075."""
    entry = Entry("s1", "positive-test", date(2022, 1, 20), date(2022, 1, 25), 10001, 0)
    share = replace(scheme("ictf-3"), reimbursed=75)

    assert wages_of([entry], [share], share, REASONS, END_2022) == ([Paid(entry, 7500)], [])


@given(
    st.lists(
        st.tuples(
            st.integers(1, 10**8),
            st.sampled_from(list(Stage)),
            st.lists(st.sampled_from(MEASURES), min_size=1, max_size=4, unique=True),
            st.integers(0, 10**6),
            st.booleans(),
        ),
        max_size=12,
    ),
    st.lists(st.tuples(st.integers(1, 10**6), st.integers(0, 10**6), st.sampled_from([Basis.TOP_UP])), max_size=6),
)
def test_every_path_sums_to_the_penny(
    told: list[tuple[int, Stage, list[str], int, bool]], pay: list[tuple[int, int, Basis]]
) -> None:
    costs = []
    for net, stage, measures, vat, back in told:
        whole = net if back else net + vat
        parts = tuple(zip(measures, split_pence(whole, [1] * len(measures)), strict=True))
        made = Cost("icf-1", stage, "x", net, parts, vat, back, incurred_on=date(2020, 6, 30))
        assert made.trouble(scheme(), TODAY) is None
        costs.append(made)
    entries = [
        Entry("s1", "symptoms", date(2020, 8, 3), None, normal, sick, basis=basis) for normal, sick, basis in pay
    ]
    made_report = report(costs, entries)
    wages = sum(max(0, normal - sick) for normal, sick, _ in pay)
    for stage, found in (
        (Stage.ACTUAL, made_report.actual - wages),
        (Stage.COMMITTED, made_report.committed),
        (Stage.PLANNED, made_report.planned),
    ):
        assert found == sum(each.charged for each in costs if each.stage is stage)
    shares = [line.per_cent for line in made_report.lines]
    assert sum(share for share in shares if share is not None) == (100 if made_report.actual else 0)
    assert sum(pence for _, pence in made_report.lines[3].breakdown) == made_report.lines[3].actual


@pytest.mark.parametrize(
    ("made", "field"),
    [
        (Cost("icf-1", Stage.ACTUAL, " ", 100, (("transport", 100),)), "what"),
        (Cost("icf-1", Stage.ACTUAL, "x", 0, (("transport", 0),)), "net"),
        (Cost("icf-1", Stage.ACTUAL, "x", 100, (("transport", 100),)), "incurred_on"),
        (Cost("icf-1", Stage.ACTUAL, "x", 100, (("transport", 100),), incurred_on=date(2036, 1, 1)), "incurred_on"),
        (Cost("icf-1", Stage.PLANNED, "x", 100, (("gym", 100),)), "parts"),
        (Cost("icf-1", Stage.PLANNED, "x", 100, (("transport", 60), ("cohort", 30))), "parts"),
        (Cost("icf-1", Stage.PLANNED, "x", 100, (("transport", 60), ("transport", 40))), "parts"),
        (Cost("icf-1", Stage.PLANNED, "x", 100, (("transport", 100),), vat=20), "parts"),
        (Cost("icf-1", Stage.PLANNED, "x\ny", 100, (("transport", 100),)), "what"),
    ],
)
def test_what_cannot_be_is_a_sentence_at_its_field(made: Cost, field: str) -> None:
    found = made.trouble(scheme(), TODAY)
    assert isinstance(found, Problem)
    assert (found.field, found.words[-1]) == (field, ".")
