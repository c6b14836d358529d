"""A report that was sent to the council: what it said, figure by figure, and what has changed since."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from carehome_desktop.domain.fund.prints import HEAD, PrintedReport
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.wages.schemes import ReportPoint
from carehome_desktop.domain.words import count_words, day_words

Figures = tuple[tuple[str, str], ...]
"""Each thing that a report says, by its name, in the order of the paper; no name stands twice."""
CERTIFICATE = "certificate"
"""Stands where a form's id stands: a final certificate is kept as a report is."""
STOPPED = Problem("stopped", "Stopped. Nothing is frozen.")
"""Said when marking as sent was stopped before anything was written."""
SOON, LONG_PAST = timedelta(days=14), timedelta(days=60)
"""How long before a report is due, and how long after, Today tells of it: ours. The fund's own page tells of it always."""
_NUMBERED = re.compile(r" \([0-9]+\)$")


@dataclass(frozen=True)
class Sent:
    """A report as it was marked as sent. `changes` are sentences on what differs from the revision before."""

    id: str
    scheme_id: str
    form_id: str
    as_of: date
    revision: int
    declared_by: str
    declared_role: str
    figures: Figures
    changes: tuple[str, ...]
    digest: str
    person_id: str
    recorded_at: datetime

    def words(self, day: date) -> str:
        """Return which it is in one line; `day` is the day it was marked as sent, where the home is."""
        return f"Up to {day_words(self.as_of)}, revision {self.revision}, marked as sent {day_words(day)}"


@dataclass(frozen=True)
class SentFile:
    """A file of a report that was sent, byte for byte; `digest` is its SHA-256."""

    name: str
    content: bytes
    digest: str


@dataclass(frozen=True)
class DuePoint:
    """A day on which a report is due, and the newest report that was sent for it."""

    point: ReportPoint
    sent: Sent | None

    def words(self, today: date) -> str:
        """Return how it stands."""
        due = f"Due {day_words(self.point.due)}"
        if self.sent is not None:
            return f"{due}. Sent: up to {day_words(self.sent.as_of)}, revision {self.sent.revision}."
        days = (self.point.due - today).days
        if days < 0:
            return f"{due}. That day is past, and no report is marked as sent for it."
        when = f"in {count_words(days, 'day')}" if days else "today"
        return f"{due}, {when}. No report is marked as sent for it yet."

    def presses(self, today: date) -> bool:
        """Return whether Today should tell of it."""
        return self.sent is None and today - LONG_PAST <= self.point.due <= today + SOON


def figures_of(printed: PrintedReport) -> Figures:
    """Return everything that a report states, so that two can be held against each other."""
    pairs = [*printed.facts, *printed.instalments]
    for line in (*printed.lines, printed.total):
        pairs += [(f"{line[0]}, {name.lower()}", said) for name, said in zip(HEAD[1:], line[1:], strict=True)]
    pairs += [(f"In the breakdown, {name}", said) for name, said in printed.breakdown]
    pairs += [*printed.balance, *((f"Staff who isolated ({at})", said) for at, said in enumerate(printed.people, 1))]
    pairs.append(("Declaration", printed.declaration))
    seen: dict[str, int] = {}
    named = []
    for name, said in pairs:
        seen[name] = seen.get(name, 0) + 1
        named.append((name if seen[name] == 1 else f"{name} ({seen[name]})", said))
    return tuple(named)


def in_short(figures: Figures) -> Figures:
    """Return the same with the sums of each line in one row."""
    ends = [f", {name.lower()}" for name in HEAD[1:]]
    rows: dict[str, list[str]] = {}
    for name, said in figures:
        end = next((each for each in ends if name.endswith(each)), "")
        rows.setdefault(name.removesuffix(end), []).append(f"{end[2:]} {said}" if end else said)
    return tuple((name, ", ".join(said)) for name, said in rows.items())


def changes(before: Figures, now: Figures) -> tuple[str, ...]:
    """Return what differs between two reports, line by line, in words; nothing where they say the same."""
    was, stands = dict(before), dict(now)
    said = []
    for name, words in now:
        if name not in was:
            said.append(f"{name}: {words}. This was not there before.")
        elif was[name] != words:
            said += _differing(name, was[name], words)
    said += [f"{name}: {words}. This is no longer there." for name, words in before if name not in stands]
    return tuple(each.replace("..", ".") for each in said)


def _differing(name: str, before: str, now: str) -> list[str]:
    """Return what of a figure differs: of some sentences those alone, each without what it ends with as before."""
    was, stands = before.split(". "), now.split(". ")
    pairs = zip(was, stands, strict=True) if len(was) == len(stands) else [(before, now)]
    said = []
    for old, new in pairs:
        if old == new:
            continue
        what, (label, colon, value) = name, new.partition(": ")
        if label and colon and old.startswith(label + colon):
            what, old, new = f"{_NUMBERED.sub('', name)}, {label[0].lower()}{label[1:]}", old[len(label) + 2 :], value
        old, new = _without_same_end(old, new)
        said.append(f"{what}: now {new}{';' if ', ' in new else ','} before {old}.")
    return said


def _without_same_end(old: str, new: str) -> tuple[str, str]:
    """Return both without the words after a comma that they share: *£20.00, with what is planned* is *£20.00*."""
    was, stands = old.removesuffix(".").split(", "), new.removesuffix(".").split(", ")
    while len(was) > 1 and len(stands) > 1 and was[-1] == stands[-1]:
        was.pop()
        stands.pop()
    return ", ".join(was), ", ".join(stands)


def due_points(points: Sequence[ReportPoint], sent: Sequence[Sent]) -> tuple[DuePoint, ...]:
    """Return each reporting point with the newest report for it; `sent` has the newest first, whatever the clock said then.

    A report is for the first point that is due on its day or after it; one beyond the last is for the last.
    """
    ordered = sorted(points, key=lambda each: each.due)
    starts = [date.min, *(before.due for before, _ in pairwise(ordered))]
    told = []
    for at, (point, start) in enumerate(zip(ordered, starts, strict=False)):
        last = at == len(ordered) - 1
        own = [each for each in sent if each.as_of > start and (last or each.as_of <= point.due)]
        told.append(DuePoint(point, next(iter(own), None)))
    return tuple(told)
