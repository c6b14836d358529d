"""Two periods of one section side by side: what changed, with both values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection

from carehome_desktop.domain.delivery_words import STATE_WORDS
from carehome_desktop.domain.history import ComparedLine, Comparison, Side, counting
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.questions import Section
from carehome_desktop.domain.values import value_as_data
from carehome_desktop.services.past_answers import NOT_SENT, Said, Wording
from carehome_desktop.store import drafts, history
from carehome_desktop.store.history import GivenAnswer

if TYPE_CHECKING:
    from carehome_desktop.services.history import History

_Place = tuple[str, str]
"""A question and a line of its table ("" for the whole answer)."""


class _Period:
    """What stands for one period: the revision that counts, or else what was saved."""

    def __init__(self, past: History, connection: Connection, section_id: str, period: Period) -> None:
        filed = counting(history.of_return(connection, section_id, period))
        if filed is not None:
            past.sets.read(connection, {filed.set_digest})
            ((_, self.given),) = history.answers_of(connection, [filed.id])
            self.digest, version = filed.set_digest, filed.set_version
            self.words = f"{STATE_WORDS[filed.state]}, revision {filed.revision}"
        else:
            saved = drafts.of(connection, section_id, period)
            self.given = [
                GivenAnswer(
                    answer.question_id,
                    value_as_data(answer.value),
                    answer.note,
                    answer.declined,
                    answer.person_id,
                    answer.saved_at.isoformat(),
                )
                for answer in saved.values()
                if answer.value is not None
            ]
            newest = max(saved.values(), key=lambda answer: answer.saved_at, default=None)
            self.digest, version = (newest.set_digest, newest.set_version) if newest else ("", "")
            self.words = NOT_SENT
        self.section: Section | None = past.sets.of(self.digest, section_id, version)

    def sides(self, wording: Wording) -> dict[_Place, tuple[Said, str, Side]]:
        """Return every line that was answered, by its place."""
        found: dict[_Place, tuple[Said, str, Side]] = {}
        for given in self.given:
            said = wording.said(self.section, self.digest, given)
            for line in said.lines:
                side = Side(line.whole, line.figure, given.note)
                found[given.question, line.part_id] = (said, line.name, side)
        return found


def compare(past: History, section_id: str, before: Period, after: Period) -> Comparison | Problem:
    """Return what is different between two periods, or why they cannot be compared."""
    if before == after:
        return Problem("after", "Both are the same period. Choose two different ones.")
    if problem := _of_another_kind(past, section_id, before, after):
        return problem
    with past.store.read() as connection:
        old, new = (_Period(past, connection, section_id, period) for period in (before, after))
    for side, field, period in ((old, "before", before), (new, "after", after)):
        if not side.given:
            return Problem(field, f"There are no answers for {period.words()}. Choose another {period.kind.value}.")
    wording = Wording()
    left, right = old.sides(wording), new.sides(wording)
    lines = [
        ComparedLine(
            number=said.number,
            heading=said.heading,
            line=name,
            before=left[place][2] if place in left else None,
            after=right[place][2] if place in right else None,
        )
        for place, (said, name, _) in (left | right).items()
    ]
    return Comparison(
        title=past.title(section_id, after),
        before=before,
        after=after,
        before_words=old.words,
        after_words=new.words,
        lines=tuple(sorted(lines, key=lambda line: line.number)),
        set_changed=old.digest != new.digest,
    )


def _of_another_kind(past: History, section_id: str, before: Period, after: Period) -> Problem | None:
    """Return what is wrong with a day given for a section that is answered by the month, and the like."""
    periods = past.periods(section_id)
    kinds = list(dict.fromkeys(period.kind for period in periods))
    for field, period in (("before", before), ("after", after)):
        if kinds and period.kind not in kinds:
            newest = next(each for each in periods if each.kind is kinds[0])
            title = past.title(section_id, newest)
            by = " or ".join(f"the {kind.value}" for kind in kinds)
            return Problem(field, f"{title} is answered by {by}. Choose one, such as {newest.words()} ({newest.text}).")
    return None
