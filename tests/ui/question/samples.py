"""A question as a manager meets it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from carehome_desktop.ui.question.view import GuidancePart, QuestionView

SATURDAY = date(2026, 11, 21)

WAGES = QuestionView(
    key="infection-control/2026-11-21/wages",
    section_title="Infection control",
    period_words="Saturday 21 November 2026",
    number=3,
    total=13,
    answered_count=2,
    to_find_count=1,
    heading="Do you pay staff their full wage when they stay away after a positive test?",
    label_quoted="Paying staff full wages while isolating following a positive test",
    today=SATURDAY,
    guidance=(
        GuidancePart("What it asks", ("It asks if staff lose money when they test positive and stay at home.",)),
        GuidancePart("When to say yes", ("You pay the full normal wage for the days they must stay away.",)),
        GuidancePart("When to say no", ("You pay sick pay only, or a part of the wage.",)),
        GuidancePart("Where the guide is silent", ("It does not say what to answer if no one has stayed away yet.",)),
        GuidancePart("Help you can ask for", ("The Infection Control Fund can pay for this. Ask your council.",)),
        GuidancePart(
            "If you say no",
            ("You will not lose funding. Your council may ring to help. Answering often was to be a condition.",),
        ),
        GuidancePart(
            "Source",
            ("Capacity Tracker questions and answers, Department of Health and Social Care, undated.",),
            is_source=True,
        ),
    ),
)


def question(**changes: Any) -> QuestionView:
    """Return the sample question with some things otherwise."""
    return replace(WAGES, **changes)
