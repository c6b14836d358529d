"""A question's guidance as parts with headings, the same beside a question, in a record and in the guidance place."""

from __future__ import annotations

from collections.abc import Iterable

from carehome_desktop.domain.guidance_texts import Passage, passages_of
from carehome_desktop.domain.questions import Question
from carehome_desktop.ui.question.view import GuidancePart


def guidance_parts(question: Question) -> tuple[GuidancePart, ...]:
    """Return the guidance of a question, dated advice included, with empty parts left out."""
    return parts_of(passages_of(question))


def parts_of(passages: Iterable[Passage]) -> tuple[GuidancePart, ...]:
    """Return passages as the parts that a guidance column shows."""
    return tuple(GuidancePart(each.title, each.paragraphs, is_source=each.is_source) for each in passages)
