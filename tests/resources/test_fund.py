"""What is shipped about the funds: the dates and shares that were read, and that nothing is said without its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, timedelta

import pytest

from carehome_desktop.domain.wages.known import Known, Sure
from carehome_desktop.domain.wages.reasons import Payable
from carehome_desktop.domain.wages.schemes import Counts, Part, Scheme, schemes_on
from carehome_desktop.resources import resources_root
from tests.domain.wages.rules import shipped


def scheme(scheme_id: str) -> Scheme:
    found = shipped().scheme(scheme_id)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("scheme_id", "first_day", "last_day", "direct_share", "counts", "pots"),
    [
        ("icf-1", date(2020, 5, 13), date(2020, 9, 23), 75, Counts.NOT_KNOWN, 0),
        ("icf-2", date(2020, 10, 1), date(2021, 3, 31), 80, Counts.INCURRED, 0),
        ("ictf-1", date(2021, 4, 1), date(2021, 6, 30), None, Counts.NOT_KNOWN, 2),
        ("ictf-2", date(2021, 7, 1), date(2021, 9, 30), None, Counts.NOT_KNOWN, 2),
        ("ictf-3", date(2021, 10, 1), date(2022, 3, 31), None, Counts.NOT_KNOWN, 3),
        ("omicron-support", date(2022, 1, 1), date(2022, 3, 31), 0, Counts.NOT_KNOWN, 0),
    ],
)
def test_each_fund_has_its_days_its_share_and_its_pots(
    scheme_id: str, first_day: date, last_day: date, direct_share: int | None, counts: Counts, pots: int
) -> None:
    fund = scheme(scheme_id)
    assert (fund.first_day, fund.last_day) == (first_day, last_day)
    assert (fund.direct_share, fund.counts, len(fund.pots)) == (direct_share, counts, pots)
    one_day = timedelta(days=1)
    assert [fund.covers(day) for day in (first_day - one_day, first_day, last_day, last_day + one_day)] == [
        False,
        True,
        True,
        False,
    ]
    assert fund.keep_until() == last_day.replace(year=last_day.year + 6)


def test_a_day_between_two_funds_has_none_and_one_in_the_winter_of_2022_has_two() -> None:
    assert schemes_on(shipped().schemes, date(2020, 9, 24)) == ()
    assert [each.id for each in schemes_on(shipped().schemes, date(2022, 2, 1))] == ["ictf-3", "omicron-support"]


def test_the_first_round_has_the_reports_the_bars_and_the_conditions_that_were_read() -> None:
    fund = scheme("icf-1")
    assert [each.due for each in fund.reports] == [date(2020, 6, 26), date(2020, 9, 30)]
    assert {each.id for each in fund.excluded if Part.DIRECT in each.parts} >= {"ppe", "deep-clean"}
    assert [condition.tracker for each in fund.instalments for condition in each.conditions].count(True) == 2
    assert (fund.beds_on, fund.repay_by) == (date(2020, 5, 1), date(2020, 9, 30))
    assert scheme("ictf-1").pots[0].direct_share == 70
    assert [each.share for each in scheme("ictf-3").instalments] == [60, 40]


def test_each_fund_pays_wages_by_one_measure_and_says_what_is_declared() -> None:
    for fund in (each for each in shipped().schemes if not each.plain):
        measure = fund.wages_measure()
        assert measure is not None
        assert measure.id == "isolation-pay"
        assert fund.declaration
        assert fund.certificate
        assert fund.keeping


def test_the_four_lines_take_each_measure_of_each_fund_by_name() -> None:
    form = shipped().form()
    assert form is not None
    assert [line.id for line in form.lines] == ["isolate-residents", "restrict-movement", "full-wages", "other"]
    assert [line.breakdown for line in form.lines] == [False, False, False, True]
    named = {measure for line in form.lines for measure in line.measures}
    funds = (each for each in shipped().schemes if not each.plain)
    assert named == {measure.id for fund in funds for measure in fund.measures}
    assert form.line_for("isolation-pay").id == "full-wages"
    assert form.line_for("backfill").id == "other"
    assert form.line_for("transport").id == "restrict-movement"


@pytest.mark.parametrize(
    ("reason_id", "day", "payable"),
    [
        ("positive-test", date(2020, 5, 14), Payable.YES),
        ("symptoms", date(2020, 5, 14), Payable.YES),
        ("contact", date(2020, 5, 27), Payable.ASK),
        ("contact", date(2020, 5, 28), Payable.YES),
        ("before-surgery", date(2020, 8, 26), Payable.ASK),
        ("quarantine", date(2020, 8, 1), Payable.NO),
        ("shielding", date(2020, 6, 1), Payable.NO),
        ("furlough", date(2020, 11, 1), Payable.NO),
        ("other-sickness", date(2020, 11, 1), Payable.NO),
        ("holiday", date(2020, 11, 1), Payable.NO),
    ],
)
def test_what_a_fund_pays_goes_by_the_reason_and_the_day(reason_id: str, day: date, payable: Payable) -> None:
    reason = shipped().reason(reason_id)
    assert reason is not None
    (fund,) = schemes_on(shipped().schemes, day)
    payment = fund.payment_for(reason, day)
    assert payment.payable is payable
    assert payment.words


def test_the_second_round_says_its_own_of_symptoms() -> None:
    reason = shipped().reason("symptoms")
    assert reason is not None
    assert scheme("icf-2").payment_for(reason, date(2020, 11, 1)).words == "Paid if a test was sought."


def test_one_reason_is_a_positive_test_and_all_say_what_is_to_be_seen() -> None:
    assert [each.id for each in shipped().reasons if each.positive] == ["positive-test"]
    assert all(each.evidence for each in shipped().reasons)


def test_every_value_says_how_sure_it_is_and_what_was_read_names_its_source() -> None:
    found = list(every_known(shipped()))
    assert len(found) > 100
    assert {each.sure for each in found} == set(Sure)
    for each in found:
        assert each.sources
        assert each.words().startswith(("Read in ", "Our reading, from ", "Not known. Looked for in "))


def test_no_file_holds_an_address() -> None:
    for path in (resources_root() / "fund").rglob("*.toml"):
        assert not re.search(r"https?:|www\.|@", path.read_text(encoding="utf-8")), path.name


def every_known(value: object) -> Iterator[Known]:
    """Yield how sure everything within a value is."""
    if isinstance(value, Known):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from every_known(each)
    elif isinstance(value, dict):
        yield from every_known(tuple(value.values()))
    elif is_dataclass(value):
        for each in fields(value):
            yield from every_known(getattr(value, each.name))
