"""How a type of PPE is said on the screen."""

from __future__ import annotations

from datetime import date, datetime

from carehome_desktop.domain.stock.happened import happened_words
from carehome_desktop.domain.stock.ordering import OrderBy
from carehome_desktop.domain.stock.quantities import Quantity, amount_words, read_quantity
from carehome_desktop.domain.stock.shelf import GoesOff
from carehome_desktop.domain.stock.standing import Standing
from carehome_desktop.domain.stock.types import PpeType
from carehome_desktop.domain.stock.why import BEGIN_BY_COUNTING, COUNT_ONCE_MORE, cover_words, out_words
from carehome_desktop.domain.words import capital, day_words
from carehome_desktop.services.stock import TypeStatus
from carehome_desktop.ui.parts.state import State

SHOWN = {
    Standing.RED: State.LOW,
    Standing.AMBER: State.GETTING_LOW,
    Standing.GREEN: State.FINE,
    Standing.COUNT_AGAIN: State.COUNT_AGAIN,
    Standing.NOT_COUNTED: State.NOT_COUNTED,
}


def shown(status: TypeStatus) -> tuple[State, str]:
    """Return the state of a type with its words, days of cover among them; without a colour it is only words."""
    state = SHOWN.get(status.standing, State.PLAIN)
    cover = status.forecast.cover if status.forecast and status.forecast.now > 0 else None
    if cover is None:
        return state, state.word
    days = cover_words(cover)
    return state, f"{state.word}: {days}" if state.word else capital(days)


def echo_words(kind: PpeType, typed: str, level: int | None, usual_box: int, *, counts: bool) -> str:
    """Return what is typed as how many, read back with its unit, and what is on record; a count tells how far it is off."""
    on_record = f"On record: {amount_words(level, kind)}." if level is not None else ""
    quantity = read_quantity(typed, kind, usual_box)
    if not isinstance(quantity, Quantity):
        return on_record
    told = f"That is {quantity.words(kind)}."
    if counts and level is not None and (off := quantity.total - level):
        told += f" {amount_words(abs(off), kind)} {'more' if off > 0 else 'fewer'} than on record."
    return f"{told} {on_record}".strip()


def meanwhile_words(kind: PpeType, level: int) -> str:
    """Return that something was recorded elsewhere while somebody types."""
    return (
        f"{kind.name}: recorded meanwhile, and now {amount_words(level, kind)} on record. What you typed is still here."
    )


def counted_words(status: TypeStatus, now: datetime) -> str:
    """Return when a type was last counted."""
    return f"counted {happened_words(status.counted_at, now)}" if status.counted_at else "never counted"


def lasts_words(status: TypeStatus) -> str:
    """Return *Lasts until about Thursday 26 November*, or what is missing to say so."""
    if status.level is None:
        return BEGIN_BY_COUNTING
    found = status.forecast
    if found is None:
        return COUNT_ONCE_MORE
    if found.now <= 0:
        return out_words(found)
    day = found.runs_out()
    if day is None:
        return "Nothing was used lately, so no day can be named."
    return f"Lasts until about {day_words(day, year=day.year != found.today.year)}."


def detail_words(status: TypeStatus, now: datetime, order: OrderBy | None = None) -> str:
    """Return the second line of a type's row; by when to order is said with it, and nothing of what was never counted."""
    if status.level is None:
        return ""
    words = f"{status.level_words()}, {counted_words(status, now)}. {lasts_words(status)}"
    return f"{words} {order.words(order_day(status))}" if order is not None else words


def order_day(status: TypeStatus) -> date:
    """Return the day on which a forecast was made."""
    assert status.forecast is not None  # without one nobody knows by when to order
    return status.forecast.today


def goes_off_words(each: GoesOff, kind: PpeType) -> str:
    """Return what goes out of date unused, as a sentence."""
    batch = f" (batch {each.batch})" if each.batch else ""
    amount, day = amount_words(each.number, kind), day_words(each.expires)
    if each.past:
        return f"{amount}{batch} may be out of date since {day}. Look, and record what you throw away."
    return f"About {amount}{batch} will not be used before {day}, when they go out of date."
