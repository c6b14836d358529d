"""What was filed and answered before: the values that history is listed, found, compared and proved with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from carehome_desktop.domain.delivery import Receipt, State
from carehome_desktop.domain.periods import Period, PeriodKind

ARRIVED = frozenset({State.RECEIVED, State.ENTERED})
"""The two ways in which the tracker has what was answered."""


@dataclass(frozen=True)
class PastReturn:
    """One revision of a return without its answers.

    `number` is the receipt or the reference that was noted, `arrived_at` when the endpoint took it or a person entered it,
    `noted_at` when they wrote that down.
    """

    id: str
    section_id: str
    title: str
    period: Period
    revision: int
    set_digest: str
    set_version: str
    state: State
    queued_by: str
    queued_at: datetime
    number: str = ""
    arrived_at: datetime | None = None
    noted_at: datetime | None = None
    lost: tuple[Receipt, ...] = ()
    """Earlier revisions that the endpoint has and this file does not: they were sent before a copy was put back."""


def counting(returns: Sequence[PastReturn]) -> PastReturn | None:
    """Return which of a return's revisions counts: the newest that arrived, else the newest that was not replaced."""
    arrived = [each for each in returns if each.state in ARRIVED]
    open_ = [each for each in returns if each.state is not State.SUPERSEDED]
    return max(arrived or open_ or returns, key=lambda each: each.revision, default=None)


@dataclass(frozen=True)
class PastAnswer:
    """One answer as it was given, in words; `return_id` is "" for one that was saved and not made ready to go since."""

    return_id: str
    section_id: str
    title: str
    period: Period
    revision: int
    standing: str
    question_id: str
    number: int
    heading: str
    answer: str
    note: str
    person_id: str
    who: str
    saved_at: datetime
    set_version: str


@dataclass(frozen=True)
class Found:
    """The newest of the answers that hold what was typed, and how many do in all."""

    answers: tuple[PastAnswer, ...]
    total: int
    searched: int


@dataclass(frozen=True)
class Side:
    """One side of a comparison: the words of an answer, its figure where it has one, and its note."""

    words: str
    figure: int | None = None
    note: str = ""


@dataclass(frozen=True)
class ComparedLine:
    """One answer, or one line of a table, on both sides; None where it was not asked or not answered."""

    number: int
    heading: str
    line: str
    before: Side | None
    after: Side | None

    @property
    def changed(self) -> bool:
        """Return whether the answer itself is another one."""
        return (self.before.words if self.before else None) != (self.after.words if self.after else None)

    @property
    def difference(self) -> int | None:
        """Return how much a figure went up (or, below nought, down); None if one side has none."""
        if self.before is None or self.after is None or self.before.figure is None or self.after.figure is None:
            return None
        return self.after.figure - self.before.figure


@dataclass(frozen=True)
class Comparison:
    """Two periods of one section; `lines` are all that either side has, in the order asked."""

    title: str
    before: Period
    after: Period
    before_words: str
    after_words: str
    lines: tuple[ComparedLine, ...]
    set_changed: bool

    def changed(self) -> tuple[ComparedLine, ...]:
        """Return the lines whose answer changed."""
        return tuple(line for line in self.lines if line.changed)


@dataclass(frozen=True)
class Update:
    """Something the tracker got: when, of which return, and in words how."""

    at: datetime
    title: str
    period: Period
    words: str


@dataclass(frozen=True)
class ProofLine:
    """One day (or week or month) that is counted; `updates` in it, and `instead` says what there was if there are none."""

    period: Period
    updates: tuple[Update, ...]
    instead: str = ""


@dataclass(frozen=True)
class Proof:
    """*Updated on n of m days*, with every day of it; `what` names the section, or says *any section*."""

    first: date
    last: date
    what: str
    lines: tuple[ProofLine, ...]

    def missed(self) -> tuple[ProofLine, ...]:
        """Return what was not updated."""
        return tuple(line for line in self.lines if not line.updates)

    def counts(self) -> tuple[tuple[PeriodKind, int, int], ...]:
        """Return for each kind of period how many were updated, of how many."""
        kinds = dict.fromkeys(line.period.kind for line in self.lines)
        return tuple(
            (
                kind,
                sum(1 for line in self.lines if line.period.kind is kind and line.updates),
                sum(1 for line in self.lines if line.period.kind is kind),
            )
            for kind in kinds
        )


@dataclass(frozen=True)
class FigurePoint:
    """One period of a figure; `level` is None where nothing was given."""

    period: Period
    level: int | None
    words: str
    return_id: str


@dataclass(frozen=True)
class FigureName:
    """Something that can be drawn: a question's figure, or one line of its table."""

    question_id: str
    part_id: str
    words: str
    unit: str
    levels: tuple[str, ...] = ()
    """Where the answer is no number, what each level means, the lowest first."""


@dataclass(frozen=True)
class Figure:
    """A figure over time, the oldest period first."""

    name: FigureName
    points: tuple[FigurePoint, ...]
