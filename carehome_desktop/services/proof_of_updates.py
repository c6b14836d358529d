"""*Updated on n of m days*: on which days the tracker got something, by receipts and by what a person entered.

A day counts when something arrived on that day, by the endpoint's clock or by the person who entered it; a return that
was made ready in time and arrived later does not count for its own day, and the proof says so. The Adult Social Care
Infection Control Fund of May 2020 asked homes to keep the tracker up to date; see docs/history.md.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from carehome_desktop.domain.history import ARRIVED, PastReturn, Proof, ProofLine, Update
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.words import LONDON, clock_words, full_moment_words
from carehome_desktop.services.history import wrong_way_round
from carehome_desktop.store import outbox

if TYPE_CHECKING:
    from carehome_desktop.services.history import History

ANY_SECTION = "any part of the return"
NOTHING = "Nothing was received or entered."
LONGEST_DAYS = 366 * 20


def proof(past: History, first: date, last: date, section_id: str) -> Proof | Problem:
    """Return the proof, or what is wrong with the dates. Days to come are left out."""
    if problem := wrong_way_round(first, last):
        return problem
    today = past.clock.local().date()
    if first > today:
        return Problem("first", "These days have not come yet. Choose a first day that has been.")
    if (last - first).days > LONGEST_DAYS:
        return Problem("first", "That is more than 20 years. Choose days nearer to each other.")
    last = min(last, today)
    periods = _periods(past, first, last, section_id)
    if not periods:
        return Problem("section", "Nobody was asked for this section on these days. Choose other days.")
    returns = [each for each in past.returns() if section_id in ("", each.section_id)]
    by_day: defaultdict[date, list[Update]] = defaultdict(list)
    for update in (*_updates(returns), *_strays(past, section_id)):
        by_day[update.at.astimezone(LONDON).date()].append(update)
    lines = tuple(_line(period, by_day, returns) for period in periods)
    what = past.title(section_id, periods[-1]) if section_id else ANY_SECTION
    return Proof(first, last, what, lines)


def _periods(past: History, first: date, last: date, section_id: str) -> list[Period]:
    """Return what is counted: each day; of one section each period of the kind that it was asked by on those days."""
    periods: dict[Period, None] = {}
    for ahead in range((last - first).days + 1):
        day = first + timedelta(days=ahead)
        if not section_id:
            periods[Period.of(PeriodKind.DAY, day)] = None
        elif (section := past.find_section(section_id, day)) is not None:
            periods[Period.of(section.period_kind, day)] = None
    return list(periods)


def _updates(returns: list[PastReturn]) -> list[Update]:
    found = []
    for each in returns:
        if each.state not in ARRIVED or each.arrived_at is None:
            continue
        if each.noted_at is None:
            words = f"received {clock_words(each.arrived_at)}, receipt {each.number}"
        else:
            words = f"entered on the tracker {clock_words(each.arrived_at)}"
            words += f", reference {each.number}" if each.number else ""
            if each.noted_at.astimezone(LONDON).date() != each.arrived_at.astimezone(LONDON).date():
                words += f" (written down here {full_moment_words(each.noted_at)})"
        found.append(Update(each.arrived_at, each.title, each.period, words))
    return found


def _strays(past: History, section_id: str) -> list[Update]:
    """Return receipts for returns that this file does not hold: they are proof all the same."""
    with past.store.read() as connection:
        receipts = outbox.strays(connection)
    return [
        Update(
            each.received_at,
            past.title(each.section_id, each.period),
            each.period,
            f"received {clock_words(each.received_at)}, receipt {each.receipt_id}; sent from another computer or before a copy was put back",
        )
        for each in receipts
        if section_id in ("", each.section_id)
    ]


def _line(period: Period, by_day: dict[date, list[Update]], returns: list[PastReturn]) -> ProofLine:
    day, end = period.first_day(), period.last_day()
    updates: list[Update] = []
    while day <= end:
        updates += by_day.get(day, ())
        day += timedelta(days=1)
    if updates:
        return ProofLine(period, tuple(sorted(updates, key=lambda update: update.at)))
    return ProofLine(period, (), _instead(period, returns))


def _instead(period: Period, returns: list[PastReturn]) -> str:
    """Return what there was in a period without an update: what was made ready in it, and when that arrived."""
    first, last = period.first_day(), period.last_day()
    ready = [each for each in returns if first <= each.queued_at.astimezone(LONDON).date() <= last]
    if not ready:
        return NOTHING
    arrived = [each for each in ready if each.arrived_at is not None]
    each = min(arrived or ready, key=lambda one: one.queued_at)
    when = clock_words(each.queued_at) if period.kind is PeriodKind.DAY else full_moment_words(each.queued_at)
    if each.arrived_at is None:
        return f"{each.title}: made ready here {when}; it has not arrived."
    how = "entered" if each.noted_at else "received"
    return f"{each.title}: made ready here {when}, {how} {full_moment_words(each.arrived_at)}."
