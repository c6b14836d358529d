"""The level of a type over time, and use per resident: what the charts and their tables say."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from carehome_desktop.domain.stock.cover import forecast
from carehome_desktop.domain.stock.history import LevelPoint, Projection, Span, first_day_of, level_history
from carehome_desktop.domain.stock.history_use import Residents, use_history
from carehome_desktop.domain.stock.history_words import ahead_words, happened_words, point_words
from carehome_desktop.domain.stock.levels import level_after, steps
from carehome_desktop.domain.stock.movements import Kind
from tests.domain.stock.cupboard import GLOVES, at, count, delivery, entry, use

TODAY = date(2026, 11, 21)


def test_a_day_has_one_point_with_all_that_happened_on_it() -> None:
    entries = [count(900, 7), delivery(200, 9), use(40, 9), entry(Kind.WASTE, 10, 9), count(480, 14)]
    history = level_history(GLOVES, steps(entries), 0, date(2026, 11, 7), TODAY, None)
    assert history.points == (
        LevelPoint(date(2026, 11, 7), 900, off=900, counted=True),
        LevelPoint(date(2026, 11, 9), 1050, delivered=200, went=50),
        LevelPoint(date(2026, 11, 14), 480, off=-570, counted=True),
        LevelPoint(TODAY, 480),
    )
    assert happened_words(history.points[1]) == "200 delivered, 50 went out"
    assert point_words(history.points[2], GLOVES) == "480 gloves. Counted, 570 fewer than on record"
    assert point_words(history.points[3], GLOVES) == "480 gloves"


def test_the_days_before_the_first_entry_of_a_span_have_the_level_before_it() -> None:
    history = level_history(GLOVES, steps([use(30, 20)], 500), 500, date(2026, 11, 1), TODAY, None)
    assert [(point.day.day, point.level) for point in history.points] == [(1, 500), (20, 470), (21, 470)]


@given(st.lists(st.tuples(st.sampled_from(list(Kind)), st.integers(1, 300), st.integers(1, 20)), min_size=1))
def test_the_last_point_is_the_level_of_the_ledger(acts: list[tuple[Kind, int, int]]) -> None:
    entries = [entry(kind, singles, day) for kind, singles, day in acts]
    history = level_history(GLOVES, steps(entries), 0, date(2026, 11, 1), TODAY, None)
    assert history.points[-1].level == level_after(entries)
    assert history.points[-1].day == TODAY
    assert [point.day for point in history.points] == sorted({point.day for point in history.points})


def test_a_forecast_is_drawn_from_what_is_there_now_to_its_three_days() -> None:
    """600 in 6 days, give or take half a day; 480 of them are 4 days, or 4 to 5."""
    found = forecast([count(1080, 15), count(480, 21)], at(21))
    ahead = Projection.of(found)
    assert ahead == Projection(TODAY, 480, 4, 4, 5)
    assert ahead.ends() == (
        ("Runs out at the earliest", date(2026, 11, 25)),
        ("Runs out, likely", date(2026, 11, 25)),
        ("Runs out at the latest", date(2026, 11, 26)),
    )


def test_when_it_runs_out_is_said_in_a_sentence() -> None:
    assert ahead_words(Projection(TODAY, 480, 4, 5, 6)) == (
        "Likely runs out on Thursday 26 November, between Wednesday 25 November and Friday 27 November."
    )
    assert ahead_words(Projection(TODAY, 480, 5, 5, 5)) == "Likely runs out on Thursday 26 November."
    assert ahead_words(Projection(TODAY, 480, 60, 60, 60)) == "Likely runs out on Wednesday 20 January 2027."
    assert ahead_words(Projection(TODAY, 480, 4, 5, None)).endswith("and the latest day is not in sight.")
    assert ahead_words(None) == "When it runs out is not known."


def test_nothing_runs_out_where_nothing_is_there_or_used() -> None:
    assert Projection.of(None) is None
    assert Projection.of(forecast([count(480, 15), count(480, 21)], at(21))) is None
    assert Projection.of(forecast([count(480, 15), count(0, 21)], at(21))) is None


def test_a_span_begins_so_many_days_ago_and_everything_with_the_first_entry() -> None:
    oldest = date(2020, 4, 1)
    assert first_day_of(Span.WEEKS, TODAY, oldest) == date(2026, 10, 24)
    assert first_day_of(Span.ALL, TODAY, oldest) == oldest


def test_use_is_shared_among_those_who_lived_there_day_by_day() -> None:
    """420 gloves in 7 days; 20 residents on 5 of them and 30 on 2: 160 resident-days."""
    found = steps([count(900, 14), count(480, 21)])
    residents = [
        Residents(date(2026, 11, 19), 30, "30, return for Thursday"),
        Residents(date(2026, 11, 1), 20, "20, return for November"),
    ]
    history = use_history(GLOVES, found, residents, date(2026, 11, 1), TODAY)
    (point,) = history.points
    assert (point.used, point.days, point.resident_days) == (420, 7, 160)
    assert point.rate() == Fraction(420, 160)
    assert history.unit() == "gloves per resident and day"
    assert history.source_words() == (
        "Residents are the beds in use that you answered: 30, return for Thursday; 20, return for November."
    )


def test_without_residents_it_is_the_use_of_the_whole_home_and_says_what_to_do() -> None:
    history = use_history(GLOVES, steps([count(900, 14), count(480, 21)]), [], date(2026, 11, 1), TODAY)
    assert history.points[0].rate() == 60
    assert history.unit() == "gloves a day, whole home"
    assert "Answer “How many beds are in use now?” under Returns, Beds" in history.source_words()


def test_use_that_was_written_down_is_shown_by_whole_weeks() -> None:
    history = use_history(GLOVES, steps([use(10, day) for day in range(5, 21)]), [], date(2026, 11, 1), TODAY)
    assert [(point.first.day, point.last.day, point.used) for point in history.points] == [(7, 14, 70), (14, 21, 70)]
    assert history.written
    early = use_history(GLOVES, steps([use(10, 20)]), [], date(2026, 11, 1), TODAY)
    assert [(point.days, point.used) for point in early.points] == [(2, 10)]
