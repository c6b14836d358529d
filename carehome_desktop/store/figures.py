"""What a home gave for a question in earlier periods, read with one query for all the questions that look back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection, select

from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.values import Given, value_from_data
from carehome_desktop.store.tables.answers import drafts


def earlier(
    connection: Connection, section_id: str, period: Period, question_ids: Iterable[str], back_to: Period
) -> dict[str, dict[Period, Given]]:
    """Return what stands for these questions in the periods of the same kind from `back_to` until before `period`."""
    rows = connection.execute(
        select(drafts.c.question, drafts.c.period, drafts.c.value).where(
            drafts.c.section == section_id,
            drafts.c.period_kind == period.kind.value,
            drafts.c.period >= back_to.text,
            drafts.c.period < period.text,
            drafts.c.question.in_(list(question_ids)),
            drafts.c.value.is_not(None),
        )
    )
    found: defaultdict[str, dict[Period, Given]] = defaultdict(dict)
    for row in rows:
        value = value_from_data(row.value)
        if isinstance(value, Given):
            found[row.question][Period(period.kind, row.period)] = value
    return dict(found)
