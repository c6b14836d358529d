"""A question's guidance as parts with headings, the same beside a question, in a record and in the guidance place."""

from __future__ import annotations

from carehome_desktop.domain.questions import Question
from carehome_desktop.domain.words import day_words
from carehome_desktop.ui.question.view import GuidancePart


def guidance_parts(question: Question) -> tuple[GuidancePart, ...]:
    """Return the guidance of a question, dated advice included, with empty parts left out."""
    told = question.guidance
    parts = (
        GuidancePart("What it asks", told.asks),
        GuidancePart("When to say yes", told.say_yes),
        GuidancePart("When to say no", told.say_no),
        GuidancePart("Where the guidance is silent", told.silent),
        GuidancePart("Advice for homes only for people under 65", _advice(question)),
        GuidancePart("Help you can ask for", told.help),
        GuidancePart("If you say no", told.if_no),
        GuidancePart(
            "Sources", tuple(f"{each.title}, {each.publisher}, {each.date}" for each in told.sources), is_source=True
        ),
    )
    return tuple(part for part in parts if part.paragraphs)


def _advice(question: Question) -> tuple[str, ...]:
    found = []
    for advice in question.advice:
        ends = f"Until {day_words(advice.last_day)}: " if advice.last_day else ""
        begins = f"From {day_words(advice.first_day)}: " if advice.first_day else ""
        found.append(f"{begins or ends}{' '.join(advice.words)}")
    return tuple(found)
