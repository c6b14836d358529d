"""Small sections of figures for the tests of what looks odd: two bed types, three figures and one yes or no."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from carehome_desktop.domain.oddities import OddPair, SoftCheck, SoftRule
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.questions import AnswerKind, Guidance, Part, Question, Section
from carehome_desktop.domain.soft_checks import Oddity, Seen, oddities
from carehome_desktop.domain.values import Counts, Given, Number, YesNo

NOW = Period(PeriodKind.MONTH, "2026-11")
TYPES = (Part("nursing", "Nursing"), Part("short", "Short stay"))
GUIDANCE = Guidance((), (), (), (), (), (), ())

Figure = int | tuple[int | None, ...] | bool


def question(id_: str, number: int, kind: AnswerKind = AnswerKind.COUNTS, **rules: Any) -> Question:
    parts = TYPES if kind is AnswerKind.COUNTS else ()
    return Question(id_, number, f"How many {id_}?", "", kind, False, False, GUIDANCE, parts=parts, **rules)


QUESTIONS = (
    question("total", 1),
    question("used", 2),
    question("kept", 3),
    question("hours", 4, AnswerKind.NUMBER),
    question("open", 5, AnswerKind.YES_NO),
)


def section(*soft: SoftCheck, odd: tuple[OddPair, ...] = (), **rules: Any) -> Section:
    """Return a section in which every figure has these rules."""
    questions = tuple(replace(each, **rules) for each in QUESTIONS)
    month = PeriodKind.MONTH
    return Section("s", "1", "", "S", "p", month, date(2024, 4, 26), None, questions, soft=soft, odd=odd)


def at_most(left: list[str], right: list[str], words: str = "Too many: {lines}.") -> SoftCheck:
    return SoftCheck(SoftRule.AT_MOST, tuple(left), tuple(right), words)


def value(figure: Figure) -> Given:
    if isinstance(figure, bool):
        return YesNo(figure)
    if isinstance(figure, int):
        return Number(figure)
    return Counts.of({part.id: each for part, each in zip(TYPES, figure, strict=True) if each is not None})


def month(text: str) -> Period:
    return Period(PeriodKind.MONTH, text)


def look(
    section: Section,
    given: Mapping[str, Figure],
    *,
    history: Mapping[str, Mapping[str, Figure]] | None = None,
    facts: Mapping[str, int] | None = None,
    notes: Mapping[str, str] | None = None,
) -> list[Oddity]:
    """Return what looks odd among these figures."""
    seen = Seen(
        period=NOW,
        values={name: value(figure) for name, figure in given.items()},
        parts={each.id: each.parts for each in section.questions},
        notes=notes or {},
        facts=facts or {},
        history={
            name: {month(text): value(figure) for text, figure in past.items()}
            for name, past in (history or {}).items()
        },
    )
    return list(oddities(section, seen))
