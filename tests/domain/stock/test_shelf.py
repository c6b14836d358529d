"""What goes off before it is used, and what belongs to others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from carehome_desktop.domain.stock.movements import Entry, Kind, Origin
from carehome_desktop.domain.stock.shelf import GoesOff, Loan, goes_off, loan_words, loans
from tests.domain.stock.cupboard import GLOVES, delivery, entry

TODAY = date(2026, 11, 21)


def dated(number: int, days: int, batch: str = "") -> Entry:
    return replace(delivery(number, 1), expires=TODAY + timedelta(days=days), batch=batch)


def test_a_thousand_masks_at_ten_a_day_in_sixty_days_leave_four_hundred() -> None:
    """Sixty days of use, the last of them the use-by day itself."""
    assert goes_off([dated(1000, 59)], 1000, Fraction(10), TODAY) == (
        GoesOff(TODAY + timedelta(days=59), "", 400, False),
    )


def test_what_goes_off_first_is_used_first() -> None:
    found = goes_off([dated(300, 19, "A"), dated(300, 39, "B")], 600, Fraction(10), TODAY)
    assert [(each.batch, each.number) for each in found] == [("A", 100), ("B", 100)]


def test_what_was_used_up_does_not_go_off() -> None:
    assert goes_off([dated(300, 5, "A"), dated(300, 39, "B")], 300, Fraction(10), TODAY) == ()


def test_what_is_out_of_date_and_still_there_is_told() -> None:
    (found,) = goes_off([dated(50, -3, "A"), dated(100, 100, "B")], 120, Fraction(10), TODAY)
    assert (found.batch, found.number, found.past) == ("A", 20, True)


@given(
    lots=st.lists(st.tuples(st.integers(1, 500), st.integers(-30, 200)), max_size=8),
    level=st.integers(-50, 3000),
    use=st.fractions(0, 100),
)
def test_never_more_goes_off_than_is_there(lots: list[tuple[int, int]], level: int, use: Fraction) -> None:
    found = goes_off([dated(number, days) for number, days in lots], level, use, TODAY)
    assert sum(each.number for each in found) <= max(0, level)


def test_what_was_lent_and_borrowed_stands_until_it_is_given_back() -> None:
    entries = [
        replace(entry(Kind.LENT, 200, 1), who="Oak Lodge"),
        replace(entry(Kind.GIVEN_BACK, 50, 3), who="oak lodge "),
        replace(entry(Kind.DELIVERY, 100, 2), who="Elm House", origin=Origin.BORROWED),
        replace(entry(Kind.RETURNED, 100, 4), who="Elm House"),
        replace(entry(Kind.DELIVERY, 100, 2), who="Gompels", origin=Origin.BOUGHT),
    ]
    assert loans(entries) == (Loan("gloves", "Oak Lodge", 150, 0),)
    assert loans(entries[:3]) == (Loan("gloves", "Oak Lodge", 150, 0), Loan("gloves", "Elm House", 0, 100))


def test_what_is_between_homes_is_told_in_words_also_where_more_came_back_than_was_lent() -> None:
    assert loan_words(Loan("gloves", "Elm", 30, 1), GLOVES) == (
        "Gloves: 30 gloves lent to Elm, not given back yet.",
        "Gloves: 1 glove borrowed from Elm, still to be given back.",
    )
    assert loan_words(Loan("gloves", "", -30, -1), GLOVES) == (
        "Gloves: 30 gloves more came back from another home than was lent by the records. Look through its entries.",
        "Gloves: 1 glove more went back to another home than was borrowed by the records. Look through its entries.",
    )
