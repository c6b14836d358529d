"""`carehome-desktop returns check`: what is missing, what looks odd, and what could not be looked at."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import Any

from carehome_desktop.cli.context import Context
from carehome_desktop.cli.home import LABELS
from carehome_desktop.domain.questions import Question
from carehome_desktop.domain.soft_checks import Oddity
from carehome_desktop.domain.words import count_words
from carehome_desktop.services.filing import Check

OURS = "What looks odd is this program's own check, not one of the tracker's. It holds nothing back."
NOT_TOLD = "Not looked at: {label} of the home. Not known here; tell it with: home set {key} NUMBER"


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> argparse.ArgumentParser:
    """Add the command to `returns`."""
    check = commands.add_parser("check", help="what is missing and what looks odd, before it goes; nothing is changed")
    check.add_argument("section")
    check.set_defaults(run=run_check)
    return check


def run_check(context: Context) -> int:
    """Show how a section stands before it is queued."""
    from carehome_desktop.cli.returns import period_of

    args = context.args
    with context.house(writing=False) as house:
        period = period_of(house, args.section, args.period)
        check = house.filing.check(args.section, period)
        return context.out.done(list(_lines(check)), _data(check))


def _lines(check: Check) -> Iterator[str]:
    state = check.state
    total = count_words(len(state.questions), "question")
    yield f"{state.section.title}, {state.period.words()}: {len(check.answered)} of {total} answered"
    for title, questions in _groups(check):
        if questions:
            yield f"  {title}: {', '.join(question.id for question in questions)}"
    yield check.problem.words if check.problem else "Nothing holds it back."
    if check.caution:
        yield f"By hand or as a file: {check.caution}"
    if check.asking_first:
        yield "To the endpoint: it waits until we know what the tracker already has."
    for odd in check.odd:
        yield f"Looks odd: {odd.words} ({', '.join(odd.question_ids)})"
        if odd.explained:
            yield f"  Your note: {odd.note}"
    if check.odd:
        yield OURS
    for key in check.not_told:
        yield NOT_TOLD.format(label=LABELS[key].lower(), key=key)


def _groups(check: Check) -> Sequence[tuple[str, tuple[Question, ...]]]:
    return (("Missing", check.missing), ("To find out", check.to_find_out), ("To confirm", check.carried))


def _data(check: Check) -> dict[str, Any]:
    return {
        "section": check.state.section.id,
        "period": check.state.period.text,
        "answered": [question.id for question in check.answered],
        "missing": [question.id for question in check.missing],
        "to_find_out": [question.id for question in check.to_find_out],
        "to_confirm": [question.id for question in check.carried],
        "problem": check.problem.words if check.problem else None,
        "odd": [_odd(each) for each in check.odd],
        "not_told": list(check.not_told),
        "caution": check.caution,
        "asking_first": check.asking_first,
    }


def _odd(odd: Oddity) -> dict[str, Any]:
    return {"rule": odd.kind.value, "questions": list(odd.question_ids), "words": odd.words, "note": odd.note}
