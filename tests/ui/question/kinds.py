"""One question of each kind, as a manager meets it."""

from __future__ import annotations

from typing import Any

from carehome_desktop.domain.questions import AnswerKind, Guidance, Part, Question
from carehome_desktop.ui.question.view import QuestionView
from tests.ui.question.samples import question

BED_TYPES = (
    Part("dementia-nursing", "Dementia nursing", "For people with dementia who need a nurse."),
    Part("general-nursing", "General nursing", "For people who need a nurse for other reasons."),
    Part("general-residential", "General residential"),
)
STAFF = (
    Part("nurses", "Registered nurses"),
    Part("care", "Care-providing staff", "They give care and are not there as registered nurses."),
    Part("non-care", "Non-care-providing staff"),
)
COLOURS = (
    Part("red", "Red", "None, or not enough for two days.", "red"),
    Part("amber", "Amber", "Enough for some days.", "amber"),
    Part("green", "Green", "Enough.", "green"),
    Part("blue", "Blue", "Enough for a long time.", "blue"),
)
_SILENT = Guidance(asks=(), say_yes=(), say_no=(), silent=(), help=(), if_no=(), sources=())

HEADINGS = {
    AnswerKind.NUMBER: "How many hours did you pay your own staff for?",
    AnswerKind.COUNTS: "How many people do you employ?",
    AnswerKind.CHOICE: "How do you stand for gloves?",
    AnswerKind.DATE: "When did your last outbreak end?",
    AnswerKind.TEXT: "Why are beds closed?",
    AnswerKind.PICKS: "Which types of bed does your home have?",
}
UNITS = {AnswerKind.NUMBER: "hours", AnswerKind.COUNTS: "people"}
PARTS = {AnswerKind.COUNTS: STAFF, AnswerKind.CHOICE: COLOURS, AnswerKind.PICKS: BED_TYPES}


def asked(kind: AnswerKind, **changes: Any) -> Question:
    """Return a question of a kind, with some things otherwise."""
    made = {"unit": UNITS.get(kind, ""), "parts": PARTS.get(kind, ()), "most": 9_999} | changes
    return Question(
        id="sample",
        number=3,
        heading=HEADINGS[kind],
        label_2020="",
        kind=kind,
        not_needed_means_yes=False,
        can_be_declined=False,
        guidance=_SILENT,
        **made,
    )


def of_kind(kind: AnswerKind, *, as_asked: Question | None = None, **changes: Any) -> QuestionView:
    """Return the page's view of a question of a kind."""
    one = as_asked or asked(kind)
    shown = {"key": f"sample {kind}", "heading": one.heading, "label_quoted": "", "asked": one, "parts": one.parts}
    return question(**(shown | changes))
