"""Up to three lines of what changed since last week: what was received, and answers that are no longer what they were."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from carehome_desktop.domain.delivery import Receipt, State
from carehome_desktop.domain.delivery_words import LOST_WHY, lost_words
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.returns import Outgoing
from carehome_desktop.domain.values import YesNo, value_words
from carehome_desktop.domain.words import count_words, moment_words
from carehome_desktop.services.record import ReturnRecord, ReturnRecords

LINES = 3
WEEK = timedelta(days=7)


def news(rows: list[Outgoing], records: ReturnRecords, now: datetime) -> list[str]:
    """Return the lines, newest first; `rows` is everything ever queued, newest first."""
    received = [row for row in rows if row.state is State.RECEIVED and row.receipt is not None]
    recent = [row for row in received if row.receipt is not None and now - row.receipt.received_at <= WEEK]
    lines = _changed_answers(received, records)
    if len(recent) > 1:
        lines.append(f"{count_words(len(recent), 'return')} received in the last seven days.")
    elif recent and recent[0].receipt is not None:
        record = records.record(recent[0].return_id)
        title = record.section.title if record else recent[0].section_id
        at = moment_words(recent[0].receipt.received_at, now)
        lines.append(f"{title} for {recent[0].period.words()} was received {at}.")
    lines += _entered(rows, records, now)
    return lines[:LINES]


def lost_news(lost: list[Receipt], title: Callable[[str, Period], str]) -> list[str]:
    """Return the line on returns that the tracker has and this file does not: which, or how many."""
    if len(lost) > 1:
        return [f"{count_words(len(lost), 'return')} that the tracker has are not in this file. History names them."]
    return [f"{title(one.section_id, one.period)}, {one.period.words()}: {lost_words(one)}. {LOST_WHY}" for one in lost]


def _entered(rows: list[Outgoing], records: ReturnRecords, now: datetime) -> list[str]:
    """Return the line on what was typed into the tracker's page by hand."""
    fresh = [row for row in rows if row.entered is not None and now - row.entered.entered_at <= WEEK]
    if len(fresh) > 1:
        return [f"{count_words(len(fresh), 'return')} entered on the tracker in the last seven days."]
    if not fresh or fresh[0].entered is None:
        return []
    record = records.record(fresh[0].return_id)
    title = record.section.title if record else fresh[0].section_id
    return [f"{title} for {fresh[0].period.words()} was entered {moment_words(fresh[0].entered.entered_at, now)}."]


def _changed_answers(received: list[Outgoing], records: ReturnRecords) -> list[str]:
    """Return what differs between the newest received return and the newest one that is at least a week older or the oldest."""
    if len(received) < 2:
        return []
    newest = received[0]
    same = [row for row in received[1:] if row.section_id == newest.section_id and row.period != newest.period]
    week_ago = newest.period.first_day() - WEEK
    before = next((row for row in same if row.period.first_day() <= week_ago), same[-1] if same else None)
    if before is None:
        return []
    after, earlier = records.record(newest.return_id), records.record(before.return_id)
    return _differences(after, earlier) if after and earlier else []


def _differences(after: ReturnRecord, earlier: ReturnRecord) -> list[str]:
    was = {answer.question_id: answer.value for answer in earlier.filed.answers}
    lines = []
    for question in after.section.questions:
        value = given.value if (given := after.given(question.id)) else None
        if question.id in was and isinstance(value, YesNo) and was[question.id] != value:
            old = value_words(was[question.id]).lower()
            since = earlier.filed.period.words()
            lines.append(f"{question.heading} Now {value_words(value).lower()}; {old} on {since}.")
    return lines
