"""Each guard speaks where it should and is silent where it should be; what one cost passes says nothing at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from carehome_desktop.catalogue.fund import load_fund
from carehome_desktop.domain.fund.deliveries import none_pays_words
from carehome_desktop.domain.fund.entries import Cost, Repayment, Stage
from carehome_desktop.domain.fund.guards import (
    COST_GUARDS,
    Claim,
    doubts,
    evidence_doubts,
    repaid_doubts,
)
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.schemes import Scheme
from carehome_desktop.resources import resources_root

DATA = load_fund(resources_root())
DAY = date(2020, 6, 20)
TAXIS = Cost(
    "icf-1", Stage.ACTUAL, "Taxis", 10000, (("transport", 10000),), supplier="Acme Ltd", invoice="7", incurred_on=DAY
)


def scheme(scheme_id: str = "icf-1") -> Scheme:
    found = DATA.scheme(scheme_id)
    assert found is not None
    return found


def put_to(measure: str, **told: object) -> Cost:
    return replace(TAXIS, parts=((measure, TAXIS.net),), **told)  # type: ignore[arg-type]


def claim(cost: Cost = TAXIS, **told: object) -> Claim:
    return replace(Claim(cost, scheme(cost.scheme_id), received=963000), **told)  # type: ignore[arg-type]


def late(measure: str) -> Claim:
    """Put the taxis to a measure that was paid for from the day after only."""
    fund, later = scheme(), date(2020, 6, 21)
    measures = (replace(each, first_day=later) if each.id == measure else each for each in fund.measures)
    return claim(put_to(measure), scheme=replace(fund, measures=tuple(measures)))


CAUGHT = (
    ("window", claim(replace(TAXIS, incurred_on=date(2020, 5, 1))), "Friday 1 May 2020 lies outside the time"),
    (
        "no-day",
        claim(replace(TAXIS, stage=Stage.PLANNED, incurred_on=None)),
        "Without a day this planned cost counts in",
    ),
    ("not-open", late("transport"), "cycling” is not paid for on Saturday 20 June 2020"),
    ("ask", claim(put_to("backfill")), "Ask the council first"),
    ("excluded", claim(replace(TAXIS, what="Masks and gloves")), "reads like “PPE”"),
    (
        "excluded",
        claim(replace(TAXIS, what="A deep clean of the wing")),
        "does not pay for out of the home’s direct share",
    ),
    ("excluded", claim(replace(TAXIS, uses=("general-pressure",))), "You say that this is “General costs and losses"),
    ("excluded", claim(replace(TAXIS, what="Nitrile, blue", delivery=7)), "This reads like “PPE”"),
    (
        "same-delivery",
        claim(scheme=replace(scheme(), excluded=()), of_delivery=[TAXIS], cost=replace(TAXIS, delivery=7)),
        "One delivery is paid once",
    ),
    (
        "dearer",
        claim(replace(TAXIS, delivery=7, vat=2000), scheme=replace(scheme(), excluded=()), delivery_cost=10000),
        "The delivery cost £100.00 with VAT, and net sum and VAT make £120.00 here.",
    ),
    ("council-part", claim(put_to("council-use")), "beyond the home’s direct share. £0.00 of that is recorded"),
    ("twice", claim(alike=[replace(TAXIS, supplier="ACME ltd", invoice="7 ")]), "One invoice is paid once"),
    ("twice", claim(alike=[replace(TAXIS, scheme_id="icf-2", net=4000)]), "the same part is claimed twice"),
    ("twice", claim(alike=[replace(TAXIS, invoice="")]), "Saturday 20 June 2020 is there already"),
    ("overspent", claim(received=9000), "£10.00 more is spent than came"),
)


def test_each_guard_of_the_table_speaks_alone() -> None:
    for guard, made, words in CAUGHT:
        (found,) = doubts(made)
        assert (found.guard, words in found.words) == (guard, True), found.words
    assert {each.id for each in COST_GUARDS} == {guard for guard, _, _ in CAUGHT}


def test_what_is_right_is_not_doubted() -> None:
    council = claim(put_to("council-use", what="Masks"), from_council=10000)
    windowless = Claim(
        Cost("ppe-support", Stage.ACTUAL, "Masks", 100, (("ppe-support-use", 100),), incurred_on=date(2019, 1, 1)),
        scheme("ppe-support"),
    )
    other_supplier = claim(
        alike=[replace(TAXIS, supplier="Brown"), replace(TAXIS, invoice="", incurred_on=date(2020, 6, 21))]
    )
    for made in (claim(), council, windowless, other_supplier):
        assert doubts(made) == ()


def test_more_going_back_than_is_held_and_missing_evidence_are_doubted_too() -> None:
    back = Repayment("icf-1", 5000, DAY)
    assert repaid_doubts(back, 5000) == ()
    assert "£50.00 is more than is held of this fund (£40.00)" in repaid_doubts(back, 4000)[0].words
    assert evidence_doubts(()) == ()
    assert (
        "2 things that an auditor would ask for are not there yet. The first: one"
        in evidence_doubts(("one", "two"))[0].words
    )


def test_other_money_pays_a_part_and_the_fund_the_rest() -> None:
    shared = put_to("transport", elsewhere=(("ppe-support", 4000),), vat=2000)
    assert (shared.whole, shared.charged) == (12000, 8000)
    assert isinstance(shared.trouble(scheme(), DAY), Problem), "the parts are of what the fund is charged"
    assert replace(shared, parts=(("transport", 8000),)).trouble(scheme(), DAY) is None
    for elsewhere in ((("ppe-support", 12000),), (("ppe-support", 0),), (("icf-1", 10),), (("a", 1), ("a", 2))):
        problem = replace(shared, elsewhere=elsewhere).trouble(scheme(), DAY)
        assert problem is not None
        assert problem.field == "elsewhere"


def test_that_no_fund_of_a_day_pays_for_ppe_is_said_before_it_is_claimed() -> None:
    never = "Infection Control Fund, round 2 pays for no PPE"
    day = date(2020, 10, 12)
    assert none_pays_words(DATA.schemes, day) == never
    assert none_pays_words((replace(scheme("icf-2"), excluded=()), scheme("icf-2")), day) == "", "where one may pay"
    assert none_pays_words(DATA.schemes, date(2026, 11, 21)) == ""
