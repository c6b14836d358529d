"""Costs added up one by one: what the file's own sums are held against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from carehome_desktop.domain.fund.entries import Cost, Stage
from carehome_desktop.domain.fund.report import Sums
from carehome_desktop.domain.wages.schemes import Scheme


def added_up(costs: Iterable[Cost], scheme: Scheme, as_of: date) -> Sums:
    """Return the pence of each stage by measure, up to a day; a cost without any day counts as it stands."""
    found: Sums = {stage: Counter() for stage in Stage}
    for cost in costs:
        day = cost.day_for(scheme.counts)
        if cost.scheme_id == scheme.id and (day is None or day <= as_of):
            for measure_id, pence in cost.parts:
                found[cost.stage][measure_id] += pence
    return found
