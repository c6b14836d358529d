"""What is different between two versions of a set of questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from carehome_desktop.domain.periods import PeriodKind
from carehome_desktop.domain.questions import Question, Section

_EACH = {PeriodKind.DAY: "each day", PeriodKind.WEEK: "each week", PeriodKind.MONTH: "each month"}


class ChangeKind(StrEnum):
    """What became of a question."""

    ADDED = "added"
    GONE = "gone"
    REWORDED = "reworded"
    KIND_CHANGED = "kind-changed"


@dataclass(frozen=True)
class QuestionChange:
    """One question that is not as it was; `what` names the parts of it that are worded otherwise."""

    kind: ChangeKind
    before: Question | None
    after: Question | None
    what: tuple[str, ...] = ()

    @property
    def question(self) -> Question:
        """Return the question as it is asked from now on, or as it was asked last."""
        question = self.after or self.before
        assert question is not None
        return question


@dataclass(frozen=True)
class SetChange:
    """A newer version of a set beside the one before it (None: the set is new); `same` counts questions without a change."""

    before: Section | None
    after: Section
    questions: tuple[QuestionChange, ...]
    same: int

    def of(self, kind: ChangeKind) -> tuple[QuestionChange, ...]:
        """Return the questions of which this became."""
        return tuple(each for each in self.questions if each.kind is kind)

    def how_often(self) -> str:
        """Return a sentence where the set is asked more or less often than before, else nothing."""
        if self.before is None or self.before.period_kind is self.after.period_kind:
            return ""
        return f"Asked {_EACH[self.after.period_kind]} instead of {_EACH[self.before.period_kind]}."


def compare(before: Section | None, after: Section) -> SetChange:
    """Return what changed: by the questions' ids, first what is added or otherwise, in the new order, then what is gone."""
    old = {question.id: question for question in before.questions} if before else {}
    changes = [change for question in after.questions for change in _changes(old.get(question.id), question)]
    kept = {question.id for question in after.questions}
    gone = [QuestionChange(ChangeKind.GONE, each, None) for each in old.values() if each.id not in kept]
    return SetChange(before, after, (*changes, *gone), len(after.questions) - len(changes))


def _changes(before: Question | None, after: Question) -> Iterator[QuestionChange]:
    if before is None:
        yield QuestionChange(ChangeKind.ADDED, None, after)
    elif before.kind is not after.kind:
        yield QuestionChange(ChangeKind.KIND_CHANGED, before, after)
    elif what := tuple(_reworded(before, after)):
        yield QuestionChange(ChangeKind.REWORDED, before, after, what)


def _reworded(before: Question, after: Question) -> Iterator[str]:
    if before.heading != after.heading:
        yield "the question"
    if before.parts != after.parts or before.parts_of != after.parts_of:
        yield "the lines or choices"
    if (before.unit, before.least, before.most) != (after.unit, after.least, after.most):
        yield "what is counted, or how many there can be"
    if before.required != after.required:
        yield "whether it may stay blank"
    if before.guidance != after.guidance or before.advice != after.advice:
        yield "the guidance"
