"""From a person's spells to the absence that sick pay asks about: linked ones count as one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.absence import Absence, usual_days, weeks_of
from carehome_desktop.domain.wages.isolation import Spell, check_spell, linked
from carehome_desktop.domain.wages.sick_pay_rules import SickPayRules


def absence_of(
    spell: Spell,
    others: Sequence[Spell],
    weekdays: Collection[int],
    rules: SickPayRules,
    *,
    until: date | None = None,
    waiting_days: int | None = None,
    weekly_pence: int | None = None,
) -> Absence | Problem:
    """Return a spell as sick pay sees it, by the weekdays usually worked (Monday is 0) and the person's other spells.

    What is linked to an earlier spell goes by that one's first day, and the waiting days served there are not served
    again. A spell that goes on is taken to `until`, its first day without one.
    """
    if isinstance(found := check_spell(spell), Problem):
        return found
    if not weekdays:
        return Problem("usual_days", "Choose the days of a week that this person usually works.")
    run = next(run for run in linked([*others, spell], rules.linking_days) if spell in run)
    before = run[: run.index(spell)]
    served = {
        day for each in before for day in usual_days(each.first_day, _end_before(each, spell.first_day), weekdays)
    }
    last_day = spell.last_day or max(until or spell.first_day, spell.first_day)
    return Absence(
        since=run[0].first_day,
        weeks=weeks_of(usual_days(spell.first_day, last_day, weekdays)),
        qualifying_days=len(set(weekdays)),
        waiting_days=waiting_days,
        waited=len(served),
        weekly_pence=weekly_pence,
    )


def _end_before(spell: Spell, day: date) -> date:
    """Return the last day of an earlier spell that does not lie in the later one."""
    return min(spell.last_day or date.max, day - timedelta(days=1))
