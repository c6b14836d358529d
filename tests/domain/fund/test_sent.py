"""What was sent is held against what stands now: the same says nothing, and every difference has its words."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from carehome_desktop.domain.fund.entries import Cost
from carehome_desktop.domain.fund.prints import printed_report
from carehome_desktop.domain.fund.report import spend_report
from carehome_desktop.domain.fund.sent import Figures, Sent, changes, due_points, figures_of
from carehome_desktop.domain.wages.known import Known, Sure
from carehome_desktop.domain.wages.schemes import ReportPoint
from tests.domain.fund.added import added_up
from tests.domain.fund.test_report import END, MEASURES, REASONS, cost, form, scheme

NAMES = st.sampled_from(["Total", "Unspent", "Council", "Line one, actual", "Instalment 2"])
FIGURES = st.dictionaries(NAMES, st.text("0123456789£", min_size=1, max_size=4)).map(lambda told: tuple(told.items()))
COSTS = st.lists(st.tuples(st.integers(1, 5000), st.sampled_from(MEASURES)), max_size=6)


@given(FIGURES, FIGURES)
def test_nothing_is_said_of_what_is_the_same_and_each_difference_is_said_once(before: Figures, now: Figures) -> None:
    said = changes(before, now)
    names = [name for name in {**dict(before), **dict(now)} if dict(before).get(name) != dict(now).get(name)]
    assert len(said) == len(names)
    for name in names:
        assert any(words.startswith(f"{name}: ") for words in said)


def test_of_a_figure_in_sentences_only_what_differs_is_said_and_what_both_end_with_is_left_out() -> None:
    people = "After a positive test: 2, £{}. For another reason: 0, £0.00."
    planned = "£{}, with what is committed and planned"
    before = (
        ("Staff who isolated (2)", people.format("678.52")),
        ("Forecast to 31 March 2021", planned.format("2,024.02")),
    )
    now = ("Staff who isolated (2)", people.format("688.52")), ("Forecast to 31 March 2021", planned.format("2,034.02"))
    assert changes(before, now) == (
        "Staff who isolated, after a positive test: now 2, £688.52; before 2, £678.52.",
        "Forecast to 31 March 2021: now £2,034.02, before £2,024.02.",
    )


@given(COSTS, COSTS)
def test_two_reports_differ_in_words_exactly_when_a_sum_of_theirs_differs(
    one: list[tuple[int, str]], other: list[tuple[int, str]]
) -> None:
    made = [
        spend_report(scheme(), form(), END, (), added_up(_costs(told), scheme(), END), (), (), REASONS)
        for told in (one, other)
    ]
    first, second = (figures_of(printed_report(each, "Home", (), "now", practice=False)) for each in made)
    assert len({name for name, _ in first}) == len(first), "no name stands twice"
    differ = made[0].lines != made[1].lines
    assert bool(changes(first, second)) is differ


def _costs(told: list[tuple[int, str]]) -> list[Cost]:
    return [cost(pounds, measure) for pounds, measure in told]


def sent(as_of: date, revision: int = 1, day: int = 1) -> Sent:
    at = datetime(2020, 10, day, tzinfo=UTC)
    return Sent("x", "icf-1", "four-lines", as_of, revision, "J", "M", (), (), "", "p", at)


KNOWN = Known(Sure.READ)
POINTS = (ReportPoint(date(2020, 6, 26), "First", None, KNOWN), ReportPoint(date(2020, 9, 30), "Second", None, KNOWN))


def test_a_report_is_for_the_first_point_that_is_due_on_its_day_or_after_it() -> None:
    first, second = sent(date(2020, 6, 26)), sent(date(2020, 6, 27))
    assert [each.sent for each in due_points(POINTS, [first])] == [first, None]
    assert [each.sent for each in due_points(POINTS, [second])] == [None, second]
    late, again = sent(date(2020, 11, 1), 1, 2), sent(date(2020, 11, 1), 2, 3)
    assert [each.sent for each in due_points(POINTS, [again, late])] == [None, again]
    clock_set_back = sent(date(2020, 11, 1), 3, 1)
    assert [each.sent for each in due_points(POINTS, [clock_set_back, again, late])] == [None, clock_set_back]


def test_a_point_says_that_it_is_past_or_in_how_many_days_and_presses_only_for_a_while() -> None:
    point = due_points(POINTS, [])[1]
    assert "in 5 days" in point.words(date(2020, 9, 25))
    assert "Due Wednesday 30 September 2020, today." in point.words(date(2020, 9, 30))
    assert "That day is past" in point.words(date(2020, 10, 1))
    days = (date(2020, 9, 15), date(2020, 9, 16), date(2020, 11, 29), date(2020, 11, 30))
    assert [point.presses(day) for day in days] == [False, True, True, False]
    assert not due_points(POINTS, [sent(date(2020, 9, 23))])[1].presses(date(2020, 9, 30))
